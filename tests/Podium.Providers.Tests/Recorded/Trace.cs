using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Providers.Services;
using Podium.Providers.Tests.Doubles;
using Podium.Providers.Vendors;
using Podium.Testing;

namespace Podium.Providers.Tests.Recorded;

/// <summary>One exchange with a service: what was asked, sent, received, and what is to be made of it.</summary>
internal sealed record Trace(
    string Vendor, TraceQuestion Question, JsonNode Request, int Status, byte[] Body, JsonObject Expected)
{
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    private static string Folder => RepositoryRoot.PathOf("tests/Podium.Providers.Tests/Traces");

    /// <summary>The names of the traces whose vendor passes, as rows of a theory.</summary>
    public static TheoryData<string> Names(Func<string, bool> isWanted)
    {
        var names = Directory.EnumerateFiles(Folder, "*.trace.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/').Replace(".trace.json", ""))
            .Where(name => isWanted(name.Split('/')[0]))
            .Order(StringComparer.Ordinal);
        return [.. names];
    }

    public static Trace Load(string name)
    {
        var path = Path.Combine(Folder, name);
        var trace = JsonNode.Parse(File.ReadAllText(path + ".trace.json"))!.AsObject();
        var isStream = File.Exists(path + ".response.sse");
        return new Trace(
            name.Split('/')[0].Replace("-", ""),
            new TraceQuestion(trace["question"]!.AsObject()),
            JsonNode.Parse(File.ReadAllText(path + ".request.json"))!,
            trace["status"]!.GetValue<int>(),
            File.ReadAllBytes(path + (isStream ? ".response.sse" : ".response.json")),
            trace["expected"]!.AsObject())
        {
            Headers = trace["headers"]!.AsObject()
                .ToDictionary(header => header.Key, header => header.Value!.ToString()),
        };
    }

    public BytesHandler Handler(Func<int>? pieceSize = null) => new()
    {
        Status = Status,
        Headers = Headers,
        Body = Body,
        PieceSize = pieceSize ?? (() => int.MaxValue),
    };

    /// <summary>Asks the question of a client that gets the recorded bytes.</summary>
    public async Task<TraceOutcome> RunAsync(HttpMessageHandler handler)
    {
        var endpoint = new ServiceEndpoint(VendorCatalog.Find(Vendor)!, Question.Model, Clients.Key);
        using var client = ServiceChatClients.Create(endpoint, handler, Defaults());
        return await TraceOutcome.OfAsync(
            () => Clients.AskAsync(client, Question.Messages, Question.Options, Question.IsStreaming));
    }

    // How to ask for reasoning to be shown is a field of its vendor alone, which a pool gives as an extra body.
    private GenerationDefaults Defaults() => new()
    {
        ExtraBody = Question.WantsReasoning
            ? JsonElement.Parse(new JsonObject { ["extra_body"] = Request["extra_body"]!.DeepClone() }.ToJsonString())
            : null,
    };
}
