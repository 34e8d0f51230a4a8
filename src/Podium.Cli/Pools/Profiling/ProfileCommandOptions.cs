using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Grading;

namespace Podium.Cli.Pools.Profiling;

/// <summary>The options of <c>podium pool profile</c>.</summary>
internal sealed class ProfileCommandOptions
{
    private const int MostProblems = 1_000_000;

    public Option<string?> Pool { get; } = PoolOption.Create($"Default: {PoolOption.DefaultFile}.");

    public Option<string> Problems { get; } = new("--problems")
    {
        HelpName = "FILE",
        Description = "The problems, JSON lines as training and benchmarks read them. Those that take one skill are "
            + "used; others say nothing of a single skill and are left out.",
        Required = true,
    };

    public Option<string?> MaxPrice { get; } = CommandBudget.CreateOption();

    public Option<string?> Only { get; } = new("--only")
    {
        HelpName = "WORKERS",
        Description = "Measure these workers alone, separated by commas; the cards of the others stay. Default: all.",
    };

    public Option<string?> Samples { get; } = new("--samples")
    {
        HelpName = "N",
        Description = "Draw N of the problems, spread over the skills. Default: all.",
    };

    public Option<string> Seed { get; } = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of the draw; the same one draws the same problems. Default: 1.",
        DefaultValueFactory = _ => "1",
    };

    public Option<string> Grader { get; } = GraderOption.Create();

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document." };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Problems);
        command.Options.Add(Pool);
        command.Options.Add(MaxPrice);
        command.Options.Add(Only);
        command.Options.Add(Samples);
        command.Options.Add(Seed);
        command.Options.Add(Grader);
        command.Options.Add(Json);
    }

    /// <summary>Number of problems to draw; <see langword="null"/> for all.</summary>
    /// <exception cref="UsageException">It is out of its range.</exception>
    public int? ReadSamples(ParseResult parsed) => OptionValues.ReadOptionalCount(parsed, Samples, MostProblems);

    /// <summary>Names of the workers to measure; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? ReadOnly(ParseResult parsed) => parsed.GetValue(Only)
        ?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
