using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;
using Podium.Cli.Tests.CommandLine;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.Providers.Pools;
using Podium.Testing;

namespace Podium.Cli.Tests.Training.Services;

/// <summary>
/// A folder with a pool of two workers at services that are not real, their cards, problems, and a recipe that trains a
/// conductor to lead them: one knows capitals, the other says 5 to everything.
/// </summary>
internal sealed class ServedPool : IAsyncDisposable
{
    private const string Question = "What is the capital of Peru?";
    private const string Settings =
        "price: { input: 2, output: 3 }, outputTokens: 20, contextTokens: 400, calls: { attempts: 1 }";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeService[] _services;

    private ServedPool(FakeService facts, FakeService words)
    {
        _services = [facts, words];
        Write();
    }

    public FakeService Facts => _services[0];

    public FakeService Words => _services[1];

    /// <summary>Calls that the services have billed.</summary>
    public long Calls => _services.Sum(service => service.Bill.Calls);

    public string PoolPath => _folder.PathOf("podium.yaml");

    public string RecipePath => _folder.PathOf("recipe.yaml");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the services.</summary>
    public static async Task<ServedPool> StartAsync() => new(await StartAsync(Capital), await StartAsync(_ => "5"));

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Writes pool, cards, problems and recipe.</summary>
    /// <param name="rest">Further lines of the pool.</param>
    public void Write(string rest = "")
    {
        File.WriteAllText(PoolPath, $$"""
            version: 1
            workers:
              facts: { service: ollama, model: m, endpoint: '{{Facts.Endpoint}}', {{Settings}} }
              words: { service: ollama, model: m, endpoint: '{{Words.Endpoint}}', {{Settings}} }
            question: never
            {{rest}}
            """);
        File.WriteAllText(PathOf("problems.jsonl"), $$"""
            {"problemSet":"capitals","version":1}
            {"id":"a","text":"{{Question}}","reference":"Lima","skills":["facts"]}
            {"id":"b","text":"What is the capital of France?","reference":"Paris","skills":["facts"]}
            """);
        File.WriteAllText(RecipePath, RecipeOf(""));
        MeasuredCards.Write(PoolFile.Read(PoolPath), new Dictionary<string, MeasuredCard>
        {
            ["facts"] = CardOf("facts"),
            ["words"] = CardOf("words"),
        });
    }

    /// <summary>A recipe for the pool.</summary>
    /// <param name="more">A line between problems and learning.</param>
    public string RecipeOf(string more) => $$"""
        version: 1
        name: served
        seed: 7
        pool: {{PoolPath}}
        problems: {{PathOf("problems.jsonl")}}
        {{more}}
        grpo:
          steps: 4
          groups: 3
          groupSize: 4
          learningRate: 0.001
          teamsFrom: 0.5
          priceFrom: 0
          priceScale: 0.0005

        """;

    /// <summary>Trains into a folder of that name.</summary>
    public Task<CommandRun> TrainAsync(string output, params string[] more) =>
        TrainAsync(output, terminal => terminal, Cancellation, more);

    /// <summary>Trains until a line begins with <paramref name="trigger"/>.</summary>
    public async Task<CommandRun> TrainUntilAsync(string output, string trigger)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var writer = new InterruptingWriter(trigger, source.Cancel);
        var run = await TrainAsync(output, host => host with { Output = writer }, source.Token, []);
        Assert.Contains(trigger, writer.ToString(), StringComparison.Ordinal);
        return run;
    }

    /// <summary>Runs any command.</summary>
    public Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(host => host, Cancellation, arguments);

    /// <summary>Asks the pool.</summary>
    public Task<CommandRun> AskAsync(params string[] more) =>
        RunAsync(["ask", "--pool", PoolPath, "--json", .. more, Question]);

    /// <summary>The weights that a training led to.</summary>
    public byte[] WeightsOf(string output) =>
        File.ReadAllBytes(Path.Combine(PathOf(output), "orchestra", "learned", "model.safetensors"));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static string Capital(string asked) => asked.Contains("Peru", StringComparison.Ordinal) ? "Lima"
        : asked.Contains("France", StringComparison.Ordinal) ? "Paris"
        : "I do not know";

    private static MeasuredCard CardOf(string skill) =>
        new("ollama", "m", [new MeasuredSkill(skill, 0.9, 100)]) { MeanPrice = 0.001m };

    private static Task<FakeService> StartAsync(Func<string, string> answer) => FakeService.StartAsync(
        new FakeServiceOptions
        {
            Models =
            [
                new FakeModel("m", new ScriptedChatClient(
                    call => new ScriptedReply(answer(call.Messages.Last().Text)))),
            ],
            Dialect = FakeDialects.Ollama,
        },
        Cancellation);

    private Task<CommandRun> TrainAsync(
        string output,
        Func<Terminal, Terminal> change,
        CancellationToken cancellationToken,
        string[] more) => RunAsync(
            host => host with { Terminal = change(host.Terminal) },
            cancellationToken,
            ["train", RecipePath, "--output", PathOf(output), "--threads", "1", .. more]);

    private Task<CommandRun> RunAsync(
        Func<CommandHost, CommandHost> change, CancellationToken cancellationToken, string[] arguments) =>
        CommandRun.OfAsync(
            host => change(host with
            {
                Clock = TimeProvider.System,
                OpenOrchestra = PocketSource.Open,
                Environment = name => name == "XDG_CACHE_HOME" ? PathOf("caches") : null,
            }),
            cancellationToken,
            arguments);
}
