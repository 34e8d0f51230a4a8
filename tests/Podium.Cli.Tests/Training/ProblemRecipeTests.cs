using System.Text.Json.Nodes;
using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Training.Problems;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Cli.Training.Workers;
using Podium.Core.Problems;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

/// <summary>Recipes whose conductor learns on problems of a file, and may stop early.</summary>
[Collection(TrainedFolderSharing.Name)]
public sealed class ProblemRecipeTests(TrainedFolder trained)
{
    private const string Header = "{\"problemSet\":\"capitals\",\"version\":1}\n";

    private static readonly string[] Questions =
    [
        """{"id":"a","text":"What is the capital of Peru?","reference":"Lima","skills":[]}""",
        """{"id":"b","text":"What is the capital of France?","reference":"Paris","skills":[]}""",
    ];

    [Fact]
    public async Task Train_ProblemsOfAFile_LearnsOnThemAndKnowsNoOracle()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, Questions, "");
        var output = folder.PathOf("output");

        var run = await CommandRun.OfAsync("train", recipe, "--output", output, "--threads", "1");

        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        var updates = await UpdatesAsync(output);
        Assert.Equal(4, updates.Length);
        Assert.All(updates, update => Assert.Contains("capital of", Text(update["example"]!["question"])));
        Assert.All(updates, update => Assert.Single(update["stratumSuccess"]!.AsArray()));
        Assert.NotNull(updates[0]["regret"]!["toBestWorker"]);
        Assert.Null(updates[0]["regret"]!["toOracle"]);
    }

    [Fact]
    public async Task Train_SuccessThatIsEnough_EndsEarlyAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, Questions, "  teamsFrom: 0\n  stop: { success: 0, over: 2 }\n");
        var output = folder.PathOf("output");

        var run = await CommandRun.OfAsync("train", recipe, "--output", output, "--threads", "1");

        Assert.Contains("grpo: ended early after 2 steps, at success ", run.Output, StringComparison.Ordinal);
        Assert.Contains("grpo: finished\n", run.Output, StringComparison.Ordinal);
        var updates = await UpdatesAsync(output);
        Assert.Equal(2, updates.Length);
        Assert.Null(updates[0]["endedAtSuccess"]);
        Assert.NotNull(updates[1]["endedAtSuccess"]);
        var page = await File.ReadAllTextAsync(
            Path.Combine(output, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("ended early, at success ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_EndedEarlyAndInterrupted_LeadsToTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, Questions, "  teamsFrom: 0\n  stop: { success: 0, over: 3 }\n");
        var (whole, output) = (folder.PathOf("whole"), folder.PathOf("output"));
        await CommandRun.OfAsync("train", recipe, "--output", whole, "--threads", "1");
        string[] arguments = ["train", recipe, "--output", output, "--threads", "1"];

        foreach (var interruption in new[] { "grpo: step 2 of 4", "grpo: ended early" })
        {
            using var source = new CancellationTokenSource();
            var code = await TrainedFolder.TrainUntilAsync(interruption, source.Cancel, source.Token, arguments);
            Assert.Equal(ExitCodes.Interrupted, code);
        }

        await CommandRun.OfAsync(arguments);
        Assert.Equal(TrainedFolder.Files(whole), TrainedFolder.Files(output));
    }

    [Fact]
    public async Task Train_ProblemLongerThanTheContext_SaysWhich()
    {
        using var folder = new TemporaryFolder();
        var question = string.Join(' ', Enumerable.Repeat("Peru", 1000));
        string[] problems = [$$"""{"id":"long","text":"{{question}}","reference":"Lima","skills":[]}"""];

        var run = await CommandRun.OfAsync(
            "train", Write(folder, problems, ""), "--output", folder.PathOf("output"), "--threads", "1");

        Assert.Contains("The problem 'long' is too long for this conductor", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public void Stages_ProblemsThatChanged_AreOthersFromRewardOn()
    {
        using var folder = new TemporaryFolder();
        var recipe = RecipeFile.Read(Write(folder, Questions, ""));
        var before = Fingerprints(recipe);

        File.AppendAllText(folder.PathOf("problems.jsonl"), Questions[0].Replace("\"a\"", "\"c\""));
        var after = Fingerprints(recipe);

        Assert.Equal(
            ["grpo", "orchestra"], before.Keys.Where(stage => before[stage] != after[stage]));
    }

    [Fact]
    public void Draw_ProblemsOfSeveralSkills_AreStrataByTheirNumber()
    {
        Problem[] problems =
        [
            new("a", "A", "1", ["facts", "words"]), new("b", "B", "1", []), new("c", "C", "1", ["facts"]),
            new("d", "D", "1", ["words"]),
        ];
        var pool = Testing.Pools.Of(new ScriptedChatClient("1"), new ScriptedChatClient("2"));
        var source = new ProblemFileSource(new LedWorkers(pool, 1), problems, hasSeveralRounds: false);

        var drawn = Enumerable.Range(0, 40).Select(seed => source.Draw(1, 0, seed)).ToArray();

        Assert.Equal(["no skill named", "1 skill", "2 skills"], source.Strata);
        Assert.Equal(["c", "d"], drawn.Select(item => item.Problem.Id).Distinct().Order());
        Assert.All(drawn, item => Assert.Null(item.Oracle));
        Assert.Equal(drawn[5].Problem, source.Draw(1, 0, 5).Problem);
        Assert.Equal(drawn[5].Seed, source.Draw(1, 0, 5).Seed);
    }

    [Theory]
    [InlineData("", "5, column 11: 'problems' takes a file of problems. ")]
    [InlineData(Header, "there is no problem in it")]
    [InlineData(Header + "{\"id\":\"a\"}", "problems.jsonl, line 2: expected {\"id\"")]
    [InlineData(Header + "{\"id\":\"a\",\"text\":\"\",\"reference\":\"\",\"skills\":[]}", "line 2: text is empty.")]
    public void Read_FileThatHoldsNoProblems_SaysWhatIsWrongAndWhere(string content, string sentence)
    {
        using var folder = new TemporaryFolder();
        var recipe = Write(folder, Questions, "");
        File.WriteAllText(folder.PathOf("problems.jsonl"), content);

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(recipe));

        Assert.StartsWith($"{recipe}, line 5, column 11: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileWithoutAnEnd_SaysThatItIsTooLong()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device on this system.");
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("problems.jsonl");
        var recipe = Write(folder, Questions, "");
        File.Delete(file);
        File.CreateSymbolicLink(file, "/dev/zero");

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(recipe));

        Assert.Contains($"'{file}' has more than 64 MiB", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  stop: { over: 2 }\n", "'stop' lacks the field 'success'.")]
    [InlineData("  stop: { success: 2 }\n", "'success' takes a number from 0 to 1; it is '2'.")]
    [InlineData("  stop: { success: 1, over: 0 }\n", "'over' takes a whole number from 1 to 100000; it is '0'.")]
    public void Read_BadStopRule_SaysWhatIsWrong(string stop, string sentence)
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<UsageException>(() => RecipeFile.Read(Write(folder, Questions, stop)));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    private string Write(TemporaryFolder folder, IEnumerable<string> problems, string options)
    {
        var file = folder.PathOf("problems.jsonl");
        File.WriteAllText(file, Header + string.Concat(problems.Select(problem => problem + "\n")));
        var recipe = folder.PathOf("problems.yaml");
        var pool = $"{Path.Combine(trained.Output, "orchestra")}\nproblems: {file}";
        File.WriteAllText(recipe, TinyRecipe.WithPool(pool).TrimEnd() + "\n" + options);
        return recipe;
    }

    private static async Task<JsonNode[]> UpdatesAsync(string output)
    {
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(output, "metrics.jsonl"), TestContext.Current.CancellationToken);
        return [.. lines.Select(line => JsonNode.Parse(line)!).Where(line => Text(line["stage"]) == "grpo")];
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static Dictionary<string, string> Fingerprints(TrainingRecipe recipe) =>
        StageList.Of(recipe).ToDictionary(stage => stage.Plan.Name, stage => stage.Plan.Fingerprint);
}
