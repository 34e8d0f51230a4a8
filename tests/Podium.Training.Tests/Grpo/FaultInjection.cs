using Podium.Core.Randomness;

namespace Podium.Training.Tests.Grpo;

/// <summary>Lets a share of calls fail, by a seed.</summary>
internal sealed class FaultInjection(double share, long seed)
{
    private readonly Random _random = Seed.Generator(seed);

    /// <summary>Whether the call at hand fails.</summary>
    public bool Strikes()
    {
        lock (_random)
        {
            return _random.NextDouble() < share;
        }
    }
}
