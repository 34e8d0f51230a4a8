using Podium.Core.Workers;

namespace Podium.Core.Conductors;

/// <summary>A conductor that writes the same workflow for every question: a baseline.</summary>
public interface IFixedConductor : IConductor
{
    /// <summary>
    /// Number of steps its workflow has in <paramref name="pool"/>. A run that allows fewer refuses the workflow, so
    /// whoever starts one sets its limit to at least this; the limit of a learned conductor need not bind a baseline.
    /// </summary>
    int StepsIn(WorkerPool pool);
}
