using System.CommandLine;
using Podium.Cli.Views;
using Podium.Core.Budgets;
using Podium.Providers.Budgets;

namespace Podium.Cli.Pools;

/// <summary>What all calls of one command may cost together, within what the pool may cost on a day.</summary>
internal sealed class CommandBudget
{
    private readonly decimal? _most;
    private readonly SharedBudget _own;

    /// <summary>Makes one.</summary>
    /// <param name="daily">The pool's day; <see langword="null"/> for no limit.</param>
    /// <param name="most">The command's most; <see langword="null"/> for no limit.</param>
    public CommandBudget(DailyBudget? daily, decimal? most)
    {
        _most = most;
        _own = new SharedBudget(most ?? decimal.MaxValue);
        Shared = daily?.CappedBy(_own) ?? _own;
    }

    /// <summary>Where the command's runs get their money.</summary>
    public ISharedBudget Shared { get; }

    /// <summary>What the command has spent.</summary>
    public decimal Spent => _own.Spent;

    /// <summary>The option that says how much that is at most.</summary>
    public static Option<string?> CreateOption() => new("--max-price")
    {
        HelpName = "PRICE",
        Description = "Most that the calls of this command may cost together, in the currency of the prices. It ends "
            + "when the worst case of the next call does not fit into what is left. Default: no limit.",
    };

    /// <summary>
    /// What to know of calls that cost at most <paramref name="worst"/>; <see langword="null"/> if they are covered.
    /// </summary>
    public string? RemarkOn(decimal worst) => _most < worst
        ? $"That is more than the {Figures.Price(_most.Value)} allowed, but calls seldom cost their most."
        : null;
}
