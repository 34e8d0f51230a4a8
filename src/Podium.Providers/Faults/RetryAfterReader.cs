using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Podium.Providers.Faults;

/// <summary>Finds out how long a service asks to be left alone.</summary>
internal static partial class RetryAfterReader
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly string[] LimitedThings = ["requests", "tokens"];

    /// <summary>
    /// Reads the headers: <c>retry-after-ms</c>, <c>Retry-After</c> in seconds or as a date, or else the reset of that
    /// limit of which nothing remains.
    /// </summary>
    public static TimeSpan? FromHeaders(HttpResponseHeaders headers, DateTimeOffset now) =>
        Bounded(
            Milliseconds(Value(headers, "retry-after-ms"))
            ?? headers.RetryAfter?.Delta
            ?? headers.RetryAfter?.Date - now
            ?? Seconds(Value(headers, "retry-after"))
            ?? LimitedThings.Select(thing => Reset(headers, thing)).Max());

    /// <summary>Reads an error's body: a <c>retryDelay</c> among its details, or a hint in its sentence.</summary>
    public static TimeSpan? FromBody(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
        {
            return FromSentence(error.GetString()!);
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var delay = error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array
            ? details.EnumerateArray().Select(Delay).FirstOrDefault(found => found is not null)
            : null;
        return delay
            ?? (error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? FromSentence(message.GetString()!)
                : null);
    }

    private static TimeSpan? Delay(JsonElement detail) =>
        detail.ValueKind == JsonValueKind.Object
        && detail.TryGetProperty("retryDelay", out var delay)
        && delay.ValueKind == JsonValueKind.String
            ? Bounded(Duration(delay.GetString()!))
            : null;

    private static TimeSpan? FromSentence(string sentence) =>
        Hint().Match(sentence) is { Success: true } match ? Bounded(Duration(match.Groups["time"].Value)) : null;

    private static TimeSpan? Reset(HttpResponseHeaders headers, string thing) =>
        Value(headers, $"x-ratelimit-remaining-{thing}") == "0"
        && Value(headers, $"x-ratelimit-reset-{thing}") is { } reset
            ? Duration(reset)
            : null;

    // Forms such as 20ms, 7.66s, 1m30s and 2h0m0s; a bare number is seconds.
    private static TimeSpan? Duration(string text)
    {
        if (Seconds(text) is { } seconds)
        {
            return seconds;
        }

        var match = Units().Match(text.Trim());
        return match is { Success: true, Length: > 0 }
            ? TimeSpan.FromSeconds(
                (3600 * Part(match, "h")) + (60 * Part(match, "m")) + Part(match, "s") + (Part(match, "ms") / 1000))
            : null;
    }

    private static double Part(Match match, string unit) => Number(match.Groups[unit].Value) ?? 0;

    private static TimeSpan? Seconds(string? text) =>
        Number(text) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Milliseconds(string? text) =>
        Number(text) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, Longest.TotalMilliseconds)
            : null;

    private static TimeSpan? Bounded(TimeSpan? wait) =>
        wait is not { } time ? null : time < TimeSpan.Zero ? TimeSpan.Zero : time > Longest ? Longest : time;

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;

    [GeneratedRegex(
        @"(?:try again|retry) in\s+(?<time>[\d.]+\s?(?:ms|s|m|h)?(?:[\d.]+(?:ms|s|m))*)", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();

    [GeneratedRegex(
        @"^(?:(?<h>[\d.]+)\s?h)?(?:(?<m>[\d.]+)\s?m(?!s))?(?:(?<s>[\d.]+)\s?s)?(?:(?<ms>[\d.]+)\s?ms)?\.?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Units();
}
