using Podium.Core.Workers;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;
using Podium.Testing;

namespace Podium.Pocket.Tests.Problems;

public sealed class PocketScenariosTests
{
    private const int Count = 60;

    private static WorkerPool Pool => new([
        .. PocketSkills.Names.Select(skill => Named(skill, (skill, 0.97))),
        Named("generalist", [.. PocketSkills.Names.Select(skill => (skill, 0.6))]),
        Named("guesser", [.. PocketSkills.Names.Select(skill => (skill, 0.1))]),
    ]);

    private static Worker[] Unseen => [.. PocketSkills.Names.Select(skill => Named("new " + skill, (skill, 0.96)))];

    [Fact]
    public void Draw_FullPool_HasEveryWorkerInOneOrderOrAnother()
    {
        var scenario = Scenario("full pool");

        var orders = Enumerable.Range(0, Count).Select(index => Names(scenario, index)).ToArray();

        Assert.All(orders, order => Assert.Equal(
            Pool.Workers.Select(worker => worker.Name).Order(), order.Order()));
        Assert.True(orders.Select(order => string.Join(' ', order)).Distinct().Count() > Count / 2);
        Assert.All(scenario.Problems.Problems, problem => Assert.False(HeldOutCombinations.AreIn(problem.Skills)));
        Assert.Equal(orders, Enumerable.Range(0, Count).Select(index => Names(Scenario("full pool"), index)));
    }

    [Fact]
    public void Draw_RandomSubsets_LackSomebody()
    {
        var scenario = Scenario("random subsets");

        var sizes = Enumerable.Range(0, Count).Select(index => Names(scenario, index).Length).ToArray();

        Assert.All(sizes, size => Assert.InRange(size, 3, Pool.Workers.Count - 1));
        Assert.True(sizes.Distinct().Count() > 2);
    }

    [Fact]
    public void Draw_UnseenWorkers_StandInForEverySpecialist()
    {
        var scenario = Scenario("unseen workers");

        Assert.All(Enumerable.Range(0, Count), index => Assert.Equal(
            Unseen.Select(worker => worker.Name).Append("generalist").Append("guesser").Order(),
            Names(scenario, index).Order()));
    }

    [Fact]
    public void Draw_NoUnseenWorkers_LeavesTheirScenarioOut() =>
        Assert.DoesNotContain(
            PocketScenarios.Draw(Pool, [], Count, seed: 1), scenario => scenario.Name == "unseen workers");

    [Fact]
    public void Draw_UnseenCombinations_AreHeldOutOfTraining() =>
        Assert.All(
            Scenario("unseen combinations").Problems.Problems,
            problem => Assert.True(HeldOutCombinations.AreIn(problem.Skills)));

    [Fact]
    public void Draw_SeenCombinations_AreAsLongAsTheUnseenOnes()
    {
        var seen = Scenario("seen combinations").Problems.Problems;

        Assert.Equal(
            Scenario("unseen combinations").Problems.Problems.Select(problem => problem.Skills.Count),
            seen.Select(problem => problem.Skills.Count));
        Assert.All(seen, problem => Assert.False(HeldOutCombinations.AreIn(problem.Skills)));
    }

    [Fact]
    public void Draw_SpecialistRemoved_LacksTheOneThatIsAskedFor()
    {
        var scenario = Scenario("specialist removed");

        Assert.All(scenario.Problems.Problems.Index(), pair =>
        {
            var skill = Assert.Single(pair.Item.Skills);
            var names = Names(scenario, pair.Index);
            Assert.DoesNotContain(skill, names);
            Assert.Contains("generalist", names);
            Assert.Equal(Pool.Workers.Count - 1, names.Length);
        });
    }

    private static PocketScenario Scenario(string name) =>
        PocketScenarios.Draw(Pool, Unseen, Count, seed: 1).Single(scenario => scenario.Name == name);

    private static string[] Names(PocketScenario scenario, int index) =>
        [.. scenario.DrawPool(index).Workers.Select(worker => worker.Name)];

    private static Worker Named(string name, params (string Skill, double Accuracy)[] skills) => new(
        name,
        new WorkerCard(
            "",
            [.. skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, 100))],
            new TokenPrice(1, 1),
            100,
            10),
        new ScriptedChatClient(""));
}
