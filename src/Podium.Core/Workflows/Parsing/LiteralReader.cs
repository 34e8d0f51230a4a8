using System.Text;

namespace Podium.Core.Workflows.Parsing;

/// <summary>
/// Reads lists of strings, words and lists, in brackets or, as Python's tuples, in parentheses; stops at the first
/// place that is none of these.
/// </summary>
internal sealed class LiteralReader(string text)
{
    private const int MaxDepth = 3;
    private const string Delimiters = ",;[]{}()\"'“”„‟‘’‚‛«»=#`*";

    /// <summary>How far the text was read.</summary>
    public int Position { get; private set; }

    /// <summary>Why the last list could not be read.</summary>
    public WorkflowError? Error { get; private set; }

    /// <summary>Whether a list may begin with <paramref name="character"/>.</summary>
    public static bool Opens(char character) => character is '[' or '(';

    /// <summary>The list whose bracket stands at <paramref name="position"/>; <see langword="null"/> if it is broken.
    /// </summary>
    public Literal.List? ReadList(int position)
    {
        Position = position;
        Error = null;
        return ReadList(position, 1);
    }

    private Literal.List? ReadList(int start, int depth)
    {
        var items = new List<Literal>();
        var end = text[start] == '[' ? ']' : ')';
        Position = start + 1;
        while (true)
        {
            SkipBlanks();
            if (Position == text.Length)
            {
                return Fail<Literal.List>(start, $"This list is never closed; end it with '{end}'.");
            }

            if (text[Position] == end)
            {
                Position++;
                return new Literal.List(start, items);
            }

            var item = ReadItem(depth);
            if (item is null || !ReadSeparator(start, end))
            {
                return null;
            }

            items.Add(item);
        }
    }

    private Literal? ReadItem(int depth)
    {
        if (Opens(text[Position]))
        {
            return depth < MaxDepth
                ? ReadList(Position, depth + 1)
                : Fail<Literal>(Position, "Lists are nested too deeply here.");
        }

        return QuotedText.Opens(text, Position) ? ReadText() : ReadWord();
    }

    /// <summary>Strings side by side are one, as in Python.</summary>
    private Literal.Text? ReadText()
    {
        var start = Position;
        var value = new StringBuilder();
        while (Position < text.Length && QuotedText.Opens(text, Position))
        {
            var position = Position;
            var complete = QuotedText.TryRead(text, ref position, value);
            Position = position;
            if (!complete)
            {
                return Fail<Literal.Text>(start, "This string is never closed; end it with the quote it began with.");
            }

            SkipBlanks();
        }

        return new Literal.Text(start, value.ToString());
    }

    private Literal.Word? ReadWord()
    {
        var start = Position;
        while (Position < text.Length
            && !char.IsWhiteSpace(text[Position])
            && !Delimiters.Contains(text[Position]))
        {
            Position++;
        }

        return Position > start
            ? new Literal.Word(start, text[start..Position])
            : Fail<Literal.Word>(start, $"'{text[start]}' cannot begin an entry of a list.");
    }

    private bool ReadSeparator(int listStart, char listEnd)
    {
        SkipBlanks();
        if (Position == text.Length)
        {
            Fail<Literal>(listStart, $"This list is never closed; end it with '{listEnd}'.");
            return false;
        }

        if (text[Position] == ',')
        {
            Position++;
            return true;
        }

        if (text[Position] == listEnd)
        {
            return true;
        }

        Fail<Literal>(Position, $"Expected ',' or '{listEnd}' here, found '{text[Position]}'.");
        return false;
    }

    /// <summary>Skips white space and comments, which models like to write behind entries.</summary>
    private void SkipBlanks()
    {
        while (Position < text.Length)
        {
            var isComment = text[Position] == '#' || text.AsSpan(Position).StartsWith("//");
            if (isComment)
            {
                var length = text.AsSpan(Position).IndexOfAny('\n', '\r');
                Position = length < 0 ? text.Length : Position + length;
            }
            else if (char.IsWhiteSpace(text[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private T? Fail<T>(int position, string reason)
        where T : Literal
    {
        Error = new WorkflowError(position, reason);
        return null;
    }
}
