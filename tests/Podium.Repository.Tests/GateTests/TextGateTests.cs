using Podium.Repository.Tests.Files;
using Podium.Repository.Tests.Gates;

namespace Podium.Repository.Tests.GateTests;

/// <summary>Each gate over lines and names refuses a bad sample and accepts a good one.</summary>
public sealed class TextGateTests
{
    [Theory]
    [InlineData("src/Podium.Core/Long.cs", "", 401, true)]
    [InlineData("src/Podium.Core/Long.cs", "", 400, false)]
    [InlineData("src/Podium.Core/Long.cs", "// Longer than 400 lines because it is unrolled.", 401, true)]
    [InlineData("src/Podium.Neural/Kernels/Long.cs", "", 401, true)]
    [InlineData("src/Podium.Neural/Kernels/Long.cs", "// Longer than 400 lines because", 401, true)]
    [InlineData("src/Podium.Neural/Kernels/Long.cs", "// Longer than 400 lines because it is unrolled.", 401, false)]
    [InlineData("docs/long.md", "", 401, false)]
    public void FileLength_OfASample_IsJudged(string path, string firstLine, int lines, bool refused)
    {
        var text = firstLine + string.Concat(Enumerable.Repeat("\n", lines));

        Assert.Equal(refused, FileLengthGate.Check([new RepositoryFile(path, text)]).Any());
    }

    [Theory]
    [InlineData("src/A/A.cs", "    public int Run()", "    }", 61, true)]
    [InlineData("src/A/A.cs", "    public int Run()", "    }", 60, false)]
    [InlineData("src/A/Kernels/A.cs", "    public int Run()", "    }", 61, false)]
    [InlineData("src/A/A.cs", "    private static readonly int[] Values = new()", "    };", 61, false)]
    public void MethodLength_OfASample_IsJudged(string path, string header, string end, int lines, bool refused)
    {
        var body = string.Concat(Enumerable.Repeat("        Step(\"{\");\n", lines));
        var text = $"namespace A;\n\npublic sealed class A(\n    int size)\n{{\n{header}\n    {{\n{body}{end}\n}}\n";

        Assert.Equal(refused, MethodLengthGate.Check([new RepositoryFile(path, text)]).Any());
    }

    [Theory]
    [InlineData("cs", 21, true)]
    [InlineData("cs", 20, false)]
    [InlineData("md", 21, false)]
    public void FolderSize_OfASample_IsJudged(string extension, int count, bool refused)
    {
        var files = Enumerable.Range(0, count)
            .Select(index => new RepositoryFile($"src/Podium.Core/Many/File{index}.{extension}", ""))
            .Append(new RepositoryFile("src/Podium.Core/Many/Inner/File.cs", ""))
            .ToArray();

        Assert.Equal(refused, FolderSizeGate.Check(files).Any());
    }

    [Theory]
    [InlineData(121, true)]
    [InlineData(120, false)]
    public void LineLength_OfASample_IsJudged(int length, bool refused)
    {
        var file = new RepositoryFile("src/A.cs", $"short\n{new string('x', length)}\n");

        Assert.Equal(refused ? ["src/A.cs:2: 121 characters, at most 120."] : [], LineLengthGate.Check([file]));
    }

    [Theory]
    [InlineData("src/Podium.Core/Workers/A.cs", "namespace Podium.Core.Workers;", false)]
    [InlineData("src/Podium.Core/Workers/A.cs", "namespace Podium.Core;", true)]
    [InlineData("src/Podium.Core/Workers/A.cs", "namespace Podium.Core.Workers.Inner;", true)]
    [InlineData("src/Podium.Core/Workers/A.cs", "internal sealed class A;", true)]
    [InlineData("src/Podium.Cli/Program.cs", "return 0;", false)]
    [InlineData("samples/ask.cs", "return 0;", false)]
    public void Namespace_OfASample_IsJudged(string path, string text, bool refused) =>
        Assert.Equal(refused, NamespaceGate.Check([new RepositoryFile(path, text)]).Any());

    [Theory]
    [InlineData("src/A.cs", "public sealed class A;", false)]
    [InlineData("src/A.cs", "public sealed record A(int B)\n{\n    public sealed record C;\n}", false)]
    [InlineData("src/A.Part.cs", "internal static partial class A", false)]
    [InlineData("src/A.cs", "public delegate int A(string text);", false)]
    [InlineData("src/A.cs", "internal sealed class B;", true)]
    [InlineData("src/A.cs", "public readonly record struct B(int C);", true)]
    [InlineData("src/A.cs", "public sealed class A;\ninternal enum B", true)]
    public void OneType_OfASample_IsJudged(string path, string text, bool refused) =>
        Assert.Equal(refused, OneTypeGate.Check([new RepositoryFile(path, text)]).Any());

    [Theory]
    [InlineData("Parse_OfNothing_Fails", false)]
    [InlineData("Parse_Fails", true)]
    [InlineData("ParseFails", true)]
    [InlineData("Parse_of_nothing_fails", true)]
    public void TestName_OfASample_IsJudged(string name, bool refused)
    {
        var text = $"    [Theory(Timeout = 1)]\n    [InlineData(1)]\n    public async Task {name}(int value)\n";

        Assert.Equal(refused, TestNameGate.Check([new RepositoryFile("tests/A.cs", text)]).Any());
    }

    [Theory]
    [InlineData("    // var a = 3;", true)]
    [InlineData("    // result += Compute(3);", true)]
    [InlineData("    //await client.SendAsync(message);", true)]
    [InlineData("    // if (a > 2)", true)]
    [InlineData("    // }", true)]
    [InlineData("    // using System.Text;", true)]
    [InlineData("    /// <c>var a = 3;</c>", false)]
    [InlineData("    // The mean is subtracted first; a group of equal rewards teaches nothing.", false)]
    [InlineData("    // y = W x + b", false)]
    [InlineData("    var a = 3; // var b = 3;", false)]
    public void CommentedCode_OfASample_IsJudged(string line, bool refused) =>
        Assert.Equal(refused, CommentedCodeGate.Check([new RepositoryFile("src/A.cs", line)]).Any());

    [Theory]
    [InlineData("// TO" + "DO: later", true)]
    [InlineData("# FIX" + "ME", true)]
    [InlineData("HA" + "CK", true)]
    [InlineData("hackathon, to do", false)]
    public void Marker_InASample_IsRefused(string line, bool refused) =>
        Assert.Equal(refused, MarkerGate.Check([new RepositoryFile("docs/a.md", line)]).Any());

    [Theory]
    [InlineData("\"resolved\": \"https://registry.npm" + "js.org/a/-/a-1.tgz\"", true)]
    [InlineData("<add key=\"feed\" value=\"https://api.nu" + "get.org/v3/index.json\" />", true)]
    [InlineData("see /ho" + "me/someone/podium", true)]
    [InlineData("https://arxiv.org/abs/2512.04388", false)]
    public void ForbiddenText_InASample_IsRefused(string line, bool refused) =>
        Assert.Equal(refused, ForbiddenTextGate.Check([new RepositoryFile("eng/a.json", line)]).Any());

    [Theory]
    [InlineData(20_000_000, true)]
    [InlineData(16_000_000, false)]
    public void WeightSize_OfTwoFiles_IsSummed(long bytes, bool refused)
    {
        var files = new[] { "a", "b" }
            .Select(name => new RepositoryFile($"src/{name}.safetensors", "", bytes))
            .ToArray();

        Assert.Equal(refused, WeightSizeGate.Check(files).Any());
    }
}
