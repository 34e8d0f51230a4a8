using Podium.Core.Conductors;
using Podium.Core.Randomness;
using Podium.Training.Problems;
using Podium.Training.Rollouts;

namespace Podium.Training.Grpo;

/// <summary>
/// What is tried at which time: problems by what is left to learn; workflows of one step first, until it is known whom
/// to call; then of any length, half of each group at a drawn one for a while, with everything shown for some of that.
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

    /// <summary>Whether workflows of several steps have begun and every stratum that is drawn from is open.</summary>
    public bool IsAllOpen =>
        HasTeams && OpenStrata >= (_options.RecursiveShare > 0 ? _source.Strata.Count : _source.OneRoundStrata);

    /// <summary>Number of strata that are open.</summary>
    public int OpenStrata => _strata.Open;

    /// <summary>Moving averages of success, one a stratum.</summary>
    public IReadOnlyList<double> Success => _strata.Success;

    /// <summary>Draws the problem of a group; <paramref name="attempt"/> tells replacements apart.</summary>
    public RolloutItem Draw(int step, int group, int attempt)
    {
        var seed = attempt == 0 ? _options.Seed : Seed.Mix(_options.Seed, attempt);
        var among = IsRecursive(group) ? _source.Strata.Count : _source.OneRoundStrata;
        var stratum = HasTeams ? _strata.Draw(Seed.Generator(seed, step, group, 1), among) : 0;
        return _source.Draw(stratum, ProgressAt(step), Seed.Mix(seed, step, group, 2));
    }

    /// <summary>Whether the rollouts of a group, by its place in the update, are gone on from.</summary>
    public bool IsRecursive(int group) => HasTeams && group < Math.Round(_options.RecursiveShare * _options.Groups);

    /// <summary>What came of a rollout, to go on from; <see langword="null"/> if nothing did.</summary>
    /// <param name="item">What the rollout was about.</param>
    /// <param name="rollout">The rollout.</param>
    /// <param name="place">Its place in its group.</param>
    public static RolloutItem? After(RolloutItem item, Rollout rollout, int place) => rollout.Round is { } round
        ? item with { Rounds = [.. item.Rounds, round], Seed = Seed.Mix(item.Seed, 3, place) }
        : null;

    /// <summary>How the conductor is asked for workflows of any length.</summary>
    public ConductorRequest Ask(RolloutItem item) =>
        new(item.Problem.Text, item.Pool, item.Rounds, HasTeams ? _options.MaxSteps : 1, item.Seed);

    /// <summary>
    /// How it is asked for workflows of a length that was drawn; after a round, 0 steps accept what it gave.
    /// </summary>
    public ConductorRequest AskForLength(int step, RolloutItem item)
    {
        var shortest = item.Rounds.Count == 0 ? 1 : 0;
        var longest = Math.Min(_options.MaxSteps, _strata.Open + 1);
        return Ask(item) with
        {
            ForcedSteps = Seed.Generator(item.Seed, 1).Next(shortest, longest + 1),
            ForcesFullAccess = ProgressAt(step) < _options.ShowAllUntil,
            Seed = Seed.Mix(item.Seed, 2),
        };
    }

    /// <summary>Number of workflows whose length is drawn, among <paramref name="size"/> of a group.</summary>
    public int ForcedLengths(int step, int size) =>
        HasTeams && ProgressAt(step) < _options.ForceLengthsUntil ? size / 2 : 0;

    /// <summary>Takes in what came of an update's workflows of free length, and goes on to the next update.</summary>
    public void Observe(int step, IEnumerable<RolloutGroup> groups)
    {
        foreach (var group in groups)
        {
            var judged = group.Final.Where(rollout => rollout.IsJudged && !rollout.HasForcedLength).ToArray();
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
