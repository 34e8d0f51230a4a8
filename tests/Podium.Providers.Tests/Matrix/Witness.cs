using System.Collections.Concurrent;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Resilience;
using Podium.Core.Runs;

namespace Podium.Providers.Tests.Matrix;

/// <summary>Sees all that a run shows of itself, and takes back what a failed call wrote.</summary>
/// <param name="isStreaming">Whether it wants the output as it comes.</param>
internal sealed class Witness(bool isStreaming) : IRunObserver, IStepObserver
{
    public bool IsStreaming => isStreaming;

    /// <summary>What stands of the output of the step that wrote last.</summary>
    public string Shown { get; private set; } = "";

    public List<RunEvent> Events { get; } = [];

    /// <summary>What the clients of the pool threw.</summary>
    public ConcurrentQueue<Exception> Thrown { get; } = new();

    public void OnEvent(RunEvent runEvent)
    {
        Events.Add(runEvent);
        if (runEvent is RunEvent.StepStarted or RunEvent.AttemptFailed)
        {
            Shown = "";
        }
    }

    public void OnOutput(int round, int step, string text) => Shown += text;

    public void OnStarted(int step, string prompt, TimeSpan start)
    {
    }

    public void OnOutput(int step, string text) => Shown += text;

    public void OnAttemptFailed(int step, FailedAttempt attempt) => Shown = "";

    public void OnEnded(int step, StepResult result)
    {
    }
}
