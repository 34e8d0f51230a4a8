using Podium.Cli.CommandLine;
using Podium.Cli.Training.Checkpoints;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report;

/// <summary>Reads what a training left in its folder, and changes nothing there.</summary>
internal static class TrainingReader
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="UsageException">It holds no metrics, or they are damaged.</exception>
    /// <exception cref="InvalidDataException">Cards are damaged.</exception>
    public static TrainingReport Read(string folder)
    {
        var path = Path.Combine(folder, TrainingFolder.MetricsName);
        if (!File.Exists(path))
        {
            throw new UsageException(
                $"'{folder}' holds no {TrainingFolder.MetricsName}; name the folder of a training that has taken a "
                + "step.");
        }

        var metrics = MetricsReader.Read(path);
        return new TrainingReport
        {
            Grpo = metrics.Updates,
            Recursion = metrics.Recursion,
            Losses = metrics.Losses,
            Workers = CardsIn(Path.Combine(folder, StageNames.Cards)),
            UnseenWorkers = CardsIn(Path.Combine(folder, StageNames.UnseenCards)),
            Stages = StagesIn(folder, metrics),
        };
    }

    private static IReadOnlyList<MeasuredWorker> CardsIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var workers = CardFile.Read(folder).Workers;
        return workers.All(worker => worker is { Name: not null, Card: { Summary: not null, Skills: not null } })
            ? workers
            : throw new InvalidDataException($"{folder}: a worker lacks its name or its card.");
    }

    private static StageRecord[] StagesIn(string folder, MetricsReader metrics)
    {
        var finished = MarksIn(folder)
            .Concat(MarksIn(Path.Combine(folder, StageNames.Workers)))
            .ToHashSet(StringComparer.Ordinal);
        var begun = MarksIn(Path.Combine(folder, TrainingFolder.CheckpointsName)).ToHashSet(StringComparer.Ordinal);
        var steps = metrics.Losses.ToDictionary(loss => loss.Stage, loss => loss.Points.Count, StringComparer.Ordinal);
        if (metrics.Updates.Count > 0)
        {
            steps[StageNames.Grpo] = metrics.Updates.Count;
        }

        if (metrics.Recursion.Count > 0)
        {
            steps[StageNames.Recursion] = metrics.Recursion.Count;
        }

        string[] first = [StageNames.Tokenizers];
        string[] last =
        [
            StageNames.Cards, StageNames.UnseenCards, StageNames.ColdStart, StageNames.Grpo,
            StageNames.RecursionKnown, StageNames.RecursionLong, StageNames.Recursion, StageNames.Orchestra,
        ];
        var found = metrics.Losses.Select(loss => loss.Stage)
            .Concat(finished.Concat(begun).Order(StringComparer.Ordinal))
            .Except(first.Concat(last));
        return
        [
            .. first.Concat(found).Concat(last)
                .Select(name => new StageRecord(
                    name, finished.Contains(name), begun.Contains(name), steps.GetValueOrDefault(name))
                {
                    EndedAtSuccess = UpdatesOf(name, metrics).LastOrDefault()?.EndedAtSuccess,
                })
                .Where(stage => stage is not { IsFinished: false, HasCheckpoint: false, Steps: 0 }),
        ];
    }

    private static IReadOnlyList<GrpoReport> UpdatesOf(string stage, MetricsReader metrics) => stage switch
    {
        StageNames.Grpo => metrics.Updates,
        StageNames.Recursion => metrics.Recursion,
        _ => [],
    };

    private static IEnumerable<string> MarksIn(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateDirectories(folder).Select(StageMark.Read).OfType<StageMark>().Select(mark => mark.Stage);
}
