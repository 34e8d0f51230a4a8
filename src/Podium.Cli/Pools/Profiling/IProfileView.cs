using Podium.Evaluation.Profiling;

namespace Podium.Cli.Pools.Profiling;

/// <summary>Shows how far a measurement has come.</summary>
internal interface IProfileView
{
    /// <summary>Shows what <paramref name="run"/> reports while it lasts.</summary>
    Task<ProfileOutcome> ShowAsync(ProfilePlan plan, Func<IProgress<ProfileProgress>, Task<ProfileOutcome>> run);
}
