using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Podium.Training.Grpo.Stopping;

namespace Podium.Training.Grpo;

/// <summary>Settings of a GRPO run; the paper's values stand beside ours.</summary>
public sealed record GrpoOptions
{
    /// <summary>Number of updates.</summary>
    /// <value>400; the paper has 200.</value>
    [Range(1, 1_000_000)]
    public int Steps { get; init; } = 400;

    /// <summary>Problems in an update, each with one group of rollouts.</summary>
    /// <value>32; the paper has 4.</value>
    [Range(1, 65_536)]
    public int Groups { get; init; } = 32;

    /// <summary>Rollouts of a problem.</summary>
    /// <value>16; the paper has 64.</value>
    [Range(2, 4096)]
    public int GroupSize { get; init; } = 16;

    /// <summary>
    /// Rollouts that a group must have left after faults; one with fewer is dropped, and another takes its place.
    /// </summary>
    /// <value>2; the paper counts a fault as a wrong answer.</value>
    [Range(1, 4096)]
    public int LeastGroupSize { get; init; } = 2;

    /// <summary>
    /// Updates by which the policy that draws a batch is behind the one that learns from it, so that workers work while
    /// the conductor samples and learns. Worth it where workers are slow and not in this process.
    /// </summary>
    /// <value>0, on-policy, as the paper's.</value>
    [Range(0, 64)]
    public int Staleness { get; init; }

    /// <summary>Most steps of a workflow.</summary>
    /// <value>5, the paper's.</value>
    [Range(1, 100)]
    public int MaxSteps { get; init; } = 5;

    /// <summary>Highest step size of the optimiser; it warms up and then falls to a tenth along a cosine.</summary>
    /// <value>0.0003; the paper has 0.000001 for a model ten thousand times larger.</value>
    [Range(0, 1)]
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Updates over which the step size rises.</summary>
    /// <value>10; the paper has 3% of the run.</value>
    [Range(0, 100_000)]
    public int WarmUpSteps { get; init; } = 10;

    /// <summary>
    /// Mean entropy of choices about the team, in nats, that the entropy weight is steered to once there are teams.
    /// </summary>
    /// <value>0.6; the paper has no entropy term.</value>
    [Range(0, 10)]
    public double EntropyTarget { get; init; } = 0.6;

    /// <summary>Share of the run after which the entropy target begins to fall.</summary>
    /// <value>0.4.</value>
    [Range(0, 1)]
    public double EntropyFrom { get; init; } = 0.4;

    /// <summary>Share of the run after which the entropy target is zero; above <see cref="EntropyFrom"/>.</summary>
    /// <value>0.8.</value>
    [Range(0, 2)]
    public double EntropyUntil { get; init; } = 0.8;

    /// <summary>Highest weight that the entropy term may get, and its weight before there are teams.</summary>
    /// <value>0.05.</value>
    [Range(0, 10)]
    public double LargestEntropyWeight { get; init; } = 0.05;

    /// <summary>
    /// Share of the run that has workflows of one step and problems of the first stratum alone, unless these are
    /// mastered before. While nobody knows who is good at what, every longer workflow fails, and length would be given
    /// up before a team has once succeeded.
    /// </summary>
    /// <value>0.2; the paper has no such stage.</value>
    [Range(0, 1)]
    public double TeamsFrom { get; init; } = 0.2;

    /// <summary>
    /// Share of the run until which half of each group has a number of steps that was drawn for it, so that lengths are
    /// tried which the policy would not choose.
    /// </summary>
    /// <value>0.5; the paper does not.</value>
    [Range(0, 1)]
    public double ForceLengthsUntil { get; init; } = 0.5;

    /// <summary>
    /// Share of the run until which workflows whose number of steps was drawn also show every worker all steps before
    /// its own, so that a team does not fail for who saw what while nobody knows who is to do what; at most
    /// <see cref="ForceLengthsUntil"/>.
    /// </summary>
    /// <value>0; the paper does not.</value>
    [Range(0, 1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ShowAllUntil { get; init; }

    /// <summary>What a right answer loses at most for its price, once price counts.</summary>
    /// <value>0.2; the paper's reward knows no price.</value>
    [Range(0, 1)]
    public double PriceWeight { get; init; } = 0.2;

    /// <summary>Worker price of a rollout at which the whole price weight is lost, in the pool's currency.</summary>
    public required decimal PriceScale { get; init; }

    /// <summary>Share of the run after which price begins to count.</summary>
    /// <value>0.5.</value>
    [Range(0, 1)]
    public double PriceFrom { get; init; } = 0.5;

    /// <summary>
    /// Share of an update's groups whose rollouts are shown to the conductor once more, to be accepted or gone on from.
    /// </summary>
    /// <value>0; the paper has 0.5 in a second stage of its own.</value>
    [Range(0, 1)]
    public double RecursiveShare { get; init; }

    /// <summary>Workflows drawn to go on from each rollout of such a group.</summary>
    /// <value>4; the paper's reward compares them across rounds, and does not say how many there are.</value>
    [Range(2, 4096)]
    public int Revisions { get; init; } = 4;

    /// <summary>What a first round's own reward counts, where 1 is the weight of what came of it in the end.</summary>
    /// <value>0.25, the paper's.</value>
    [Range(0, 1)]
    public double FirstRoundWeight { get; init; } = 0.25;

    /// <summary>Half-width of the interval in which the probability ratio is trusted.</summary>
    /// <value>0.2, the paper's.</value>
    [Range(0, 1)]
    public double ClipRange { get; init; } = 0.2;

    /// <summary>Norm to which the gradient is cut.</summary>
    /// <value>1, the paper's.</value>
    [Range(0, 1000)]
    public double GradientNorm { get; init; } = 1.0;

    /// <summary>Every so many updates the policy is compared with each worker alone and with the oracle team.</summary>
    /// <value>10; 0 for never.</value>
    [Range(0, 1_000_000)]
    public int CompareEvery { get; init; } = 10;

    /// <summary>When the run ends before all updates are done; its schedule is that of all of them.</summary>
    /// <value><see langword="null"/>: it does not, as the paper's.</value>
    public GrpoStopRule? Stop { get; init; }

    /// <summary>Seed of the run.</summary>
    /// <value>1.</value>
    public long Seed { get; init; } = 1;
}
