namespace Podium.FakeServices.Faults;

/// <summary>The faults that wait for requests, in the order in which they were put.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(FakeFault Fault, int? Times)> _faults = new();

    public void Add(FakeFault fault, int? times)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (times is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(times));
        }

        if (fault is FakeFault.Stall { Chunks: < 0 } or FakeFault.Cut { Chunks: < 0 }
            or FakeFault.LengthCut { Chunks: < 0 } or FakeFault.HugeChunk { Bytes: < 1 }
            or FakeFault.Status { Code: < 200 or > 599 } or FakeFault.Redirect { Code: < 300 or > 399 })
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault, "A number of the fault is out of its range.");
        }

        lock (_gate)
        {
            _faults.AddLast((fault, times));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>The fault that strikes now; <see langword="null"/> if none does.</summary>
    public FakeFault? Take()
    {
        lock (_gate)
        {
            if (_faults.First is not { } first)
            {
                return null;
            }

            var (fault, times) = first.Value;
            if (times == 1)
            {
                _faults.RemoveFirst();
            }
            else
            {
                first.Value = (fault, times - 1);
            }

            return fault;
        }
    }
}
