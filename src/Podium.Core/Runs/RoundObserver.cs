using Podium.Core.Execution;
using Podium.Core.Records;

namespace Podium.Core.Runs;

/// <summary>Tells a run's observer what happens to one round's steps.</summary>
internal sealed class RoundObserver(IRunObserver observer, int round, StepRecorder recorder) : IStepObserver
{
    public void OnStarted(int step, string prompt, TimeSpan start) =>
        observer.OnEvent(recorder.Started(round, step, prompt, start));

    public void OnOutput(int step, string text) => observer.OnOutput(round, step, text);

    public void OnEnded(int step, StepResult result) => observer.OnEvent(StepRecorder.Completed(round, step, result));
}
