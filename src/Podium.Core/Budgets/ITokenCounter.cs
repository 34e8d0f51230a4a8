namespace Podium.Core.Budgets;

/// <summary>
/// Counts input tokens as the worker's service will bill them. A chat client offers it through
/// <c>IChatClient.GetService</c>; for a client without one a bound is taken from the message's length.
/// </summary>
public interface ITokenCounter
{
    /// <summary>Input tokens of a call whose only user message is <paramref name="message"/>; never too few.</summary>
    int CountInput(string message);
}
