using Microsoft.Extensions.AI;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>
/// Tells reasoning that stands between marks at the beginning of an answer from the answer. Text comes in pieces of any
/// size; what may still be a mark is held back until it is clear. White space beside the marks is neither.
/// </summary>
/// <param name="tags">The marks; <see langword="null"/> to take all text as the answer.</param>
internal sealed class ThoughtSplitter(ReasoningTags? tags)
{
    private string _held = "";
    private Part _part = tags is null ? Part.Answer : Part.Start;

    private enum Part
    {
        Start,
        BeforeReasoning,
        Reasoning,
        BeforeAnswer,
        Answer,
    }

    /// <summary>What is clear after another piece.</summary>
    public IEnumerable<AIContent> Add(string piece)
    {
        _held += piece;
        while (_held.Length > 0 && Next() is { } found)
        {
            if (found.ToString() is { Length: > 0 })
            {
                yield return found;
            }
        }
    }

    /// <summary>What was held back, once nothing more comes.</summary>
    public IEnumerable<AIContent> End()
    {
        if (_held.Length > 0)
        {
            yield return _part == Part.Reasoning ? new TextReasoningContent(_held) : new TextContent(_held);
            _held = "";
        }
    }

    // The next part that is clear, maybe empty; null if more text is needed.
    private AIContent? Next() => _part switch
    {
        Part.Start => Open(),
        Part.BeforeReasoning => SkipTo(Part.Reasoning),
        Part.Reasoning => Reason(),
        Part.BeforeAnswer => SkipTo(Part.Answer),
        _ => new TextContent(Take(_held.Length)),
    };

    private TextContent? Open()
    {
        var text = _held.TrimStart();
        if (text.StartsWith(tags!.Open, StringComparison.Ordinal))
        {
            Take(_held.Length - text.Length + tags.Open.Length);
            _part = Part.BeforeReasoning;
        }
        else if (!tags.Open.StartsWith(text, StringComparison.Ordinal))
        {
            _part = Part.Answer;
        }
        else
        {
            return null;
        }

        return new TextContent("");
    }

    private TextReasoningContent? Reason()
    {
        var end = _held.IndexOf(tags!.Close, StringComparison.Ordinal);
        if (end >= 0)
        {
            var reasoning = Take(end).TrimEnd();
            Take(tags.Close.Length);
            _part = Part.BeforeAnswer;
            return new TextReasoningContent(reasoning);
        }

        var clear = _held.AsSpan(0, _held.Length - Overlap(_held, tags.Close)).TrimEnd().Length;
        return clear > 0 ? new TextReasoningContent(Take(clear)) : null;
    }

    private TextContent SkipTo(Part next)
    {
        Take(_held.Length - _held.TrimStart().Length);
        _part = _held.Length > 0 ? next : _part;
        return new TextContent("");
    }

    private string Take(int length)
    {
        var taken = _held[..length];
        _held = _held[length..];
        return taken;
    }

    // How many characters at the end of the text could be the beginning of the mark.
    private static int Overlap(string text, string mark)
    {
        var length = Math.Min(text.Length, mark.Length - 1);
        while (length > 0 && !text.EndsWith(mark[..length], StringComparison.Ordinal))
        {
            length--;
        }

        return length;
    }
}
