using Microsoft.Extensions.AI;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Evaluation.Grading;
using Podium.Evaluation.Profiling;
using Podium.Testing;

namespace Podium.Evaluation.Tests.Profiling;

/// <summary>A measurement of scripted workers into a log in a folder of its own.</summary>
internal sealed class ProfileScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Problem i of a skill asks for i.</summary>
    public static IReadOnlyList<Problem> Problems(string skill, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(index => new Problem($"{skill}{index}", $"Say {skill} {index}", $"{index}", [skill])),
    ];

    public string LogPath => _folder.PathOf("podium.profile.jsonl");

    public static ProfileSubject Subject(string name, IChatClient client, string settings = "") =>
        new(new Worker(name, Pools.Card, client), "service", $"model-of-{name}", settings) { Concurrency = 1 };

    /// <summary>A worker that says the number in the problem, but another for those that it gets wrong.</summary>
    public static ScriptedChatClient Client(Func<string, bool> isRight) =>
        new(call => new ScriptedReply(isRight(call.Text) ? call.Text.Split(' ')[^1] : "-1"));

    public Task<(ProfilePlan Plan, ProfileOutcome Outcome)> RunAsync(
        IReadOnlyList<Problem> problems, params ProfileSubject[] subjects) =>
        RunAsync(problems, new ProfileOptions(), TestContext.Current.CancellationToken, subjects);

    public async Task<(ProfilePlan Plan, ProfileOutcome Outcome)> RunAsync(
        IReadOnlyList<Problem> problems,
        ProfileOptions options,
        CancellationToken cancellationToken,
        params ProfileSubject[] subjects)
    {
        using var log = ProfileLog.Open(LogPath);
        var plan = ProfilePlan.Of(subjects, problems, "reference", log.Earlier);
        var runner = new ProfileRunner(new ReferenceGrader(), options);
        return (plan, await runner.RunAsync(plan, log, null, cancellationToken));
    }

    public void Dispose() => _folder.Dispose();
}
