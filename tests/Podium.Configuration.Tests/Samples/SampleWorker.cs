using System.ComponentModel.DataAnnotations;

namespace Podium.Configuration.Tests.Samples;

/// <summary>A worker that may stand in for another.</summary>
public sealed record SampleWorker
{
    public required string Model { get; init; }

    [Range(1, 9)]
    public int Tries { get; init; } = 2;

    public SampleWorker? Fallback { get; init; }
}
