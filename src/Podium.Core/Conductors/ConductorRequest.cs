using Podium.Core.Resilience;
using Podium.Core.Workers;

namespace Podium.Core.Conductors;

/// <summary>What a conductor is given to write one workflow.</summary>
/// <param name="Question">The question to be answered.</param>
/// <param name="Pool">The workers it may name.</param>
/// <param name="Rounds">The rounds already run for this question, oldest first.</param>
/// <param name="MaxSteps">Most steps the workflow may have; at least 1.</param>
/// <param name="Seed">Seed of every random choice made for this workflow.</param>
public sealed record ConductorRequest(
    string Question,
    WorkerPool Pool,
    IReadOnlyList<Round> Rounds,
    int MaxSteps,
    long Seed)
{
    /// <summary>
    /// Most rounds that may follow this one. Where there are some, a workflow need not answer the question at once.
    /// </summary>
    public int RoundsLeft { get; init; }

    /// <summary>
    /// Number of steps the workflow must have, at most <see cref="MaxSteps"/>; <see langword="null"/> leaves it to the
    /// conductor. In training a learned conductor is made to try lengths that it would not choose.
    /// </summary>
    public int? ForcedSteps { get; init; }

    /// <summary>
    /// Whether every step must see all steps of the workflow before it. For learned conductors in training, as
    /// <see cref="ForcedSteps"/>; others pay no attention to it.
    /// </summary>
    public bool ForcesFullAccess { get; init; }

    /// <summary>
    /// What the workflow's steps must ask, one text a step, each on one line and without a semicolon, from 1 to
    /// <see cref="MaxSteps"/> of them; who does them and who sees what is left to the conductor.
    /// <see langword="null"/> leaves the subtasks to it too. For learned conductors in training, as
    /// <see cref="ForcedSteps"/>, which it stands in place of; others pay no attention to it.
    /// </summary>
    public IReadOnlyList<string>? ForcedSubtasks { get; init; }

    /// <summary>
    /// How freely a learned conductor draws its workflow: 0 asks for the likeliest, 1 for one as likely as it thinks.
    /// </summary>
    public double Temperature { get; init; }

    /// <summary>
    /// Told each piece of the text when it is written, on the conductor's thread; together the pieces begin the
    /// reply's text. A conductor that cannot tell before it has all of it leaves this alone.
    /// </summary>
    public Action<string>? Written { get; init; }

    /// <summary>Money and a ledger for the conductor's own calls; <see langword="null"/> outside a run.</summary>
    internal CallHost? Host { get; init; }
}
