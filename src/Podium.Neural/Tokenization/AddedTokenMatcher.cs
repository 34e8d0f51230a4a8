using System.Buffers;

namespace Podium.Neural.Tokenization;

/// <summary>Finds added tokens in text, leftmost first and the longest at each place.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly AddedToken[] _longestFirst;
    private readonly SearchValues<char> _firstCharacters;

    /// <summary>Makes a matcher for <paramref name="tokens"/>, none of which is empty.</summary>
    public AddedTokenMatcher(IReadOnlyList<AddedToken> tokens)
    {
        _longestFirst = [.. tokens.OrderByDescending(token => token.Content.Length).ThenBy(token => token.Id)];
        _firstCharacters = SearchValues.Create([.. tokens.Select(token => token.Content[0])]);
    }

    /// <summary>The first added token in <paramref name="text"/> and its start; null when there is none.</summary>
    public AddedToken? Find(ReadOnlySpan<char> text, out int start)
    {
        start = 0;
        while (text[start..].IndexOfAny(_firstCharacters) is >= 0 and var offset)
        {
            start += offset;
            foreach (var token in _longestFirst)
            {
                if (text[start..].StartsWith(token.Content, StringComparison.Ordinal))
                {
                    return token;
                }
            }

            start++;
        }

        start = text.Length;
        return null;
    }
}
