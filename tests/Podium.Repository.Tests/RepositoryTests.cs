using Podium.Repository.Tests.Api;
using Podium.Repository.Tests.Files;
using Podium.Repository.Tests.Gates;

namespace Podium.Repository.Tests;

/// <summary>Reads the repository and fails where it breaks a rule of CONTRIBUTING.md.</summary>
public sealed class RepositoryTests
{
    private static readonly Dictionary<string, Func<IReadOnlyList<RepositoryFile>, IEnumerable<string>>> Gates = new()
    {
        ["code in comments"] = CommentedCodeGate.Check,
        ["file length"] = FileLengthGate.Check,
        ["folder size"] = FolderSizeGate.Check,
        ["forbidden text"] = ForbiddenTextGate.Check,
        ["line length"] = LineLengthGate.Check,
        ["links"] = MarkdownLinkGate.Check,
        ["markers"] = MarkerGate.Check,
        ["method length"] = MethodLengthGate.Check,
        ["namespaces"] = NamespaceGate.Check,
        ["one type per file"] = OneTypeGate.Check,
        ["packages"] = PackageGate.Check,
        ["project references"] = ProjectReferenceGate.Check,
        ["test names"] = TestNameGate.Check,
        ["weight size"] = WeightSizeGate.Check,
    };

    public static TheoryData<string> GateNames => [.. Gates.Keys];

    [Theory]
    [MemberData(nameof(GateNames))]
    public void Files_OfTheRepository_PassTheGate(string gate)
    {
        var violations = Gates[gate](RepositoryTree.Files).ToArray();

        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    [Theory]
    [InlineData("Podium.Configuration")]
    [InlineData("Podium.Core")]
    [InlineData("Podium.Evaluation")]
    [InlineData("Podium.FakeServices")]
    [InlineData("Podium.Neural")]
    [InlineData("Podium.Pocket")]
    [InlineData("Podium.Providers")]
    [InlineData("Podium.Training")]
    public void PublicApi_OfALibrary_EqualsItsApprovedText(string library)
    {
        var differences = ApprovedApi.Check(library);

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Files_OfTheRepository_AreFound()
    {
        var paths = RepositoryTree.Files.Select(file => file.Path).ToHashSet();

        Assert.Contains("Podium.slnx", paths);
        Assert.Contains("README.md", paths);
        Assert.Contains("src/Podium.Core/Podium.Core.csproj", paths);
        Assert.True(RepositoryTree.Files.Count(file => file.IsCSharp && file.Text.Length > 0) > 20);
    }
}
