using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Configuration;
using Podium.Core.Randomness;
using Podium.Core.Resilience;
using Podium.Core.Workers;
using Podium.Providers.Caching;
using Podium.Providers.Credentials;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Prices;
using Podium.Providers.Services;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Makes workers out of a pool's entries: each with its client and with what is known of it.</summary>
internal sealed class ModelFactory(
    PoolFile file, PoolSurroundings surroundings, PriceList prices, HttpMessageHandler handler, AnswerCache? cache)
{
    private const int UnknownContextTokens = 32_768;

    private readonly DateOnly _today = DateOnly.FromDateTime(surroundings.Clock.GetUtcNow().UtcDateTime);
    private int _made;

    /// <summary>Makes a worker.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entry">What the file says of it.</param>
    /// <param name="skills">Its measured skills.</param>
    /// <exception cref="ConfigurationException">Its key, its price or the model is missing.</exception>
    public Worker Create(string name, ModelEntry entry, IReadOnlyList<SkillAccuracy> skills)
    {
        var worker = entry.Service == PoolCheck.Pocket ? CreatePocket(name, entry) : CreateRemote(name, entry);
        return skills.Count == 0 ? worker : worker with { Card = worker.Card with { Skills = skills } };
    }

    /// <summary>
    /// Makes a worker that is called again when it fails. When is drawn anew in each process, so that callers who
    /// failed together do not come back together.
    /// </summary>
    /// <exception cref="ConfigurationException">Its key, its price or the model is missing.</exception>
    public ResilientWorker CreateResilient(string name, ModelEntry entry, IReadOnlyList<SkillAccuracy> skills) =>
        new(Create(name, entry, skills))
        {
            Options = entry.Calls.ToOptions() with
            {
                Seed = Seed.Mix(Environment.ProcessId, surroundings.Clock.GetTimestamp(), _made++),
            },
            Fallbacks = entry.Fallbacks,
            HedgeWith = entry.Calls.HedgeWith,
        };

    /// <summary>
    /// Makes a worker that is called again when it fails, but for whom nobody stands in and of whom no second call is
    /// made when it is slow.
    /// </summary>
    /// <exception cref="ConfigurationException">Its key, its price or the model is missing.</exception>
    public ResilientWorker CreateAlone(string name, ModelEntry entry, IReadOnlyList<SkillAccuracy> skills)
    {
        var worker = CreateResilient(name, entry, skills);
        return worker with
        {
            Options = worker.Options with { HedgeAfter = null },
            Fallbacks = [],
            HedgeWith = null,
        };
    }

    /// <summary>The preset of an entry's service.</summary>
    public static VendorDialect VendorOf(ModelEntry entry) => VendorCatalog.Find(entry.Service)!;

    /// <summary>
    /// What makes answers of the same model differ: what the entry asks for, and how the preset, where the model has
    /// one, writes requests and reads replies.
    /// </summary>
    public static string SettingsOf(ModelEntry entry, VendorDialect? vendor) =>
        FormattableString.Invariant(
            $"{entry.Temperature} {entry.TopP} {entry.Reasoning} {entry.MostOutputTokens} {entry.ExtraBody} ")
        + JsonSerializer.Serialize(vendor, VendorContext.Default.VendorDialect);

    /// <summary>Length up to which prompts cost no more, in tokens.</summary>
    public static int? ShortContextOf(ModelPrice? known) => known?.LongPrompt is { } longer
        ? Math.Min(longer.AboveTokens, known.ContextTokens ?? longer.AboveTokens)
        : known?.ContextTokens;

    private Worker CreatePocket(string name, ModelEntry entry)
    {
        var found = surroundings.FindPocketModel(entry.Model)
            ?? throw file.ErrorAt(
                entry,
                nameof(entry.Model),
                $"no shipped model is called '{entry.Model}'; 'podium pool list' shows them.");
        var card = found.Card with
        {
            Summary = entry.Summary ?? found.Card.Summary,
            Price = entry.Price?.ToTokenPrice() ?? found.Card.Price,
            OutputTokens = Math.Min(entry.MostOutputTokens, found.Card.OutputTokens),
        };
        return new Worker(name, card, found.Client);
    }

    private Worker CreateRemote(string name, ModelEntry entry)
    {
        var vendor = VendorOf(entry);
        var key = FindKey(entry, vendor);
        var address = entry.Endpoint is { } text ? new Uri(text) : vendor.BaseAddress;
        var endpoint = new ServiceEndpoint(
            key is null ? vendor with { NeedsKey = false } : vendor, entry.Model, key, address);
        var client = ServiceChatClients.Create(endpoint, handler, DefaultsOf(entry), surroundings.Clock);
        return new Worker(name, CardOf(entry, vendor), cache is null ? client : Keep(client, entry, vendor, cache));
    }

    private SecretKey? FindKey(ModelEntry entry, VendorDialect vendor)
    {
        if (KeyReference.Of(entry, vendor) is not { } reference)
        {
            return null;
        }

        try
        {
            return SecretKey.Resolve(reference, surroundings.Environment);
        }
        catch (SecretKeyException error)
        {
            throw file.ErrorAt(entry, nameof(entry.Key), error.Message);
        }
    }

    private static GenerationDefaults DefaultsOf(ModelEntry entry) => new()
    {
        MaxOutputTokens = entry.MostOutputTokens,
        Temperature = (float?)entry.Temperature,
        TopP = (float?)entry.TopP,
        ReasoningEffort = entry.Reasoning,
        ExtraBody = entry.ExtraBody is { } body ? JsonDocument.Parse(body).RootElement : null,
    };

    private static CachingChatClient Keep(
        IChatClient client, ModelEntry entry, VendorDialect vendor, AnswerCache cache) =>
        new(client, cache, AnswerOrigin.Of(client, SettingsOf(entry, vendor)));

    private WorkerCard CardOf(ModelEntry entry, VendorDialect vendor)
    {
        var known = prices.Find(entry.Service, entry.Model, _today);
        var context = entry.ContextTokens ?? ShortContextOf(known) ?? UnknownContextTokens;
        return new WorkerCard(
            entry.Summary ?? $"{entry.Model} at {vendor.Title}.",
            [],
            PriceOf(entry, vendor, known),
            context,
            entry.MostOutputTokens);
    }

    private TokenPrice PriceOf(ModelEntry entry, VendorDialect vendor, ModelPrice? known) =>
        entry.Price?.ToTokenPrice()
        ?? known?.ToTokenPrice()
        ?? (vendor.NeedsKey
            ? throw file.ErrorAt(
                entry,
                nameof(entry.Price),
                $"the price of {entry.Model} at {vendor.Title} is not in the price list of {prices.AsOf:yyyy-MM-dd}; "
                + "give it, as in: price: { input: 3, output: 15 }, per million tokens.")
            : new TokenPrice(0, 0));
}
