using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Core.Problems;
using Podium.Evaluation.Grading;

namespace Podium.Cli.Grading;

/// <summary>The option that says how answers are judged.</summary>
internal static class GraderOption
{
    /// <summary>How answers are judged if nobody says.</summary>
    public const string Usual = "reference";

    /// <summary>How the option is spelled.</summary>
    public const string Name = "--grader";

    private static readonly Dictionary<string, IGrader> Graders = new(StringComparer.Ordinal)
    {
        [Usual] = new ReferenceGrader(),
        ["exact"] = new ExactAnswerGrader(),
        ["number"] = new NumberGrader(),
    };

    /// <summary>The option, for one command.</summary>
    public static Option<string> Create() => new(Name)
    {
        HelpName = "NAME",
        Description = "How answers are judged: exact compares all of the answer with the reference, but for case, "
            + "punctuation and a leading article; number compares the last number in it; reference takes number for a "
            + $"problem whose reference is a number, else exact. Default: {Usual}.",
        DefaultValueFactory = _ => Usual,
    };

    /// <summary>Who judges.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static NamedGrader Read(string name) => Graders.TryGetValue(name, out var grader)
        ? new NamedGrader(name, grader)
        : throw new UsageException($"{Name} takes one of {string.Join(", ", Graders.Keys)}; it got '{name}'.");
}
