namespace Podium.Training.Alarms;

/// <summary>Ways in which learning from reward is known to go wrong.</summary>
public enum AlarmKind
{
    /// <summary>Workflows are valid, and no more often right than at the beginning.</summary>
    FormatOnly,

    /// <summary>One worker is called for everything.</summary>
    OneWorker,

    /// <summary>Workflows have one step, though problems take several skills.</summary>
    OneStep,

    /// <summary>Nearly all groups have equal rewards, right or wrong, so that there is nothing to learn from.</summary>
    DeadGradient,

    /// <summary>The best worker alone is no worse, and that does not change.</summary>
    NoGainOverWorker,
}
