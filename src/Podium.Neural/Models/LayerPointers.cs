namespace Podium.Neural.Models;

/// <summary>Addresses of one layer's tensors, or of their gradients.</summary>
internal sealed unsafe class LayerPointers
{
    public required float* Query { get; init; }

    public required float* QueryBias { get; init; }

    public required float* Key { get; init; }

    public required float* KeyBias { get; init; }

    public required float* Value { get; init; }

    public required float* ValueBias { get; init; }

    public required float* Output { get; init; }

    public required float* Gate { get; init; }

    public required float* Up { get; init; }

    public required float* Down { get; init; }

    public required float* InputNorm { get; init; }

    public required float* MiddleNorm { get; init; }
}
