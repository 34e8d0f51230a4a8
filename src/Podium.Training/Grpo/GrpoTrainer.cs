using Podium.Core.Conductors;
using Podium.Core.Learning;
using Podium.Core.Randomness;
using Podium.Training.Problems;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>
/// Group relative policy optimisation (Shao et al. 2024, arXiv 2402.03300) of a conductor, on-policy and without a
/// reference model, as for the Conductor (arXiv 2512.04388). Deviations: problems drawn by what is left to learn;
/// workflows of one step first, in which only who is called is learned, until that is mastered; then of any length,
/// half of each group at a forced one for a while, learned as if it had been chosen; an entropy term, steered to a
/// target that falls to zero; price in the reward of right answers; groups of equal rewards give no advantage and stay
/// for their entropy only, with few samples.
/// </summary>
public sealed class GrpoTrainer
{
    private const double MasteredRouting = 0.8;
    private const int SamplesOfEqualGroup = 2;

    private static readonly PolicyUpdate Nothing = new(0, 0, 0, 0);

    private readonly ITrainableConductor _conductor;
    private readonly IRolloutSource _source;
    private readonly RolloutRunner _runner;
    private readonly GrpoOptions _options;
    private readonly TimeProvider _time;
    private readonly StratumSampler _strata;
    private readonly EntropyControl _entropy;
    private bool _hasTeams;

    /// <summary>Makes a trainer.</summary>
    public GrpoTrainer(
        ITrainableConductor conductor,
        IRolloutSource source,
        RolloutRunner runner,
        GrpoOptions options,
        TimeProvider time)
    {
        _conductor = conductor;
        _source = source;
        _runner = runner;
        _options = options;
        _time = time;
        _strata = new StratumSampler(source.Strata.Count);
        _entropy = new EntropyControl(options);
        _hasTeams = options.TeamsFrom == 0;
    }

    /// <summary>Updates done.</summary>
    public int Step { get; private set; }

    /// <summary>Whether all updates are done.</summary>
    public bool IsDone => Step >= _options.Steps;

    /// <summary>What must be kept besides the conductor's own checkpoint.</summary>
    public GrpoState State =>
        new(GrpoState.CurrentVersion, Step, _hasTeams, _entropy.Weight, _strata.Open, [.. _strata.Success]);

    private double Progress => (double)Step / _options.Steps;

    private bool ForcesLengths => _hasTeams && Progress < _options.ForceLengthsUntil;

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
        _hasTeams = state.HasTeams;
        _entropy.Weight = state.EntropyWeight;
        _strata.Restore(state.OpenStrata, state.StratumSuccess);
    }

    /// <summary>Takes one update: samples, runs, judges, learns.</summary>
    public async Task<GrpoReport> AdvanceAsync(CancellationToken cancellationToken = default)
    {
        var start = _time.GetTimestamp();
        var items = DrawItems();
        var samples = Sample(items, cancellationToken);
        var sampled = _time.GetTimestamp();
        var groups = await RunAsync(items, samples, cancellationToken).ConfigureAwait(false);
        Rollout[][] free = [.. groups.Select(group => group.Where(rollout => !rollout.HasForcedLength).ToArray())];
        var regret = _options.CompareEvery > 0 && Step % _options.CompareEvery == 0
            ? await new RegretMeter(_runner, Parallelism(cancellationToken)).MeasureAsync(items, free)
                .ConfigureAwait(false)
            : null;
        var ran = _time.GetTimestamp();
        var batch = Weigh(groups, out var equalGroups);
        var update = batch.Count == 0 ? Nothing : _conductor.Update(batch, new PolicyUpdateOptions
        {
            LearningRate = LearningRate(),
            ClipRange = _options.ClipRange,
            EntropyWeight = _entropy.Weight,
            LearnsCallsOnly = !_hasTeams,
            GradientNorm = _options.GradientNorm,
        });
        var times = new GrpoTimes(
            _time.GetElapsedTime(start, sampled).TotalSeconds,
            _time.GetElapsedTime(sampled, ran).TotalSeconds,
            _time.GetElapsedTime(ran).TotalSeconds);
        Observe(items, free);
        var report = Report(free, (double)equalGroups / groups.Length, update, times) with { Regret = regret };
        if (_hasTeams)
        {
            _entropy.Steer(report.Entropy, Progress);
        }

        Step++;
        _hasTeams |= _strata.Success[0] >= MasteredRouting || Progress >= _options.TeamsFrom;
        return report;
    }

    /// <summary>Draws the samples of each group: those of free length, then those of a forced one.</summary>
    private (IReadOnlyList<SampledWorkflow> Free, IReadOnlyList<SampledWorkflow> Forced)[] Sample(
        RolloutItem[] items,
        CancellationToken cancellationToken)
    {
        var maxSteps = _hasTeams ? _options.MaxSteps : 1;
        var requests = items
            .Select(item => new ConductorRequest(item.Problem.Text, item.Pool, [], maxSteps, item.Seed))
            .ToArray();
        var forcedCount = ForcesLengths ? _options.GroupSize / 2 : 0;
        var free = _conductor.Sample(requests, _options.GroupSize - forcedCount, cancellationToken);
        if (forcedCount == 0)
        {
            return [.. free.Select(group => (group, (IReadOnlyList<SampledWorkflow>)[]))];
        }

        var longest = Math.Min(_options.MaxSteps, _strata.Open + 1);
        var forced = requests.Select(request => request with
        {
            ForcedSteps = Seed.Generator(request.Seed, 1).Next(1, longest + 1),
            Seed = Seed.Mix(request.Seed, 2),
        });
        return [.. free.Zip(_conductor.Sample([.. forced], forcedCount, cancellationToken))];
    }

    private RolloutItem[] DrawItems()
    {
        var items = new RolloutItem[_options.Groups];
        for (var group = 0; group < items.Length; group++)
        {
            var stratum = _hasTeams ? _strata.Draw(Seed.Generator(_options.Seed, Step, group, 1)) : 0;
            items[group] = _source.Draw(stratum, Progress, Seed.Mix(_options.Seed, Step, group, 2));
        }

        return items;
    }

    private async Task<Rollout[][]> RunAsync(
        RolloutItem[] items,
        (IReadOnlyList<SampledWorkflow> Free, IReadOnlyList<SampledWorkflow> Forced)[] samples,
        CancellationToken cancellationToken)
    {
        var groups = new Rollout[items.Length][];
        await Parallel.ForAsync(0, items.Length, Parallelism(cancellationToken), async (group, token) =>
        {
            var rollouts = new List<Rollout>();
            foreach (var (index, sample) in samples[group].Free.Concat(samples[group].Forced).Index())
            {
                var rollout = await _runner.RunAsync(items[group], sample, token).ConfigureAwait(false);
                rollouts.Add(rollout with { HasForcedLength = index >= samples[group].Free.Count });
            }

            groups[group] = [.. rollouts];
        }).ConfigureAwait(false);
        return groups;
    }

    private static ParallelOptions Parallelism(CancellationToken cancellationToken) => new()
    {
        CancellationToken = cancellationToken,
        MaxDegreeOfParallelism = Environment.ProcessorCount,
    };

    private List<WeightedSample> Weigh(Rollout[][] groups, out int equalGroups)
    {
        var batch = new List<WeightedSample>();
        equalGroups = 0;
        foreach (var group in groups)
        {
            var judged = group.Where(rollout => rollout.Verdict != RolloutVerdict.Faulted).ToArray();
            var advantages = GroupAdvantage.Compute([.. judged.Select(Reward)]);
            if (advantages.All(advantage => advantage == 0))
            {
                equalGroups++;
                advantages = advantages[..Math.Min(SamplesOfEqualGroup, advantages.Length)];
            }

            batch.AddRange(judged.Zip(
                advantages,
                (rollout, advantage) => new WeightedSample(rollout.Sample, advantage)));
        }

        return batch;
    }

    private double Reward(Rollout rollout)
    {
        if (rollout.Verdict != RolloutVerdict.Correct)
        {
            return 0;
        }

        var dearness = (double)Math.Min(1, rollout.Price / _options.PriceScale);
        return Progress < _options.PriceFrom ? 1 : 1 - (_options.PriceWeight * dearness);
    }

    private void Observe(RolloutItem[] items, Rollout[][] groups)
    {
        foreach (var (item, group) in items.Zip(groups))
        {
            var judged = group.Count(rollout => rollout.Verdict != RolloutVerdict.Faulted);
            if (judged > 0)
            {
                _strata.Observe(
                    item.Stratum,
                    (double)group.Count(rollout => rollout.Verdict == RolloutVerdict.Correct) / judged);
            }
        }
    }

    private double LearningRate()
    {
        if (Step < _options.WarmUpSteps)
        {
            return _options.LearningRate * (Step + 1) / _options.WarmUpSteps;
        }

        return _options.LearningRate * (0.1 + (0.45 * (1 + Math.Cos(Math.PI * Progress))));
    }

    private GrpoReport Report(Rollout[][] groups, double equalGroups, PolicyUpdate update, GrpoTimes times)
    {
        var all = groups.SelectMany(group => group).ToArray();
        var judged = all.Where(rollout => rollout.Verdict != RolloutVerdict.Faulted).ToArray();
        var valid = judged.Where(rollout => rollout.Verdict != RolloutVerdict.Unusable).ToArray();
        return new GrpoReport
        {
            Step = Step,
            Reward = judged.Select(Reward).DefaultIfEmpty().Average(),
            Valid = (double)valid.Length / Math.Max(1, judged.Length),
            CorrectGivenValid = valid.Length == 0
                ? 0
                : (double)valid.Count(rollout => rollout.Verdict == RolloutVerdict.Correct) / valid.Length,
            StratumSuccess = [.. _strata.Success],
            WorkflowSteps = valid.Length == 0 ? 0 : valid.Average(rollout => rollout.Steps),
            Entropy = all.Sum(rollout => rollout.Sample.Entropy * rollout.Sample.Decisions)
                / Math.Max(1, all.Sum(rollout => rollout.Sample.Decisions)),
            EntropyWeight = _entropy.Weight,
            RoutingEntropy = RoutingEntropy(valid),
            ZeroVarianceGroups = equalGroups,
            Faulted = (double)all.Count(rollout => rollout.Verdict == RolloutVerdict.Faulted) / all.Length,
            Price = all.Average(rollout => rollout.Price),
            GradientNorm = update.GradientNorm,
            Clipped = update.ClippedShare,
            Seconds = times,
        };
    }

    private static double RoutingEntropy(Rollout[] rollouts)
    {
        var calls = rollouts.SelectMany(rollout => rollout.WorkerNames).CountBy(name => name).ToArray();
        var total = (double)calls.Sum(call => call.Value);
        return -calls.Sum(call => call.Value / total * Math.Log2(call.Value / total));
    }
}
