using Podium.Core.Learning;
using Podium.Training.Grpo;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>One variant of how a conductor is trained, from a cold start that all variants of a seed share.</summary>
/// <param name="Name">Its name, fit for a folder.</param>
/// <param name="Meaning">What is different, in one sentence.</param>
internal abstract record Ablation(string Name, string Meaning)
{
    /// <summary>What is taken away between the conductor and its workers.</summary>
    /// <value>Nothing.</value>
    public Intervention Intervention { get; init; } = Intervention.None;

    /// <summary>The conductor with the intervention before it.</summary>
    public ITrainableConductor Wrap(ITrainableConductor conductor) =>
        Intervention == Intervention.None ? conductor : new AblatedConductor(conductor, Intervention);

    /// <summary>It learns nothing after the cold start.</summary>
    internal sealed record Untrained(string Name, string Meaning) : Ablation(Name, Meaning);

    /// <summary>It imitates the conductor that is told what is behind each problem.</summary>
    internal sealed record Imitated(string Name, string Meaning) : Ablation(Name, Meaning);

    /// <summary>It learns from reward.</summary>
    internal sealed record Rewarded(string Name, string Meaning) : Ablation(Name, Meaning)
    {
        /// <summary>What is different in how it learns.</summary>
        /// <value>Nothing.</value>
        public Func<GrpoOptions, GrpoOptions> Change { get; init; } = options => options;
    }
}
