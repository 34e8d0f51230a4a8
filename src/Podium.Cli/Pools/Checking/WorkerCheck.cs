using Podium.Core.Budgets;

namespace Podium.Cli.Pools.Checking;

/// <summary>What came of calling one model once.</summary>
/// <param name="Name">Its name in the pool.</param>
/// <param name="Service">Whose service it is.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Problem">What is wrong and what to do; <see langword="null"/> if it answered.</param>
internal sealed record WorkerCheck(string Name, string Service, string Model, string? Problem)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Tokens it used.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>What they cost.</summary>
    public decimal Price { get; init; }
}
