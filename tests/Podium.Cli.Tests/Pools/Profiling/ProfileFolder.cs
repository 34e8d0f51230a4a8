using Microsoft.Extensions.AI;
using Podium.Cli.Terminals;
using Podium.Cli.Tests.CommandLine;
using Podium.Cli.Tests.Orchestras;
using Podium.Core.Problems;
using Podium.Evaluation.Problems;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Cli.Tests.Pools.Profiling;

/// <summary>A folder with a pool of the scripted workers and problems of two skills.</summary>
internal sealed class ProfileFolder : IDisposable
{
    /// <summary>The pool: one worker who is asked for facts, and one who says 5 to everything.</summary>
    public const string Pool =
        """
        version: 1
        workers:
          facts: { service: pocket, model: facts, calls: { attempts: 1, concurrency: 1 } }
          words: { service: pocket, model: words, calls: { attempts: 1, concurrency: 1 } }
        """;

    private readonly TemporaryFolder _folder = new();

    public ProfileFolder()
    {
        File.WriteAllText(PoolPath, Pool);
        Problems =
        [
            Problem("facts", 0, "Paris"),
            Problem("facts", 1, "Paris"),
            Problem("facts", 2, "Rome"),
            Problem("words", 0, "5"),
            Problem("words", 1, "5"),
            Problem("words", 2, "7"),
        ];
        Write(Problems);
    }

    public IReadOnlyList<Problem> Problems { get; }

    public string PoolPath => _folder.PathOf("podium.yaml");

    public string CardsPath => _folder.PathOf("podium.cards.json");

    public string LogPath => _folder.PathOf("podium.profile.jsonl");

    public string ProblemsPath => _folder.PathOf("problems.jsonl");

    public void Write(IReadOnlyList<Problem> problems) =>
        ProblemSetWriter.Write(new ProblemSet("calibration", problems), ProblemsPath);

    /// <summary>The measured skills of a worker as text, such as <c>facts 2 of 3</c>.</summary>
    public IEnumerable<string> SkillsOf(string worker)
    {
        var file = PoolFile.Read(PoolPath);
        return MeasuredCards.Of(file)
            .SkillsOf(worker, file.Document.Workers[worker])
            .Select(skill => $"{skill.Skill} {Math.Round(skill.Accuracy * skill.Problems)} of {skill.Problems}");
    }

    /// <summary>Measures with a client of the worker <c>facts</c>.</summary>
    public Task<CommandRun> RunAsync(IChatClient facts, params string[] others) =>
        RunAsync(facts, terminal => terminal, TestContext.Current.CancellationToken, others);

    public Task<CommandRun> RunAsync(
        IChatClient facts, CancellationToken cancellationToken, params string[] others) =>
        RunAsync(facts, terminal => terminal, cancellationToken, others);

    public Task<CommandRun> RunAsync(IChatClient facts, Func<Terminal, Terminal> change) =>
        RunAsync(facts, change, TestContext.Current.CancellationToken, []);

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> RunAsync(
        IChatClient facts, Func<Terminal, Terminal> change, CancellationToken cancellationToken, string[] others) =>
        CommandRun.OfAsync(
            () => ScriptedOrchestra.Create(facts, ScriptedOrchestra.OneStep),
            change,
            cancellationToken,
            ["pool", "profile", "--pool", PoolPath, "--problems", ProblemsPath, .. others]);

    private static Problem Problem(string skill, int index, string reference) =>
        new($"{skill}{index}", $"Ask {skill} {index}", reference, [skill]);
}
