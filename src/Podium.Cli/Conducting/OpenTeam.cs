using Podium.Cli.Orchestras;
using Podium.Providers.Budgets;
using Podium.Providers.Pools;

namespace Podium.Cli.Conducting;

/// <summary>Models that are ready to work. Disposing it closes their connections.</summary>
/// <param name="Ensemble">The conductor and its pool.</param>
/// <param name="Orchestra">What is known of the models.</param>
/// <param name="ConductorName">What records call the team's own conductor.</param>
/// <param name="Service">The pool of real models that they are; <see langword="null"/> for an orchestra.</param>
internal sealed record OpenTeam(
    Ensemble Ensemble, Orchestra Orchestra, string ConductorName, ServicePool? Service) : IDisposable
{
    /// <summary>What all runs with these models may spend on a day; <see langword="null"/> for no limit.</summary>
    public DailyBudget? DailyBudget => Service?.DailyBudget;

    /// <inheritdoc/>
    public void Dispose() => Service?.Dispose();
}
