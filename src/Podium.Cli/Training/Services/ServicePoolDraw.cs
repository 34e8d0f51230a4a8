using Podium.Core.Randomness;
using Podium.Core.Workers;

namespace Podium.Cli.Training.Services;

/// <summary>
/// Draws pools of real models, without regard to the problem: workers in random order, so that their cards and not
/// their places tell them apart, some left out now and then. Whoever knows a bit of everything is there from the start,
/// for among real models that is everybody.
/// </summary>
internal static class ServicePoolDraw
{
    private const double WholeShare = 0.7;
    private const double KeepShare = 0.8;

    /// <summary>Draws a pool; everything random comes from <paramref name="seed"/>.</summary>
    public static WorkerPool Draw(WorkerPool all, double progress, long seed)
    {
        var random = Seed.Generator(seed);
        Worker[] shuffled = [.. all.Workers];
        random.Shuffle(shuffled);
        var keepShare = random.NextDouble() < WholeShare ? 1 : KeepShare;
        var kept = shuffled.Where(_ => random.NextDouble() < keepShare).ToArray();
        return new WorkerPool(kept.Length == 0 ? shuffled : kept, all.Question);
    }
}
