using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Core.Problems;
using Podium.Evaluation.Grading;

namespace Podium.Cli.Pools.Profiling;

/// <summary>The options of <c>podium pool profile</c>.</summary>
internal sealed class ProfileCommandOptions
{
    private const int MostProblems = 1_000_000;
    private const string ByReference = "reference";

    private static readonly Dictionary<string, IGrader> Graders = new(StringComparer.Ordinal)
    {
        [ByReference] = new ReferenceGrader(),
        ["exact"] = new ExactAnswerGrader(),
        ["number"] = new NumberGrader(),
    };

    public Option<string?> Pool { get; } = PoolOption.Create($"Default: {PoolOption.DefaultFile}.");

    public Option<string> Problems { get; } = new("--problems")
    {
        HelpName = "FILE",
        Description = "The problems, JSON lines as training and benchmarks read them. Those that take one skill are "
            + "used; others say nothing of a single skill and are left out.",
        Required = true,
    };

    public Option<string?> MaxPrice { get; } = new("--max-price")
    {
        HelpName = "PRICE",
        Description = "Most that the calls of this command may cost together, in the currency of the prices. It ends "
            + "when the worst case of the next call does not fit into what is left. Default: no limit.",
    };

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

    public Option<string> Grader { get; } = new("--grader")
    {
        HelpName = "NAME",
        Description = "How answers are judged: exact compares all of the answer with the reference, but for case, "
            + "punctuation and a leading article; number compares the last number in it; reference takes number for a "
            + "problem whose reference is a number, else exact. Default: reference.",
        DefaultValueFactory = _ => ByReference,
    };

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

    /// <summary>Who judges the answers, with its name.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public (string Name, IGrader Grader) ReadGrader(ParseResult parsed)
    {
        var name = parsed.GetValue(Grader)!;
        return Graders.TryGetValue(name, out var grader)
            ? (name, grader)
            : throw new UsageException(
                $"{Grader.Name} takes one of {string.Join(", ", Graders.Keys)}; it got '{name}'.");
    }

    /// <summary>Names of the workers to measure; <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? ReadOnly(ParseResult parsed) => parsed.GetValue(Only)
        ?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
