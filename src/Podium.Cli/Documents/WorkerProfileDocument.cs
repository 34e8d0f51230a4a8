using Podium.Evaluation.Profiling;

namespace Podium.Cli.Documents;

/// <summary>What was measured of a worker, as JSON. Without a problem judged, price and times are null.</summary>
/// <param name="Name">Its name in the pool.</param>
/// <param name="Service">Whose service its model is.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Skills">How often it was right on each skill.</param>
/// <param name="Missing">Number of problems of which nothing is known.</param>
/// <param name="Faults">Number of calls made now that failed.</param>
/// <param name="LastFault">What the last of them said; null without one.</param>
/// <param name="MeanPrice">Mean price of a problem.</param>
/// <param name="MedianMilliseconds">Half of the calls took at most so long.</param>
/// <param name="HighMilliseconds">Nine of ten calls took at most so long.</param>
/// <param name="MeasuredAt">When the last call was done.</param>
internal sealed record WorkerProfileDocument(
    string Name,
    string Service,
    string Model,
    IReadOnlyList<SkillProfileDocument> Skills,
    int Missing,
    int Faults,
    string? LastFault,
    decimal? MeanPrice,
    double? MedianMilliseconds,
    double? HighMilliseconds,
    DateTimeOffset? MeasuredAt)
{
    public static WorkerProfileDocument Of(WorkerProfile worker) => new(
        worker.Subject.Worker.Name,
        worker.Subject.Service,
        worker.Subject.Model,
        [.. worker.Skills.Select(SkillProfileDocument.Of)],
        worker.Missing,
        worker.Faults.Count,
        worker.Faults.LastOrDefault()?.Reason,
        worker.MeanPrice,
        worker.MedianTime?.TotalMilliseconds,
        worker.HighTime?.TotalMilliseconds,
        worker.MeasuredAt);
}
