using Podium.Benchmarks.Reference;

namespace Podium.Benchmarks.Learning;

/// <summary>One measure as the engine computes it; it answers what the reference answers.</summary>
internal interface ILearningSide
{
    /// <summary>Computes what must agree.</summary>
    ReferenceReply Check();

    /// <summary>Computes once and says how long it took.</summary>
    ReferenceReply Measure();
}
