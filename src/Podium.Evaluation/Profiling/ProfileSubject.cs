using System.ComponentModel.DataAnnotations;
using Podium.Core.Workers;

namespace Podium.Evaluation.Profiling;

/// <summary>A worker that is measured.</summary>
/// <param name="Worker">The worker; its client tries again where it is to, and nobody stands in for it.</param>
/// <param name="Service">Whose service its model is.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Settings">
/// What its answers depend on beside the model, as text; where it differs from before, all calls are made anew.
/// </param>
public sealed record ProfileSubject(Worker Worker, string Service, string Model, string Settings)
{
    /// <summary>Most of its calls in flight at once.</summary>
    /// <value>4.</value>
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 4;
}
