using Microsoft.Extensions.AI;

namespace Podium.Core.Resilience.Hedging;

/// <summary>
/// Tells calls apart that are made because another one for the same answer is slow. A client that has equal calls wait
/// for each other must let these by.
/// </summary>
public static class HedgedCall
{
    private const string Key = "podium.hedge";

    /// <summary>Whether a call with these options is such a one.</summary>
    public static bool Is(ChatOptions? options) => options?.AdditionalProperties?.ContainsKey(Key) == true;

    /// <summary>Makes a call with these options such a one.</summary>
    internal static void Mark(ChatOptions options) => (options.AdditionalProperties ??= [])[Key] = true;
}
