using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Evaluation.Profiling;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Profiling;

public sealed class ProfileRunnerTests
{
    /// <summary>What a call of a scripted worker costs: 10 tokens in at 1, 5 out at 2.</summary>
    private const decimal PriceOfCall = 20;

    [Fact]
    public async Task RunAsync_RightAndWrongAnswers_AreCountedPerSkillExactly()
    {
        using var scene = new ProfileScene();
        using var client = ProfileScene.Client(
            text => text.Contains("a ", StringComparison.Ordinal) || text.EndsWith('3'));
        var problems = ProfileScene.Problems("a", 6).Concat(ProfileScene.Problems("b", 4)).ToArray();

        var (plan, outcome) = await scene.RunAsync(problems, ProfileScene.Subject("w", client));

        var worker = Assert.Single(ProfileResult.Of(plan, outcome).Workers);
        Assert.Equal(
            [("a", 6, 6), ("b", 1, 4)],
            worker.Skills.Select(skill => (skill.Skill, skill.Accuracy.Successes, skill.Accuracy.Trials)));
        Assert.Equal((PriceOfCall, 0, 10 * PriceOfCall), (worker.MeanPrice, worker.Missing, outcome.Spent));
        Assert.Equal(ProfileStop.Done, outcome.Stop);
    }

    [Fact]
    public async Task RunAsync_TruncatedAndRefused_AreWrongAndFaultsAreNot()
    {
        using var scene = new ProfileScene();
        using var client = new ScriptedChatClient(call => call.Text[^1] switch
        {
            '0' => ScriptedReply.Throws(new TimeoutException("Too late.")),
            '1' => new ScriptedReply("1") { FinishReason = ChatFinishReason.Length },
            '2' => new ScriptedReply("") { FinishReason = ChatFinishReason.ContentFilter },
            var number => new ScriptedReply($"{number}"),
        });

        var (plan, outcome) = await scene.RunAsync(ProfileScene.Problems("a", 4), ProfileScene.Subject("w", client));

        Assert.Equal(
            [ProfileVerdict.Faulted, ProfileVerdict.Truncated, ProfileVerdict.Refused, ProfileVerdict.Right],
            outcome.Made.Select(entry => entry.Verdict));
        var worker = ProfileResult.Of(plan, outcome).Workers[0];
        Assert.Equal((1, 3), (worker.Accuracy.Successes, worker.Accuracy.Trials));
        Assert.Equal((1, 1), (worker.Missing, worker.Faults.Count));
    }

    [Fact]
    public async Task RunAsync_Again_MakesNoCallTwice()
    {
        using var scene = new ProfileScene();
        using var client = ProfileScene.Client(text => text.EndsWith('1'));
        var problems = ProfileScene.Problems("a", 5);
        var (firstPlan, firstOutcome) = await scene.RunAsync(problems, ProfileScene.Subject("w", client));

        var (plan, outcome) = await scene.RunAsync(problems, ProfileScene.Subject("w", client));

        Assert.Equal(5, client.Calls.Count);
        Assert.Empty(plan.Missing);
        Assert.Equal((0m, 0m), (plan.WorstPrice, outcome.Spent));
        Assert.Equal(
            ProfileResult.Of(firstPlan, firstOutcome).Workers[0].Skills,
            ProfileResult.Of(plan, outcome).Workers[0].Skills);
    }

    [Fact]
    public async Task RunAsync_AfterFaults_MakesTheirCallsAlone()
    {
        using var scene = new ProfileScene();
        var isDown = true;
        using var client = new ScriptedChatClient(call => isDown && call.Text.EndsWith('2')
            ? ScriptedReply.Throws(new TimeoutException("Too late."))
            : new ScriptedReply(call.Text.Split(' ')[^1]));
        var problems = ProfileScene.Problems("a", 4);
        await scene.RunAsync(problems, ProfileScene.Subject("w", client));
        isDown = false;

        var (plan, outcome) = await scene.RunAsync(problems, ProfileScene.Subject("w", client));

        Assert.Equal("a2", Assert.Single(outcome.Made).Problem);
        Assert.Equal(4, ProfileResult.Of(plan, outcome).Workers[0].Accuracy.Successes);
    }

    [Fact]
    public async Task RunAsync_ChangedTextModelOrSettings_MakesTheCallsAnew()
    {
        using var scene = new ProfileScene();
        using var client = ProfileScene.Client(_ => true);
        var problems = ProfileScene.Problems("a", 3);
        var subject = ProfileScene.Subject("w", client);
        await scene.RunAsync(problems, subject);

        var (_, text) = await scene.RunAsync(
            [problems[0] with { Text = "Please say a 0" }, .. problems.Skip(1)], subject);
        var (_, model) = await scene.RunAsync(problems, subject with { Model = "another" });
        var (_, settings) = await scene.RunAsync(problems, subject with { Settings = "temperature 1" });

        Assert.Equal((1, 3, 3), (text.Made.Count, model.Made.Count, settings.Made.Count));
    }

    [Fact]
    public async Task RunAsync_CancelledBetweenCalls_KeepsWhatIsDone()
    {
        using var scene = new ProfileScene();
        using var cancellation = new CancellationTokenSource();
        using var client = new ScriptedChatClient(call =>
        {
            if (call.Text.EndsWith('2'))
            {
                cancellation.Cancel();
                return ScriptedReply.Throws(new OperationCanceledException(cancellation.Token));
            }

            return new ScriptedReply("0");
        });
        var problems = ProfileScene.Problems("a", 5);

        var (_, cut) = await scene.RunAsync(
            problems, new ProfileOptions(), cancellation.Token, ProfileScene.Subject("w", client));

        Assert.Equal((ProfileStop.Cancelled, 2), (cut.Stop, cut.Made.Count));
        using var healthy = ProfileScene.Client(_ => true);
        var (_, rest) = await scene.RunAsync(problems, ProfileScene.Subject("w", healthy));
        Assert.Equal(["a2", "a3", "a4"], rest.Made.Select(entry => entry.Problem));
    }

    [Fact]
    public async Task RunAsync_BudgetSpent_StopsAndSaysSo()
    {
        using var scene = new ProfileScene();
        using var client = ProfileScene.Client(_ => true);
        var problems = ProfileScene.Problems("a", 5);
        var subject = ProfileScene.Subject("w", client);
        var worst = ProfileCall.Of(subject, problems[0], "reference").WorstPrice();
        var options = new ProfileOptions { Budget = new SharedBudget(worst + (2 * PriceOfCall) - 1) };

        var (plan, outcome) = await scene.RunAsync(
            problems, options, TestContext.Current.CancellationToken, subject);

        Assert.Equal((ProfileStop.OverBudget, 2), (outcome.Stop, outcome.Made.Count));
        Assert.Equal(2 * PriceOfCall, outcome.Spent);
        Assert.Equal(3, ProfileResult.Of(plan, outcome).Workers[0].Missing);
        Assert.Equal(5 * worst, plan.WorstPrice);
    }

    [Fact]
    public async Task RunAsync_FaultsInRow_GiveTheWorkerUpAndNoOther()
    {
        using var scene = new ProfileScene();
        using var broken = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("Too late.")));
        using var healthy = ProfileScene.Client(_ => true);
        var options = new ProfileOptions { MostFaultsInRow = 3 };

        var (plan, outcome) = await scene.RunAsync(
            ProfileScene.Problems("a", 6),
            options,
            TestContext.Current.CancellationToken,
            ProfileScene.Subject("broken", broken),
            ProfileScene.Subject("healthy", healthy));

        Assert.Equal("broken", Assert.Single(outcome.GivenUp));
        Assert.Equal((3, 6), (broken.Calls.Count, healthy.Calls.Count));
        var profile = ProfileResult.Of(plan, outcome);
        Assert.Equal((0, 6), (profile.Workers[0].Skills.Count, profile.Workers[0].Missing));
        Assert.Equal(6, profile.Workers[1].Accuracy.Successes);
    }
}
