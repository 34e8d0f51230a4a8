namespace Podium.Training.Grpo;

/// <summary>What a run must remember besides the conductor, in order to go on bit for bit.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Step">Updates done.</param>
/// <param name="HasTeams">Whether workflows of several steps have begun.</param>
/// <param name="EntropyWeight">Weight of the entropy term.</param>
/// <param name="OpenStrata">Number of strata that are open.</param>
/// <param name="StratumSuccess">Moving averages of success.</param>
/// <param name="Recent">
/// Success of the last updates, as far as a stop rule asks for it; <see langword="null"/> without one.
/// </param>
public sealed record GrpoState(
    int Version,
    int Step,
    bool HasTeams,
    double EntropyWeight,
    int OpenStrata,
    IReadOnlyList<double> StratumSuccess,
    IReadOnlyList<double>? Recent = null)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentVersion = 2;
}
