using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Tests.CommandLine;
using Podium.Core.Conductors;
using Podium.Neural.Kernels;
using Podium.Pocket.Orchestra;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

[Collection(TrainedFolderSharing.Name)]
public sealed class TrainCommandTests(TrainedFolder trained)
{
    [Fact]
    public async Task Train_FromNothing_LeadsToAnOrchestraThatOpens()
    {
        using var team = new ThreadTeam(1);
        var orchestra = PocketOrchestra.Open(Path.Combine(trained.Output, "orchestra"), team);
        var request = new ConductorRequest("What is the capital of France?", orchestra.Pool, [], 5, 1);

        var reply = await orchestra.Conductor(PocketOrchestra.Learned)
            .ConductAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["facts", "words", "generalist"], orchestra.Pool.Workers.Select(worker => worker.Name));
        Assert.Equal("Counts letters.", orchestra.Pool.Workers[1].Card.Summary);
        var unseen = Assert.Single(orchestra.Unseen);
        Assert.Equal(("unseen-facts", "Knows countries too."), (unseen.Name, unseen.Card.Summary));
        Assert.Equal(6, unseen.Card.Skills.Count);
        Assert.All(orchestra.Pool.Workers, worker => Assert.Equal(6, worker.Card.Skills.Count));
        Assert.Equal([PocketOrchestra.Learned, PocketOrchestra.ColdStarted], orchestra.ConductorNames);
        Assert.Contains("model_id", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Piped_SaysHowFarItIs()
    {
        Assert.Contains("facts: step 5 of 5, loss ", trained.Printed, StringComparison.Ordinal);
        Assert.Contains("grpo: step 2 of 4, reward 0.", trained.Printed, StringComparison.Ordinal);
        Assert.Contains(" steps, entropy ", trained.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 s left", trained.Printed, StringComparison.Ordinal);
        Assert.Contains("orchestra'.\nAsk it with: podium ask --orchestra ", trained.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolList_TrainedOrchestra_ShowsItsWorkers()
    {
        var run = await OpeningAsync(
            "pool", "list", "--json", "--orchestra", Path.Combine(trained.Output, "orchestra"));

        Assert.Contains("\"summary\": \"Counts letters.\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    [Fact]
    public async Task Ask_TrainedOrchestra_CallsItsWorker()
    {
        var orchestra = Path.Combine(trained.Output, "orchestra");

        var run = await OpeningAsync("ask", "--conductor", "single:generalist", "--orchestra", orchestra, "Why?");

        Assert.Contains("step 0: generalist", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "Why?")]
    [InlineData("pool", "list")]
    [InlineData("bench", "pocket")]
    public async Task Orchestra_FolderThatIsNone_GetsOneSentence(params string[] arguments)
    {
        var run = await OpeningAsync([.. arguments, "--orchestra", trained.Output]);

        Assert.Equal(
            $"podium: {trained.Output}: orchestra.json is missing, so this is no folder of a pocket orchestra.\n",
            run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Train_AllSteps_AreInTheMetrics()
    {
        var token = TestContext.Current.CancellationToken;
        var lines = await File.ReadAllLinesAsync(Path.Combine(trained.Output, "metrics.jsonl"), token);

        Assert.Equal(5 + 3 + 3 + 2 + 4 + 4, lines.Length);
        Assert.StartsWith("{\"stage\":\"facts\",\"step\":0,\"loss\":", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"stage\":\"grpo\",\"step\":3,\"reward\":", lines[^1], StringComparison.Ordinal);
        Assert.Contains("\"correctGivenValid\":", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_InterruptedManyTimes_LeadsToTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        string[] arguments = ["train", trained.Recipe, "--output", output, "--threads", "2"];
        string[] interruptions =
        [
            "facts: step 2 of 5", "words: step 3 of 3", "cards: step 1 of 3", "cold-start: step 3 of 4",
            "grpo: step 1 of 4", "grpo: step 3 of 4", "orchestra: step 2 of 6",
        ];

        foreach (var interruption in interruptions)
        {
            using var source = new CancellationTokenSource();
            var code = await TrainedFolder.TrainUntilAsync(interruption, source.Cancel, source.Token, arguments);
            Assert.Equal(ExitCodes.Interrupted, code);
        }

        var last = await CommandRun.OfAsync(arguments);
        Assert.Equal(ExitCodes.Answered, last.ExitCode);
        Assert.Equal(TrainedFolder.Files(trained.Output), TrainedFolder.Files(output));
    }

    [Theory]
    [InlineData("facts: step 2 of 5", "facts: step 4 of 5")]
    [InlineData("grpo: step 2 of 4", "grpo: step 3 of 4")]
    public async Task Train_KilledAfterACheckpoint_LeadsToTheSameBytes(string interruption, string death)
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        string[] arguments = ["train", trained.Recipe, "--output", output, "--threads", "2"];
        using var source = new CancellationTokenSource();
        await TrainedFolder.TrainUntilAsync(interruption, source.Cancel, source.Token, arguments);

        await TrainedFolder.TrainUntilAsync(
            death,
            () => throw new InvalidOperationException("The process was killed."),
            TestContext.Current.CancellationToken,
            arguments);
        var metrics = Path.Combine(output, "metrics.jsonl");
        await File.AppendAllTextAsync(metrics, "{\"stage\":\"fa", TestContext.Current.CancellationToken);
        await CommandRun.OfAsync(arguments);

        Assert.Equal(TrainedFolder.Files(trained.Output), TrainedFolder.Files(output));
    }

    [Fact]
    public async Task Train_FinishedBefore_ChangesNothing()
    {
        var files = TrainedFolder.Files(trained.Output);

        var run = await CommandRun.OfAsync("train", trained.Recipe, "--output", trained.Output);

        Assert.Contains("grpo: was finished before\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.Equal(files, TrainedFolder.Files(trained.Output));
    }

    [Theory]
    [InlineData("7", ExitCodes.Answered)]
    [InlineData("8", ExitCodes.BadInput)]
    public async Task Train_Seed_StandsInPlaceOfTheRecipes(string seed, int exitCode)
    {
        var run = await CommandRun.OfAsync("train", trained.Recipe, "--output", trained.Output, "--seed", seed);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode != 0, run.Error.Contains("The recipe has changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Train_ChosenStages_RunAlone()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);

        var run = await CommandRun.OfAsync("train", trained.Recipe, "--output", output, "--stages", "cards,workers");

        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        Assert.True(File.Exists(Path.Combine(output, "cards", "cards.json")));
        Assert.False(Directory.Exists(Path.Combine(output, "cold-start")));
    }

    [Fact]
    public async Task Train_RecipeThatChanged_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        using var source = new CancellationTokenSource();
        await TrainedFolder.TrainUntilAsync(
            "words: step 1 of 3", source.Cancel, source.Token, "train", trained.Recipe, "--output", output);
        var changed = folder.PathOf("changed.yaml");
        var text = TinyRecipe.Text.Replace("readsLetters: true", "readsLetters: false", StringComparison.Ordinal);
        await File.WriteAllTextAsync(changed, text, TestContext.Current.CancellationToken);
        var files = TrainedFolder.Files(output);

        var run = await CommandRun.OfAsync("train", changed, "--output", output);

        var words = Path.Combine(output, "checkpoints", "words");
        Assert.StartsWith($"podium: The recipe has changed since '{words}' was", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Equal(files, TrainedFolder.Files(output));
    }

    [Fact]
    public async Task Train_DamagedCheckpoint_GetsOneSentence()
    {
        using var folder = new TemporaryFolder();
        var output = trained.Begin(folder);
        string[] arguments = ["train", trained.Recipe, "--output", output];
        using var source = new CancellationTokenSource();
        await TrainedFolder.TrainUntilAsync("facts: step 2 of 5", source.Cancel, source.Token, arguments);
        var weights = Path.Combine(output, "checkpoints", "facts", "model.safetensors");
        await File.WriteAllBytesAsync(weights, [1, 2, 3], TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(arguments);

        Assert.Contains("delete it to begin 'facts' anew.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Train_FolderThatIsHeld_IsRefused()
    {
        using var held = new FileStream(
            Path.Combine(trained.Output, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var run = await CommandRun.OfAsync("train", trained.Recipe, "--output", trained.Output);

        Assert.Contains("another 'podium train' is at work there", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData("There is no stage 'grop'; there are tokenizers, facts, words, generalist, unse", "--stages", "grop")]
    [InlineData("The stage 'grpo' builds on 'facts', which is not finished", "--stages", "tokenizers,grpo")]
    [InlineData("is not finished in 'runs/tiny-seed-8'; name it in", "--seed", "8", "--stages", "grpo")]
    [InlineData("--seed takes a whole number of at most 64 bits; it got 'x'.", "--seed", "x")]
    [InlineData("--threads takes a whole number from 1 to 256; it got '0'.", "--threads", "0")]
    [InlineData("'/dev/null/x' cannot be the folder of a training", "--output", "/dev/null/x")]
    public async Task Train_BadOption_GetsOneSentence(string sentence, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string[] output = options[0] is "--output" or "--seed" ? [] : ["--output", folder.PathOf("output")];

        var run = await CommandRun.OfAsync(["train", trained.Recipe, .. options, .. output]);

        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        Assert.Equal("", run.Output);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Train_StageWithoutWhatItBuildsOn_LeavesTheFolderAsItWas(bool exists)
    {
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("output");
        if (exists)
        {
            Directory.CreateDirectory(output);
        }

        var run = await CommandRun.OfAsync("train", trained.Recipe, "--output", output, "--stages", "grpo");

        Assert.Contains($"which is not finished in '{output}'", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Equal(exists, Directory.Exists(output));
        Assert.Equal(exists ? [output] : [], Directory.GetFileSystemEntries(folder.Path));
        Assert.True(!exists || Directory.GetFileSystemEntries(output).Length == 0);
    }

    [Fact]
    public async Task Help_OfTrain_IsAWholePage()
    {
        var run = await CommandRun.OfAsync("train", "--help");

        string[] parts =
        [
            "NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "unseen-cards", "--output FOLDER", "--threads N", "--stages NAMES",
            "EXAMPLES\n", "EXIT STATUS\n       0\n", "\n       1\n", "\n       2\n", "\n       130\n",
        ];
        Assert.All(parts, part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
    }

    private static Task<CommandRun> OpeningAsync(params string[] arguments) => CommandRun.OfAsync(
        PocketSource.Open, terminal => terminal, TestContext.Current.CancellationToken, arguments);
}
