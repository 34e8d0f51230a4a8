using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Runs;

namespace Podium.Evaluation.Profiling;

/// <summary>One measurement while it lasts.</summary>
internal sealed class ProfileRun(
    IGrader grader, ProfileOptions options, ProfileLog log, IProgress<ProfileProgress>? progress)
{
    private readonly Lock _gate = new();
    private readonly List<ProfileEntry> _made = [];
    private readonly Dictionary<string, int> _faultsInRow = [];
    private decimal _spent;
    private bool _isOverBudget;
    private bool _hasFailed;

    /// <summary>Makes a call, unless the measurement is over or the worker given up.</summary>
    public async ValueTask CallAsync(ProfileCall call, CancellationToken cancellationToken)
    {
        if (!MayCall(call))
        {
            return;
        }

        var worker = call.Subject.Worker.Name;
        var engine = new RunEngine(
            new SingleWorkerConductor(worker),
            call.Pool,
            new RunOptions { SharedBudget = options.Budget, TimeProvider = options.Clock, ConductorName = worker });
        var run = await engine.RunAsync(call.Problem.Text, null, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _spent += run.TotalPrice;
            if (run.Outcome is RunOutcome.OverBudget)
            {
                _isOverBudget = true;
            }
            else if (run.Outcome is not RunOutcome.Cancelled)
            {
                Keep(EntryOf(call, run));
            }
        }
    }

    /// <summary>What came of it.</summary>
    public ProfileOutcome End(bool isCancelled)
    {
        lock (_gate)
        {
            var stop = isCancelled ? ProfileStop.Cancelled
                : _isOverBudget ? ProfileStop.OverBudget
                : ProfileStop.Done;
            var givenUp = _faultsInRow.Where(pair => pair.Value >= options.MostFaultsInRow).Select(pair => pair.Key);
            return new ProfileOutcome(stop, [.. _made], [.. givenUp.Order(StringComparer.Ordinal)], _spent);
        }
    }

    private bool MayCall(ProfileCall call)
    {
        lock (_gate)
        {
            return !_isOverBudget && !_hasFailed
                && _faultsInRow.GetValueOrDefault(call.Subject.Worker.Name) < options.MostFaultsInRow;
        }
    }

    private void Keep(ProfileEntry entry)
    {
        // Should keeping it fail, no further money is spent on what cannot be kept either.
        _hasFailed = true;
        log.Append(entry);
        _hasFailed = false;
        _made.Add(entry);
        _faultsInRow[entry.Worker] = entry.Verdict == ProfileVerdict.Faulted
            ? _faultsInRow.GetValueOrDefault(entry.Worker) + 1
            : 0;
        progress?.Report(new ProfileProgress(entry, _spent));
    }

    private ProfileEntry EntryOf(ProfileCall call, RunResult run)
    {
        var (verdict, reason) = Judge(call.Problem, run);
        var subject = call.Subject;
        return new ProfileEntry(
            ProfileLog.Version,
            subject.Worker.Name,
            subject.Service,
            subject.Model,
            call.Problem.Id,
            call.Hash,
            verdict,
            reason,
            run.TotalUsage,
            run.TotalPrice,
            run.Elapsed.TotalMilliseconds,
            options.Clock.GetUtcNow())
        {
            Saved = run.TotalSaved,
        };
    }

    /// <summary>An answer that somebody else gave says nothing about the worker.</summary>
    private (ProfileVerdict Verdict, string Reason) Judge(Problem problem, RunResult run)
    {
        var standIn = run.Rounds.SelectMany(round => round.Execution?.Steps ?? [])
            .Select(step => step.StandIn)
            .FirstOrDefault(name => name is not null);
        return (run.Outcome, standIn) switch
        {
            (_, { } name) => (ProfileVerdict.Faulted, $"'{name}' stood in for the worker."),
            (RunOutcome.Truncated, _) =>
                (ProfileVerdict.Truncated, "The answer reached the most tokens that the worker may answer with."),
            (RunOutcome.Refused refused, _) => (ProfileVerdict.Refused, $"The worker refused: {refused.Message}"),
            (RunOutcome.Faulted faulted, _) => (ProfileVerdict.Faulted, $"{faulted.Fault}: {faulted.Message}"),
            (RunOutcome.Answered, _) when run.Answer is { } answer => Grade(problem, answer),
            _ => throw new InvalidOperationException($"A run of one step ended as {run.Outcome}."),
        };
    }

    private (ProfileVerdict Verdict, string Reason) Grade(Problem problem, string answer)
    {
        var grade = grader.Grade(problem, answer);
        return (grade.IsCorrect ? ProfileVerdict.Right : ProfileVerdict.Wrong, grade.Reason);
    }
}
