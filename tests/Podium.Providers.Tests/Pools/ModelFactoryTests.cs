using Podium.Providers.Pools;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Tests.Pools;

public sealed class ModelFactoryTests
{
    [Fact]
    public void SettingsOf_PresetThatChanged_DiffersFromBefore()
    {
        var entry = new ModelEntry { Service = "openai", Model = "m" };
        var vendor = ModelFactory.VendorOf(entry);

        var before = ModelFactory.SettingsOf(entry, vendor);
        var after = ModelFactory.SettingsOf(entry, vendor with { StructuredOutput = StructuredOutput.None });

        Assert.Equal(before, ModelFactory.SettingsOf(entry, vendor));
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void SettingsOf_AnotherTemperature_DiffersFromBefore()
    {
        var entry = new ModelEntry { Service = "openai", Model = "m" };
        var vendor = ModelFactory.VendorOf(entry);

        var warm = ModelFactory.SettingsOf(entry with { Temperature = 0.5 }, vendor);

        Assert.NotEqual(ModelFactory.SettingsOf(entry, vendor), warm);
    }
}
