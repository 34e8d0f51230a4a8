using Podium.Training.Rollouts;

namespace Podium.Training.Grpo.Stopping;

/// <summary>Success of the last updates, as far as a run's stop rule asks for it.</summary>
internal sealed class SuccessWindow(GrpoStopRule? rule)
{
    private readonly Queue<double> _recent = new();

    /// <summary>Success of the last updates, oldest first; <see langword="null"/> without a rule.</summary>
    public IReadOnlyList<double>? Recent => rule is null ? null : [.. _recent];

    /// <summary>Mean success of the last updates, if that is enough to stop.</summary>
    public double? Enough =>
        rule is not null && _recent.Count == rule.Over && _recent.Average() is var mean && mean >= rule.Success
            ? mean
            : null;

    /// <summary>Takes in an update's rollouts of free length; one in which nothing was judged says nothing.</summary>
    public void Observe(IEnumerable<RolloutGroup> groups)
    {
        var judged = groups
            .SelectMany(group => group.Final)
            .Where(rollout => rollout.IsJudged && !rollout.HasForcedLength)
            .ToArray();
        if (rule is null || judged.Length == 0)
        {
            return;
        }

        _recent.Enqueue((double)judged.Count(rollout => rollout.Verdict == RolloutVerdict.Correct) / judged.Length);
        while (_recent.Count > rule.Over)
        {
            _recent.Dequeue();
        }
    }

    /// <summary>Goes on from what was kept.</summary>
    public void Restore(IReadOnlyList<double>? recent)
    {
        _recent.Clear();
        foreach (var success in recent ?? [])
        {
            _recent.Enqueue(success);
        }
    }
}
