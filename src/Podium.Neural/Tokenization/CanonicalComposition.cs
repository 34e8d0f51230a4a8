namespace Podium.Neural.Tokenization;

/// <summary>Unicode normal form C.</summary>
internal static class CanonicalComposition
{
    private const char FirstAffected = '\u0300';

    /// <summary><paramref name="text"/> in normal form C.</summary>
    public static ReadOnlySpan<char> Compose(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstAffected - 1)) ? text.Normalize() : text;
}
