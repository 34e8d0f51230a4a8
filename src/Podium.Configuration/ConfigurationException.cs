namespace Podium.Configuration;

/// <summary>Something at one place of a document is wrong.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>What is wrong, and where.</summary>
    /// <param name="line">Line of the place, from 1.</param>
    /// <param name="column">Column of the place, from 1.</param>
    /// <param name="sentence">What is wrong and what would be right.</param>
    public ConfigurationException(long line, long column, string sentence)
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
