using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>The tokens that plan lines are built from, for one tokenizer.</summary>
internal sealed class PlanVocabulary
{
    private const char Broken = '\uFFFD';

    public PlanVocabulary(ByteLevelTokenizer tokenizer)
    {
        Tokenizer = tokenizer;
        Semicolon = Single(";");
        LineEnd = Single("\n");
        IsSubtask = new bool[tokenizer.VocabularySize];
        IsOpening = new bool[tokenizer.VocabularySize];
        IsText = new bool[tokenizer.VocabularySize];
        for (var token = 0; token < IsSubtask.Length; token++)
        {
            var text = tokenizer.Decode([token]);
            IsSubtask[token] = text.Length > 0 && text.IndexOfAny([';', '\n', '\r']) < 0;
            IsOpening[token] = IsSubtask[token] && text[0] == ' ';
            IsText[token] = IsSubtask[token] && text.Any(letter => letter != Broken && !char.IsWhiteSpace(letter));
        }
    }

    public ByteLevelTokenizer Tokenizer { get; }

    public int Semicolon { get; }

    public int LineEnd { get; }

    /// <summary>Which tokens may stand in a subtask.</summary>
    public bool[] IsSubtask { get; }

    /// <summary>Which tokens may begin a subtask: a space parts it from the step's number.</summary>
    public bool[] IsOpening { get; }

    /// <summary>Which tokens give a subtask something to read, whatever stands beside them.</summary>
    public bool[] IsText { get; }

    public int[] Encode(string text) => Tokenizer.Encode(text);

    private int Single(string text)
    {
        var tokens = Tokenizer.Encode(text);
        return tokens.Length == 1
            ? tokens[0]
            : throw new InvalidDataException(
                $"The tokenizer splits the character U+{(int)text[0]:X4} into several tokens; a plan needs it as one.");
    }
}
