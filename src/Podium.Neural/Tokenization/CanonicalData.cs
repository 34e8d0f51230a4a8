using System.Collections.Frozen;
using System.Globalization;

namespace Podium.Neural.Tokenization;

/// <summary>
/// Unicode's canonical mappings. The runtime's own normalisation does nothing under invariant globalisation, so the
/// tables travel with the library.
/// </summary>
internal static class CanonicalData
{
    private static readonly FrozenDictionary<int, int[]> Decompositions;
    private static readonly FrozenDictionary<(int First, int Second), int> Compositions;
    private static readonly FrozenDictionary<int, int> Classes;
    private static readonly FrozenSet<int> Unstable;

    static CanonicalData()
    {
        var decompositions = new Dictionary<int, int[]>();
        var compositions = new Dictionary<(int First, int Second), int>();
        var classes = new Dictionary<int, int>();
        var unstable = new HashSet<int>();
        foreach (var fields in ReadLines())
        {
            var first = Hexadecimal(fields[1]);
            if (fields[0] == "C")
            {
                for (var code = first; code <= Hexadecimal(fields[2]); code++)
                {
                    classes[code] = int.Parse(fields[3], CultureInfo.InvariantCulture);
                    unstable.Add(code);
                }

                continue;
            }

            decompositions[first] = [.. fields.Skip(2).Select(Hexadecimal)];
            if (fields[0] == "P")
            {
                compositions[(decompositions[first][0], decompositions[first][1])] = first;
                unstable.Add(decompositions[first][1]);
            }
            else
            {
                unstable.Add(first);
            }
        }

        Decompositions = decompositions.ToFrozenDictionary();
        Compositions = compositions.ToFrozenDictionary();
        Classes = classes.ToFrozenDictionary();
        Unstable = unstable.ToFrozenSet();
    }

    /// <summary>Whether a text without <paramref name="code"/> and its like is in normal form C as it stands.</summary>
    public static bool IsUnstable(int code) => Unstable.Contains(code);

    /// <summary>Canonical combining class; 0 for a starter.</summary>
    public static int CombiningClass(int code) => Classes.GetValueOrDefault(code);

    /// <summary>One step of decomposition: one or two code points; empty when there is none.</summary>
    public static ReadOnlySpan<int> Decompose(int code) =>
        Decompositions.TryGetValue(code, out var parts) ? parts : [];

    /// <summary>Finds the code point that two compose to.</summary>
    public static bool TryCompose(int first, int second, out int composed) =>
        Compositions.TryGetValue((first, second), out composed);

    private static IEnumerable<string[]> ReadLines()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split(' ');
            }
        }
    }

    private static int Hexadecimal(string text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
