using Microsoft.Extensions.AI;
using Podium.Cli.Orchestras;
using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Cli.Tests.Orchestras;

/// <summary>An orchestra whose every word is known beforehand.</summary>
internal static class ScriptedOrchestra
{
    public const string Question = "Take the capital of France and count its letters.";

    /// <summary>A workflow of two steps, the second of which sees the first.</summary>
    public const string Workflow =
        "Facts first, then words.\nmodel_id = [0, 1]\n"
        + "subtasks = [\"Name the capital of France.\", \"Count its letters.\"]\naccess_list = [[], [0]]";

    /// <summary>A workflow of one step of the first worker.</summary>
    public const string OneStep = "model_id = [0]\nsubtasks = [\"Go.\"]\naccess_list = [[]]";

    /// <summary>Answers <see cref="Question"/> by <see cref="Workflow"/>.</summary>
    public static Orchestra Create() => Create(new ScriptedChatClient("Paris"), Workflow);

    /// <summary>One whose first worker and workflows, round by round, are given.</summary>
    public static Orchestra Create(IChatClient first, params string[] workflows) => new(
        new WorkerPool([
            new Worker("facts", Card("Knows capitals.", ("facts", 0.97), ("words", 0.1)), first),
            new Worker("words", Card("Counts letters.", ("facts", 0), ("words", 0.99)), new ScriptedChatClient("5")),
        ]),
        Trained(new FixedConductor(workflows) { Usage = new TokenUsage(40, 20) }),
        Trained(new FixedConductor("nothing useful")))
    {
        DrawTestProblems = (count, seed) =>
            new TestProblems(DrawProblems(count, seed), new SingleWorkerConductor("words")),
    };

    /// <summary>One whose conductor is a model that does not answer in time.</summary>
    public static Orchestra CreateLate()
    {
        var late = new ScriptedChatClient(_ => ScriptedReply.Throws(new TimeoutException("late")));
        var card = Card("Leads.") with { ContextTokens = 100_000 };
        return new Orchestra(
            Create().Pool,
            Trained(new ChatConductor(new Worker("leader", card, late))),
            Trained(new FixedConductor("nothing useful")))
        {
            DrawTestProblems = (_, _) => TestProblems.None,
        };
    }

    /// <summary>A look-up of a conductor at the price of all of them.</summary>
    public static Func<TrainedConductor> Trained(IBoundedConductor conductor)
    {
        var trained = new TrainedConductor(conductor, new TokenPrice(1, 2));
        return () => trained;
    }

    /// <summary>Problems to each of which the answer is 5, of one skill and of two by turns.</summary>
    private static IReadOnlyList<Problem> DrawProblems(int count, long seed) =>
    [
        .. Enumerable.Range(0, count).Select(index => new Problem(
            $"{seed}-{index}", Question, "5", index % 2 == 0 ? ["words"] : ["facts", "words"])),
    ];

    private static WorkerCard Card(string summary, params (string Skill, double Accuracy)[] skills) => new(
        summary,
        [.. skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, 1000))],
        new TokenPrice(0.5m, 0.5m),
        ContextTokens: 1000,
        OutputTokens: 100);
}
