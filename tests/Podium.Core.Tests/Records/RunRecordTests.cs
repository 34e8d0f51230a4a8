using System.Text.RegularExpressions;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Core.Tests.Execution;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Records;

public sealed partial class RunRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium").FullName;

    private string FilePath => Path.Combine(_folder, "run.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Events_OtherDelays_SameContent()
    {
        var random = new Random(21);
        for (var i = 0; i < 60; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 8);
            graph.Faulty.UnionWith(Enumerable.Range(0, graph.Workflow.Steps.Count).Where(_ => random.Next(9) == 0));
            var first = await RunAsync(graph, null);
            graph.Shuffle(random);

            var again = await RunAsync(graph, null);

            Assert.Equal(first.Answer, again.Answer);
            Assert.Equal(first.Events.Select(Content), again.Events.Select(Content));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OnEvent_OtherCompletionOrder_SameFileButForTimes(bool hasBudget)
    {
        var random = new Random(23);
        var reordered = 0;
        for (var i = 0; i < 60; i++)
        {
            var graph = new RandomGraph(random, maxSteps: 8);
            var limit = hasBudget ? random.Next(0, 9000) : (decimal?)null;
            var (first, firstOrder) = await WriteAsync(graph, limit);
            graph.Shuffle(random);

            var (again, againOrder) = await WriteAsync(graph, limit);

            Assert.Equal(first, again);
            reordered += firstOrder.SequenceEqual(againOrder) ? 0 : 1;
        }

        Assert.InRange(reordered, 10, 60);
    }

    [Fact]
    public async Task OnEvent_WholeRun_FileHoldsTheRunsEventsInOrder()
    {
        var random = new Random(22);
        for (var i = 0; i < 20; i++)
        {
            using var writer = new RunRecordWriter(FilePath);
            var result = await RunAsync(new RandomGraph(random, maxSteps: 6), writer);

            var read = RunRecordReader.Read(FilePath);

            Assert.Equal(result.Events.Select(RunRecordWriter.ToLine), read.Select(RunRecordWriter.ToLine));
            Assert.Equal([FilePath], Directory.GetFiles(_folder));
        }
    }

    [Fact]
    public async Task OnEvent_RunBreaksOff_FileHoldsWholeLines()
    {
        var result = await RunAsync(new RandomGraph(new Random(4), maxSteps: 6), null);
        for (var count = 1; count < result.Events.Count; count++)
        {
            using var writer = new RunRecordWriter(FilePath);
            result.Events.Take(count).ToList().ForEach(writer.OnEvent);

            var read = RunRecordReader.Parse(ReadShared(), "run");

            Assert.Equal(count, read.Count);
        }
    }

    [Fact]
    public async Task Parse_AnyCut_NamesTheLastLineOrReadsWholeLines()
    {
        var result = await RunAsync(new RandomGraph(new Random(4), maxSteps: 3), null);
        var text = string.Concat(result.Events.Select(item => RunRecordWriter.ToLine(item) + "\n"));
        for (var length = 0; length < text.Length; length++)
        {
            var cut = text[..length];
            var lines = cut.Count(letter => letter == '\n') + 1;
            if (length > 0 && (cut[^1] == '\n' || text[length] == '\n'))
            {
                Assert.NotEmpty(RunRecordReader.Parse(cut, "run"));
                continue;
            }

            var error = Assert.Throws<InvalidDataException>(() => RunRecordReader.Parse(cut, "run"));

            var expected = length == 0 ? "run is empty" : $"run: line {lines} ";
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("hello", "line 1")]
    [InlineData("{\"event\":\"RunCompleted\"}", "line 1")]
    [InlineData("{\"event\":\"RunStarted\",\"version\":3}", "version 3")]
    [InlineData("[]", "line 1")]
    [InlineData("", "empty")]
    public void Parse_NoRecordOfThisVersion_SaysSo(string text, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => RunRecordReader.Parse(text, "run"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"event\":\"Nothing\"}")]
    [InlineData("{\"event\":\"StepStarted\",\"round\":0}")]
    public async Task Parse_GarbageWithin_NamesItsLine(string garbage)
    {
        var result = await RunAsync(new RandomGraph(new Random(4), maxSteps: 3), null);
        var lines = result.Events.Select(RunRecordWriter.ToLine).ToList();
        lines.Insert(2, garbage);

        var error = Assert.Throws<InvalidDataException>(
            () => RunRecordReader.Parse(string.Join('\n', lines), "run"));

        Assert.Contains("run: line 3 ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_EveryOutcome_ReadsBack()
    {
        RunOutcome[] ends =
        [
            new RunOutcome.Answered(), new RunOutcome.UnusableWorkflow([new WorkflowError(3, "why")]),
            new RunOutcome.Refused(1, "no"), new RunOutcome.Faulted(null, FaultKind.CutStream, "cut"),
            new RunOutcome.OverBudget(2), new RunOutcome.Cancelled(),
        ];
        StepOutcome[] steps =
        [
            new StepOutcome.Completed("é\u2028\n"), new StepOutcome.Refused("no"),
            new StepOutcome.Faulted(FaultKind.RateLimited, "wait"), new StepOutcome.OverBudget(1.25m),
            new StepOutcome.Cancelled(), new StepOutcome.Pruned(), new StepOutcome.Blocked(0),
        ];
        var start = new RunEvent.RunStarted(
            1, DateTimeOffset.UnixEpoch, "Q", 7, "c", null, [], default, 5, 1, null);
        RunEvent[] events =
        [
            start,
            .. steps.Select((step, i) => new RunEvent.StepCompleted(0, i, step, new(1, 2), true, 0.1m, 1.5, 2.5)),
            .. ends.Select(end => new RunEvent.RunCompleted(end, "a", default, 1m, default, 0m, 3)),
        ];

        RunRecordWriter.Write(FilePath, events);

        Assert.Equal(events.Skip(1), RunRecordReader.Read(FilePath).Skip(1));
    }

    private static string Content(RunEvent runEvent) => RunRecordWriter.ToLine(runEvent switch
    {
        RunEvent.StepStarted started => started with { Start = 0 },
        RunEvent.StepCompleted completed => completed with { Start = 0, Elapsed = 0 },
        RunEvent.RunCompleted completed => completed with { Elapsed = 0 },
        _ => runEvent,
    });

    private static async Task<RunResult> RunAsync(
        RandomGraph graph, IRunObserver? observer, decimal? limit = null)
    {
        var clock = new ManualClock();
        var text = WorkflowPrinter.Print(graph.Workflow);
        var options = new RunOptions { TimeProvider = clock, MaxSteps = 24, MaxPrice = limit };
        var engine = new RunEngine(new FixedConductor(text), graph.Pool(clock), options);
        return await clock.RunAsync(() => engine.RunAsync("Q", observer));
    }

    /// <summary>The record's file without times, and the steps in the order in which they ended.</summary>
    private async Task<(string Text, IReadOnlyList<int> Order)> WriteAsync(RandomGraph graph, decimal? limit)
    {
        using var writer = new RunRecordWriter(FilePath);
        var order = new EndOrder();
        await RunAsync(graph, new RunObservers(writer, order), limit);
        var text = Times().Replace(await File.ReadAllTextAsync(FilePath), string.Empty);
        return (text, order.Steps);
    }

    private string ReadShared()
    {
        using var stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("\"(start|elapsed)\":[0-9.E+-]+")]
    private static partial Regex Times();

    private sealed class EndOrder : IRunObserver
    {
        public List<int> Steps { get; } = [];

        public bool IsStreaming => false;

        public void OnEvent(RunEvent runEvent)
        {
            if (runEvent is RunEvent.StepCompleted completed)
            {
                Steps.Add(completed.Step);
            }
        }

        public void OnOutput(int round, int step, string text)
        {
        }
    }
}
