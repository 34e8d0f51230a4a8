namespace Podium.FakeServices.Serving;

/// <summary>What was billed.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FakeBill> _bills = [];

    /// <summary>Generation begins: a call and what it reads are billed.</summary>
    public void Open(Meter meter) => Add(meter.Model, meter.Begun);

    /// <summary>Output was generated.</summary>
    public void AddOutput(Meter meter, long tokens) => Add(meter.Model, meter.Written(tokens));

    public FakeBill Of(string model)
    {
        lock (_gate)
        {
            return _bills.GetValueOrDefault(model);
        }
    }

    public FakeBill Total()
    {
        lock (_gate)
        {
            return _bills.Values.Aggregate(default(FakeBill), (sum, bill) => sum + bill);
        }
    }

    private void Add(string model, FakeBill bill)
    {
        lock (_gate)
        {
            _bills[model] = _bills.GetValueOrDefault(model) + bill;
        }
    }
}
