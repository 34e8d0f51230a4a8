using System.Text.Json;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Refuses what no pool can mean, beyond what the form of single fields says.</summary>
internal sealed class PoolCheck(PoolFile file)
{
    /// <summary>The service of the models that are shipped.</summary>
    public const string Pocket = "pocket";

    private readonly PoolDocument _document = file.Document;

    public void Check()
    {
        if (_document.Workers.Count == 0)
        {
            throw file.ErrorAt(_document, nameof(PoolDocument.Workers), "a pool needs at least one worker.");
        }

        foreach (var name in _document.Workers.Keys)
        {
            CheckName(name);
        }

        foreach (var (name, entry) in _document.Workers)
        {
            CheckModel(entry, name);
        }

        if (_document.Conductor is { } conductor)
        {
            CheckConductor(conductor);
        }
    }

    private void CheckName(string name)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._-".Contains(letter)) || name.Length > 64)
        {
            throw file.ErrorAtWorker(
                name,
                $"'{name}' is no worker's name; it has at most 64 letters, digits, dots, dashes and underscores.");
        }

        if (_document.Workers.Keys.First(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) != name)
        {
            throw file.ErrorAtWorker(name, $"two workers are called '{name}'; capitals make no difference.");
        }
    }

    private void CheckModel(ModelEntry entry, string? name)
    {
        if (entry.Service != Pocket && VendorCatalog.Find(entry.Service) is null)
        {
            var known = string.Join(", ", VendorCatalog.All.Select(vendor => vendor.Name));
            throw file.ErrorAt(
                entry,
                nameof(entry.Service),
                $"there is no service '{entry.Service}'; there are {known} and {Pocket}. One that speaks the format of "
                + "another takes that one's name and an endpoint.");
        }

        CheckEndpoint(entry);
        CheckExtraBody(entry);
        foreach (var (index, fallback) in entry.Fallbacks.Index())
        {
            if (!IsWorker(fallback))
            {
                throw file.ErrorAtItem(entry, nameof(entry.Fallbacks), index, NoWorker(fallback));
            }

            if (fallback.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                throw file.ErrorAtItem(
                    entry, nameof(entry.Fallbacks), index, $"'{fallback}' cannot stand in for itself.");
            }
        }
    }

    private void CheckEndpoint(ModelEntry entry)
    {
        if (entry.Endpoint is not { } endpoint)
        {
            return;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            || address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0)
        {
            throw file.ErrorAt(
                entry,
                nameof(entry.Endpoint),
                "an endpoint is an address such as https://models.example/v1, without a user, a query or a fragment.");
        }

        if (address.Scheme == Uri.UriSchemeHttp && entry.Key is not null && !address.IsLoopback
            && !_document.Network.AllowKeyOverHttp)
        {
            throw file.ErrorAt(
                entry,
                nameof(entry.Endpoint),
                "the key would go to another machine unencrypted; use https, or set 'allowKeyOverHttp' under "
                + "'network'.");
        }
    }

    private void CheckExtraBody(ModelEntry entry)
    {
        if (entry.ExtraBody is null)
        {
            return;
        }

        try
        {
            using var body = JsonDocument.Parse(entry.ExtraBody);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return;
            }
        }
        catch (JsonException)
        {
            // The sentence below says what is wanted.
        }

        throw file.ErrorAt(
            entry, nameof(entry.ExtraBody), "this takes a JSON object as text, such as '{\"top_k\": 20}'.");
    }

    private void CheckConductor(ConductorEntry conductor)
    {
        if (conductor.Worker is { } worker && !IsWorker(worker))
        {
            throw file.ErrorAt(conductor, nameof(conductor.Worker), NoWorker(worker));
        }

        if (conductor.Fallback is { } fallback && !IsWorker(fallback))
        {
            throw file.ErrorAt(conductor, nameof(conductor.Fallback), NoWorker(fallback));
        }

        var takesModel = conductor.Kind is ConductorKind.Chat or ConductorKind.Paper;
        if (conductor.Model is { } model)
        {
            if (!takesModel || conductor.Worker is not null)
            {
                throw file.ErrorAt(
                    conductor,
                    nameof(conductor.Model),
                    "a model stands in place of a worker that conducts, for the kinds chat and paper.");
            }

            CheckModel(model, null);
        }

        if (conductor is { Kind: ConductorKind.Learned, Worker: not null })
        {
            throw file.ErrorAt(
                conductor, nameof(conductor.Worker), "the learned conductor is a model of its own; leave this out.");
        }
    }

    private bool IsWorker(string name) => _document.Workers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);

    private string NoWorker(string name) =>
        $"there is no worker '{name}'; there are {string.Join(", ", _document.Workers.Keys)}.";
}
