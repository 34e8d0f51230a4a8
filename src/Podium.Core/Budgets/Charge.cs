using Podium.Core.Workers;

namespace Podium.Core.Budgets;

/// <summary>What one or more calls used, and what that costs.</summary>
/// <param name="Usage">Tokens; those of an answer from a cache are what the call for it used when it was made.</param>
/// <param name="IsReported">Whether all of them were reported; otherwise they are the most that it can be.</param>
/// <param name="Price">What is paid for them.</param>
/// <param name="Saved">What would have been paid beyond that without a cache.</param>
internal readonly record struct Charge(TokenUsage Usage, bool IsReported, decimal Price, decimal Saved)
{
    /// <summary>Of no call.</summary>
    public static Charge None { get; } = new(default, IsReported: true, 0, 0);

    /// <summary>Of a call that has ended.</summary>
    /// <param name="price">Price of the tokens.</param>
    /// <param name="reported">What the client reported; <see langword="null"/> for nothing.</param>
    /// <param name="most">The most that the call can have used.</param>
    /// <param name="isCached">Whether the answer came from a cache.</param>
    public static Charge Of(TokenPrice price, TokenUsage? reported, TokenUsage most, bool isCached) =>
        (reported, isCached) switch
        {
            ({ } usage, false) => new Charge(usage, IsReported: true, price.Of(usage), 0),
            ({ } usage, true) => new Charge(usage, IsReported: true, 0, price.Of(usage)),
            (null, false) => Most(price, most),
            (null, true) => new Charge(most, IsReported: false, 0, price.Most(most)),
        };

    /// <summary>Of a call of which nobody knows yet, or ever will, what it used.</summary>
    public static Charge Most(TokenPrice price, TokenUsage most) => new(most, IsReported: false, price.Most(most), 0);

    /// <summary>Of all of them together.</summary>
    public static Charge Sum(IEnumerable<Charge> charges) =>
        charges.Aggregate(None, (sum, charge) => sum + charge);

    /// <summary>Of both together.</summary>
    public static Charge operator +(Charge left, Charge right) => new(
        left.Usage + right.Usage,
        left.IsReported && right.IsReported,
        left.Price + right.Price,
        left.Saved + right.Saved);
}
