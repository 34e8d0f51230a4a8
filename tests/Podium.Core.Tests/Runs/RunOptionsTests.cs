using Podium.Core.Chat;
using Podium.Core.Runs;
using Podium.Testing;

namespace Podium.Core.Tests.Runs;

public sealed class RunOptionsTests
{
    public static TheoryData<RunOptions, string> OutOfRange => new()
    {
        { new RunOptions { MaxSteps = 0 }, "MaxSteps is 0; it must be from 1 to 1000." },
        { new RunOptions { MaxSteps = 1001 }, "MaxSteps is 1001; it must be from 1 to 1000." },
        { new RunOptions { MaxRounds = 0 }, "MaxRounds is 0; it must be from 1 to 100." },
        { new RunOptions { MaxRounds = 101 }, "MaxRounds is 101; it must be from 1 to 100." },
        { new RunOptions { MaxDepth = 0 }, "MaxDepth is 0; it must be from 1 to 10." },
        { new RunOptions { MaxDepth = 11 }, "MaxDepth is 11; it must be from 1 to 10." },
        { new RunOptions { MaxPrice = -0.5m }, "MaxPrice is -0.5; it must not be negative." },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Constructors_LimitOutOfItsRange_SayWhich(RunOptions options, string expected)
    {
        var conductor = new FixedConductor("never asked");
        var pool = Pools.Of(new ScriptedChatClient("x"));

        var engine = Assert.Throws<ArgumentOutOfRangeException>(() => new RunEngine(conductor, pool, options));
        var client = Assert.Throws<ArgumentOutOfRangeException>(
            () => new ConductorChatClient(conductor, pool, options));

        Assert.StartsWith(expected, engine.Message);
        Assert.Equal("options", engine.ParamName);
        Assert.Equal(engine.Message, client.Message);
    }

    [Fact]
    public void Constructors_LimitsAtTheirEnds_AreTaken()
    {
        var least = new RunOptions { MaxSteps = 1, MaxRounds = 1, MaxDepth = 1, MaxPrice = 0m };
        var most = new RunOptions { MaxSteps = 1000, MaxRounds = 100, MaxDepth = 10, MaxPrice = decimal.MaxValue };

        var refusals = new[] { least, most }.Select(options => Record.Exception(
            () => new RunEngine(new FixedConductor("x"), Pools.Of(new ScriptedChatClient("x")), options)));

        Assert.All(refusals, Assert.Null);
    }
}
