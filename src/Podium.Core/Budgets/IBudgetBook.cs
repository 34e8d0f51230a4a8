namespace Podium.Core.Budgets;

/// <summary>Where reservations take money from and settle to. Safe for concurrent use.</summary>
public interface IBudgetBook
{
    /// <summary>Sets more aside for a call that has some; false, and nothing, if it does not fit.</summary>
    bool TryRaise(decimal price);

    /// <summary>Frees what was set aside for a call and books what it did cost.</summary>
    void Settle(decimal reserved, decimal actual);
}
