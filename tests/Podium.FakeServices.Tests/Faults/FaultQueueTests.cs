using Podium.FakeServices.Faults;

namespace Podium.FakeServices.Tests.Faults;

public sealed class FaultQueueTests
{
    private static readonly FakeFault First = new FakeFault.MissingUsage();
    private static readonly FakeFault Second = new FakeFault.NotJson();

    [Fact]
    public void Take_OfSeveralFaults_GivesEachAsOftenAsItWasPut()
    {
        var queue = new FaultQueue();
        queue.Add(First, times: 2);
        queue.Add(Second, times: 1);

        List<FakeFault?> taken = [queue.Take(), queue.Take(), queue.Take(), queue.Take()];

        Assert.Equal(new List<FakeFault?> { First, First, Second, null }, taken);
    }

    [Fact]
    public void Take_OfAFaultWithoutEnd_GivesItUntilCleared()
    {
        var queue = new FaultQueue();
        queue.Add(First, times: null);
        queue.Add(Second, times: 1);

        List<FakeFault?> taken = [queue.Take(), queue.Take(), queue.Take()];
        queue.Clear();

        Assert.Equal(new List<FakeFault?> { First, First, First }, taken);
        Assert.Null(queue.Take());
    }

    public static TheoryData<FakeFault> Impossible =>
    [
        new FakeFault.Stall(-1), new FakeFault.Cut(-1, CutManner.Close), new FakeFault.LengthCut(-1),
        new FakeFault.HugeChunk(0), new FakeFault.Status(0), new FakeFault.Redirect(new Uri("http://127.0.0.1/"), 200),
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Add_OfAFaultWithANumberOutOfRange_Throws(FakeFault fault)
    {
        var queue = new FaultQueue();

        var add = () => queue.Add(fault, times: 1);

        Assert.Throws<ArgumentOutOfRangeException>(add);
    }

    [Fact]
    public void Add_LessThanOnce_Throws()
    {
        var queue = new FaultQueue();

        var add = () => queue.Add(First, times: 0);

        Assert.Throws<ArgumentOutOfRangeException>(add);
    }
}
