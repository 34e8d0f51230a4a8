using Podium.Neural.Kernels;

namespace Podium.Neural.Tests.Kernels;

public sealed class ThreadTeamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Run_AnyNumberOfParts_RunsEveryPartOnce(int threads)
    {
        using var team = new ThreadTeam(threads);

        for (var parts = 0; parts < 300; parts++)
        {
            var counts = new int[parts];
            team.Run(parts, part => Interlocked.Increment(ref counts[part]));

            Assert.All(counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Run_ManyTimesInARow_SeesEveryWriteOfItsParts()
    {
        using var team = new ThreadTeam(2);
        var values = new long[16];

        for (var round = 1; round <= 20_000; round++)
        {
            team.Run(values.Length, part => values[part] += part);
        }

        Assert.Equal(Enumerable.Range(0, values.Length).Select(part => 20_000L * part), values);
    }

    [Fact]
    public void Run_TwoThreads_WorkAtTheSameTime()
    {
        using var team = new ThreadTeam(2);
        using var meeting = new Barrier(2);
        var met = 0;

        team.Run(2, _ =>
        {
            if (meeting.SignalAndWait(Patience))
            {
                Interlocked.Increment(ref met);
            }
        });

        Assert.Equal(2, met);
    }

    [Fact]
    public void Run_PartnersThatParkAtOnce_AreWokenEveryTime()
    {
        using var team = new ThreadTeam(3, TimeSpan.Zero);
        using var meeting = new Barrier(3);
        var met = 0;

        for (var round = 0; round < 2000; round++)
        {
            team.Run(3, _ =>
            {
                if (meeting.SignalAndWait(Patience))
                {
                    Interlocked.Increment(ref met);
                }
            });
        }

        Assert.Equal(6000, met);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Run_PartsThrow_ThrowsTheLowestAndStaysUsable(int threads)
    {
        using var team = new ThreadTeam(threads);

        for (var round = 0; round < 200; round++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => team.Run(50, part =>
            {
                if (part >= 7)
                {
                    throw new InvalidOperationException($"part {part}");
                }
            }));

            Assert.Equal("part 7", thrown.Message);
        }

        var count = 0;
        team.Run(50, _ => Interlocked.Increment(ref count));
        Assert.Equal(50, count);
    }

    [Fact]
    public void Run_InsideAPart_RunsOnTheThreadOfThatPart()
    {
        using var team = new ThreadTeam(2);
        var wrong = 0;
        var inner = 0;

        team.Run(40, _ =>
        {
            var thread = Environment.CurrentManagedThreadId;
            team.Run(10, _ =>
            {
                Interlocked.Increment(ref inner);
                if (Environment.CurrentManagedThreadId != thread)
                {
                    Interlocked.Increment(ref wrong);
                }
            });
        });

        Assert.Equal(400, inner);
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Run_SeveralTeamsAndCallersAtOnce_AllFinish()
    {
        using var shared = new ThreadTeam(2);
        var total = 0;
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            using var own = new ThreadTeam(3);
            for (var round = 0; round < 300; round++)
            {
                own.Run(7, _ => Interlocked.Increment(ref total));
                shared.Run(5, _ => own.Run(2, _ => Interlocked.Increment(ref total)));
            }
        })).ToArray();

        Array.ForEach(callers, caller => caller.Start());

        Assert.All(callers, caller => Assert.True(caller.Join(Patience), "A caller did not finish in 30 s."));
        Assert.Equal(4 * 300 * 17, total);
    }

    [Fact]
    public void Run_WarmTeam_AllocatesNothing()
    {
        using var team = new ThreadTeam(2);
        var sums = new int[64];
        Action<int> body = part => sums[part]++;
        team.Run(sums.Length, body);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
        {
            team.Run(sums.Length, body);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Run_DisposedTeam_Throws()
    {
        var team = new ThreadTeam(2);
        team.Run(4, _ => { });
        team.Dispose();

        Assert.Throws<ObjectDisposedException>(() => team.Run(4, _ => { }));
    }

    [Fact]
    public void Constructor_NoThreads_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));
    }
}
