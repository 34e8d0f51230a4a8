using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Providers.Pools;

/// <summary>A pool's conductor.</summary>
/// <param name="Name">What records call it.</param>
/// <param name="Conductor">The conductor.</param>
/// <param name="Price">Price of its own tokens; <see langword="null"/> if it uses none.</param>
internal sealed record PoolConductor(string Name, IConductor Conductor, TokenPrice? Price);
