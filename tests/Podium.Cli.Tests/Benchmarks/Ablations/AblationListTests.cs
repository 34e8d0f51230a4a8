using Podium.Cli.Benchmarks.Ablations;
using Podium.Cli.CommandLine;
using Podium.Cli.Training;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Stages;
using Podium.Testing;

namespace Podium.Cli.Tests.Benchmarks.Ablations;

public sealed class AblationListTests
{
    [Fact]
    public void All_Names_AreFitForFoldersAndStandForNoOtherStage()
    {
        var names = AblationList.All.Select(ablation => ablation.Name).ToArray();

        Assert.All(names, name => Assert.True(StageNames.IsFolderName(name)));
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal("whole", names[0]);
    }

    [Fact]
    public void Parse_Names_ComeInTheirOwnOrder()
    {
        var chosen = AblationList.Parse("no-price, whole");

        Assert.Equal(["whole", "no-price"], chosen.Select(ablation => ablation.Name));
    }

    [Fact]
    public void Parse_UnknownName_SaysWhichThereAre()
    {
        var error = Assert.Throws<UsageException>(() => AblationList.Parse("whole,luck"));

        Assert.StartsWith("There is no variant 'luck'; there are whole, cold-start, imitation,", error.Message);
    }

    [Fact]
    public void Rewarded_GroupSizes_KeepTheNumberOfRollouts()
    {
        var options = AblationRecipe.Read(null).Grpo!;
        var changed = AblationList.All
            .OfType<Ablation.Rewarded>()
            .ToDictionary(ablation => ablation.Name, ablation => ablation.Change(options));

        Assert.All(changed.Values, own =>
            Assert.Equal(options.Groups * options.GroupSize, own.Groups * own.GroupSize));
        Assert.Equal((16, 16), (changed["group-16"].Groups, changed["group-16"].GroupSize));
        Assert.Equal((4, 64), (changed["group-64"].Groups, changed["group-64"].GroupSize));
        Assert.Equal(0, changed["no-price"].PriceWeight);
        Assert.True(options.ShowAllUntil > 0);
        Assert.Equal(0, changed["no-showing"].ShowAllUntil);
        Assert.Equal(options, changed["whole"]);
    }

    [Fact]
    public void Stages_OfAllVariants_ShareTheColdStartAndNothingElse()
    {
        var recipe = AblationRecipe.Of(AblationRecipe.Read(null), null, steps: null, coldSteps: null);
        var stages = new SeedStages(recipe with { Seed = 2 }, TestSet.Draw(3, 1));

        var plans = stages.All.Select(stage => stage.Plan).ToArray();
        Assert.Equal(["tokenizers", "cards", "cold-start"], stages.Shared.Select(stage => stage.Plan.Name));
        Assert.Equal(plans.Length, plans.Select(plan => plan.Folder).Distinct().Count());
        Assert.Equal(plans.Length, plans.Select(plan => plan.Fingerprint).Distinct().Count());
        Assert.Equal(
            AblationList.All.Count - 2,
            stages.All.OfType<GrpoStage>().Count(stage => stage.Plan.Needs.Contains(stages.Shared[^1].Plan)));
    }

    [Fact]
    public void Recipe_OtherSteps_ScaleTheWarmUp()
    {
        var whole = RecipeFile.Read(RepositoryRoot.PathOf("recipes/conductor.yaml"));

        var recipe = AblationRecipe.Of(whole, null, steps: 200, coldSteps: 500);

        Assert.Equal((200, 3), (recipe.Grpo!.Steps, recipe.Grpo.WarmUpSteps));
        Assert.Equal((500, 5), (recipe.ColdStart!.Plan.Steps, recipe.ColdStart.Plan.WarmUpSteps));
        Assert.Equal(whole.Grpo!.TeamsFrom, recipe.Grpo.TeamsFrom);
        Assert.Equal("shipped", recipe.Pool);
    }

    [Fact]
    public void Recipe_WithoutReward_IsRefused()
    {
        var rounds = RecipeFile.Read(RepositoryRoot.PathOf("recipes/rounds.yaml"));

        var error = Assert.Throws<UsageException>(
            () => AblationRecipe.Of(rounds, null, steps: null, coldSteps: null));

        Assert.StartsWith("The recipe has no 'grpo'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Imitation_OfARecipe_SeesAsManyWorkflowsAsReward()
    {
        var options = AblationRecipe.Read(null).Grpo!;

        var plan = AblationRecipe.ImitationOf(options);

        Assert.Equal((long)options.Steps * options.Groups * options.GroupSize, (long)plan.Steps * plan.Batch);
    }
}
