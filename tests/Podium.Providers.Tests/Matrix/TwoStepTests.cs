using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;

namespace Podium.Providers.Tests.Matrix;

/// <summary>Workflows of two steps, of which the second one sees the first one's output and meets the fault.</summary>
public sealed class TwoStepTests
{
    private const string TwoSteps =
        "model_id = [1, 0]\nsubtasks = [\"Begin.\", \"Go on.\"]\naccess_list = [[], [0]]";

    public static TheoryData<string, string, bool> Cases => FaultMatrixTests.CasesOf(
        "429", "500", "401", "page instead of JSON", "malformed chunk", "content filter", "length cut",
        "cut between chunks", "connection closed in the middle", "wrong content length");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RunAsync_SecondStepMeetsAFaultOnce_FirstOneIsNotRunAgain(
        string scenario, string vendor, bool isStreaming)
    {
        var wire = new Wire(vendor, isStreaming);
        var expected = Scenarios.Named(scenario).Ending(wire);
        await using var stage = await Stage.StartAsync(wire, Scenarios.Named(scenario), times: 1);
        await stage.AddColleagueAsync();

        var run = await stage.RunAsync(TwoSteps);

        var steps = run.Rounds[0].Execution!.Steps;
        Verdict.Holds(stage, run);
        Verdict.IsAsExpected(expected.IsRetried ? new Ending.Answer() : expected, steps[1]);
        Assert.Equal(new StepOutcome.Completed(Stage.RightToo), steps[0].Outcome);
        Assert.Single(stage.SecondService.Requests);
        Assert.All(
            stage.Service.Requests,
            request => Assert.Contains(Stage.RightToo, request.Body, StringComparison.Ordinal));
        Assert.Equal(steps[1].Output is null, run.Outcome is not RunOutcome.Answered);
        var lines = run.Events.Select(RunRecordWriter.ToLine).ToList();
        Assert.Equal(lines, RunRecordReader.Parse(string.Join('\n', lines), "run").Select(RunRecordWriter.ToLine));
    }
}
