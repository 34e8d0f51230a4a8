using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Report.Charts;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report;

/// <summary>
/// Reads all lines of a training's metrics, while they are being written if need be: a last line that was cut off is
/// passed over.
/// </summary>
internal sealed class MetricsReader
{
    private readonly List<GrpoReport> _updates = [];
    private readonly List<GrpoReport> _recursion = [];
    private readonly List<string> _stages = [];
    private readonly Dictionary<string, List<CurvePoint>> _losses = [];

    private MetricsReader()
    {
    }

    /// <summary>Reports of the updates, in the order of the file.</summary>
    public IReadOnlyList<GrpoReport> Updates => _updates;

    /// <summary>Reports of the updates in which going on from rounds was learned, in the order of the file.</summary>
    public IReadOnlyList<GrpoReport> Recursion => _recursion;

    /// <summary>Losses of the supervised stages, in the order in which they first occur.</summary>
    public IReadOnlyList<StageLoss> Losses => [.. _stages.Select(stage => new StageLoss(stage, _losses[stage]))];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read, or a line of it is damaged.</exception>
    public static MetricsReader Read(string path)
    {
        var text = ReadText(path);
        var reader = new MetricsReader();
        var lines = text.Split('\n');
        foreach (var (index, line) in lines.Index())
        {
            var isCutOff = index == lines.Length - 1;
            if (!reader.TryTake(line) && !isCutOff)
            {
                throw new UsageException(
                    $"Line {index + 1} of '{path}' is damaged, it holds no step of a training; take it out to see the "
                    + "rest.");
            }
        }

        return reader;
    }

    private static string ReadText(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream);
            return text.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {error.Message}");
        }
    }

    private bool TryTake(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsContext.Default.MetricsLine) switch
            {
                { Stage: { } stage, Reward: not null } => TryTakeUpdate(stage, line),
                { Stage: { } stage, Loss: { } loss, Step: var step } => TakeLoss(stage, CurvePoint.At(step, loss)),
                _ => false,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryTakeUpdate(string stage, string line)
    {
        if (JsonSerializer.Deserialize(line, MetricsContext.Default.GrpoReport) is not { } report || !IsWhole(report))
        {
            return false;
        }

        (stage == StageNames.Recursion ? _recursion : _updates).Add(report);
        return true;
    }

    private static bool IsWhole(GrpoReport report) =>
        report is { StratumSuccess: not null, Seconds: not null }
        && report.Calls.All(calls => calls is { Skill: not null, Worker: not null })
        && report.Alarms.All(alarm => alarm is { Message: not null })
        && report.Example is null or { Question: not null, Workflow: not null, Workers: not null };

    private bool TakeLoss(string stage, CurvePoint point)
    {
        if (!_losses.TryGetValue(stage, out var points))
        {
            points = [];
            _losses.Add(stage, points);
            _stages.Add(stage);
        }

        points.Add(point);
        return true;
    }
}
