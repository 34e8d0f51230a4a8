using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>The tokens that plan lines are built from, for one tokenizer.</summary>
internal sealed class PlanVocabulary
{
    public PlanVocabulary(ByteLevelTokenizer tokenizer)
    {
        Tokenizer = tokenizer;
        Semicolon = Single(";");
        LineEnd = Single("\n");
        IsSubtask = new bool[tokenizer.VocabularySize];
        for (var token = 0; token < IsSubtask.Length; token++)
        {
            var text = tokenizer.Decode([token]);
            IsSubtask[token] = text.Length > 0 && text.IndexOfAny([';', '\n', '\r']) < 0;
        }
    }

    public ByteLevelTokenizer Tokenizer { get; }

    public int Semicolon { get; }

    public int LineEnd { get; }

    /// <summary>Which tokens may stand in a subtask.</summary>
    public bool[] IsSubtask { get; }

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
