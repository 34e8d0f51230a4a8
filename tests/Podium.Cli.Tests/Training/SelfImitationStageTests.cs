using Podium.Cli.CommandLine;
using Podium.Cli.Training;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Recursion;
using Podium.Cli.Training.Stages;
using Podium.Configuration;
using Podium.Neural.Kernels;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;
using Podium.Testing;

namespace Podium.Cli.Tests.Training;

/// <summary>What the shipped conductor learns of itself.</summary>
public sealed class SelfImitationStageTests : IDisposable
{
    private const string Recursion = """
        recursion:
          known:
            problems: 70
            workflows: 1
            plan: { steps: 4, batch: 2, learningRate: 0.0001, warmUpSteps: 1 }
          long:
            problems: 16
            workflows: 1
            plan: { steps: 2, batch: 2, learningRate: 0.0001, warmUpSteps: 1 }
          grpo: { steps: 1, groups: 2, groupSize: 2, recursiveShare: 0.5, priceScale: 0.0005 }

        """;

    private readonly TemporaryFolder _root = new();
    private readonly ThreadTeam _team = new(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_InterruptedAndGoneOnWith_LeadsToTheSameBytes()
    {
        const string Start = PocketOrchestra.Learned;
        var whole = await RunAsync("whole", Start, stopAt: null);
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync("parts", Start, stopAt: 1));
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync("parts", Start, stopAt: 4));

        var parts = await RunAsync("parts", Start, stopAt: null);

        Assert.Equal([1, 2, 3, 4, 5, 6], whole);
        Assert.Equal([1, 2, 5, 6], parts);
        Assert.Equal(WeightsOf("whole"), WeightsOf("parts"));
    }

    [Fact]
    public async Task Run_ConductorThatSolvesNothing_SaysWhatToDo()
    {
        var error = await Assert.ThrowsAsync<UsageException>(
            () => RunAsync("cold", PocketOrchestra.ColdStarted, stopAt: null, problems: 2));

        Assert.StartsWith(
            "The conductor solved none of the 2 problems of 'recursion-known'",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_Recursion_ComesAfterGrpoAndGoesIntoTheOrchestra()
    {
        var stages = StageList.Of(RecipeReader.Read(TinyRecipe.WithPool("shipped") + Recursion));

        Assert.Equal(
            ["cold-start", "grpo", "recursion-known", "recursion-long", "recursion", "orchestra"],
            stages.Select(stage => stage.Plan.Name).SkipWhile(name => name != "cold-start"));
        Assert.Contains(stages[^2].Plan, stages[^1].Plan.Needs);
    }

    [Theory]
    [InlineData("recursiveShare: 0.5, ", "", "'recursiveShare' must be at least one of the 'groups' here")]
    [InlineData("workflows: 1\n", "workflow: 1\n", "'known' has no field 'workflow'; did you mean 'workflows'?")]
    [InlineData("  grpo: {", "  grpu: {", "'recursion' has no field 'grpu'; did you mean 'grpo'? It has known, long,")]
    public void Read_RecursionThatIsWrong_SaysWhat(string right, string wrong, string sentence)
    {
        var text = TinyRecipe.WithPool("shipped") + Recursion.Replace(right, wrong, StringComparison.Ordinal);

        var error = Assert.Throws<ConfigurationException>(() => RecipeReader.Read(text));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _team.Dispose();
        _root.Dispose();
    }

    /// <summary>Runs the first stage of rounds from shipped weights on; returns the steps that it told of.</summary>
    private async Task<IReadOnlyList<int>> RunAsync(string name, string start, int? stopAt, int problems = 70)
    {
        var recipe = TinyRecipe.WithPool("shipped")
            + Recursion.Replace("problems: 70", $"problems: {problems}", StringComparison.Ordinal);
        var stages = StageList.Of(RecipeReader.Read(recipe));
        using var folder = TrainingFolder.Open(_root.PathOf(name));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var told = new Telling(stopAt, source);
        var workshop = new Workshop(folder, _team, new ManualClock(), told);
        foreach (var stage in stages.Where(stage => stage.Plan.Name is "tokenizers" or "cards"))
        {
            await stage.RunAsync(workshop, Token);
        }

        var grpo = stages.Single(stage => stage.Plan.Name == "grpo").Plan;
        var model = ModelFolder.Load(Path.Combine(PocketOrchestra.ShippedFolder, start));
        folder.Finish(grpo, path => ModelFolder.Save(path, model, WeightFormat.Float32));
        await stages.OfType<SelfImitationStage>().First().RunAsync(workshop, source.Token);
        return told.Steps;
    }

    private byte[] WeightsOf(string name) =>
        File.ReadAllBytes(Path.Combine(_root.PathOf(name), "recursion-known", "model.safetensors"));

    private sealed class Telling(int? stopAt, CancellationTokenSource source) : IProgress<TrainingEvent>
    {
        private readonly List<int> _steps = [];

        public IReadOnlyList<int> Steps => _steps;

        public void Report(TrainingEvent value)
        {
            if (value is TrainingEvent.Advanced { Stage: "recursion-known" } advanced)
            {
                _steps.Add(advanced.Done);
                if (advanced.Done == stopAt)
                {
                    source.Cancel();
                }
            }
        }
    }
}
