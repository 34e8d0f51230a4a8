using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Matrix;

/// <summary>A thinner pass of the matrix over the dialects of the other vendors and servers.</summary>
public sealed class DialectMatrixTests
{
    private static readonly string[] Names =
    [
        "429", "500", "401", "context overflow", "200 with an error", "malformed chunk", "missing usage",
        "content filter", "length cut", "cut between chunks", "cut within a chunk", "connection closed in the middle",
    ];

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var vendor in VendorCatalog.All.Select(one => one.Name).Except(["openai", "anthropic"]))
            {
                foreach (var name in Names)
                {
                    cases.Add(name, vendor, false);
                    cases.Add(name, vendor, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_FaultOnce_EndsRightOrExplicitly(string scenario, string vendor, bool isStreaming)
    {
        var wire = new Wire(vendor, isStreaming);
        var expected = Scenarios.Named(scenario).Ending(wire);
        await using var stage = await Stage.StartAsync(wire, Scenarios.Named(scenario), times: 1);

        var run = await stage.RunAsync();

        var step = run.Rounds[0].Execution!.Steps[0];
        Verdict.Holds(stage, run);
        Verdict.IsAsExpected(expected.IsRetried ? new Ending.Answer() : expected, step);
        Assert.Equal(expected.IsRetried ? 2 : 1, stage.Service.Requests.Count);
    }
}
