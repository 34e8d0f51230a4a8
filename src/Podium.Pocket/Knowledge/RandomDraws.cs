namespace Podium.Pocket.Knowledge;

/// <summary>Draws that every skill needs.</summary>
internal static class RandomDraws
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary><paramref name="count"/> different items in random order.</summary>
    public static T[] PickDistinct<T>(this Random random, IEnumerable<T> items, int count)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all[..count];
    }

    /// <summary>"a, b and c".</summary>
    public static string Enumerate(this IReadOnlyList<string> items) =>
        items.Count == 1 ? items[0] : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>The items of <see cref="Enumerate"/>.</summary>
    public static string[] Items(this string enumeration) =>
        enumeration.Replace(" and ", ", ", StringComparison.Ordinal).Split(", ");
}
