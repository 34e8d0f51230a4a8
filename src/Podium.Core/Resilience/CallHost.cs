using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Resilience;

/// <summary>
/// What a run gives a client with a call: money for further attempts, a ledger, and an ear for those that failed. Who
/// hears of one takes back what a stream brought before that.
/// </summary>
internal sealed class CallHost(IReadOnlyList<BudgetReservation> reservations, Action<FailedAttempt> onFailed)
{
    private const string Key = "podium.call";

    /// <summary>Whether what a stream brought can be taken back when its call fails.</summary>
    public bool CanTakeBack { get; init; } = true;

    /// <summary>Price of the tokens of calls that <see cref="Book"/> books.</summary>
    public TokenPrice Price { get; init; } = TokenPrice.Free;

    /// <summary>
    /// Asked too before more is set aside, where the call is one of several that another client makes for its own.
    /// </summary>
    public Func<decimal, bool>? Outer { get; init; }

    /// <summary>
    /// What a client waits for that has sent nothing, since another caller asks the same; <see langword="null"/> once
    /// it sends. A wait that was cancelled does not end.
    /// </summary>
    public Task? Queue { get; set; }

    /// <summary>What a client books that makes several calls for this one, or knows better than the card.</summary>
    public CallLedger Ledger { get; } = new();

    /// <summary>Name of the worker who stands in for the one that was called.</summary>
    public string? StandIn { get; set; }

    public void Attach(ChatOptions options) => (options.AdditionalProperties ??= [])[Key] = this;

    public static CallHost? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out var value) == true ? value as CallHost : null;

    /// <summary>Sets aside what all calls together may cost; false if that does not fit a budget.</summary>
    public bool TryCover(decimal price) =>
        reservations.All(reservation => reservation.TryRaise(price)) && (Outer?.Invoke(price) ?? true);

    /// <summary>
    /// Books a call that has ended, unless its client did: then there are more calls than <paramref name="before"/> it.
    /// </summary>
    public void Book(int before, TokenUsage? reported, TokenUsage most, bool isCached)
    {
        if (Ledger.Count == before)
        {
            Ledger.Open(Charge.Of(Price, reported, most, isCached));
        }
    }

    public void OnFailed(FailedAttempt attempt) => onFailed(attempt);
}
