using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Pocket.Training;

/// <summary>A problem, a pool, and a round of a neural conductor that answered it rightly.</summary>
/// <param name="Question">The question.</param>
/// <param name="Cards">The pool's cards, in the order of the workers' ids.</param>
/// <param name="Round">The round, with the conductor's plan as prose.</param>
public sealed record SolvedProblem(string Question, IReadOnlyList<WorkerCard> Cards, Round Round);
