using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Training.Stages;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Report;

[Collection(TrainedFolderSharing.Name)]
public sealed class TrainReportTests(TrainedFolder trained)
{
    [Fact]
    public async Task Train_ToItsEnd_LeavesThePageThatReportWrites()
    {
        var token = TestContext.Current.CancellationToken;
        var path = Path.Combine(trained.Output, "report.html");
        var left = await File.ReadAllTextAsync(path, token);

        var run = await CommandRun.OfAsync("train", "--report", trained.Output);

        Assert.Contains($"How it went is in '{path}'.\n", trained.Printed, StringComparison.Ordinal);
        Assert.Equal($"How the training went is in '{path}'.\n", run.Output);
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal(left, await File.ReadAllTextAsync(path, token));
        string[] parts = ["Length of workflows", "Who is called for what", "Counts letters.", "Knows countries too."];
        Assert.All(parts, part => Assert.Contains(part, left, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Train_Interrupted_LeavesThePage()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        using var source = new CancellationTokenSource();

        await TrainedFolder.TrainUntilAsync(
            "facts: step 2 of 5", source.Cancel, source.Token, "train", trained.Recipe, "--output", output);

        var page = await File.ReadAllTextAsync(
            Path.Combine(output, "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("begun, has a checkpoint", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_PageThatCannotBeWritten_IsFinishedAllTheSame()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        Directory.CreateDirectory(Path.Combine(output, "report.html"));

        var run = await CommandRun.OfAsync(
            "train", trained.Recipe, "--output", output, "--stages", "tokenizers,facts", "--threads", "1");

        Assert.Contains("There is no report: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Finished; ", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Theory]
    [InlineData("recipe.yaml")]
    [InlineData("--output", "folder")]
    [InlineData("--stages", "grpo")]
    public async Task Report_WithWhatTrainingTakes_IsRefused(params string[] arguments)
    {
        await RefusesAsync(
            "--report trains nothing, so it takes no RECIPE, --output, --stages or --seed; leave out one of them.",
            ["--report", trained.Output, .. arguments]);
    }

    [Fact]
    public async Task Train_WithoutRecipe_IsRefused()
    {
        await RefusesAsync("RECIPE is missing; name a recipe, or a training's folder with --report.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("absent")]
    public async Task Report_FolderWithoutMetrics_IsRefused(string name)
    {
        using var root = new TemporaryFolder();
        var folder = root.PathOf(name);

        await RefusesAsync(
            $"'{folder}' holds no metrics.jsonl; name the folder of a training that has taken a step.",
            "--report",
            folder);
        Assert.Empty(Directory.GetFileSystemEntries(root.Path));
    }

    [Theory]
    [InlineData("{\"stage\":\"grpo\",\"st")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"stage\":\"facts\",\"step\":1}")]
    [InlineData("{\"step\":1,\"loss\":1}")]
    [InlineData("{\"stage\":\"grpo\",\"step\":1,\"reward\":1}")]
    public async Task Report_BrokenLine_IsToldWithItsNumber(string line)
    {
        using var folder = new ReportFolder();
        folder.With(new LossMetrics("facts", 0, 1)).WithText(line + "\n").With(new LossMetrics("facts", 1, 1));

        await RefusesAsync(
            $"Line 2 of '{Path.Combine(folder.Path, "metrics.jsonl")}' is damaged, it holds no step of a training; "
            + "take it out to see the rest.",
            "--report",
            folder.Path);
        Assert.False(File.Exists(Path.Combine(folder.Path, "report.html")));
    }

    [Fact]
    public async Task Report_LastLineCutOff_IsPassedOver()
    {
        using var folder = new ReportFolder();
        folder.With(new LossMetrics("facts", 0, 1)).WithText("{\"stage\":\"fa");

        var run = await CommandRun.OfAsync("train", "--report", folder.Path);

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Contains("1 supervised stage ", folder.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_DamagedCards_AreToldInOneSentence()
    {
        using var folder = new ReportFolder();
        folder.With(new LossMetrics("facts", 0, 1)).WithCard("facts", "Knows countries.", "facts");
        var cards = Path.Combine(folder.Path, "cards", "cards.json");
        await File.WriteAllTextAsync(
            cards, "{\"version\":1,\"workers\":[{\"name\":\"w\"}]}", TestContext.Current.CancellationToken);

        await RefusesAsync(
            $"{Path.Combine(folder.Path, "cards")}: a worker lacks its name or its card.", "--report", folder.Path);
    }

    private static async Task RefusesAsync(string sentence, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["train", .. arguments]);

        Assert.Equal($"podium: {sentence}\n", run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }
}
