using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Providers.Pools;

/// <summary>What a pool's file refers to and this library does not have.</summary>
public sealed record PoolSurroundings
{
    /// <summary>Looks an environment variable up; <see langword="null"/> if it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>
    /// The shipped model of that name, for the service <c>pocket</c>; <see langword="null"/> if there is none.
    /// </summary>
    public Func<string, Worker?> FindPocketModel { get; init; } = _ => null;

    /// <summary>
    /// The learned conductor in the folder of an orchestra, the shipped one without a folder, with the price of its
    /// tokens; <see langword="null"/> if there is none. A folder that holds none is an
    /// <see cref="InvalidDataException"/>.
    /// </summary>
    public Func<string?, (IConductor Conductor, TokenPrice Price)?> FindLearnedConductor { get; init; } = _ => null;

    /// <summary>The clock behind delays, deadlines and dates.</summary>
    /// <value>The system's.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
