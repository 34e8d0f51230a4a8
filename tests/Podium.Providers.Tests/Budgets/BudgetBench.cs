using Microsoft.Data.Sqlite;
using Podium.Providers.Budgets;
using Podium.Testing;

namespace Podium.Providers.Tests.Budgets;

/// <summary>A budget of 10 a day in a folder of its own, and as many processes' views of it as a test likes.</summary>
internal sealed class BudgetBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<DailyBudget> _budgets = [];

    public ManualClock Clock { get; } = new();

    public string File => _folder.PathOf("budget.db");

    public DailyBudget Open() => Open(10, Clock);

    public DailyBudget Open(decimal limit, TimeProvider time)
    {
        var budget = DailyBudget.Open(File, limit, time);
        _budgets.Add(budget);
        return budget;
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var budget in _budgets)
        {
            budget.Dispose();
        }

        _folder.Dispose();
    }
}
