using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Randomness;
using Podium.Core.Workers;

namespace Podium.Core.Execution;

/// <summary>Makes the calls of one workflow, times and prices them and tells the observer.</summary>
internal sealed class StepCaller(
    WorkerPool pool,
    ExecutionOptions options,
    ExecutionRequest request,
    ExecutionPlan plan,
    CancellationToken cancellationToken)
{
    private readonly Lock _observing = new();
    private readonly long _begin = options.TimeProvider.GetTimestamp();

    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    public TimeSpan Elapsed() => options.TimeProvider.GetElapsedTime(_begin);

    public string Prompt(int step, StepResult?[] results) =>
        plan.Message(request.Question, step, pool.Question, results).ToString();

    /// <summary>
    /// Why the message cannot be sent; <see langword="null"/> if it fits, or if the worker's client does not count.
    /// </summary>
    public StepOutcome.Faulted? TooLong(int step, string prompt)
    {
        var worker = WorkerOf(step);
        return PriceBound.Count(worker, prompt) is { } tokens && tokens > worker.Card.ContextTokens
            ? new StepOutcome.Faulted(
                FaultKind.Malformed,
                $"The message has {tokens} tokens; this worker reads at most {worker.Card.ContextTokens}.")
            : null;
    }

    /// <summary>The most tokens that the call can use; <see langword="null"/> if nothing limits the price.</summary>
    public TokenUsage? WorstCase(int step, string prompt) =>
        request.Budget.Limit is null ? null : PriceBound.Tokens(WorkerOf(step), prompt);

    public decimal PriceOf(int step, TokenUsage usage) => PriceBound.OfTokens(WorkerOf(step).Card, usage);

    public async Task<StepResult> CallAsync(
        int step, string prompt, TokenUsage? worst, BudgetReservation reservation)
    {
        var origin = request.Origin ?? _begin;
        var start = options.TimeProvider.GetElapsedTime(origin);
        var price = 0m;
        try
        {
            var output = OpenOutput(step, prompt, start);
            price = reservation.Price;
            var call = new WorkerCall(WorkerOf(step).Client, options);
            var result = await call
                .RunAsync(prompt, Options(step, reservation), output, cancellationToken)
                .ConfigureAwait(false);
            var elapsed = options.TimeProvider.GetElapsedTime(origin) - start;
            var usage = result.Usage ?? Unreported(step, prompt, worst, result.Outcome);
            price = result.Price ?? PriceOf(step, usage);
            return new StepResult(result.Outcome, prompt, usage, result.Usage is not null, price, start, elapsed);
        }
        finally
        {
            reservation.Settle(price);
        }
    }

    public void Report(int step, StepResult result)
    {
        if (request.Observer is { } observer)
        {
            lock (_observing)
            {
                observer.OnEnded(step, result);
            }
        }
    }

    private Worker WorkerOf(int step) => pool.Workers[plan.Steps[step].WorkerId];

    private StepOutput? OpenOutput(int step, string prompt, TimeSpan start)
    {
        if (request.Observer is not { } observer)
        {
            return null;
        }

        lock (_observing)
        {
            observer.OnStarted(step, prompt, start);
        }

        return request.IsStreaming ? new StepOutput(observer, step, _observing) : null;
    }

    private ChatOptions Options(int step, BudgetReservation reservation)
    {
        var worker = WorkerOf(step);
        var chatOptions = new ChatOptions
        {
            MaxOutputTokens = worker.Card.OutputTokens,
            Seed = Seed.Mix(request.Seed, step),
        };
        if (worker.Client.GetService<ConductorChatClient>() is not null)
        {
            var limit = request.Budget.Limit is null ? (decimal?)null : reservation.Price;
            new NestedRun(request.Depth + 1, limit).Attach(chatOptions);
        }

        return chatOptions;
    }

    private TokenUsage Unreported(int step, string prompt, TokenUsage? worst, StepOutcome outcome) =>
        outcome is StepOutcome.Faulted faulted && WorkerFaults.IsFree(faulted.Fault)
            ? default
            : worst ?? PriceBound.Tokens(WorkerOf(step), prompt);
}
