namespace Podium.Providers.Faults;

/// <summary>What a service says of an error, whatever form it gives it.</summary>
/// <param name="Message">Its sentence, as it came; may be empty.</param>
/// <param name="Codes">Every code, type and status word, in lower case.</param>
/// <param name="Status">An HTTP status that the body holds.</param>
/// <param name="RetryAfter">How long the body asks to wait.</param>
internal sealed record ErrorBody(string Message, IReadOnlyList<string> Codes, int? Status, TimeSpan? RetryAfter)
{
    /// <summary>What stands for a body that says nothing.</summary>
    public static ErrorBody Empty { get; } = new("", [], null, null);
}
