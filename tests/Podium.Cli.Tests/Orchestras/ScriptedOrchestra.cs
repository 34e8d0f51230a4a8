using Podium.Cli.Orchestras;
using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Cli.Tests.Orchestras;

/// <summary>An orchestra whose every word is known beforehand.</summary>
internal static class ScriptedOrchestra
{
    public const string Question = "Take the capital of France and count its letters.";

    /// <summary>A workflow of two steps, the second of which sees the first.</summary>
    public const string Workflow =
        "Facts first, then words.\nmodel_id = [0, 1]\nsubtasks = [\"Name the capital of France.\", \"Count its letters.\"]\n"
        + "access_list = [[], [0]]";

    /// <summary>Answers <see cref="Question"/> by <see cref="Workflow"/>.</summary>
    public static Orchestra Create() => Create(_ => Workflow, new ScriptedWorker(_ => "Paris"));

    /// <summary>One whose conductor and first worker are given.</summary>
    public static Orchestra Create(Func<ConductorRequest, string> workflow, ScriptedWorker first) => new(
        new WorkerPool([
            new Worker("facts", Card("Knows capitals.", ("facts", 0.97), ("words", 0.1)), first),
            new Worker("words", Card("Counts letters.", ("facts", 0), ("words", 0.99)), new ScriptedWorker(_ => "5")),
        ]),
        new ScriptedConductor(workflow),
        new ScriptedConductor(_ => "nothing useful"),
        new TokenPrice(1, 2))
    {
        DrawTestProblems = (_, _) => [],
        Oracle = _ => new RandomTeamConductor(),
    };

    private static WorkerCard Card(string summary, params (string Skill, double Accuracy)[] skills) => new(
        summary,
        [.. skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, 1000))],
        new TokenPrice(0.5m, 0.5m),
        ContextTokens: 1000,
        OutputTokens: 100);
}
