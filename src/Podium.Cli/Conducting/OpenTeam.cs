using Podium.Cli.Orchestras;

namespace Podium.Cli.Conducting;

/// <summary>Models that are ready to work. Disposing it closes their connections.</summary>
/// <param name="Ensemble">The conductor and its pool.</param>
/// <param name="Orchestra">What is known of the models.</param>
/// <param name="ConductorName">What records call the team's own conductor.</param>
/// <param name="Connections">What is to be closed; <see langword="null"/> for nothing.</param>
internal sealed record OpenTeam(
    Ensemble Ensemble, Orchestra Orchestra, string ConductorName, IDisposable? Connections) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Connections?.Dispose();
}
