using System.CommandLine;
using Podium.Cli.Caching;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Grading;
using Podium.Cli.Pools;
using Podium.Core.Runs;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>The options of <c>podium bench problems</c>.</summary>
internal sealed class BenchProblemsOptions
{
    /// <summary>Name of the benchmark.</summary>
    public const string Name = "problems";

    private const int MostProblems = 1_000_000;
    private const int MostConcurrency = 1024;
    private const int MostRounds = 100;

    private readonly Option<string?> _samples = new("--samples")
    {
        HelpName = "N",
        Description = "Draw N of the problems; more by the same seed hold these. Default: all, in an order that is "
            + "drawn too.",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the draw and of every call. Default: 1.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> _grader = GraderOption.Create();

    private readonly Option<string?> _maxPrice = CommandBudget.CreateOption();

    private readonly Option<string> _concurrency = new("--concurrency")
    {
        HelpName = "N",
        Description = $"Run N problems at once, 1 to {MostConcurrency}. The limits of each worker's 'calls' in the "
            + "pool hold besides, and only times depend on it. Default: 8.",
        DefaultValueFactory = _ => "8",
    };

    private readonly Option<string?> _rounds = new("--rounds")
    {
        HelpName = "N",
        Description = "Most rounds of a run, 1 to 100. Default: the pool's, or 1.",
    };

    public Option<string?> Pool { get; } = PoolOption.Create($"Default: {PoolOption.DefaultFile}.");

    public Option<string> Problems { get; } = new("--problems")
    {
        HelpName = "FILE",
        Description = "The problems, JSON lines as training and 'pool profile' read them.",
        Required = true,
    };

    public Option<string?> Only { get; } = new("--only")
    {
        HelpName = "NAMES",
        Description = "Run these alone, separated by commas, and compare the first with the others: "
            + $"{PoolEntrants.Own} for the pool's own conductor, {ConductorChoice.Spellings}. Default: "
            + $"{PoolEntrants.Own}, single:WORKER for every worker.",
    };

    public KeepingOptions Keeping { get; } = new();

    public TableOptions Tables { get; } = new(Name);

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Problems);
        command.Options.Add(Pool);
        command.Options.Add(Only);
        command.Options.Add(_samples);
        command.Options.Add(_seed);
        command.Options.Add(_grader);
        command.Options.Add(_rounds);
        command.Options.Add(_maxPrice);
        command.Options.Add(_concurrency);
        Keeping.AddTo(command);
        command.Options.Add(Tables.Output);
        command.Options.Add(Tables.Json);
    }

    /// <summary>Number of problems to draw; <see langword="null"/> for all.</summary>
    /// <exception cref="UsageException">It is out of its range.</exception>
    public int? ReadSamples(ParseResult parsed) => OptionValues.ReadOptionalCount(parsed, _samples, MostProblems);

    /// <summary>The seed.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public long ReadSeed(ParseResult parsed) => OptionValues.ReadSeed(parsed, _seed);

    /// <summary>Who judges.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public NamedGrader ReadGrader(ParseResult parsed) => GraderOption.Read(parsed.GetValue(_grader)!);

    /// <summary>Most that the command may spend; <see langword="null"/> for no limit.</summary>
    /// <exception cref="UsageException">It is no price.</exception>
    public decimal? ReadMaxPrice(ParseResult parsed) => OptionValues.ReadOptionalPrice(parsed, _maxPrice);

    /// <summary>Number of problems that are run at once.</summary>
    /// <exception cref="UsageException">It is out of its range.</exception>
    public int ReadConcurrency(ParseResult parsed) => OptionValues.ReadCount(parsed, _concurrency, MostConcurrency);

    /// <summary>Settings of the runs: those of the pool, but for the rounds that are given.</summary>
    /// <exception cref="UsageException">Their number is out of its range.</exception>
    public RunOptions ReadRunOptions(ParseResult parsed, RunOptions defaults) => defaults with
    {
        MaxRounds = OptionValues.ReadOptionalCount(parsed, _rounds, MostRounds) ?? defaults.MaxRounds,
    };

    /// <summary>The command line that gives the same tables.</summary>
    /// <param name="parsed">The command line as it was given.</param>
    /// <param name="pool">The pool's file.</param>
    public string Spell(ParseResult parsed, string pool)
    {
        (Option Option, string? Value)[] given =
        [
            (Problems, parsed.GetValue(Problems)),
            (Pool, pool),
            (Only, parsed.GetValue(Only)),
            (_samples, parsed.GetValue(_samples)),
            (_seed, parsed.GetValue(_seed)),
            (_grader, Unless(GraderOption.Usual, parsed.GetValue(_grader))),
            (_rounds, parsed.GetValue(_rounds)),
        ];
        var words = given
            .Where(option => option.Value is not null)
            .Select(option => $" {option.Option.Name} {OptionValues.Quote(option.Value!)}");
        return $"podium bench {Name}{string.Concat(words)}{Keeping.Spell(parsed)}";
    }

    private static string? Unless(string usual, string? value) => value == usual ? null : value;
}
