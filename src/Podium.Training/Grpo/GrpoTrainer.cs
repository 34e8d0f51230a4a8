using Podium.Core.Learning;
using Podium.Training.Grpo.Stopping;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>
/// Group relative policy optimisation (Shao et al. 2024, arXiv 2402.03300) of a conductor, on-policy and without a
/// reference model, as for the Conductor (arXiv 2512.04388). Deviations: problems drawn by what is left to learn;
/// workflows of one step first, in which only who is called is learned, until that is mastered; then of any length,
/// half of each group at a forced one for a while, with every worker shown all steps before its own for a part of
/// that, both learned as if they had been chosen; an entropy term, steered to a target that falls to zero; price in
/// the reward of right answers; groups of equal rewards give no advantage and stay for their entropy only, with few
/// samples; a group that faults left too small is replaced. Where rounds are learned,
/// as in the paper's second stage, a first round is worth its own reward times a weight and what came of it in the end,
/// and those that go on from the same first round are a group of their own.
/// </summary>
/// <remarks>
/// Workers work while the conductor samples further batches and learns, as many updates ahead as
/// <see cref="GrpoOptions.Staleness"/> says. Each batch is drawn from the policy of a fixed number of updates before,
/// so that the same seed and the same answers lead to the same weights whatever the workers' pace; a run that goes on
/// from a checkpoint draws the batches that were under way anew, which changes nothing where the staleness is 0.
/// </remarks>
public sealed class GrpoTrainer : IAsyncDisposable
{
    private static readonly PolicyUpdate Nothing = new(0, 0, 0, 0);

    private readonly ITrainableConductor _conductor;
    private readonly IRolloutSource _source;
    private readonly RolloutScheduler _scheduler;
    private readonly GrpoOptions _options;
    private readonly TimeProvider _time;
    private readonly GrpoCurriculum _curriculum;
    private readonly GrpoReward _reward;
    private readonly EntropyControl _entropy;
    private readonly SuccessWindow _window;
    private readonly GrpoTelemetry _telemetry;
    private readonly RolloutLauncher _launcher;
    private readonly Queue<RolloutBatch> _underWay = new();
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Makes a trainer.</summary>
    /// <param name="conductor">The conductor that learns; nobody else may use it meanwhile.</param>
    /// <param name="source">Problems and pools.</param>
    /// <param name="scheduler">Runs the workflows; the caller disposes it, after the trainer.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock behind timings.</param>
    public GrpoTrainer(
        ITrainableConductor conductor,
        IRolloutSource source,
        RolloutScheduler scheduler,
        GrpoOptions options,
        TimeProvider time)
    {
        _conductor = conductor;
        _source = source;
        _scheduler = scheduler;
        _options = options;
        _time = time;
        _curriculum = new GrpoCurriculum(source, options);
        _reward = new GrpoReward(options);
        _entropy = new EntropyControl(options);
        _window = new SuccessWindow(options.Stop);
        _telemetry = new GrpoTelemetry(_reward, options.MaxSteps);
        _launcher = new RolloutLauncher(conductor, scheduler, _curriculum, options);
    }

    /// <summary>Updates done.</summary>
    public int Step { get; private set; }

    /// <summary>Whether all updates are done, or the stop rule says that these are enough.</summary>
    public bool IsDone => Step >= _options.Steps || _window.Enough is not null;

    /// <summary>What must be kept besides the conductor's own checkpoint.</summary>
    public GrpoState State => new(
        GrpoState.CurrentVersion,
        Step,
        _curriculum.HasTeams,
        _entropy.Weight,
        _curriculum.OpenStrata,
        [.. _curriculum.Success],
        _window.Recent);

    private double Progress => _curriculum.ProgressAt(Step);

    /// <summary>Goes on from a state.</summary>
    /// <exception cref="InvalidDataException">The state is of another version or of another problem source.</exception>
    public void Restore(GrpoState state)
    {
        if (state.Version != GrpoState.CurrentVersion || state.StratumSuccess.Count != _source.Strata.Count)
        {
            throw new InvalidDataException(
                $"The checkpoint (version {state.Version}, {state.StratumSuccess.Count} strata) does not belong "
                + $"to this run (version {GrpoState.CurrentVersion}, {_source.Strata.Count} strata).");
        }

        Step = state.Step;
        _entropy.Weight = state.EntropyWeight;
        _curriculum.Restore(state);
        _window.Restore(state.Recent);
    }

    /// <summary>
    /// Takes one update: samples, runs, judges, learns. After a cancellation, or when there is no money left, the
    /// trainer cannot go on; another one can, from <see cref="State"/>.
    /// </summary>
    /// <exception cref="OverBudgetException">
    /// A call did not fit the budget; nothing of the update has happened.
    /// </exception>
    public async Task<GrpoReport> AdvanceAsync(CancellationToken cancellationToken = default)
    {
        // Batches outlive the call that launched them: they are cancelled by a token of the trainer's own.
        using var link = cancellationToken.UnsafeRegister(
            static leaving => ((CancellationTokenSource)leaving!).Cancel(), _leaving);
        try
        {
            var report = await UpdateAsync(_leaving.Token).ConfigureAwait(false);
            if (IsDone)
            {
                await LeaveAsync().ConfigureAwait(false);
            }

            return report;
        }
        catch (Exception error) when (error is OperationCanceledException or OverBudgetException)
        {
            await LeaveAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Cancels the batches under way, which nobody will learn from, and waits until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync().ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        _leaving.Dispose();
    }

    private async Task<GrpoReport> UpdateAsync(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        LaunchAhead(cancellationToken);
        var sampled = _time.GetTimestamp();
        var batch = _underWay.Dequeue();
        var (kept, dropped) = await _launcher.LandAsync(batch, cancellationToken).ConfigureAwait(false);
        var whole = await _launcher.ReviseAsync(Step, kept, cancellationToken).ConfigureAwait(false);
        var regret = _options.CompareEvery > 0 && Step % _options.CompareEvery == 0
            ? await new RegretMeter(_scheduler).MeasureAsync(kept, cancellationToken).ConfigureAwait(false)
            : null;
        var ran = _time.GetTimestamp();
        return Learn(whole, dropped, (start, sampled, ran)) with { Regret = regret };
    }

    /// <summary>Waits for the batches under way, which nobody will learn from.</summary>
    private async Task LeaveAsync()
    {
        var left = _underWay.SelectMany(batch => batch.Groups).ToArray();
        await ((Task)Task.WhenAll(left)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void LaunchAhead(CancellationToken cancellationToken)
    {
        while (_underWay.Count <= _options.Staleness && Step + _underWay.Count < _options.Steps)
        {
            _underWay.Enqueue(_launcher.Launch(Step + _underWay.Count, cancellationToken));
        }
    }

    private GrpoReport Learn(
        IReadOnlyList<RolloutGroup> kept,
        IReadOnlyList<RolloutGroup> dropped,
        (long Start, long Sampled, long Ran) time)
    {
        var (batch, equalGroups) = _reward.Weigh(kept, Progress);
        var update = batch.Count == 0 ? Nothing : _conductor.Update(batch, new PolicyUpdateOptions
        {
            LearningRate = LearningRate(),
            ClipRange = _options.ClipRange,
            EntropyWeight = _entropy.Weight,
            LearnsCallsOnly = !_curriculum.HasTeams,
            GradientNorm = _options.GradientNorm,
        });
        if (_curriculum.IsAllOpen)
        {
            _window.Observe(kept);
        }

        var hadTeams = _curriculum.HasTeams;
        _curriculum.Observe(Step, kept);
        var done = new GrpoUpdate(Step, Progress, kept, dropped, equalGroups, _entropy.Weight, update);
        var seconds = new GrpoTimes(
            _time.GetElapsedTime(time.Start, time.Sampled).TotalSeconds,
            _time.GetElapsedTime(time.Sampled, time.Ran).TotalSeconds,
            _time.GetElapsedTime(time.Ran).TotalSeconds);
        var report = _telemetry.Report(done, _curriculum.Success, seconds);
        if (hadTeams)
        {
            _entropy.Steer(report.Entropy, Progress);
        }

        Step++;
        return Step < _options.Steps ? report with { EndedAtSuccess = _window.Enough } : report;
    }

    private double LearningRate()
    {
        if (Step < _options.WarmUpSteps)
        {
            return _options.LearningRate * (Step + 1) / _options.WarmUpSteps;
        }

        return _options.LearningRate * (0.1 + (0.45 * (1 + Math.Cos(Math.PI * Progress))));
    }
}
