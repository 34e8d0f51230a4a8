using System.CommandLine;
using System.CommandLine.Parsing;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Orchestras;
using Podium.Cli.Pools;
using Podium.Core.Runs;

namespace Podium.Cli.Asking;

/// <summary>The arguments and options of <c>ask</c>.</summary>
internal sealed class AskOptions
{
    private const int MostSteps = 1000;
    private const int MostRounds = 100;

    public Argument<string[]> Question { get; } = new("QUESTION") { Arity = ArgumentArity.ZeroOrMore };

    public Option<string?> Conductor { get; } = new("--conductor")
    {
        HelpName = "WHO",
        Description = $"Who writes the workflow: {ConductorChoice.Spellings}. N is 1 to 100, LAYERS 1 to 10; where no "
            + "worker is named, the one with the best measured accuracy is taken. Default: the pool's own; learned, "
            + "where no pool or an --orchestra is named.",
    };

    public Option<string> Seed { get; } = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of every random choice; the same seed gives the same run. Default: 0.",
        DefaultValueFactory = _ => "0",
    };

    public Option<string?> Record { get; } = new("--record")
    {
        HelpName = "FILE",
        Description = "Keep the run in FILE as JSON lines, which 'podium runs show' reads. A file of that name is "
            + "replaced when the run has ended. A run that is interrupted leaves the lines of what happened until "
            + "then; one whose process is killed leaves them in FILE.NUMBER.partial.",
    };

    public Option<string?> MaxPrice { get; } = new("--max-price")
    {
        HelpName = "PRICE",
        Description = "Most that the run may cost, in the currency of the cards. A worker whose worst case does not "
            + "fit into what is left is not called, and the run ends as over budget. Default: the pool's limit, or "
            + "none.",
    };

    public Option<string?> MaxSteps { get; } = new("--max-steps")
    {
        HelpName = "N",
        Description = "Most steps of one workflow, 1 to 1000; a longer one is not run. The fixed workflows of vote, "
            + "refine and moa are exempt. Default: the pool's limit, or 5.",
    };

    public Option<string?> Rounds { get; } = new("--rounds")
    {
        HelpName = "N",
        Description = "Most rounds, 1 to 100. After each but the last the conductor sees what came of its workflow and "
            + "accepts the answer or writes another workflow. Default: the pool's, or 1.",
    };

    public Option<string?> Pool { get; } = PoolOption.Create("Default: the models that are shipped.");

    public Option<string?> Orchestra { get; } = OrchestraOption.Create(" With --pool, its conductors alone.");

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document at the end: answer, workflow, steps, usage, price and more.",
    };

    /// <summary>Gives a command these arguments and options.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Question);
        command.Options.Add(Conductor);
        command.Options.Add(Seed);
        command.Options.Add(Record);
        command.Options.Add(MaxPrice);
        command.Options.Add(MaxSteps);
        command.Options.Add(Rounds);
        command.Options.Add(Pool);
        command.Options.Add(Orchestra);
        command.Options.Add(Json);
    }

    /// <summary>The words of the question.</summary>
    /// <exception cref="UsageException">One of them looks like an option that does not exist.</exception>
    public string[] ReadQuestion(ParseResult parsed)
    {
        var options = parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token is { Type: TokenType.Argument, Value.Length: > 1 })
            .Where(token => token.Value[0] == '-' && (token.Value[1] == '-' || char.IsLetter(token.Value[1])));
        var words = parsed.GetValue(Question) ?? [];
        return options.FirstOrDefault(option => words.Contains(option.Value)) is { } unknown
            ? throw new UsageException(
                $"There is no option '{unknown.Value}'; 'podium ask --help' lists them, and a question that begins "
                + "with a dash stands behind --.")
            : words;
    }

    /// <summary>Settings of the run: those given, else those of the pool.</summary>
    /// <exception cref="UsageException">A value is out of its range.</exception>
    public RunOptions ReadRunOptions(ParseResult parsed, RunOptions defaults) => defaults with
    {
        MaxSteps = OptionValues.ReadOptionalCount(parsed, MaxSteps, MostSteps) ?? defaults.MaxSteps,
        MaxRounds = OptionValues.ReadOptionalCount(parsed, Rounds, MostRounds) ?? defaults.MaxRounds,
        MaxPrice = OptionValues.ReadOptionalPrice(parsed, MaxPrice) ?? defaults.MaxPrice,
        Seed = OptionValues.ReadSeed(parsed, Seed),
        ConductorName = parsed.GetValue(Conductor) ?? defaults.ConductorName,
    };
}
