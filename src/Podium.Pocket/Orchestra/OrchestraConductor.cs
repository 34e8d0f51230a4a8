using Podium.Core.Workers;

namespace Podium.Pocket.Orchestra;

/// <summary>A conductor in <c>orchestra.json</c>; its model lies in the folder of its name.</summary>
/// <param name="Name">Name of the conductor.</param>
/// <param name="Price">Price of its own tokens.</param>
/// <param name="Sha256">Hash of its file of weights in hexadecimal; without one, the weights are not checked.</param>
/// <param name="GoesOn">Whether it learned to go on from rounds of its own; otherwise it accepts them.</param>
internal sealed record OrchestraConductor(
    string Name, TokenPrice Price, string? Sha256 = null, bool GoesOn = false);
