using Podium.Core.Budgets;
using Podium.Core.Conductors;

namespace Podium.Testing;

/// <summary>A conductor that writes what it is told, round by round, and remembers what it was asked.</summary>
/// <param name="texts">Workflow text of each round; the last one is repeated.</param>
public sealed class FixedConductor(params IReadOnlyList<string> texts) : IBoundedConductor
{
    private readonly List<ConductorRequest> _requests = [];

    /// <summary>What it was asked so far.</summary>
    public IReadOnlyList<ConductorRequest> Requests => _requests;

    /// <summary>Tokens that it reports for each workflow.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Called before each word of a workflow that is told to whoever listens.</summary>
    public Action? BeforeWord { get; init; }

    /// <inheritdoc/>
    public TokenUsage Bound(ConductorRequest request) => Usage;

    /// <inheritdoc/>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }

        var text = texts[Math.Min(request.Rounds.Count, texts.Count - 1)];
        foreach (var word in text.Split(' '))
        {
            BeforeWord?.Invoke();
            request.Written?.Invoke(word + ' ');
        }

        return ValueTask.FromResult(new ConductorReply(text, Usage.ToUsageDetails()));
    }
}
