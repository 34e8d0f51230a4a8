using Podium.Cli.Pools.Checking;

namespace Podium.Cli.Documents;

/// <summary>What came of calling a model once, as JSON.</summary>
/// <param name="Name">Its name in the pool.</param>
/// <param name="Service">Whose service it is.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="IsReady">Whether it answered as it should.</param>
/// <param name="Problem">What is wrong and what to do; null if nothing is.</param>
/// <param name="Usage">Tokens it used.</param>
/// <param name="Price">What they cost.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record WorkerCheckDocument(
    string Name,
    string Service,
    string Model,
    bool IsReady,
    string? Problem,
    UsageDocument Usage,
    decimal Price,
    double Milliseconds)
{
    public static WorkerCheckDocument Of(WorkerCheck check) => new(
        check.Name,
        check.Service,
        check.Model,
        check.Problem is null,
        check.Problem,
        UsageDocument.Of(check.Usage),
        check.Price,
        check.Elapsed.TotalMilliseconds);
}
