using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;

namespace Podium.Cli.Benchmarks;

/// <summary>The options that benchmarks share.</summary>
internal sealed class BenchOptions
{
    private const int MostProblems = 10_000;

    private readonly string _name;
    private readonly Option<string> _problems;
    private readonly Option<string?> _orchestra = OrchestraOption.Create();

    private readonly Option<string> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the problems and of every random choice. Default: 1.",
        DefaultValueFactory = _ => "1",
    };

    /// <summary>The options of a benchmark.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="problems">What <c>--problems</c> counts.</param>
    /// <param name="usual">How many without it.</param>
    public BenchOptions(string name, string problems, int usual)
    {
        _name = name;
        var count = usual.ToString(CultureInfo.InvariantCulture);
        _problems = new Option<string>("--problems")
        {
            HelpName = "N",
            Description = $"Number of {problems}, 1 to {MostProblems}. Default: {count}.",
            DefaultValueFactory = _ => count,
        };
        Tables = new TableOptions(name);
    }

    /// <summary>Where the tables go.</summary>
    public TableOptions Tables { get; }

    /// <summary>The command of the benchmark, with these options.</summary>
    public Command CreateCommand(
        string summary, Manual manual, Func<ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new DocumentedCommand(_name, summary, manual);
        command.SetAction(run);
        command.Options.Add(_problems);
        command.Options.Add(_seed);
        command.Options.Add(Tables.Output);
        command.Options.Add(_orchestra);
        command.Options.Add(Tables.Json);
        return command;
    }

    /// <summary>Number of problems and seed.</summary>
    /// <exception cref="UsageException">One of them is out of its range.</exception>
    public (int Count, long Seed) Read(ParseResult parsed) =>
        (OptionValues.ReadCount(parsed, _problems, MostProblems), OptionValues.ReadSeed(parsed, _seed));

    /// <summary>Name of the orchestra to measure; <see langword="null"/> for the shipped one.</summary>
    public string? OrchestraOf(ParseResult parsed) => parsed.GetValue(_orchestra);

    /// <summary>The orchestra to measure.</summary>
    /// <exception cref="UsageException">The option names nothing.</exception>
    /// <exception cref="InvalidDataException">It names no orchestra, or a damaged one.</exception>
    public Orchestra OpenOrchestra(ParseResult parsed, CommandHost host) =>
        OrchestraOption.Open(host, parsed.GetValue(_orchestra));

    /// <summary>The command line that gives the same tables.</summary>
    /// <param name="parsed">The command line as it was given.</param>
    /// <param name="others">Options beside these, with a space before them.</param>
    public string Spell(ParseResult parsed, string others)
    {
        var (count, seed) = Read(parsed);
        return FormattableString.Invariant($"podium bench {_name} --problems {count} --seed {seed}{others}")
            + OrchestraOption.Spell(parsed.GetValue(_orchestra));
    }
}
