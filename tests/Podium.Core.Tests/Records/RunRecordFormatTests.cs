using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Testing;

namespace Podium.Core.Tests.Records;

/// <summary>
/// The committed record of each version holds every kind of event and outcome. A change of the format shows here: it
/// needs a new version with a file of its own, and the old file stays.
/// </summary>
public sealed class RunRecordFormatTests
{
    private static readonly string GoldenPath = PathOf(RunRecord.Version);

    [Fact]
    public void Read_CommittedRecord_IsWhatIsWrittenToday()
    {
        var events = RunRecordReader.Read(GoldenPath);

        Assert.Equal(File.ReadAllLines(GoldenPath), events.Select(RunRecordWriter.ToLine));
    }

    [Fact]
    public void Read_CommittedRecord_HoldsEveryKind()
    {
        var events = RunRecordReader.Read(GoldenPath);

        Type[] found =
        [
            .. events.Select(item => item.GetType()),
            .. events.OfType<RunEvent.StepCompleted>().Select(item => item.Outcome.GetType()),
            .. events.OfType<RunEvent.RunCompleted>().Select(item => item.Outcome.GetType()),
        ];
        Type[] kinds = [.. KindsOf<RunEvent>(), .. KindsOf<StepOutcome>(), .. KindsOf<RunOutcome>()];
        Assert.Equal(kinds.ToHashSet(), found.ToHashSet());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(RunRecord.Version)]
    public void Read_CommittedRecordOfAnyVersion_KeepsItsValues(int version)
    {
        var events = RunRecordReader.Read(PathOf(version));

        var start = Assert.IsType<RunEvent.RunStarted>(events[0]);
        Assert.Equal(("Häu\u2028fig?", 7L, "neural"), (start.Question, start.Seed, start.Conductor));
        Assert.Equal(9.5m, start.MaxPrice);
        Assert.Equal("Counts.", start.Workers[1].Card.Summary);
        Assert.Contains(
            new RunEvent.StepCompleted(
                0, 2, new StepOutcome.Faulted(FaultKind.CutStream, "cut"), new(3, 4), false, 0.25m, 1.5, 2.5),
            events);
        Assert.Contains(
            new RunEvent.RunCompleted(new RunOutcome.Answered(), "12", new(30, 4), 1.25m, new(100, 20), 0.5m, 40.25),
            events);
    }

    private static string PathOf(int version) =>
        RepositoryRoot.PathOf($"tests/Podium.Core.Tests/Records/record-v{version}.jsonl");

    private static IEnumerable<Type> KindsOf<T>() => typeof(T).GetNestedTypes().Where(typeof(T).IsAssignableFrom);
}
