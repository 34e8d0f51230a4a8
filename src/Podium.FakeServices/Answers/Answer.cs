using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.FakeServices.Serving;

namespace Podium.FakeServices.Answers;

/// <summary>An answer before it is written in a vendor's format.</summary>
/// <param name="Id">What tells it from others of the service; no vendor's prefix.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Created">When.</param>
/// <param name="Pieces">What it says.</param>
/// <param name="Finish">Why it ends.</param>
/// <param name="Usage">Tokens that are billed for it.</param>
internal sealed record Answer(
    string Id,
    string Model,
    DateTimeOffset Created,
    IReadOnlyList<Piece> Pieces,
    ChatFinishReason Finish,
    TokenUsage Usage)
{
    /// <summary>What bills it while it is sent.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Tokens that are reported; <see langword="null"/> if nothing is said.</summary>
    public TokenUsage? Reported { get; init; } = Usage;

    /// <summary>Whether it has a choice in it.</summary>
    public bool HasChoice { get; init; } = true;

    public string Text => string.Concat(Pieces.OfType<Piece.Text>().Select(piece => piece.Value));

    public string Reasoning => string.Concat(Pieces.OfType<Piece.Reasoning>().Select(piece => piece.Value));

    public IEnumerable<Piece.Call> Calls => Pieces.OfType<Piece.Call>();

    public string ArgumentsOf(Piece.Call call) => string.Concat(
        Pieces.OfType<Piece.Arguments>().Where(piece => piece.Index == call.Index).Select(piece => piece.Value));

    /// <summary>Output tokens that are generated when the first <paramref name="pieces"/> pieces are.</summary>
    public long OutputTokensUntil(int pieces) =>
        Pieces.Count == 0 ? 0 : Usage.OutputTokens * pieces / Pieces.Count;
}
