using Podium.Core.Budgets;

namespace Podium.FakeServices;

/// <summary>What a service has billed.</summary>
/// <param name="Calls">Number of calls for which generation began.</param>
/// <param name="Usage">Their tokens.</param>
public readonly record struct FakeBill(long Calls, TokenUsage Usage)
{
    /// <summary>What they cost, by the prices of the models.</summary>
    public decimal Price { get; init; }

    /// <summary>The calls and tokens of both.</summary>
    public static FakeBill operator +(FakeBill left, FakeBill right) =>
        new(left.Calls + right.Calls, left.Usage + right.Usage) { Price = left.Price + right.Price };
}
