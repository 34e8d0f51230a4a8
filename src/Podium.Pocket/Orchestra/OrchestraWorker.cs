using Podium.Core.Workers;

namespace Podium.Pocket.Orchestra;

/// <summary>A worker in <c>orchestra.json</c>; its model lies in the folder of its name.</summary>
/// <param name="Name">Name of the worker.</param>
/// <param name="Card">Its card, with the accuracies measured on the validation split.</param>
/// <param name="Sha256">Hash of its file of weights in hexadecimal; without one, the weights are not checked.</param>
internal sealed record OrchestraWorker(string Name, WorkerCard Card, string? Sha256 = null);
