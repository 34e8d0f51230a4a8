using Podium.Core.Budgets;
using Podium.Evaluation.Profiling;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Profiling;

public sealed class ProfileLogTests
{
    private const string FirstVersion =
        """
        {"version":1,"worker":"w","service":"openai","model":"m","problem":"p1","call":"ab","verdict":"Right",
        """
        + """
        "reason":"The answer is the reference.","usage":{"inputTokens":10,"outputTokens":5},"price":0.25,
        """
        + """
        "milliseconds":12.5,"at":"2026-01-02T03:04:05+00:00"}
        """;

    private static readonly ProfileEntry Entry = new(
        ProfileLog.Version,
        "w",
        "openai",
        "m",
        "p1",
        "ab",
        ProfileVerdict.Right,
        "The answer is the reference.",
        new TokenUsage(10, 5),
        0.25m,
        12.5,
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void Append_Call_IsReadBackAsItWas()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        using (var log = ProfileLog.Open(path))
        {
            log.Append(Entry);
        }

        using var read = ProfileLog.Open(path);

        Assert.Equal(Entry, Assert.Single(read.Earlier));
    }

    [Fact]
    public void Open_LineOfTheFirstVersion_IsRead()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        File.WriteAllText(path, FirstVersion + "\n");

        using var log = ProfileLog.Open(path);

        Assert.Equal(Entry, Assert.Single(log.Earlier));
    }

    [Fact]
    public void Open_LineCutOff_DropsItAndGoesOnBehindTheOthers()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        File.WriteAllText(path, FirstVersion + "\n" + FirstVersion[..40]);
        using (var log = ProfileLog.Open(path))
        {
            log.Append(Entry);
        }

        using var read = ProfileLog.Open(path);

        Assert.Equal([Entry, Entry], read.Earlier);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Open_DamagedLine_IsRefusedWithItsPlace(string line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        File.WriteAllText(path, $"{FirstVersion}\n{line}\n");

        var error = Assert.Throws<InvalidDataException>(() => ProfileLog.Open(path));

        Assert.Contains($"{path}, line 2:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LaterVersion_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        var later = FirstVersion.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
        File.WriteAllText(path, later + "\n");

        var error = Assert.Throws<InvalidDataException>(() => ProfileLog.Open(path));

        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WhileOpen_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");
        using var log = ProfileLog.Open(path);

        var error = Assert.Throws<InvalidDataException>(() => ProfileLog.Open(path));

        Assert.Contains("another measurement", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_NothingAppended_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("log.jsonl");

        ProfileLog.Open(path).Dispose();

        Assert.False(File.Exists(path));
    }
}
