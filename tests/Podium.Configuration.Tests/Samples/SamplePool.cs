using System.ComponentModel.DataAnnotations;

namespace Podium.Configuration.Tests.Samples;

/// <summary>A pool with a field of every kind.</summary>
public sealed record SamplePool
{
    public static DocumentKind Kind { get; } = new()
    {
        Name = "pool",
        Version = 3,
        IsField = property => property.Name != nameof(Hidden),
    };

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    [Required]
    public string Name { get; init; } = "";

    public string Remark { get; init; } = "";

    /// <summary>Calls in flight at once; see
    /// <see cref="MaxTime"/>, <see langword="true"/> and <c>x</c>.</summary>
    /// <value>4; more for <see cref="SampleWorker"/>.</value>
    [Range(1, 64)]
    public int Parallel { get; init; } = 4;

    public long Seed { get; init; }

    public int? Limit { get; init; }

    [Range(0, 1)]
    public double Share { get; init; } = 0.25;

    [Range(0, 100, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public decimal? Price { get; init; }

    public bool IsOpen { get; init; } = true;

    public SampleProtocol Protocol { get; init; } = SampleProtocol.ChatCompletions;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(90);

    public TimeSpan? Pause { get; init; }

    [AllowedValues("always", "never")]
    public string Question { get; init; } = "always";

    [RegularExpression("[a-z][a-z0-9-]*", ErrorMessage = "a word of small letters, digits and dashes")]
    public string Label { get; init; } = "pool";

    public IReadOnlyList<string> Tags { get; init; } = [];

    [Range(0, 10)]
    public IReadOnlyList<double> Weights { get; init; } = [];

    public IReadOnlyDictionary<string, SampleWorker> Workers { get; init; } = new Dictionary<string, SampleWorker>();

    [Range(0, 1000)]
    public IReadOnlyDictionary<string, int> Credits { get; init; } = new Dictionary<string, int>();

    public IReadOnlyList<SampleWorker> Reserves { get; init; } = [];

    public SampleWorker? Judge { get; init; }

    public int Hidden { get; init; } = 7;

    public int Derived => Parallel * 2;
}
