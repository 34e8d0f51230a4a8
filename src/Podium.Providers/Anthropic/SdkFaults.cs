using System.Text;
using System.Text.Json;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Faults;

namespace Podium.Providers.Anthropic;

/// <summary>
/// Turns what the library throws into faults. Statuses and broken connections never reach it: the handler beneath it
/// throws those as faults, and the library lets them pass.
/// </summary>
/// <param name="faults">Makes the faults.</param>
internal sealed class SdkFaults(ServiceFaults faults)
{
    /// <summary>Whether the library throws such exceptions on its own.</summary>
    public static bool IsOfTheSdk(Exception exception) =>
        exception is AnthropicException
            or JsonException
            or InvalidOperationException
            or ArgumentException
            or FormatException
            or NotSupportedException;

    /// <summary>The fault behind an exception of the library.</summary>
    public WorkerFaultException Translate(Exception exception) => exception switch
    {
        AnthropicSseException error => faults.FromBody(ErrorOf(error), hasBegun: true, null),
        ArgumentException or NotSupportedException =>
            faults.Unwritable("its library does not take the messages or the options"),
        _ => faults.Malformed("sent an answer that lacks something or is no JSON"),
    };

    /// <summary>An answer or stream without a stop reason.</summary>
    public WorkerFaultException WithoutStopReason(string what, UsageDetails? usage) =>
        faults.Cut($"{what} without a stop reason", TokenUsage.From(usage));

    /// <summary>An answer or stream that ended well and holds nothing.</summary>
    public WorkerFaultException WithoutContent(UsageDetails? usage) =>
        faults.Malformed("ended its turn without any content", TokenUsage.From(usage));

    // The library quotes the event in its message and shows it nowhere else.
    private static ErrorBody ErrorOf(AnthropicSseException error)
    {
        var start = error.Message.IndexOf('{', StringComparison.Ordinal);
        var end = error.Message.LastIndexOf('}');
        return start >= 0 && end > start
            ? ErrorBodyReader.Read(Encoding.UTF8.GetBytes(error.Message[start..(end + 1)]))
            : ErrorBody.Empty;
    }
}
