using Podium.Core.Resilience;

namespace Podium.Core.Execution;

/// <summary>
/// Sees steps as they happen. Calls come one at a time, but from any thread; a slow observer slows the run, and one
/// that throws ends it.
/// </summary>
public interface IStepObserver
{
    /// <summary>A worker is about to be called.</summary>
    void OnStarted(int step, string prompt, TimeSpan start);

    /// <summary>A worker wrote some more; only in a run that streams.</summary>
    void OnOutput(int step, string text);

    /// <summary>
    /// A call failed and is made again, of the same worker or of another, or another beside it was faster; what was
    /// written so far is void.
    /// </summary>
    void OnAttemptFailed(int step, FailedAttempt attempt);

    /// <summary>A step ended, or turned out not to be run.</summary>
    void OnEnded(int step, StepResult result);
}
