using System.Text;
using System.Text.Json;
using Podium.Cli.Training.Stages;
using Podium.Core.Storage;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>A file of one JSON line for each step, cut back to the checkpoint when a stage goes on.</summary>
internal sealed class MetricsFile(string path) : IDisposable
{
    private FileStream? _stream;

    /// <summary>Adds a step.</summary>
    public void Append(StepMetrics metrics)
    {
        _stream ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _stream.Write(Encoding.UTF8.GetBytes(metrics.ToJson() + "\n"));
    }

    /// <summary>
    /// Drops a stage's lines from <paramref name="step"/> on, and any line that was cut off when it was written.
    /// </summary>
    public void CutBack(string stage, int step)
    {
        Close();
        if (!File.Exists(path))
        {
            return;
        }

        var kept = File.ReadLines(path)
            .Where(line => Parse(line) is { } read && (read.Stage != stage || read.Step < step));
        AtomicFile.Write(path, stream =>
        {
            foreach (var line in kept)
            {
                stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
            }
        });
    }

    /// <summary>The rewards of a stage so far, in the order of its steps.</summary>
    public IReadOnlyList<double> Rewards(string stage) => [.. Rewarded(stage).Select(step => step.Reward)];

    /// <summary>The reports of a stage that learns from reward, in the order of its steps.</summary>
    public IReadOnlyList<GrpoReport> Reports(string stage) =>
        [.. Rewarded(stage).Select(step => JsonSerializer.Deserialize(step.Line, MetricsContext.Default.GrpoReport)!)];

    /// <summary>Makes sure that a loss of power keeps every line so far.</summary>
    public void FlushToDisk() => _stream?.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>The lines of a stage's steps that had a reward.</summary>
    private IEnumerable<(string Line, double Reward)> Rewarded(string stage)
    {
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (Parse(line) is { Reward: { } reward } read && read.Stage == stage)
            {
                yield return (line, reward);
            }
        }
    }

    private static MetricsLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MetricsContext.Default.MetricsLine) is { Stage: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Close()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
