namespace Podium.Configuration.Yaml;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Suggestion
{
    private const int MostEdits = 2;

    /// <summary>
    /// The known word that takes fewest letters to be added, left out or replaced: at most two, and at most half of
    /// those written. Capitals do not count.
    /// </summary>
    public static string? For(string written, IEnumerable<string> known) => known
        .Select(word => (Word: word, Edits: Edits(written.ToUpperInvariant(), word.ToUpperInvariant())))
        .Where(guess => guess.Edits <= Math.Min(MostEdits, written.Length / 2))
        .OrderBy(guess => guess.Edits)
        .Select(guess => guess.Word)
        .FirstOrDefault();

    /// <summary>The edit distance of Levenshtein, row by row.</summary>
    private static int Edits(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = above[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(replaced, Math.Min(above[column], current[column - 1]) + 1);
            }

            above = current;
        }

        return above[^1];
    }
}
