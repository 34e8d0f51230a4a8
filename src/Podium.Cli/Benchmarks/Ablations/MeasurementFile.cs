using System.Text.Json;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>How one conductor did on the test problems, as <c>result.json</c> keeps it.</summary>
/// <param name="Version">Version of this format.</param>
/// <param name="Variant">Name of the variant.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Problems">The problems, in their order.</param>
internal sealed record MeasurementFile(
    int Version, string Variant, double Seconds, IReadOnlyList<MeasuredProblem> Problems)
{
    private const int CurrentVersion = 1;
    private const string FileName = "result.json";

    /// <summary>What is kept of a result.</summary>
    public static MeasurementFile Of(BenchmarkResult result) => new(
        CurrentVersion,
        result.Entrant,
        result.Elapsed.GetValueOrDefault().TotalSeconds,
        [.. result.Problems.Select(MeasuredProblem.Of)]);

    /// <summary>Reads the file in a folder.</summary>
    /// <exception cref="InvalidDataException">It is missing, damaged, or of another version.</exception>
    public static MeasurementFile Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, AblationContext.Default.MeasurementFile);
            return file is { Version: CurrentVersion, Problems: not null }
                ? file
                : throw new InvalidDataException($"{path}: this is no measurement of version {CurrentVersion}.");
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes the file into a folder.</summary>
    public void Write(string folder)
    {
        using var stream = File.Create(Path.Combine(folder, FileName));
        JsonSerializer.Serialize(stream, this, AblationContext.Default.MeasurementFile);
        stream.WriteByte((byte)'\n');
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The result again.</summary>
    /// <param name="problems">The test problems.</param>
    /// <exception cref="InvalidDataException">They are not the ones that were measured.</exception>
    public BenchmarkResult ToResult(IReadOnlyList<Problem> problems) => Problems.Count == problems.Count
        ? new BenchmarkResult(
            Variant,
            [.. Problems.Zip(problems, (measured, problem) => measured.ToResult(problem))],
            TimeSpan.FromSeconds(Seconds))
        : throw new InvalidDataException($"{Problems.Count} problems were measured where there are {problems.Count}.");
}
