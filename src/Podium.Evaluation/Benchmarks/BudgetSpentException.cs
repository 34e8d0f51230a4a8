namespace Podium.Evaluation.Benchmarks;

/// <summary>
/// A benchmark ended because a call did not fit into the money that its runs share: what is missing says nothing about
/// anybody, so there are no figures.
/// </summary>
public sealed class BudgetSpentException() : Exception("The next call might cost more than is left of the budget.");
