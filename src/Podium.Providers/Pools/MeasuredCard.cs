namespace Podium.Providers.Pools;

/// <summary>What was measured of one worker.</summary>
/// <param name="Service">Whose service its model was.</param>
/// <param name="Model">The model that was measured.</param>
/// <param name="Skills">How often it was right.</param>
public sealed record MeasuredCard(string Service, string Model, IReadOnlyList<MeasuredSkill> Skills)
{
    /// <summary>Mean price of a problem, in the currency of the prices.</summary>
    public decimal? MeanPrice { get; init; }

    /// <summary>Half of the calls took at most so long.</summary>
    public TimeSpan? MedianTime { get; init; }

    /// <summary>Nine of ten calls took at most so long.</summary>
    public TimeSpan? HighTime { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }
}
