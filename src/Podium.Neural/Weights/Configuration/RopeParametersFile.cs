namespace Podium.Neural.Weights.Configuration;

/// <summary>Rotary settings as newer versions of <c>transformers</c> group them.</summary>
internal sealed class RopeParametersFile
{
    public string? RopeType { get; set; }

    public float? RopeTheta { get; set; }
}
