using Podium.Core.Resilience;

namespace Podium.Cli.Documents;

/// <summary>A call that failed and was followed by another, as JSON.</summary>
/// <param name="Worker">Name of the worker that was called.</param>
/// <param name="Fault">How it failed.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Usage">Tokens that are billed for it.</param>
/// <param name="IsUsageReported">Whether that is known; otherwise it is the most it can be.</param>
/// <param name="Price">What it cost.</param>
/// <param name="Milliseconds">How long it took to fail.</param>
/// <param name="WaitMilliseconds">Time until the next call of the same worker; null if another call took over.</param>
internal sealed record AttemptDocument(
    string Worker,
    string Fault,
    string Message,
    UsageDocument Usage,
    bool IsUsageReported,
    decimal Price,
    double Milliseconds,
    double? WaitMilliseconds)
{
    public static AttemptDocument Of(FailedAttempt failed) => new(
        failed.Worker,
        failed.Fault.ToString(),
        failed.Message,
        UsageDocument.Of(failed.Usage),
        failed.IsUsageReported,
        failed.Price,
        failed.Elapsed.TotalMilliseconds,
        failed.Wait?.TotalMilliseconds);
}
