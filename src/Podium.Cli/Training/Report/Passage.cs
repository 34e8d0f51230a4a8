using Podium.Training.Grpo;

namespace Podium.Cli.Training.Report;

/// <summary>A stretch of a training, to compare with others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Updates">Its updates; at least one.</param>
internal sealed record Passage(string Name, IReadOnlyList<GrpoReport> Updates)
{
    private const int Share = 10;

    /// <summary>The name with the updates that it stands for.</summary>
    public string Title => $"{Name} ({Numbers.Range(Updates[0].Step, Updates[^1].Step)})";

    /// <summary>
    /// Beginning, middle and end, each a tenth of all updates, or more where a tenth says little; nothing if there are
    /// no updates.
    /// </summary>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<GrpoReport> updates)
    {
        if (updates.Count == 0)
        {
            return [];
        }

        var length = Math.Max(1, Math.Min(updates.Count / 3, Math.Max(TrainingReport.Window, updates.Count / Share)));
        var middle = (updates.Count - length) / 2;
        return
        [
            new Passage("Early", [.. updates.Take(length)]),
            new Passage("Middle", [.. updates.Skip(middle).Take(length)]),
            new Passage("Late", [.. updates.TakeLast(length)]),
        ];
    }
}
