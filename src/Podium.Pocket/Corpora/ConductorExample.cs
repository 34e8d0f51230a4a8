using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Neural.Conducting;

namespace Podium.Pocket.Corpora;

/// <summary>A question before a pool, and plans for a conductor to imitate.</summary>
/// <param name="Cards">The pool's cards.</param>
/// <param name="Question">The question.</param>
/// <param name="Rounds">The rounds already run for it, oldest first.</param>
/// <param name="Plans">Plans that may follow; an empty one accepts what the rounds gave.</param>
internal sealed record ConductorExample(
    IReadOnlyList<WorkerCard> Cards,
    string Question,
    IReadOnlyList<Round> Rounds,
    IReadOnlyList<IReadOnlyList<PlannedStep>> Plans)
{
    /// <summary>Number of the first step of the first round.</summary>
    public int FirstStep { get; init; }
}
