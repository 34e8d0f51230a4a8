using Podium.Cli.CommandLine;
using Podium.Cli.Terminals;

namespace Podium.Cli.Asking;

/// <summary>Takes the question from the command line or from standard input.</summary>
internal static class QuestionReader
{
    /// <summary>Most UTF-16 units of a question.</summary>
    public const int MostCharacters = 20_000;

    private const string FromInput = "-";

    /// <summary>The question, without white space around it.</summary>
    /// <exception cref="UsageException">There is none, or it is too long.</exception>
    public static async Task<string> ReadAsync(
        IReadOnlyList<string> words, Terminal terminal, CancellationToken cancellationToken)
    {
        var text = words switch
        {
            [] when !terminal.IsInputRedirected => "",
            [] or [FromInput] => await ReadInputAsync(terminal.Input, cancellationToken).ConfigureAwait(false),
            _ => string.Join(' ', words),
        };
        var question = text.Trim();
        if (question.Length == 0)
        {
            throw new UsageException(
                "There is no question; give one in quotes, as in: podium ask \"What is 17 plus 15?\", or pipe one in.");
        }

        return question.Length <= MostCharacters
            ? question
            : throw new UsageException($"The question is too long; it may have {MostCharacters} characters.");
    }

    private static async Task<string> ReadInputAsync(TextReader input, CancellationToken cancellationToken)
    {
        // A terminal's reader blocks and cannot be cancelled, so an interruption leaves it behind.
        var buffer = new char[MostCharacters * 2];
        var reading = Task.Run(() => input.ReadBlock(buffer), cancellationToken);
        var count = await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new string(buffer, 0, count);
    }
}
