using System.Globalization;
using System.Xml.Linq;
using Podium.Cli.Training.Report;
using Podium.Cli.Training.Stages;
using Podium.Training.Alarms;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Tests.Training.Report;

public sealed class ReportPageTests
{
    [Fact]
    public void Write_WholeTraining_ShowsEverySection()
    {
        using var folder = new ReportFolder();
        folder.With(new LossMetrics("facts", 0, 2), new LossMetrics("facts", 1, 0.5));
        folder.With(ReportFolder.Updates(50, Full));
        folder.WithCard("facts", "Knows countries.", "facts").WithStage("workers/facts", "facts");

        var page = folder.Read();

        Assert.Equal(
            ["headline", "alarms", "learning", "workflows", "examples", "losses", "workers", "stages"],
            page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        string[] charts =
        [
            "reward", "strata", "regret", "steps", "price", "entropy", "routing", "equal", "gradient", "tokens",
            "seconds", "lengths", "loss-0",
        ];
        Assert.Equal(charts, page.Descendants("figure").Select(figure => figure.Attribute("id")!.Value));
        Assert.Contains("update 49", Section(page, "examples").Value, StringComparison.Ordinal);
        Assert.Contains("Knows countries.", Section(page, "workers").Value, StringComparison.Ordinal);
        Assert.Contains("factsfinished2", Section(page, "stages").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ManyUpdates_HeadlineIsTheMeanOfTheLast()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(60, update => update with
        {
            CorrectGivenValid = update.Step < 40 ? 0.125 : 0.75,
            Regret = update.Step % 10 == 0 ? new Regret(-0.25, 0.0625) : null,
        }));

        var tiles = Section(folder.Read(), "headline").Descendants("dl").Single().Elements()
            .ToDictionary(tile => tile.Element("dt")!.Value, tile => tile.Elements("dd").First().Value);

        Assert.Equal("75.0%", tiles["Right, given valid"]);
        Assert.Equal("100.0%", tiles["Valid workflows"]);
        Assert.Equal("2", tiles["Steps per workflow"]);
        Assert.Equal("0.000123", tiles["Price per workflow"]);
        Assert.Equal("−25.0", tiles["Regret to the best worker"]);
        Assert.Equal("+6.3", tiles["Regret to the oracle team"]);
        Assert.Equal("0", tiles["Alarms"]);
    }

    [Fact]
    public void Write_MetricsOfAnEarlierVersion_LeavesOutWhatTheyLack()
    {
        using var folder = new ReportFolder();
        folder.WithText(EarlierMetrics.Line);

        var page = folder.Read();

        Assert.Equal(
            ["headline", "alarms", "learning", "stages"],
            page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.DoesNotContain("tokens", page.Descendants("figure").Select(figure => figure.Attribute("id")!.Value));
        Assert.DoesNotContain("NaN", folder.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoSteps_SaysSo()
    {
        using var folder = new ReportFolder();
        folder.WithText("");

        var page = folder.Read();

        Assert.Equal("No step has been taken yet.", page.Descendants("header").Single().Element("p")!.Value);
        Assert.Empty(page.Descendants("section"));
    }

    [Fact]
    public void Write_NoAlarms_SaysNone()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(1, update => update));

        Assert.StartsWith("AlarmsNone", Section(folder.Read(), "alarms").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Alarm_IsToldAndMarked()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(4, update => update with
        {
            Alarms = update.Step == 2 ? [new Alarm(AlarmKind.OneStep, 2, "Teams were given up.")] : [],
        }));

        var page = folder.Read();

        Assert.Equal("Update 2 Teams were given up.", Section(page, "alarms").Descendants("li").Single().Value);
        var mark = page.Descendants("line").Single(line => line.Attribute("class")!.Value == "event");
        Assert.Equal("Teams were given up.", mark.Element("title")!.Value);
    }

    [Fact]
    public void Write_RoundsAlone_ArePagedAsLearningIs()
    {
        using var whole = new ReportFolder();
        whole.With(ReportFolder.Updates(50, Full));
        using var rounds = new ReportFolder();
        rounds.With(ReportFolder.Updates(50, Full, "recursion"));

        var (expected, page) = (whole.Read(), rounds.Read());

        string[] sections = ["headline", "alarms", "learning", "workflows", "examples"];
        Assert.All(sections, id => Assert.Equal(Section(expected, id).Value, Section(page, id).Value));
        Assert.Equal(expected.Descendants("header").Single().Value, page.Descendants("header").Single().Value);
    }

    [Fact]
    public void Write_AlarmsOfBothStages_SayWhichStageTheyAreOf()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(3, Alarmed)).With(ReportFolder.Updates(3, Alarmed, "recursion"));

        Assert.Equal(
            ["Update 2 Teams were given up.", "Update of rounds 2 Teams were given up."],
            Section(folder.Read(), "alarms").Descendants("li").Select(item => item.Value));

        static GrpoReport Alarmed(GrpoReport update) => update with
        {
            Alarms = update.Step == 2 ? [new Alarm(AlarmKind.OneStep, 2, "Teams were given up.")] : [],
        };
    }

    [Fact]
    public void Write_Calls_AreSharesOfTheSkill()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(3, update => update with
        {
            Calls = update.Step < 2
                ? [new SkillCalls("lists", "a", 1), new SkillCalls("lists", "b", 3)]
                : [new SkillCalls("lists", "b", 5)],
        }));

        var tables = Section(folder.Read(), "workflows").Descendants("table").ToArray();

        Assert.Equal(["Early (0)", "Late (2)"], tables.Select(table => table.Element("caption")!.Value));
        Assert.Equal(["25%", "75%", "4"], tables[0].Descendants("td").Select(cell => cell.Value));
        Assert.Equal(["", "100%", "5"], tables[1].Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Write_LongRun_BehindEachChartAreAtMost400Rows()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(1001, Full));

        var figures = folder.Read().Descendants("figure").ToArray();

        Assert.All(figures, figure => Assert.InRange(figure.Descendants("tr").Count(), 2, 401));
        Assert.All(figures, figure => Assert.Single(figure.Elements("svg").Elements("title")));
        Assert.All(figures, figure => Assert.NotEqual("", figure.Elements("svg").Elements("desc").Single().Value));
        Assert.Equal("0–2", figures[0].Descendants("tbody").First().Descendants("th").First().Value);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("1e308")]
    [InlineData("-1e308")]
    [InlineData("5e-324")]
    [InlineData("0")]
    public void Write_NumbersThatNoChartHolds_LeaveGaps(string loss)
    {
        using var folder = new ReportFolder();
        folder.With(new LossMetrics("facts", 0, 2), new LossMetrics("facts", 1, 1));
        folder.WithText($"{{\"stage\":\"facts\",\"step\":2,\"loss\":{loss}}}\n");

        var shapes = folder.Read().Descendants("figure").Single().Element("svg")!;

        var path = shapes.Element("path")!.Attribute("d")!.Value;
        Assert.Equal(2, path.Count(character => character is 'M' or 'L'));
        Assert.DoesNotContain("N", path, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyTraining_NeedsNeitherScriptsNorANetwork()
    {
        using var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(5, Full));

        var text = folder.Write();
        var page = folder.Read();

        Assert.StartsWith("<!DOCTYPE html>\n<html", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "img");
        Assert.All(page.Descendants("a"), link => Assert.StartsWith("#", link.Attribute("href")!.Value));
        Assert.Contains("prefers-color-scheme: dark", text, StringComparison.Ordinal);
        Assert.Contains("@media print", text, StringComparison.Ordinal);
        Assert.Distinct(page.Descendants().Attributes("id").Select(id => id.Value));
        Assert.DoesNotContain(page.Descendants("style").Single().Value, character => character is '<' or '>' or '&');
    }

    [Fact]
    public void Write_AnotherCultureAndFolder_GivesTheSameBytes()
    {
        using var folder = new ReportFolder();
        using var other = new ReportFolder();
        folder.With(ReportFolder.Updates(30, Full)).With(new LossMetrics("facts", 0, 0.5));
        other.With(ReportFolder.Updates(30, Full)).With(new LossMetrics("facts", 0, 0.5));
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";

        var first = File.ReadAllBytes(ReportFile.Write(folder.Path));
        CultureInfo.CurrentCulture = culture;
        var second = File.ReadAllBytes(ReportFile.Write(other.Path));

        Assert.Equal(first, second);
    }

    private static XElement Section(XElement page, string id) =>
        page.Descendants("section").Single(section => section.Attribute("id")!.Value == id);

    private static GrpoReport Full(GrpoReport update) => update with
    {
        Lengths = [3, 1],
        Calls = [new SkillCalls("facts", "facts", 4)],
        ProblemSkills = 2,
        PoolWorkers = 3,
        Tokens = new GrpoTokens(100, 200),
        Regret = new Regret(0.125, null),
        Example = new RolloutExample("Why?", "model_id = [0]", ["facts"], "So.", "So.", RolloutVerdict.Correct),
    };
}
