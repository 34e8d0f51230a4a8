using Podium.Core.Conductors;
using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Core.Runs;
using Podium.Core.Workers;

namespace Podium.Evaluation.Benchmarks;

/// <summary>
/// Runs conductors over problems. The results, but for their times, do not depend on how many problems run at once.
/// </summary>
public sealed class BenchmarkRunner
{
    private readonly IGrader _grader;
    private readonly BenchmarkOptions _options;

    /// <summary>Makes a runner.</summary>
    /// <param name="grader">Judges the answers.</param>
    /// <param name="options">Settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concurrency is below 1.</exception>
    public BenchmarkRunner(IGrader grader, BenchmarkOptions? options = null)
    {
        _grader = grader;
        _options = options ?? new BenchmarkOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Concurrency, 1, nameof(options));
    }

    /// <summary>Runs one entrant over <paramref name="problems"/>.</summary>
    /// <param name="entrant">The conductor and its pool.</param>
    /// <param name="problems">The problems; results come in their order.</param>
    /// <param name="progress">Is told of each problem, one at a time, from any thread.</param>
    /// <param name="cancellationToken">Ends the benchmark.</param>
    /// <exception cref="ArgumentException">The conductor does not suit the pool, or a problem the grader.</exception>
    /// <exception cref="BudgetSpentException">
    /// The benchmark's budget did not cover a call; runs that had begun were finished before.
    /// </exception>
    /// <exception cref="OperationCanceledException">The benchmark was cancelled.</exception>
    public async Task<BenchmarkResult> RunAsync(
        BenchmarkEntrant entrant,
        IReadOnlyList<Problem> problems,
        IProgress<BenchmarkProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var results = new ProblemResult?[problems.Count];
        var done = 0;
        var isSpent = false;
        var reporting = new Lock();
        var start = _options.TimeProvider.GetTimestamp();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = _options.Concurrency,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(
            0,
            problems.Count,
            parallel,
            async (index, token) =>
            {
                if (Volatile.Read(ref isSpent))
                {
                    return;
                }

                var result = await RunAsync(entrant, problems[index], index, token).ConfigureAwait(false);
                if (result is null)
                {
                    Volatile.Write(ref isSpent, true);
                    return;
                }

                lock (reporting)
                {
                    results[index] = result;
                    done++;
                    progress?.Report(new BenchmarkProgress(entrant.Name, done, problems.Count, result));
                }
            }).ConfigureAwait(false);
        return isSpent
            ? throw new BudgetSpentException()
            : new BenchmarkResult(entrant.Name, results!, _options.TimeProvider.GetElapsedTime(start));
    }

    /// <summary>
    /// The most that running <paramref name="problems"/> costs if the first attempt of each call is answered, before a
    /// second call is made beside it, in the pool's currency. <see langword="null"/> if nobody knows beforehand: the
    /// conductor writes its own workflows, and its runs have no limit.
    /// </summary>
    public async ValueTask<decimal?> BoundAsync(
        BenchmarkEntrant entrant, IReadOnlyList<Problem> problems, CancellationToken cancellationToken = default)
    {
        var sum = 0m;
        for (var index = 0; index < problems.Count; index++)
        {
            var bound = await BenchmarkBound
                .OfAsync(entrant, problems[index], OptionsOf(entrant, index), PoolOf(entrant, index), cancellationToken)
                .ConfigureAwait(false);
            if (bound is not { } known)
            {
                return null;
            }

            sum += known;
        }

        return sum;
    }

    private static int MostSteps(BenchmarkEntrant entrant) =>
        entrant.Conductor is IFixedConductor known
            ? Math.Max(entrant.Options.MaxSteps, known.StepsIn(entrant.Pool))
            : entrant.Options.MaxSteps;

    private static WorkerPool PoolOf(BenchmarkEntrant entrant, int index) =>
        entrant.DrawPool?.Invoke(index) ?? entrant.Pool;

    private static string Describe(RunOutcome outcome) => outcome switch
    {
        RunOutcome.UnusableWorkflow unusable => unusable.Errors[0].Reason,
        RunOutcome.Truncated cut => $"The worker of step {cut.Step} reached the most tokens that it may answer with.",
        RunOutcome.Refused refused => $"The worker of step {refused.Step} refused: {refused.Message}",
        RunOutcome.OverBudget { Step: { } step } => $"The budget did not cover step {step}.",
        RunOutcome.OverBudget => "The budget did not cover the conductor.",
        RunOutcome.Faulted { Step: { } step } faulted => $"Step {step}: {faulted.Fault}: {faulted.Message}",
        RunOutcome.Faulted faulted => $"{faulted.Fault}: {faulted.Message}",
        _ => "There is no answer.",
    };

    private RunOptions OptionsOf(BenchmarkEntrant entrant, int index) => entrant.Options with
    {
        ConductorName = entrant.Name,
        MaxSteps = MostSteps(entrant),
        Seed = Seed.Mix(_options.Seed, index),
    };

    /// <summary>The problem's result; <see langword="null"/> if the benchmark's budget did not cover its run.</summary>
    private async Task<ProblemResult?> RunAsync(
        BenchmarkEntrant entrant,
        Problem problem,
        int index,
        CancellationToken cancellationToken)
    {
        var options = OptionsOf(entrant, index);
        var watch = _options.Budget is { } budget ? new RefusalWatch(budget) : null;
        var pool = PoolOf(entrant, index);
        var engine = new RunEngine(
            entrant.Conductor, pool, options with { SharedBudget = watch ?? options.SharedBudget });
        var run = await engine.RunAsync(problem.Text, null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return watch is { HasRefused: true } ? null : ResultOf(entrant, problem, pool, run);
    }

    private ProblemResult ResultOf(BenchmarkEntrant entrant, Problem problem, WorkerPool pool, RunResult run)
    {
        string[] standIns =
        [
            .. run.Rounds
                .SelectMany(round => round.Execution?.Steps ?? [])
                .Select(step => step.StandIn)
                .OfType<string>(),
        ];
        var called = run.Rounds
            .Where(round => round.Execution is not null)
            .SelectMany(round => round.Workflow!.Steps.Zip(round.Execution!.Steps))
            .Where(step => step.Second.Prompt is not null)
            .Select(step => pool.Workers[step.First.WorkerId].Name);
        return new ProblemResult(
            problem,
            standIns.Length > 0 && !entrant.CountsStandIns
                ? new Verdict.Faulted($"'{standIns[0]}' stood in for the worker.")
                : Judge(problem, run),
            run.Answer,
            [.. called],
            run.TotalUsage,
            run.WorkerPrice + run.WorkerSaved,
            run.TotalPrice + run.TotalSaved,
            run.Elapsed)
        {
            Rounds = [.. Rounds(problem, run)],
            StandIns = standIns,
            Saved = run.TotalSaved,
        };
    }

    private IEnumerable<RoundVerdict> Rounds(Problem problem, RunResult run)
    {
        var isRight = false;
        foreach (var round in run.Rounds)
        {
            if (round.Execution?.Answer is { } answer)
            {
                isRight = _grader.Grade(problem, answer).IsCorrect;
                yield return new RoundVerdict(isRight, IsAcceptance: false);
            }
            else if (round.IsAcceptance)
            {
                yield return new RoundVerdict(isRight, IsAcceptance: true);
            }
        }
    }

    /// <summary>An earlier round's answer stands where its correction was refused, unusable or too dear.</summary>
    private Verdict Judge(Problem problem, RunResult run) => run switch
    {
        { Outcome: RunOutcome.Faulted } => new Verdict.Faulted(Describe(run.Outcome)),
        { Answer: { } answer } => new Verdict.Graded(_grader.Grade(problem, answer)),
        { Outcome: RunOutcome.UnusableWorkflow } => new Verdict.Unusable(Describe(run.Outcome)),
        _ => new Verdict.Unanswered(Describe(run.Outcome)),
    };
}
