using Podium.Repository.Tests.Files;
using Podium.Repository.Tests.Gates;

namespace Podium.Repository.Tests.GateTests;

/// <summary>The link gate finds dead links in every form of Markdown and takes nothing else for one.</summary>
public sealed class MarkdownLinkGateTests
{
    private static readonly RepositoryFile[] Others =
    [
        new(
            "README.md",
            "# Podium\n## What it *can* do: `ask`, [bench](docs/results.md)\n## Twice\n## Twice\n<a id=\"here\"></a>"),
        new("docs/results.md", "# Results"),
        new("docs/images/one run.svg", "<svg/>"),
        new("src/Podium.Core/A.cs", ""),
    ];

    [Theory]
    [InlineData("[a](results.md)")]
    [InlineData("[a](./results.md#results \"title\")")]
    [InlineData("[a](../README.md)")]
    [InlineData("[a](/README.md#twice-1)")]
    [InlineData("[a](../README.md#what-it-can-do-ask-bench)")]
    [InlineData("[a](../README.md#here)")]
    [InlineData("[a](../src/Podium.Core/)")]
    [InlineData("[a](..)")]
    [InlineData("![a](images/one%20run.svg)")]
    [InlineData("[a](<images/one%20run.svg>)")]
    [InlineData("[a](https://arxiv.org/abs/2512.04388#x) [b](mailto:a@b.c)")]
    [InlineData("[a][b]\n\n[b]: results.md")]
    [InlineData("## Here\n[a](#here)")]
    [InlineData("`[a](dead.md)`")]
    [InlineData("```text\n[a](dead.md)\n```")]
    [InlineData("``` \n[a](dead.md)\n`````\n[b](results.md)")]
    [InlineData("model_id = [1], access [\"all\"] (see there)")]
    public void Check_OfALiveLink_FindsNothing(string text) => Assert.Empty(Check(text));

    [Theory]
    [InlineData("[a](dead.md)")]
    [InlineData("[a](Results.md)")]
    [InlineData("[a](results.md#nothing)")]
    [InlineData("[a](../README.md#twice-2)")]
    [InlineData("[a](#nothing)")]
    [InlineData("[a](../../outside.md)")]
    [InlineData("[a](docs/results.md)")]
    [InlineData("![a](images/two.svg)")]
    [InlineData("[![a](images/two.svg)](https://example.org)")]
    [InlineData("[a][b]\n\n[b]: dead.md")]
    [InlineData("<img alt=\"a\" src=\"images/two.svg\">")]
    [InlineData("```text\ncode\n```\n[a](dead.md)")]
    [InlineData("a ` alone, then [a](dead.md)")]
    public void Check_OfADeadLink_NamesItsFile(string text) =>
        Assert.StartsWith("docs/page.md: the link '", Assert.Single(Check(text)), StringComparison.Ordinal);

    private static IEnumerable<string> Check(string text) =>
        MarkdownLinkGate.Check([.. Others.Append(new RepositoryFile("docs/page.md", text))])
            .Where(violation => violation.StartsWith("docs/page.md", StringComparison.Ordinal));
}
