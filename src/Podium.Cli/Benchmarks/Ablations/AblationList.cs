using Podium.Cli.CommandLine;
using Podium.Training.Grpo;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>The variants that are measured.</summary>
internal static class AblationList
{
    /// <summary>What the others are compared with: the recipe as it is.</summary>
    public static Ablation Whole { get; } = new Ablation.Rewarded("whole", "The recipe as it is.");

    /// <summary>All of them, <see cref="Whole"/> first.</summary>
    public static IReadOnlyList<Ablation> All { get; } =
    [
        Whole,
        new Ablation.Untrained("cold-start", "Nothing is learned from reward: the cold start alone."),
        new Ablation.Imitated(
            "imitation",
            "In place of reward it imitates as many workflows of a conductor that is told the skills of each problem."),
        new Ablation.Rewarded(
            "no-cards",
            "All cards say the same. Workers stand in another order for every problem, so nothing else says who can do "
            + "what either, and there is nothing to learn by heart.")
        {
            Intervention = Intervention.NoCards,
        },
        new Ablation.Rewarded("no-price", "The reward knows no price.")
        {
            Change = options => options with { PriceWeight = 0 },
        },
        new Ablation.Rewarded(
            "no-subtasks", "Every worker is told to answer the question itself, whatever subtask was written for it.")
        {
            Intervention = Intervention.NoSubtasks,
        },
        new Ablation.Rewarded("no-access", "Every worker sees all earlier steps, whatever it was to see.")
        {
            Intervention = Intervention.NoAccess,
        },
        new Ablation.Rewarded("no-showing", "No workflow is made to show every worker all earlier steps.")
        {
            Change = options => options with { ShowAllUntil = 0 },
        },
        OfGroups(16),
        OfGroups(64),
    ];

    /// <summary>Those named, in their own order; all of them without names.</summary>
    /// <param name="names">Names separated by commas.</param>
    /// <exception cref="UsageException">A name is none of theirs.</exception>
    public static IReadOnlyList<Ablation> Parse(string? names)
    {
        if (names is null)
        {
            return All;
        }

        var wanted = names.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return wanted.FirstOrDefault(name => All.All(ablation => ablation.Name != name)) is { } unknown
            ? throw new UsageException(
                $"There is no variant '{unknown}'; there are {string.Join(", ", All.Select(known => known.Name))}.")
            : [.. All.Where(ablation => wanted.Contains(ablation.Name))];
    }

    private static Ablation.Rewarded OfGroups(int size) => new(
        $"group-{size}", $"Groups of {size} workflows, and as many fewer problems in each update.")
    {
        Change = options => WithGroupsOf(options, size),
    };

    private static GrpoOptions WithGroupsOf(GrpoOptions options, int size) => options with
    {
        GroupSize = size,
        Groups = Math.Max(1, options.Groups * options.GroupSize / size),
    };
}
