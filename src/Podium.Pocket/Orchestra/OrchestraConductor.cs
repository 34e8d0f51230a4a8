using Podium.Core.Workers;

namespace Podium.Pocket.Orchestra;

/// <summary>A conductor in <c>orchestra.json</c>; its model lies in the folder of its name.</summary>
/// <param name="Name">Name of the conductor.</param>
/// <param name="Price">Price of its own tokens.</param>
internal sealed record OrchestraConductor(string Name, TokenPrice Price);
