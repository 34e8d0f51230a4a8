namespace Podium.Core.Execution;

/// <summary>Settings of an executor.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Time a worker has for one call; <see langword="null"/> for no deadline.</summary>
    /// <value>None.</value>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>The clock behind deadlines and timings.</summary>
    /// <value>The system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
