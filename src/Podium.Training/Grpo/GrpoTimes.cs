using System.Text.Json.Serialization;

namespace Podium.Training.Grpo;

/// <summary>Where an update's time went, in seconds.</summary>
/// <param name="Sampling">Drawing workflows.</param>
/// <param name="Running">Running and judging them.</param>
/// <param name="Updating">Changing the policy.</param>
public sealed record GrpoTimes(double Sampling, double Running, double Updating)
{
    /// <summary>All of it.</summary>
    [JsonIgnore]
    public double Total => Sampling + Running + Updating;
}
