using System.Text.Json.Serialization;
using Podium.Core.Budgets;

namespace Podium.Evaluation.Profiling;

/// <summary>One call of a measurement, as its log keeps it.</summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Worker">Name of the worker.</param>
/// <param name="Service">Whose service its model was.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Problem">Id of the problem.</param>
/// <param name="Call">Hash of all that the answer and its verdict depend on.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Reason">One sentence that says why.</param>
/// <param name="Usage">Tokens it used.</param>
/// <param name="Price">What they cost, in the pool's currency.</param>
/// <param name="Milliseconds">How long it took, further attempts and waiting for limits included.</param>
/// <param name="At">When it was done.</param>
public sealed record ProfileEntry(
    int Version,
    string Worker,
    string Service,
    string Model,
    string Problem,
    string Call,
    ProfileVerdict Verdict,
    string Reason,
    TokenUsage Usage,
    decimal Price,
    double Milliseconds,
    DateTimeOffset At)
{
    /// <summary>
    /// What it would have cost beyond that if no answer had come from a cache; 0, and not in the log, if none did.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Saved { get; init; }

    /// <summary>Whether the worker was right; <see langword="null"/> if the call says nothing about that.</summary>
    [JsonIgnore]
    public bool? IsRight => Verdict switch
    {
        ProfileVerdict.Faulted => null,
        var verdict => verdict == ProfileVerdict.Right,
    };
}
