using System.Xml.Linq;
using Podium.Cli.Training.Stages;
using Podium.Training.Alarms;
using Podium.Training.Grpo;
using Podium.Training.Rollouts;

namespace Podium.Cli.Tests.Training.Report;

public sealed class ReportEscapingTests
{
    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("</style></title></pre></td><img src=x onerror='alert(1)'>")]
    [InlineData("\" onmouseover=\"alert(1)\" x='")]
    [InlineData("&lt;b&gt; & &amp; &#60;")]
    [InlineData("]]> <!-- --> <![CDATA[ <?x ?>")]
    public void Write_HostileText_IsShownAndIsNoMarkup(string hostile)
    {
        using var plain = Folder("harmless");
        using var folder = Folder(hostile);

        var page = folder.Read();

        Assert.Equal(
            plain.Read().DescendantsAndSelf().Select(Shape),
            page.DescendantsAndSelf().Select(Shape));
        string[] places = ["alarms", "workflows", "examples", "losses", "workers", "stages"];
        Assert.All(places, place => Assert.Contains(
            hostile,
            page.Descendants("section").Single(section => section.Attribute("id")!.Value == place).Value,
            StringComparison.Ordinal));
        Assert.DoesNotContain(
            page.Descendants().Attributes(), attribute => attribute.Value.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_CharactersThatNoPageHolds_AreReplaced()
    {
        using var folder = Folder("a\0b\u0008c\uFFFFd😀");

        var page = folder.Read();

        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd😀", page.Descendants("pre").First().Value);
    }

    [Fact]
    public void Write_EmptyElements_AreClosed()
    {
        using var folder = Folder("");

        var text = folder.Write();

        Assert.Contains("<pre></pre>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(?!meta|br)[a-z]+[^>]*/>", text);
    }

    private static string Shape(XElement element) =>
        $"{element.Name} {string.Join(' ', element.Attributes().Select(attribute => attribute.Name))}";

    private static ReportFolder Folder(string text)
    {
        var folder = new ReportFolder();
        folder.With(ReportFolder.Updates(2, update => update with
        {
            Alarms = [new Alarm(AlarmKind.OneStep, update.Step, text)],
            Calls = [new SkillCalls(text, text, 4)],
            Example = new RolloutExample(text, text, [text], text, text, RolloutVerdict.Wrong),
        }));
        return folder.With(new LossMetrics(text, 0, 1)).WithCard(text, text, text).WithStage("workers/w", text);
    }
}
