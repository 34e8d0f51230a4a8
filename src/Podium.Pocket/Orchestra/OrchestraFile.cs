namespace Podium.Pocket.Orchestra;

/// <summary>What <c>orchestra.json</c> beside the weights says.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Workers">The workers, in the order of their ids.</param>
/// <param name="Conductors">The conductors, learned first.</param>
/// <param name="Unseen">Workers that the conductors never met in training, if there are any.</param>
internal sealed record OrchestraFile(
    int Version,
    IReadOnlyList<OrchestraWorker> Workers,
    IReadOnlyList<OrchestraConductor> Conductors,
    IReadOnlyList<OrchestraWorker>? Unseen = null)
{
    public const int CurrentVersion = 1;
}
