using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Randomness;
using Podium.Core.Resilience;
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

    private bool IsStreaming => request is { IsStreaming: true, Observer: not null };

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
        request is { Budget.Limit: null, SharedBudget: null } ? null : PriceBound.Tokens(WorkerOf(step), prompt);

    /// <summary>The most that a call can cost that uses at most so many tokens.</summary>
    public decimal MostOf(int step, TokenUsage tokens) => WorkerOf(step).Card.Price.Most(tokens);

    /// <summary>Makes a call for which the run has money, as soon as the shared budget has it too.</summary>
    public async Task<StepResult> CallAsync(
        int step, string prompt, TokenUsage? worst, BudgetReservation reservation)
    {
        var (shared, refusal) = await ReserveSharedAsync(reservation.Price).ConfigureAwait(false);
        if (refusal is not null)
        {
            reservation.Settle(0);
            return StepResult.NotRun(refusal);
        }

        return await CallReservedAsync(step, prompt, worst, shared is null ? [reservation] : [reservation, shared])
            .ConfigureAwait(false);
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

    private async ValueTask<(BudgetReservation? Reservation, StepOutcome? Refusal)> ReserveSharedAsync(decimal price)
    {
        if (request.SharedBudget is not { } budget)
        {
            return (null, null);
        }

        try
        {
            var reservation = await budget.ReserveAsync(price, cancellationToken).ConfigureAwait(false);
            return (reservation, reservation is null ? new StepOutcome.OverBudget(price) : null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, new StepOutcome.Cancelled());
        }
    }

    private async Task<StepResult> CallReservedAsync(
        int step, string prompt, TokenUsage? worst, IReadOnlyList<BudgetReservation> reservations)
    {
        var origin = request.Origin ?? _begin;
        var start = options.TimeProvider.GetElapsedTime(origin);
        var price = 0m;
        var isAccounted = false;
        var watch = new StepWatch(request.Observer, step, _observing);
        var host = new CallHost(reservations, watch.Fail);
        try
        {
            Announce(step, prompt, start);
            price = reservations[0].Price;
            var call = new WorkerCall(WorkerOf(step).Client, options, watch);
            var result = await call
                .RunAsync(prompt, Options(step, reservations[0].Price, host), IsStreaming, cancellationToken)
                .ConfigureAwait(false);
            var elapsed = options.TimeProvider.GetElapsedTime(origin) - start;
            (var usage, var isReported, price, var saved) = Account(step, prompt, worst, result, host.Ledger);
            isAccounted = true;
            return new StepResult(result.Outcome, prompt, usage, isReported, price, start, elapsed)
            {
                Saved = saved,
                FailedAttempts = watch.FailedAttempts,
                StandIn = host.StandIn,
            };
        }
        finally
        {
            // A run that breaks while calls are in flight pays for them what they may have cost.
            price = !isAccounted && host.Ledger.IsUsed ? host.Ledger.Sum().Price : price;
            foreach (var reservation in reservations)
            {
                reservation.Settle(price);
            }
        }
    }

    private Worker WorkerOf(int step) => pool.Workers[plan.Steps[step].WorkerId];

    private void Announce(int step, string prompt, TimeSpan start)
    {
        if (request.Observer is { } observer)
        {
            lock (_observing)
            {
                observer.OnStarted(step, prompt, start);
            }
        }
    }

    private ChatOptions Options(int step, decimal reserved, CallHost host)
    {
        var worker = WorkerOf(step);
        var chatOptions = new ChatOptions
        {
            MaxOutputTokens = worker.Card.OutputTokens,
            Seed = Seed.Mix(request.Seed, step),
        };
        host.Attach(chatOptions);

        // Whoever answers may be a conductor, or have one to stand in.
        var limit = request is { Budget.Limit: null, SharedBudget: null } ? (decimal?)null : reserved;
        new NestedRun(request.Depth + 1, limit).Attach(chatOptions);
        return chatOptions;
    }

    /// <summary>
    /// What the step did cost: what its client booked, else what it reported, else the most that it can be.
    /// </summary>
    private Charge Account(int step, string prompt, TokenUsage? worst, CallResult result, CallLedger ledger)
    {
        if (ledger.IsUsed)
        {
            return ledger.Sum();
        }

        var worker = WorkerOf(step);
        var most = result.Usage ?? worst ?? PriceBound.Tokens(worker, prompt);
        return Charge.Of(worker.Card.Price, result.Usage, most, result.IsCached);
    }
}
