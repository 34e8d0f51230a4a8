#:project ../src/Podium.Providers/Podium.Providers.csproj
#:project ../src/Podium.FakeServices/Podium.FakeServices.csproj
#:project ../src/Podium.Pocket/Podium.Pocket.csproj
#:property NoWarn=CA2007
#:property PublishAot=false

// A pool of two services, one of which is killed while a run lasts: the run ends with the right answer all the same,
// and its record says what happened. The services are not real, but speak as OpenAI's and Anthropic's do. (A program of
// a single file is prepared for native code, where Anthropic's client cannot read JSON; hence the last line above.)
//
//   dotnet run samples/a-worker-goes-down.cs

using Podium.Core.Conductors;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.FakeServices.Faults;
using Podium.Pocket.Orchestra;
using Podium.Providers.Pools;

const string Workflow =
    """
    Name the capital, then count its letters.
    model_id = [0, 1]
    subtasks = ["What is the capital of Peru?", "Count its letters."]
    access_list = [[], [0]]
    """;

var shipped = PocketOrchestra.Open().Pool;
await using var first = await StartAsync(FakeDialects.OpenAI, "facts", "words");
await using var second = await StartAsync(FakeDialects.Anthropic, "facts", "words");

// The pool's file; with real services it would hold no endpoints, and keys would come from the vendors' usual
// variables. These services want none.
var file = PoolFile.Parse(
    $$"""
    version: 1
    workers:
      facts:
        service: openai
        model: facts
        endpoint: {{first.Endpoint}}
        price: { input: 1, output: 2 }
        outputTokens: 16
      words:
        service: openai
        model: words
        endpoint: {{first.Endpoint}}
        price: { input: 1, output: 2 }
        outputTokens: 16
        fallbacks: [spare-words]
        calls: { attempts: 2, delay: 100ms }
      spare-words:
        service: anthropic
        model: words
        endpoint: {{second.Endpoint}}
        price: { input: 3, output: 6 }
        outputTokens: 16
    budget: { perRun: 0.01 }
    question: never
    """,
    "podium.yaml");
using var pool = ServicePool.Open(file, new PoolSurroundings { Environment = _ => null });

// Any conductor can lead; this one always writes the same workflow. The pool's own would be pool.Conductor.
var engine = new RunEngine(new OneWorkflow(Workflow), pool.Pool, file.ToRunOptions());
var result = await engine.RunAsync("How many letters has the capital of Peru?", new Saboteur(first));

foreach (var failed in result.Events.OfType<RunEvent.AttemptFailed>())
{
    Console.WriteLine($"step {failed.Step}: {failed.Failed.Worker} failed ({failed.Failed.Fault})");
}

foreach (var step in result.Events.OfType<RunEvent.StepCompleted>())
{
    Console.WriteLine($"step {step.Step}: {step.Outcome}{(step.StandIn is { } name ? $", by {name}" : "")}");
}

Console.WriteLine($"answer: {result.Answer}, price: {result.TotalPrice}");
return result.Answer == "4" ? 0 : 1;

async Task<FakeService> StartAsync(FakeDialect dialect, params string[] models) => await FakeService.StartAsync(
    new FakeServiceOptions
    {
        Dialect = dialect,
        Models = [.. models.Select(name => new FakeModel(name, shipped.Workers.First(one => one.Name == name).Client))],
    });

// Takes a service down as soon as the first step is done.
internal sealed class Saboteur(FakeService service) : IRunObserver
{
    public bool IsStreaming => false;

    public void OnEvent(RunEvent runEvent)
    {
        if (runEvent is RunEvent.StepCompleted { Step: 0 })
        {
            service.Inject(new FakeFault.CloseBeforeHeaders());
        }
    }

    public void OnOutput(int round, int step, string text)
    {
    }
}

// Writes one workflow, whatever it is asked.
internal sealed class OneWorkflow(string text) : IConductor
{
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new ConductorReply(text, new()));
}
