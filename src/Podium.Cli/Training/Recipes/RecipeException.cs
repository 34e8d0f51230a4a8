namespace Podium.Cli.Training.Recipes;

/// <summary>A recipe cannot be used.</summary>
internal sealed class RecipeException : Exception
{
    /// <summary>Something at one place of the file is wrong.</summary>
    /// <param name="line">Line of the place, from 1.</param>
    /// <param name="column">Column of the place, from 1.</param>
    /// <param name="sentence">What is wrong and what would be right.</param>
    public RecipeException(long line, long column, string sentence)
        : base(sentence)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Line of the place, from 1.</summary>
    public long Line { get; }

    /// <summary>Column of the place, from 1.</summary>
    public long Column { get; }
}
