using System.Text;
using Spectre.Console;

namespace Podium.Cli.Terminals;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether nobody types the input.</summary>
    public bool IsInputRedirected { get; init; }

    /// <summary>Whether the output is a terminal, of whatever kind.</summary>
    public bool IsOutputSeen { get; init; }

    /// <summary>Whether the output is a terminal that understands escape codes.</summary>
    public bool IsOutputLive { get; init; }

    /// <summary>Whether the error output is a terminal that understands escape codes.</summary>
    public bool IsErrorLive { get; init; }

    /// <summary>Columns of the terminal; <see langword="null"/> to ask it.</summary>
    public int? Width { get; init; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var isPlain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var hasInput = !StandardInput.IsClosed();
        return new Terminal(hasInput ? Console.In : TextReader.Null, StandardOutput.Open(), Console.Error)
        {
            IsInputRedirected = !hasInput || Console.IsInputRedirected,
            IsOutputSeen = !Console.IsOutputRedirected,
            IsOutputLive = !isPlain && !Console.IsOutputRedirected,
            IsErrorLive = !isPlain && !Console.IsErrorRedirected,
        };
    }

    /// <summary>The output with colours and a cursor.</summary>
    public IAnsiConsole OpenOutput() => Open(Output);

    /// <summary>The error output with colours and a cursor.</summary>
    public IAnsiConsole OpenError() => Open(Error);

    /// <summary>Whether a text may hold more than ASCII where <paramref name="writer"/> leads.</summary>
    public static bool IsUnicode(TextWriter writer)
    {
        // The console wraps its encoding, so the type says nothing.
        var page = writer.Encoding.CodePage;
        return page == Encoding.UTF8.CodePage || page == Encoding.Unicode.CodePage;
    }

    /// <summary>Writes one sentence for a person to the error output.</summary>
    public void Complain(string sentence) => Error.WriteLine("podium: " + TerminalText.OneLine(sentence));

    private IAnsiConsole Open(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width ?? console.Profile.Width;
        console.Profile.Capabilities.Unicode = IsUnicode(writer);
        return console;
    }
}
