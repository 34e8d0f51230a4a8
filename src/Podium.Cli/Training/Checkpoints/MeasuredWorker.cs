using Podium.Core.Workers;

namespace Podium.Cli.Training.Checkpoints;

/// <summary>A worker with the card that was measured.</summary>
/// <param name="Name">Name of the worker.</param>
/// <param name="Card">Its card.</param>
internal sealed record MeasuredWorker(string Name, WorkerCard Card);
