using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Neural.Conducting;

namespace Podium.Pocket.Corpora;

/// <summary>A question before a pool, and plans for it.</summary>
/// <param name="Cards">The pool's cards.</param>
/// <param name="Question">The question.</param>
/// <param name="Rounds">The round before, if there was one.</param>
/// <param name="Plans">The plans; an empty one accepts what the round before gave.</param>
internal sealed record ColdStartExample(
    IReadOnlyList<WorkerCard> Cards,
    string Question,
    IReadOnlyList<Round> Rounds,
    IReadOnlyList<IReadOnlyList<PlannedStep>> Plans);
