using Podium.Core.Learning;

namespace Podium.Training.Grpo;

/// <summary>What happened in one update.</summary>
/// <param name="Step">Number of the update.</param>
/// <param name="Progress">Share of the run that was done before it, 0 to 1.</param>
/// <param name="Kept">The groups that it learned from.</param>
/// <param name="Dropped">Groups that faults had left too small.</param>
/// <param name="EqualGroups">Number of groups kept whose rewards were all equal.</param>
/// <param name="EntropyWeight">Weight of the entropy term.</param>
/// <param name="Policy">What it did to the policy.</param>
internal sealed record GrpoUpdate(
    int Step,
    double Progress,
    IReadOnlyList<RolloutGroup> Kept,
    IReadOnlyList<RolloutGroup> Dropped,
    int EqualGroups,
    double EntropyWeight,
    PolicyUpdate Policy);
