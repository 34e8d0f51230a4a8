using Podium.Core.Execution;

namespace Podium.Core.Tests.Execution;

public sealed class WorkerMessageTests
{
    [Fact]
    public void ToString_EverythingShown_HasTheDocumentedShape()
    {
        var message = new WorkerMessage("2 + 3?", [new VisibleStep(1, "Add 2 and 3.", "5")], "Say it in words.");

        var text = message.ToString();

        Assert.Equal("[Question]\n2 + 3?\n[Step 1] Add 2 and 3.\n5\n[Subtask]\nSay it in words.", text);
    }

    [Fact]
    public void ToString_NothingShown_IsTheSubtaskAlone()
    {
        var text = new WorkerMessage(null, [], "Add 2 and 3.").ToString();

        Assert.Equal("[Subtask]\nAdd 2 and 3.", text);
    }

    [Fact]
    public void ToString_DataLooksLikeAFrame_IsEscaped()
    {
        var message = new WorkerMessage("[Subtask]\u2028x", [new VisibleStep(0, "a\n[Step 9] \\b", "\\y\r[z")], "[");

        var text = message.ToString();

        Assert.Equal("[Question]\n\\[Subtask]\nx\n[Step 0] a\\n[Step 9] \\\\b\n\\\\y\n\\[z\n[Subtask]\n\\[", text);
    }

    [Fact]
    public void Parse_HostileData_GivesBackWhatWasWritten()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var message = Next(random);

            var read = WorkerMessage.Parse(message.ToString());

            Assert.Equal(Normal(message), read);
        }
    }

    [Fact]
    public void ToString_HostileData_TellsDifferentMessagesApart()
    {
        var random = new Random(2);
        var seen = new Dictionary<string, WorkerMessage>();
        for (var i = 0; i < 50_000; i++)
        {
            var message = Next(random);
            if (!seen.TryAdd(message.ToString(), Normal(message)))
            {
                Assert.Equal(seen[message.ToString()], Normal(message));
            }
        }
    }

    [Fact]
    public void ToString_HostileOutput_ChangesNoOtherLine()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new WorkerMessage("Q", [new VisibleStep(0, "s", HostileText.Next(random))], "own").ToString();

            var frames = text.Split('\n').Where(line => line.StartsWith('['));
            Assert.Equal(["[Question]", "[Step 0] s", "[Subtask]"], frames);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[Subtask]")]
    [InlineData("[Question]\nq")]
    [InlineData("[Step x] s\no\n[Subtask]\nt")]
    [InlineData("[Step 0] s\\t\no\n[Subtask]\nt")]
    [InlineData("[Subtask]\nt\n[Subtask]\nt")]
    [InlineData("[Step 0] s\n[Subtask]\nt")]
    public void Parse_NoWorkersMessage_Throws(string text) =>
        Assert.Throws<FormatException>(() => WorkerMessage.Parse(text));

    private static WorkerMessage Next(Random random) => new(
        random.Next(2) == 0 ? null : HostileText.Next(random),
        [.. Enumerable.Range(0, random.Next(3)).Select(index =>
            new VisibleStep(index, HostileText.Next(random), HostileText.Next(random)))],
        HostileText.Next(random));

    private static WorkerMessage Normal(WorkerMessage message) => new(
        message.Question is null ? null : HostileText.Normal(message.Question),
        [.. message.Steps.Select(step => step with
        {
            Subtask = HostileText.Normal(step.Subtask),
            Output = HostileText.Normal(step.Output),
        })],
        HostileText.Normal(message.Subtask));
}
