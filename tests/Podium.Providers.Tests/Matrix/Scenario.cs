using Podium.FakeServices.Faults;

namespace Podium.Providers.Tests.Matrix;

/// <summary>A fault of a service, and what has to come of a call that meets it.</summary>
/// <param name="Name">What it is called in the names of tests.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Ending">What has to come of it, by wire format.</param>
internal sealed record Scenario(string Name, FakeFault Fault, Func<Wire, Ending> Ending)
{
    public Scenario(string name, FakeFault fault, Ending ending)
        : this(name, fault, _ => ending)
    {
    }

    /// <summary>A scenario in which a stream ends otherwise than a whole answer.</summary>
    public Scenario(string name, FakeFault fault, Ending whole, Ending stream)
        : this(name, fault, wire => wire.IsStreaming ? stream : whole)
    {
    }
}
