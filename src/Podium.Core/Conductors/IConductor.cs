namespace Podium.Core.Conductors;

/// <summary>Writes a workflow for a question: learned, prompted or fixed.</summary>
public interface IConductor
{
    /// <summary>Writes one workflow as text; an unusable text is a result, not an exception.</summary>
    ValueTask<ConductorReply> ConductAsync(ConductorRequest request, CancellationToken cancellationToken = default);
}
