using Podium.Cli.Replay;

namespace Podium.Cli.Documents;

/// <summary>A round as JSON.</summary>
/// <param name="Workflow">What the conductor wrote.</param>
/// <param name="Errors">Why it cannot be run; empty if it can.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Answer">The round's answer; null if it gave none.</param>
internal sealed record RoundDocument(
    string Workflow, IReadOnlyList<string> Errors, IReadOnlyList<StepDocument> Steps, string? Answer)
{
    public static RoundDocument Of(RoundState round) => new(
        round.Written.Text,
        [.. round.Written.Errors.Select(error => $"At character {error.Position}: {error.Reason}")],
        [.. round.Steps.Select((step, index) => StepDocument.Of(index, step))],
        round.Completed?.Answer);
}
