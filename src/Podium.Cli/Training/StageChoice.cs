using Podium.Cli.CommandLine;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Stages;

namespace Podium.Cli.Training;

/// <summary>Which stages are to be run.</summary>
internal static class StageChoice
{
    /// <summary>The stages named, in their own order; all of them without names.</summary>
    /// <param name="names">Names separated by commas; <c>workers</c> stands for every worker.</param>
    /// <param name="stages">All stages.</param>
    /// <exception cref="UsageException">A name is none of theirs.</exception>
    public static IReadOnlyList<IStage> Parse(string? names, IReadOnlyList<IStage> stages)
    {
        if (names is null)
        {
            return stages;
        }

        var chosen = new HashSet<IStage>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            var found = stages.Where(stage => stage.Plan.Name == name || IsWorker(stage, name)).ToArray();
            if (found.Length == 0)
            {
                throw new UsageException(
                    $"There is no stage '{name}'; there are "
                    + $"{string.Join(", ", stages.Select(stage => stage.Plan.Name))}, and {StageNames.Workers} for "
                    + "every worker.");
            }

            chosen.UnionWith(found);
        }

        return [.. stages.Where(chosen.Contains)];
    }

    /// <summary>
    /// Makes sure that every stage will find what it builds on in the folder at <paramref name="path"/>, which stays
    /// as it is and may be absent.
    /// </summary>
    /// <exception cref="UsageException">Something is neither finished nor chosen.</exception>
    public static void CheckNeeds(IReadOnlyList<IStage> chosen, string path)
    {
        var plans = chosen.Select(stage => stage.Plan).ToHashSet();
        foreach (var plan in plans.Where(plan => !IsFinished(plan)))
        {
            if (plan.Needs.FirstOrDefault(need => !plans.Contains(need) && !IsFinished(need)) is { } missing)
            {
                throw new UsageException(
                    $"The stage '{plan.Name}' builds on '{missing.Name}', which is not finished in "
                    + $"'{path}'; name it in --stages too.");
            }
        }

        bool IsFinished(StagePlan plan) => FolderSwap.Exists(Path.Combine(path, plan.Folder));
    }

    private static bool IsWorker(IStage stage, string name) =>
        name == StageNames.Workers && Path.GetDirectoryName(stage.Plan.Folder) == StageNames.Workers;
}
