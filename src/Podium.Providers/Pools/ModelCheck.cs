using System.Text.Json;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Refuses what no model's entry can mean by itself.</summary>
internal sealed class ModelCheck(PoolFile file)
{
    public void Check(ModelEntry entry)
    {
        if (entry.Service == PoolCheck.Pocket)
        {
            CheckPocket(entry);
            return;
        }

        if (VendorCatalog.Find(entry.Service) is not { } vendor)
        {
            var known = string.Join(", ", VendorCatalog.All.Select(vendor => vendor.Name));
            throw file.ErrorAt(
                entry,
                nameof(entry.Service),
                $"there is no service '{entry.Service}'; there are {known} and {PoolCheck.Pocket}. One that speaks the "
                + "format of another takes that one's name and an endpoint.");
        }

        CheckEndpoint(entry, vendor);
        CheckSampling(entry, vendor);
        CheckExtraBody(entry, vendor);
    }

    private void CheckPocket(ModelEntry entry)
    {
        (string Property, bool IsSet)[] fields =
        [
            (nameof(entry.Endpoint), entry.Endpoint is not null),
            (nameof(entry.Key), entry.Key is not null),
            (nameof(entry.ContextTokens), entry.ContextTokens is not null),
            (nameof(entry.Temperature), entry.Temperature is not null),
            (nameof(entry.TopP), entry.TopP is not null),
            (nameof(entry.Reasoning), entry.Reasoning is not null),
            (nameof(entry.ExtraBody), entry.ExtraBody is not null),
        ];
        if (fields.FirstOrDefault(field => field.IsSet).Property is { } property)
        {
            throw file.ErrorAt(entry, property, "a shipped model does not take this; leave it out.");
        }
    }

    private void CheckEndpoint(ModelEntry entry, VendorDialect vendor)
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

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback
            && KeyReference.Of(entry, vendor) is not null && !file.Document.Network.AllowKeyOverHttp)
        {
            throw file.ErrorAt(
                entry,
                nameof(entry.Endpoint),
                "the key would go to another machine unencrypted; use https, or set 'allowKeyOverHttp' under "
                + "'network'.");
        }
    }

    private void CheckSampling(ModelEntry entry, VendorDialect vendor)
    {
        (string Property, RequestField Field, bool IsSet)[] settings =
        [
            (nameof(entry.Temperature), RequestField.Temperature, entry.Temperature is not null),
            (nameof(entry.TopP), RequestField.TopP, entry.TopP is not null),
        ];
        foreach (var (property, field, isSet) in settings)
        {
            if (isSet && !vendor.Fields.ContainsKey(field))
            {
                throw file.ErrorAt(entry, property, $"{vendor.Title} is not told how to sample; leave this out.");
            }
        }
    }

    private void CheckExtraBody(ModelEntry entry, VendorDialect vendor)
    {
        if (entry.ExtraBody is null)
        {
            return;
        }

        if (vendor.Kind == VendorKind.Anthropic)
        {
            throw file.ErrorAt(
                entry, nameof(entry.ExtraBody), $"{vendor.Title} takes no extra body; leave this out.");
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
}
