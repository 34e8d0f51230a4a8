using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Cli.Orchestras;

/// <summary>A conductor that is a model.</summary>
/// <param name="Conductor">The conductor.</param>
/// <param name="Price">Price of its own tokens.</param>
internal sealed record TrainedConductor(IBoundedConductor Conductor, TokenPrice Price);
