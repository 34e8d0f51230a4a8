using System.Runtime.InteropServices;
using System.Text;

namespace Podium.Neural.Tokenization;

/// <summary>Unicode normal form C (UAX #15): full canonical decomposition, canonical order, composition.</summary>
internal static class CanonicalComposition
{
    private const char FirstUnstable = '\u0300';
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TailCount;

    /// <summary><paramref name="text"/> in normal form C; a lone surrogate may become U+FFFD.</summary>
    public static ReadOnlySpan<char> Compose(string text)
    {
        if (IsComposed(text))
        {
            return text;
        }

        var codes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codes);
        }

        Reorder(codes);
        ComposePairs(codes);
        var result = new StringBuilder(codes.Count);
        foreach (var code in codes)
        {
            result.Append(new Rune(code).ToString());
        }

        return result.ToString();
    }

    private static bool IsComposed(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstUnstable - 1)))
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            var isJamo = rune.Value is >= VowelBase and < TailBase + TailCount;
            if (rune.Value >= FirstUnstable && (isJamo || CanonicalData.IsUnstable(rune.Value)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Decompose(int code, List<int> codes)
    {
        var syllable = code - SyllableBase;
        if (syllable is >= 0 and < SyllableCount)
        {
            codes.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            codes.Add(VowelBase + (syllable / TailCount % VowelCount));
            if (syllable % TailCount > 0)
            {
                codes.Add(TailBase + (syllable % TailCount));
            }

            return;
        }

        var parts = CanonicalData.Decompose(code);
        if (parts.IsEmpty)
        {
            codes.Add(code);
        }

        foreach (var part in parts)
        {
            Decompose(part, codes);
        }
    }

    /// <summary>Sorts each run of marks by combining class and leaves equals in their order.</summary>
    private static void Reorder(List<int> codes)
    {
        for (var start = 0; start < codes.Count; start++)
        {
            var end = start;
            while (end < codes.Count && CanonicalData.CombiningClass(codes[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var sorted = codes[start..end].OrderBy(CanonicalData.CombiningClass).ToArray();
                sorted.CopyTo(CollectionsMarshal.AsSpan(codes)[start..end]);
            }

            start = end;
        }
    }

    private static void ComposePairs(List<int> codes)
    {
        var count = 0;
        var starter = -1;
        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            var combiningClass = CanonicalData.CombiningClass(code);
            var isAdjacent = starter == count - 1;
            var isBlocked = !isAdjacent && CanonicalData.CombiningClass(codes[count - 1]) >= combiningClass;
            if (starter >= 0 && !isBlocked && TryCompose(codes[starter], code, out var composed))
            {
                codes[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = count;
            }

            codes[count++] = code;
        }

        codes.RemoveRange(count, codes.Count - count);
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composed = SyllableBase + (((lead * VowelCount) + vowel) * TailCount);
            return true;
        }

        var (syllable, tail) = (first - SyllableBase, second - TailBase);
        if (syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount)
        {
            composed = first + tail;
            return true;
        }

        return CanonicalData.TryCompose(first, second, out composed);
    }
}
