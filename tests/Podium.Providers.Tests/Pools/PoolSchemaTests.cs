using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Configuration;
using Podium.Providers.Pools.Documents;
using Podium.Testing;

namespace Podium.Providers.Tests.Pools;

/// <summary>
/// The committed schema is what the reader's records say. After a change of theirs, write it anew:
/// <c>PODIUM_APPROVE=1 dotnet test tests/Podium.Providers.Tests</c>.
/// </summary>
public sealed class PoolSchemaTests
{
    private const string Source = "src/Podium.Providers/Pools/podium.schema.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Fact]
    public void Of_TheCommittedSchema_IsWhatTheRecordsSay()
    {
        var expected = Write();
        if (Environment.GetEnvironmentVariable("PODIUM_APPROVE") == "1")
        {
            File.WriteAllText(RepositoryRoot.PathOf(Source), expected);
        }

        Assert.Equal(expected, File.ReadAllText(RepositoryRoot.PathOf(Source)));
    }

    [Fact]
    public void Of_EveryField_IsDescribed()
    {
        var schema = JsonNode.Parse(Write())!;

        var fields = schema["$defs"]!.AsObject()
            .SelectMany(definition => definition.Value!["properties"]!.AsObject())
            .Concat(schema["properties"]?.AsObject() ?? []);
        Assert.All(
            fields, field => Assert.False(string.IsNullOrEmpty((string?)field.Value!["description"]), field.Key));
    }

    private static string Write() =>
        JsonSchema.Of<PoolDocument>(PoolDocument.Kind, new XmlSummaries().Of).ToJsonString(Readable) + "\n";
}
