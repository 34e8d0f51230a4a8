namespace Podium.Providers.Budgets;

/// <summary>What became of a day's money.</summary>
/// <param name="Day">The day, by UTC.</param>
/// <param name="Spent">What settled calls have cost, and what those of processes that ended may have cost.</param>
/// <param name="Reserved">What calls now in flight may cost at most.</param>
public sealed record DailyBudgetState(DateOnly Day, decimal Spent, decimal Reserved);
