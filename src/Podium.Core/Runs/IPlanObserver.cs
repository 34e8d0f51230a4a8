namespace Podium.Core.Runs;

/// <summary>A run's observer that also sees a workflow while it is written.</summary>
public interface IPlanObserver : IRunObserver
{
    /// <summary>
    /// The conductor wrote some more of a round's workflow; called where the observer is streaming and the conductor
    /// can. The whole text, which may be longer, comes with the event
    /// <see cref="Records.RunEvent.WorkflowWritten"/>.
    /// </summary>
    void OnPlan(int round, string text);
}
