using Podium.Repository.Tests.Files;
using Podium.Repository.Tests.Gates;

namespace Podium.Repository.Tests.GateTests;

/// <summary>The gates over projects and packages refuse bad samples and accept good ones.</summary>
public sealed class ProjectGateTests
{
    private const string Record = "docs/decisions/0001-dependencies.md";

    [Theory]
    [InlineData("Podium.Neural", "Podium.Core", false)]
    [InlineData("Podium.Training", "Podium.Neural", true)]
    [InlineData("Podium.Neural", "Podium.Training", true)]
    [InlineData("Podium.Core", "Podium.Neural", true)]
    [InlineData("Podium.Evaluation", "Podium.Pocket", true)]
    [InlineData("Podium.Core.Tests", "Podium.Neural", true)]
    [InlineData("Podium.Cli", "Podium.Training", false)]
    [InlineData("Podium.Unknown", "Podium.Core", true)]
    public void References_OfAProject_FollowTheGraph(string project, string reference, bool refused)
    {
        var item = $"<ProjectReference Include=\"..\\{reference}\\{reference}.csproj\" />";

        Assert.Equal(refused, ProjectReferenceGate.Check(Repository(project, item)).Any());
    }

    [Fact]
    public void References_OfAProjectOutsideTheSolution_AreRefused()
    {
        var project = new RepositoryFile("src/Podium.Core/Podium.Core.csproj", "<Project />");
        var solution = new RepositoryFile("Podium.slnx", "<Solution />");

        var violation = Assert.Single(ProjectReferenceGate.Check([project, solution]));

        Assert.Contains("not in Podium.slnx", violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Podium.Core", "Podium.Core.Tests", false)]
    [InlineData("Podium.Core", "Podium.Neural.Tests", true)]
    [InlineData("Podium.Core", "Podium.Neural", true)]
    [InlineData("Podium.Core", "Podium.Benchmarks", true)]
    [InlineData("Podium.Neural", "Podium.Benchmarks", false)]
    public void Friends_OfAProject_AreItsTestsAndTheEnginesBenchmarks(string project, string friend, bool refused)
    {
        var files = Repository(project, $"<InternalsVisibleTo Include=\"{friend}\" />");

        Assert.Equal(refused, ProjectReferenceGate.Check(files).Any());
    }

    [Theory]
    [InlineData("Podium.Cli", "| `Some.Package` | Podium.Cli | reason | MIT |", false)]
    [InlineData("Podium.Cli", "| `Some.Package` | Podium.Core | reason | MIT |", true)]
    [InlineData("Podium.Cli", "| `Other.Package` | Podium.Cli | reason | MIT |", true)]
    [InlineData("Podium.Cli", "Some.Package is used by Podium.Cli", true)]
    [InlineData("Podium.Neural", "| `Some.Package` | Podium.Neural | reason | MIT |", true)]
    public void Packages_OfAProject_HaveARow(string project, string row, bool refused)
    {
        var files = Repository(project, "<PackageReference Include=\"Some.Package\" />")
            .Append(new RepositoryFile(Record, row));

        Assert.Equal(refused, PackageGate.Check([.. files]).Any());
    }

    [Theory]
    [InlineData("<PackageVersion Include=\"Some.Package\" Version=\"1\" />", "", true)]
    [InlineData("<PackageVersion Include=\"Some.Package\" Version=\"1\" />", "| `Some.Package` | all | why |", false)]
    [InlineData("", "| `Some.Package` | all | why |", true)]
    public void Packages_OfAPropsFile_MatchTheRows(string item, string row, bool refused)
    {
        var props = new RepositoryFile("Directory.Packages.props", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

        Assert.Equal(refused, PackageGate.Check([props, new RepositoryFile(Record, row)]).Any());
    }

    private static RepositoryFile[] Repository(string project, string item)
    {
        var path = $"src/{project}/{project}.csproj";
        return
        [
            new RepositoryFile(path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{item}</ItemGroup></Project>"),
            new RepositoryFile("Podium.slnx", $"<Solution><Project Path=\"{path}\" /></Solution>"),
        ];
    }
}
