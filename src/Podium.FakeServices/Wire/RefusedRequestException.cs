namespace Podium.FakeServices.Wire;

/// <summary>A request is turned away.</summary>
internal sealed class RefusedRequestException(WireError error) : Exception(error.Message)
{
    public WireError Error { get; } = error;
}
