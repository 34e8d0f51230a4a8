using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.FakeServices;
using Podium.Providers.Http;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Testing;

namespace Podium.Providers.Tests.Matrix;

/// <summary>
/// Runs steps whose worker's service misbehaves, and looks at what comes of it: real clients and real sockets, and
/// services that are not real.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    public const int Attempts = 3;
    public const string Right = "one two three four five";

    /// <summary>What the service of the second worker says.</summary>
    public const string RightToo = "six seven eight nine ten";

    public const string OneStep = "model_id = [0]\nsubtasks = [\"Go on.\"]\naccess_list = [[]]";

    public const string SecondWorker = "second";

    private static readonly TokenUsage UsageOfACall = new(10, 5) { CachedInputTokens = 4, CacheWriteTokens = 3 };

    private const string Question = "Who counts?";
    private const string Model = "model-1";

    private static readonly Workflow Workflow = new("", [new WorkflowStep(0, "Go on.", Access.Nothing)]);

    private readonly Wire _wire;
    private readonly SocketsHttpHandler _handler = ServiceHandlers.Create();

    private FakeService? _second;
    private IReadOnlyList<string> _fallbacks = [];
    private WorkerPool? _pool;

    private Stage(Wire wire, FakeService service)
    {
        (_wire, Service) = (wire, service);
        Witness = new Witness(wire.IsStreaming);
        Address = service.Endpoint;
    }

    /// <summary>The card of every worker; its service has a cache.</summary>
    public static WorkerCard Card { get; } = Testing.Pools.Card with
    {
        Price = Testing.Pools.Card.Price with
        {
            CachedInputPerMillion = 250_000m,
            CacheWritePerMillion = 1_500_000m,
        },
    };

    /// <summary>The service that misbehaves.</summary>
    public FakeService Service { get; }

    /// <summary>The service of the second worker.</summary>
    public FakeService SecondService =>
        _second ?? throw new InvalidOperationException("There is no second worker; add one.");

    public Witness Witness { get; }

    /// <summary>Where the worker's client looks for its service.</summary>
    public Uri Address { get; set; }

    /// <summary>What the worker's client calls its model.</summary>
    public string ModelName { get; set; } = Model;

    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public ResilienceOptions Options { get; set; } = new()
    {
        MaxAttempts = Attempts,
        Delay = TimeSpan.FromMilliseconds(1),
        MaxDelay = TimeSpan.FromSeconds(2),
    };

    /// <summary>Who gets the first worker's second call.</summary>
    public string? HedgeWith { get; set; }

    /// <summary>The most that one call can cost.</summary>
    public decimal MostOfOneCall => PriceBound.Of(Question, Workflow, Pool(), EarlierSteps.None);

    /// <summary>What all services billed.</summary>
    public FakeBill Bill => Service.Bill + (_second?.Bill ?? default);

    public static async Task<Stage> StartAsync(Wire wire, Scenario? scenario = null, int? times = null)
    {
        var stage = new Stage(wire, await ServeAsync(wire, Right));
        if (scenario is not null)
        {
            stage.Service.Inject(scenario.Fault, times);
        }

        return stage;
    }

    public static async Task<FakeService> ServeAsync(Wire wire, string text, bool useTls = false) =>
        await FakeService.StartAsync(new FakeServiceOptions
        {
            Models = [new FakeModel(Model, ClientSaying(text)) { Price = Card.Price }],
            Dialect = wire.Dialect,
            ApiKey = Clients.KeyText,
            UseTls = useTls,
        });

    /// <summary>Adds a worker whose service works.</summary>
    public async Task AddColleagueAsync() => _second = await ServeAsync(_wire, RightToo);

    /// <summary>Adds a worker whose service works, and who stands in for the first one.</summary>
    public async Task AddSubstituteAsync()
    {
        await AddColleagueAsync();
        _fallbacks = [SecondWorker];
    }

    /// <summary>Runs a workflow, by default of one step, as a run of an engine.</summary>
    public async Task<RunResult> RunAsync(string workflow = OneStep, IRunObserver? observer = null)
    {
        var options = new RunOptions { CallTimeout = CallTimeout, TimeProvider = Clock };
        return await new RunEngine(new FixedConductor(workflow), Pool(), options)
            .RunAsync(Question, observer ?? Witness, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs the one step with a budget.</summary>
    public async Task<StepResult> ExecuteAsync(RunBudget budget)
    {
        var options = new ExecutionOptions { CallTimeout = CallTimeout, TimeProvider = Clock };
        var request = new ExecutionRequest(Question, Workflow, Seed: 1)
        {
            Budget = budget,
            Observer = Witness,
            IsStreaming = _wire.IsStreaming,
        };
        var result = await new WorkflowExecutor(Pool(), options)
            .RunAsync(request, TestContext.Current.CancellationToken);
        return result.Steps[0];
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }

        _handler.Dispose();
    }

    private static ScriptedChatClient ClientSaying(string text) =>
        new(_ => new ScriptedReply(text) { Usage = UsageOfACall });

    private WorkerPool Pool() => _pool ??= ResilientPool.Create(
        [
            WorkerAt("first", Address, ModelName, _fallbacks) with { HedgeWith = HedgeWith },
            .. _second is null ? [] : new[] { Colleague(_second.Endpoint) },
        ],
        clock: Clock);

    private ResilientWorker Colleague(Uri address)
    {
        var worker = WorkerAt(SecondWorker, address, Model, []);
        return worker with { Options = Options with { HedgeAfter = null } };
    }

    private ResilientWorker WorkerAt(string name, Uri address, string model, IReadOnlyList<string> fallbacks)
    {
        var endpoint = new ServiceEndpoint(_wire.Preset, model, Clients.Key, address);
        var client = new WatchedChatClient(ServiceChatClients.Create(endpoint, _handler), Witness.Thrown);
        return new ResilientWorker(new Worker(name, Card, client)) { Options = Options, Fallbacks = fallbacks };
    }
}
