using Podium.Evaluation.Profiling;
using Podium.Evaluation.Statistics;

namespace Podium.Evaluation.Tests.Profiling;

public sealed class ProfileResultTests
{
    [Fact]
    public async Task Of_TwoWorkers_ComparesTheBestOnTheSameProblems()
    {
        using var scene = new ProfileScene();
        using var good = ProfileScene.Client(_ => true);
        using var poor = ProfileScene.Client(text => text.EndsWith('0'));

        var (plan, outcome) = await scene.RunAsync(
            ProfileScene.Problems("a", 10), ProfileScene.Subject("poor", poor), ProfileScene.Subject("good", good));

        var comparison = Assert.Single(ProfileResult.Of(plan, outcome).Comparisons);
        Assert.Equal(("a", "good", "poor"), (comparison.Skill, comparison.Best, comparison.Other));
        Assert.Equal(PairedTest.Of(9, 0, 10), comparison.Test);
        Assert.Equal(2 / 512.0, comparison.AdjustedP, precision: 12);
        Assert.True(comparison.IsToldApart);
    }

    [Fact]
    public async Task Of_SeveralComparisons_CorrectsForAllOfThem()
    {
        using var scene = new ProfileScene();
        using var good = ProfileScene.Client(_ => true);
        using var poor = ProfileScene.Client(_ => false);
        using var middling = ProfileScene.Client(text => !text.EndsWith('0'));

        var (plan, outcome) = await scene.RunAsync(
            ProfileScene.Problems("a", 6),
            ProfileScene.Subject("good", good),
            ProfileScene.Subject("poor", poor),
            ProfileScene.Subject("middling", middling));

        var comparisons = ProfileResult.Of(plan, outcome).Comparisons.ToDictionary(comparison => comparison.Other);
        Assert.Equal(2 * (2 / 64.0), comparisons["poor"].AdjustedP, precision: 12);
        Assert.False(comparisons["poor"].IsToldApart);
        Assert.Equal(1, comparisons["middling"].AdjustedP);
        Assert.All(comparisons.Values, comparison => Assert.True(comparison.ProblemsNeeded > 6));
    }

    [Fact]
    public async Task Of_EquallyGoodWorkers_HasNoNumberOfProblems()
    {
        using var scene = new ProfileScene();
        using var one = ProfileScene.Client(_ => true);
        using var other = ProfileScene.Client(_ => true);

        var (plan, outcome) = await scene.RunAsync(
            ProfileScene.Problems("a", 3), ProfileScene.Subject("one", one), ProfileScene.Subject("other", other));

        var comparison = Assert.Single(ProfileResult.Of(plan, outcome).Comparisons);
        Assert.False(comparison.IsToldApart);
        Assert.Null(comparison.ProblemsNeeded);
    }
}
