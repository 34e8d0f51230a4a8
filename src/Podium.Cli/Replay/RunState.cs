using System.Text;
using Podium.Core.Records;
using Podium.Core.Resilience;

namespace Podium.Cli.Replay;

/// <summary>A run, as far as its events tell: the same whether they happen now or come from a record.</summary>
internal sealed class RunState
{
    private readonly List<RoundState> _rounds = [];
    private readonly StringBuilder _plan = new();
    private readonly List<FailedAttempt> _failed = [];

    public RunEvent.RunStarted? Started { get; private set; }

    public IReadOnlyList<RoundState> Rounds => _rounds;

    /// <summary>What the conductor has written so far of a workflow that is not finished.</summary>
    public string Plan => _plan.ToString();

    /// <summary>Calls of the conductor that failed since the last workflow.</summary>
    public IReadOnlyList<FailedAttempt> Failed => _failed;

    public RunEvent.RunCompleted? Completed { get; private set; }

    /// <summary>Whether the workers' usage is the most that it can be, because not all of it was reported.</summary>
    public bool IsWorkerUsageAtMost =>
        _rounds.SelectMany(round => round.Steps).Any(step => step.Completed is { IsUsageReported: false });

    /// <summary>Whether the conductor's usage is the most that it can be.</summary>
    public bool IsConductorUsageAtMost =>
        Completed is { IsConductorUsageAtMost: true } || _rounds.Any(round => round.Written.IsUsageAtMost);

    /// <summary>Takes the next event in.</summary>
    /// <exception cref="InvalidDataException">The event does not fit those before it.</exception>
    public void Apply(RunEvent runEvent)
    {
        if (Completed is not null || runEvent is RunEvent.RunStarted == Started is not null)
        {
            throw new InvalidDataException($"{runEvent.GetType().Name} does not belong where it stands in the run.");
        }

        switch (runEvent)
        {
            case RunEvent.RunStarted started:
                Started = started;
                break;
            case RunEvent.WorkflowWritten written when written.Round == _rounds.Count:
                _rounds.Add(new RoundState(written));
                _plan.Clear();
                _failed.Clear();
                break;
            case RunEvent.StepStarted step:
                StepOf(step.Round, step.Step).Started = step;
                break;
            case RunEvent.AttemptFailed { Step: { } step } attempt:
                StepOf(attempt.Round, step).Fail(attempt.Failed);
                break;
            case RunEvent.AttemptFailed attempt when attempt.Round == _rounds.Count:
                _failed.Add(attempt.Failed);
                break;
            case RunEvent.StepCompleted step:
                StepOf(step.Round, step.Step).Completed = step;
                break;
            case RunEvent.RoundCompleted round:
                RoundOf(round.Round).Completed = round;
                break;
            case RunEvent.RunCompleted completed:
                Completed = completed;
                break;
            default:
                throw new InvalidDataException($"The workflow of round {_rounds.Count} is missing.");
        }
    }

    /// <summary>Takes more of the next round's workflow in.</summary>
    public void Append(string plan) => _plan.Append(plan);

    /// <summary>Takes more of a step's output in.</summary>
    public void Append(int round, int step, string text) => StepOf(round, step).Append(text);

    private RoundState RoundOf(int round) => round >= 0 && round < _rounds.Count
        ? _rounds[round]
        : throw new InvalidDataException($"There is no workflow of a round {round}.");

    private StepState StepOf(int round, int step)
    {
        var steps = RoundOf(round).Steps;
        return step >= 0 && step < steps.Count
            ? steps[step]
            : throw new InvalidDataException(
                $"The workflow of round {round} has {steps.Count} steps, and no step {step}.");
    }
}
