using System.Text;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Resilience;

namespace Podium.Cli.Replay;

/// <summary>One step, as far as it has come.</summary>
/// <param name="plan">What the workflow says of it.</param>
internal sealed class StepState(RecordedStep plan)
{
    private readonly StringBuilder _streamed = new();
    private readonly List<FailedAttempt> _failed = [];

    public RecordedStep Plan { get; } = plan;

    public RunEvent.StepStarted? Started { get; set; }

    public RunEvent.StepCompleted? Completed { get; set; }

    /// <summary>Calls that failed and were followed by another.</summary>
    public IReadOnlyList<FailedAttempt> Failed => _failed;

    /// <summary>What its worker has written so far; <see langword="null"/> if it gave no output.</summary>
    public string? Output => Completed is null
        ? _streamed.ToString()
        : (Completed.Outcome as StepOutcome.Completed)?.Text;

    public void Append(string text) => _streamed.Append(text);

    /// <summary>Notes a call that failed; what it wrote is void.</summary>
    public void Fail(FailedAttempt failed)
    {
        _failed.Add(failed);
        _streamed.Clear();
    }
}
