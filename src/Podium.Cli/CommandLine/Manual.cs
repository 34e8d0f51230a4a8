namespace Podium.Cli.CommandLine;

/// <summary>What <c>--help</c> says of a command, beside its options, which speak for themselves.</summary>
/// <param name="Synopsis">How it is called, one form each, without the program's name.</param>
/// <param name="Description">Paragraphs.</param>
internal sealed record Manual(IReadOnlyList<string> Synopsis, IReadOnlyList<string> Description)
{
    /// <summary>Command lines, each with what it does.</summary>
    public IReadOnlyList<(string Line, string Meaning)> Examples { get; init; } = [];

    /// <summary>Exit codes, each with its meaning.</summary>
    public IReadOnlyList<(string Code, string Meaning)> ExitStatus { get; init; } = [];
}
