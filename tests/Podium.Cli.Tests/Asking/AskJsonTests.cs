using System.Text.Json;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Testing;

namespace Podium.Cli.Tests.Asking;

public sealed class AskJsonTests
{
    [Fact]
    public async Task AskJson_AnsweredRun_IsOneDocument()
    {
        var run = await CommandRun.OfAsync("ask", "--json", "--seed", "3", ScriptedOrchestra.Question);

        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal("5", root.GetProperty("answer").GetString());
        Assert.Equal(ScriptedOrchestra.Workflow, root.GetProperty("workflow").GetString());
        Assert.Equal("answered", root.GetProperty("outcome").GetProperty("kind").GetString());
        Assert.Equal(3, root.GetProperty("seed").GetInt64());
        var second = root.GetProperty("steps")[1];
        Assert.Equal("words", second.GetProperty("worker").GetString());
        Assert.Equal("Count its letters.", second.GetProperty("subtask").GetString());
        Assert.Equal(0, second.GetProperty("sees")[0].GetInt32());
        Assert.Equal("5", second.GetProperty("output").GetString());
        Assert.Equal(10, second.GetProperty("usage").GetProperty("inputTokens").GetInt32());
        Assert.Equal(0.0000075m, second.GetProperty("price").GetDecimal());
        Assert.Equal(20, root.GetProperty("usage").GetProperty("workers").GetProperty("inputTokens").GetInt32());
        Assert.Equal(0.000015m, root.GetProperty("price").GetProperty("workers").GetDecimal());
        Assert.Equal(0.00008m, root.GetProperty("price").GetProperty("conductor").GetDecimal());
        Assert.Equal(0.000095m, root.GetProperty("price").GetProperty("total").GetDecimal());
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task AskJson_UnansweredRun_SaysWhy()
    {
        var run = await CommandRun.OfAsync("ask", "--json", "--conductor", "cold-start", "Anything?");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("answer").ValueKind);
        Assert.Equal("unusableWorkflow", document.RootElement.GetProperty("outcome").GetProperty("kind").GetString());
        Assert.NotEqual(0, document.RootElement.GetProperty("errors").GetArrayLength());
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Fact]
    public async Task AskJson_ConductorTimesOut_SaysWhatWasBookedForIt()
    {
        var run = await CommandRun.OfAsync(ScriptedOrchestra.CreateLate(), "ask", "--json", "Anything?");

        using var document = JsonDocument.Parse(run.Output);
        var usage = document.RootElement.GetProperty("usage");
        var price = document.RootElement.GetProperty("price");
        Assert.False(usage.GetProperty("isReported").GetBoolean());
        Assert.NotEqual(0, usage.GetProperty("conductor").GetProperty("outputTokens").GetInt32());
        Assert.NotEqual(0, usage.GetProperty("total").GetProperty("outputTokens").GetInt32());
        Assert.NotEqual(0, price.GetProperty("conductor").GetDecimal());
        Assert.NotEqual(0, price.GetProperty("total").GetDecimal());
        Assert.Equal(0, price.GetProperty("workers").GetDecimal());
        Assert.Equal(ExitCodes.NoAnswer, run.ExitCode);
    }

    [Fact]
    public async Task AskJson_CorrectedRun_HoldsTheEarlierRound()
    {
        var alone = "model_id = [1]\nsubtasks = [\"Count.\"]\naccess_list = [[]]";
        var orchestra = ScriptedOrchestra.Create(
            new ScriptedChatClient("Paris"), ScriptedOrchestra.Workflow, alone);

        var run = await CommandRun.OfAsync(orchestra, "ask", "--json", "--rounds", "2", "Anything?");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(alone, document.RootElement.GetProperty("workflow").GetString());
        var earlier = Assert.Single(document.RootElement.GetProperty("earlierRounds").EnumerateArray());
        Assert.Equal(ScriptedOrchestra.Workflow, earlier.GetProperty("workflow").GetString());
        Assert.Equal(2, earlier.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task AskJson_HostileOutput_IsEscapedAndReadsBack()
    {
        var hostile = "\u001b[2J\u202e\u0000\"}\n\u009b31m";
        var orchestra = ScriptedOrchestra.Create(new ScriptedChatClient(hostile), ScriptedOrchestra.OneStep);

        var run = await CommandRun.OfAsync(orchestra, "ask", "--json", "Anything?");

        Assert.DoesNotContain(run.Output, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', run.Output);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(hostile, document.RootElement.GetProperty("answer").GetString());
    }
}
