using Podium.Core.Conductors;
using Podium.Core.Randomness;
using Podium.Training.Problems;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>
/// What is tried at which time: problems by what is left to learn; workflows of one step first, until it is known whom
/// to call; then of any length, half of each group at a drawn one for a while.
/// </summary>
internal sealed class GrpoCurriculum
{
    private const double MasteredRouting = 0.8;

    private readonly IRolloutSource _source;
    private readonly GrpoOptions _options;
    private readonly StratumSampler _strata;

    public GrpoCurriculum(IRolloutSource source, GrpoOptions options)
    {
        _source = source;
        _options = options;
        _strata = new StratumSampler(source.Strata.Count);
        HasTeams = options.TeamsFrom == 0;
    }

    /// <summary>Whether workflows of several steps have begun; they never end again.</summary>
    public bool HasTeams { get; private set; }

    /// <summary>Number of strata that are open.</summary>
    public int OpenStrata => _strata.Open;

    /// <summary>Moving averages of success, one a stratum.</summary>
    public IReadOnlyList<double> Success => _strata.Success;

    /// <summary>Draws the problem of a group; <paramref name="attempt"/> tells replacements apart.</summary>
    public RolloutItem Draw(int step, int group, int attempt)
    {
        var seed = attempt == 0 ? _options.Seed : Seed.Mix(_options.Seed, attempt);
        var stratum = HasTeams ? _strata.Draw(Seed.Generator(seed, step, group, 1)) : 0;
        return _source.Draw(stratum, ProgressAt(step), Seed.Mix(seed, step, group, 2));
    }

    /// <summary>How the conductor is asked for workflows of any length.</summary>
    public ConductorRequest Ask(RolloutItem item) =>
        new(item.Problem.Text, item.Pool, [], HasTeams ? _options.MaxSteps : 1, item.Seed);

    /// <summary>How it is asked for workflows of a length that was drawn.</summary>
    public ConductorRequest AskForLength(RolloutItem item)
    {
        var longest = Math.Min(_options.MaxSteps, _strata.Open + 1);
        return Ask(item) with
        {
            ForcedSteps = Seed.Generator(item.Seed, 1).Next(1, longest + 1),
            Seed = Seed.Mix(item.Seed, 2),
        };
    }

    /// <summary>Number of a group's workflows whose length is drawn.</summary>
    public int ForcedLengths(int step) =>
        HasTeams && ProgressAt(step) < _options.ForceLengthsUntil ? _options.GroupSize / 2 : 0;

    /// <summary>Takes in what came of an update's workflows of free length, and goes on to the next update.</summary>
    public void Observe(int step, IEnumerable<RolloutGroup> groups)
    {
        foreach (var group in groups)
        {
            var judged = group.Free.Where(rollout => rollout.IsJudged).ToArray();
            if (judged.Length > 0)
            {
                var right = judged.Count(rollout => rollout.Verdict == RolloutVerdict.Correct);
                _strata.Observe(group.Item.Stratum, (double)right / judged.Length);
            }
        }

        HasTeams |= _strata.Success[0] >= MasteredRouting || ProgressAt(step + 1) >= _options.TeamsFrom;
    }

    /// <summary>Goes on from a state.</summary>
    public void Restore(GrpoState state)
    {
        HasTeams = state.HasTeams;
        _strata.Restore(state.OpenStrata, state.StratumSuccess);
    }

    /// <summary>Share of the run that is done before an update, 0 to 1.</summary>
    public double ProgressAt(int step) => (double)step / _options.Steps;
}
