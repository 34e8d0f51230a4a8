using Podium.Core.Problems;
using Podium.Core.Randomness;
using Podium.Evaluation.Problems;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Problems;

public sealed class ProblemSetTests
{
    private const string Header = """{"problemSet":"mixed","version":1}""";

    private const string First = """{"id":"a","text":"Q?","reference":"12","skills":["sums"]}""";

    public static TheoryData<string, string> Broken => new()
    {
        { "", "set.jsonl: there is no problem in it" },
        { Header, "set.jsonl: there is no problem in it" },
        { First, "set.jsonl, line 1: expected {\"problemSet\"" },
        { "nonsense", "set.jsonl, line 1: expected {\"problemSet\"" },
        { """{"problemSet":"mixed","version":2}""", "set.jsonl, line 1: the set is of version 2, but only 1" },
        { $"{Header}\n{First}\nnull", "set.jsonl, line 3: expected {\"id\": \"…\"" },
        { $"{Header}\n{First[..20]}", "set.jsonl, line 2: expected {\"id\": \"…\"" },
        { Header + "\n\n" + """{"id":"a","text":"Q?","reference":"12"}""", "set.jsonl, line 3: expected {\"id\"" },
        { $"{Header}\n{First.Replace("\"sums\"", "1")}", "set.jsonl, line 2: expected {\"id\"" },
        { $"{Header}\n{First.Replace("skills", "skill")}", "set.jsonl, line 2: expected {\"id\"" },
        { $"{Header}\n{First.Replace("\"Q?\"", "null")}", "set.jsonl, line 2: expected {\"id\"" },
        { $"{Header}\n{First.Replace("Q?", " ")}", "set.jsonl, line 2: text is empty." },
        { $"{Header}\n{First.Replace("12", "")}", "set.jsonl, line 2: reference is empty." },
        { $"{Header}\n{First.Replace("sums", "")}", "set.jsonl, line 2: a name among the skills is empty." },
        { $"{Header}\n{First}\n{First}", "set.jsonl, line 3: the id 'a' was given to line 2 already." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_BrokenFile_NamesFileLineAndReason(string text, string message)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.StartsWith(message, refusal.Message);
    }

    [Fact]
    public void Read_EmptyLinesAndCarriageReturns_AreSkipped()
    {
        var set = Read($"\r\n{Header}\r\n\r\n{First}\r\n");

        Assert.Equal("mixed", set.Name);
        Assert.Equal("12", Assert.Single(set.Problems).Reference);
    }

    [Fact]
    public void Write_AnyProblems_AreReadBackAsTheyWere()
    {
        const string characters = "aB1 \"\\\n\r\t{}\0é中\uD83D\uDE00\u2028";
        using var folder = new TemporaryFolder();
        for (var run = 0; run < 50; run++)
        {
            var random = Seed.Generator(11, run);
            string Text() => "x" + string.Concat(
                Enumerable.Range(0, random.Next(20)).Select(_ => characters[random.Next(0, 13)]));
            var problems = Enumerable.Range(0, random.Next(1, 20))
                .Select(index => new Problem($"{index}{Text()}", Text(), Text(), [Text(), Text()]))
                .ToArray();
            var path = folder.PathOf("set.jsonl");

            ProblemSetWriter.Write(new ProblemSet(Text(), problems), path);
            var read = ProblemSetReader.Read(path);

            Assert.Equivalent(problems, read.Problems, strict: true);
            Assert.Equal(["set.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        }
    }

    [Fact]
    public void Write_Set_IsTheDocumentedForm()
    {
        using var writer = new StringWriter();

        ProblemSetWriter.Write(new ProblemSet("mixed", [new Problem("a", "Q?", "12", ["sums"])]), writer);

        Assert.Equal($"{Header}\n{First}\n", writer.ToString());
    }

    private static ProblemSet Read(string text) => ProblemSetReader.Read(new StringReader(text), "set.jsonl");
}
