using Podium.Core.Workers;
using Podium.Neural.Weights;

namespace Podium.Cli.Training.Workers;

/// <summary>A worker that can answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Card">Its measured card.</param>
/// <param name="Model">Its weights, as they are shipped.</param>
internal sealed record ReadyWorker(string Name, WorkerCard Card, LanguageModel Model);
