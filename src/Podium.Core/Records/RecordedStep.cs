namespace Podium.Core.Records;

/// <summary>A step of a workflow as the record keeps it.</summary>
/// <param name="WorkerId">0-based position of the worker in the pool.</param>
/// <param name="Worker">Name of the worker.</param>
/// <param name="Subtask">What the worker is asked.</param>
/// <param name="Sees">
/// 0-based indices of the steps it is shown, ascending; negative ones count back into earlier rounds, and -1 is the
/// previous round's last step.
/// </param>
public sealed record RecordedStep(int WorkerId, string Worker, string Subtask, IReadOnlyList<int> Sees);
