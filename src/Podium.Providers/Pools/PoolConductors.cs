using Podium.Core.Conductors;
using Podium.Core.Conductors.Chat;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Makes the conductor that a pool's file describes.</summary>
internal sealed class PoolConductors(
    PoolFile file,
    PoolSurroundings surroundings,
    ModelFactory factory,
    WorkerPool pool,
    FixedConductorChoice? fallback)
{
    private const string ModelName = "conductor";

    private readonly ConductorEntry _entry =
        file.Document.Conductor ?? new ConductorEntry { Kind = ConductorKind.Chat };

    public PoolConductor Create() => _entry.Kind switch
    {
        ConductorKind.Single => Single(_entry.Worker ?? pool.Workers[0].Name),
        ConductorKind.Learned => Learned(),
        _ => Chat(),
    };

    private static PoolConductor Single(string worker) =>
        new($"single:{worker}", new SingleWorkerConductor(worker), null);

    private PoolConductor Learned()
    {
        try
        {
            return surroundings.FindLearnedConductor(file.OrchestraPath) is { } learned
                ? new PoolConductor("learned", learned.Conductor, learned.Price)
                : throw file.ErrorAt(
                    _entry, nameof(_entry.Kind), "there is no learned conductor here; choose another kind.");
        }
        catch (InvalidDataException error) when (file.OrchestraPath is not null)
        {
            throw file.ErrorAt(_entry, nameof(_entry.Orchestra), error.Message);
        }
    }

    private PoolConductor Chat()
    {
        var (worker, entry) = FindModel();
        var isPaper = _entry.Kind == ConductorKind.Paper;
        var options = isPaper ? PaperOptions(entry) : new ChatConductorOptions
        {
            Prompt = new CardPrompt { StructuredOutput = _entry.StructuredOutput ?? CanHoldToSchema(entry) },
            MaxOutputTokens = entry.MostOutputTokens,
        };
        var kind = isPaper ? "paper" : "chat";
        var conductor = new ChatConductor(worker, options with { Fallback = fallback?.Create(pool) });
        return new PoolConductor($"{kind}:{worker.Name}", conductor, worker.Card.Price);
    }

    private (Worker Worker, ModelEntry Entry) FindModel()
    {
        if (_entry.Model is { } model)
        {
            var own = factory.CreateResilient(ModelName, model, []);
            return (ResilientPool.Join(own, pool, surroundings.Clock), model);
        }

        var name = _entry.Worker ?? pool.Workers[0].Name;
        var worker = pool.Workers.First(worker => worker.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var found = file.Document.Workers.First(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return (worker, found.Value);
    }

    private static ChatConductorOptions PaperOptions(ModelEntry entry) => entry.OutputTokens is { } most
        ? ChatConductorOptions.Paper with { MaxOutputTokens = most }
        : ChatConductorOptions.Paper;

    private static bool CanHoldToSchema(ModelEntry entry) =>
        entry.Service != PoolCheck.Pocket
        && ModelFactory.VendorOf(entry).StructuredOutput == StructuredOutput.JsonSchema;
}
