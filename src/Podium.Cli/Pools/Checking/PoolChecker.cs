using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Providers.Pools;
using Podium.Providers.Pools.Documents;

namespace Podium.Cli.Pools.Checking;

/// <summary>Calls each model of a pool once, without trying again, and says of each what is wrong.</summary>
internal sealed class PoolChecker(PoolFile file, PoolSurroundings surroundings)
{
    private const string Question = "Reply with the one word: ready";
    private const string Conductor = "(conductor)";

    /// <summary>The models that are checked, in the order of the file; that of the conductor last.</summary>
    public IReadOnlyList<(string Name, ModelEntry Entry)> Models { get; } =
    [
        .. file.Document.Workers.Select(worker => (worker.Key, worker.Value)),
        .. file.Document.Conductor is { Model: { } model } ? [(Conductor, model)] : Array.Empty<(string, ModelEntry)>(),
    ];

    /// <summary>Checks all models at once.</summary>
    public async Task<IReadOnlyList<WorkerCheck>> CheckAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Models.Select(model => CheckAsync(model.Name, model.Entry, cancellationToken)))
            .ConfigureAwait(false);

    private async Task<WorkerCheck> CheckAsync(string name, ModelEntry entry, CancellationToken cancellationToken)
    {
        var check = new WorkerCheck(name, entry.Service, entry.Model, null);
        try
        {
            using var opened = ServiceModel.Open(file, name, entry, surroundings);
            return await CallAsync(check, opened.Worker, entry, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException error)
        {
            return check with { Problem = error.Message };
        }
    }

    private async Task<WorkerCheck> CallAsync(
        WorkerCheck check, Worker worker, ModelEntry entry, CancellationToken cancellationToken)
    {
        var options = new RunOptions { CallTimeout = entry.Calls.Timeout, TimeProvider = surroundings.Clock };
        var engine = new RunEngine(
            new SingleWorkerConductor(worker.Name), new WorkerPool([worker]), options);
        var result = await engine.RunAsync(Question, null, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return check with
        {
            Problem = ProblemOf(result),
            Elapsed = result.Elapsed,
            Usage = result.WorkerUsage,
            Price = result.WorkerPrice,
        };
    }

    /// <summary>A truncated answer shows all the same that the model can be reached.</summary>
    private static string? ProblemOf(RunResult result) => result.Outcome switch
    {
        RunOutcome.Answered when !result.IsUsageReported =>
            "It answers, but reports no usage: budgets will count the most that each call can cost.",
        RunOutcome.Answered or RunOutcome.Truncated => null,
        RunOutcome.Refused refused => $"It answers, but refused: {refused.Message}",
        RunOutcome.Faulted faulted => $"{faulted.Message} {AdviceOn(faulted.Fault)}".TrimEnd(),
        _ => "It gave no answer.",
    };

    private static string AdviceOn(FaultKind fault) => fault switch
    {
        FaultKind.TimedOut => "Raise 'timeout' under 'calls', or see whether the service is overloaded.",
        FaultKind.RateLimited => "Wait, or set 'requestsPerMinute' under 'calls' to what the service grants.",
        _ => "",
    };
}
