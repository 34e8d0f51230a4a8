using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Resilience;

namespace Podium.Core.Runs;

/// <summary>Tells a run's observer what happens to one round's steps.</summary>
internal sealed class RoundObserver(IRunObserver observer, int round, StepRecorder recorder) : IStepObserver
{
    private readonly Dictionary<int, int> _failures = [];

    public void OnStarted(int step, string prompt, TimeSpan start) =>
        observer.OnEvent(recorder.Started(round, step, prompt, start));

    public void OnOutput(int step, string text) => observer.OnOutput(round, step, text);

    public void OnAttemptFailed(int step, FailedAttempt attempt) =>
        observer.OnEvent(new RunEvent.AttemptFailed(round, step, NumberOf(step), attempt));

    public void OnEnded(int step, StepResult result) => observer.OnEvent(StepRecorder.Completed(round, step, result));

    private int NumberOf(int step)
    {
        var number = _failures.GetValueOrDefault(step);
        _failures[step] = number + 1;
        return number;
    }
}
