using System.Text.Json;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Vendors;

public sealed class VendorCatalogTests
{
    [Fact]
    public void All_OfThePresets_AreWhole()
    {
        Assert.Equal(VendorCatalog.All.Count, VendorCatalog.All.Select(vendor => vendor.Name).Distinct().Count());
        Assert.All(VendorCatalog.All, vendor =>
        {
            Assert.Equal(vendor.Name.ToLowerInvariant(), vendor.Name);
            Assert.EndsWith("/", vendor.BaseAddress.AbsoluteUri, StringComparison.Ordinal);
            Assert.True(vendor.BaseAddress.Scheme == "https" || vendor.BaseAddress.IsLoopback, vendor.Name);
            Assert.Contains(RequestField.OutputLimit, vendor.Fields.Keys);
            Assert.True(!vendor.NeedsKey || vendor.KeyVariable is not null, vendor.Name);
            Assert.All(vendor.ReasoningBodies.Values, body => Assert.Equal(JsonValueKind.Object, body.ValueKind));
        });
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("Anthropic")]
    [InlineData("LLAMACPP")]
    public void Find_InAnyCase_GivesThePreset(string name) =>
        Assert.Equal(name, VendorCatalog.Find(name)?.Name, ignoreCase: true);

    [Fact]
    public void Find_OfAnUnknownName_IsNull() => Assert.Null(VendorCatalog.Find("nobody"));

    [Theory]
    [InlineData("ftp://host/v1")]
    [InlineData("http://user:secret@host/v1")]
    [InlineData("http://host/v1?key=secret")]
    public void Endpoint_AtAnAddressThatIsNone_IsRefused(string address)
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => new ServiceEndpoint(VendorCatalog.Find("vllm")!, "m", null, new Uri(address)));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_WithoutTheKeyItNeeds_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ServiceEndpoint(VendorCatalog.Find("openai")!, "m"));

    [Fact]
    public void Endpoint_AsText_DoesNotShowTheKey()
    {
        var endpoint = new ServiceEndpoint(VendorCatalog.Find("openai")!, "m", Clients.Key);

        Assert.DoesNotContain(Clients.KeyText, endpoint.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Clients.KeyText, JsonSerializer.Serialize(endpoint), StringComparison.Ordinal);
    }
}
