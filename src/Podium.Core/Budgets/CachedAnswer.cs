using Microsoft.Extensions.AI;

namespace Podium.Core.Budgets;

/// <summary>
/// How a chat client marks an answer that it took from a cache of its own: its usage is that of the call which was made
/// for the answer, and nothing of it is paid again.
/// </summary>
public static class CachedAnswer
{
    /// <summary>Name of the additional property that is true for such an answer, or a piece of such a stream.</summary>
    public const string Property = "podium.cached";

    internal static bool IsIn(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(Property, out var value) == true && value is true;
}
