using Podium.Configuration;
using Podium.Core.Workers;
using Podium.Providers.Pools;
using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Tests.Pools;

public sealed class PoolFileTests
{
    private const string Whole =
        """
        version: 1
        workers:
          sonnet:
            service: anthropic
            model: claude-sonnet-5-5
            key: env:MY_KEY
            summary: Careful.
            outputTokens: 8192
            reasoning: low
            fallbacks: [local]
            calls: { attempts: 3, delay: 250ms, timeout: 2m, concurrency: 8, hedgeAfter: 20s, hedgeWith: local }
          local:
            service: vllm
            model: some/model
            endpoint: http://localhost:9000/v1
            extraBody: '{"top_k": 20}'
        conductor:
          kind: chat
          worker: sonnet
          fallback: local
          rounds: 2
        question: lastStep
        budget: { perRun: 0.5 }
        network: { allowLinkLocal: true }
        """;

    [Fact]
    public void Parse_WholeDocument_HoldsAllOfIt()
    {
        var document = PoolFile.Parse(Whole, "podium.yaml").Document;

        Assert.Equal(["sonnet", "local"], document.Workers.Keys);
        var sonnet = document.Workers["sonnet"];
        Assert.Equal(("env:MY_KEY", 8192, "local"), (sonnet.Key, sonnet.OutputTokens, sonnet.Fallbacks[0]));
        Assert.Equal((3, TimeSpan.FromMilliseconds(250)), (sonnet.Calls.Attempts, sonnet.Calls.Delay));
        Assert.Equal((TimeSpan.FromSeconds(20), "local"), (sonnet.Calls.HedgeAfter, sonnet.Calls.HedgeWith));
        Assert.Equal((ConductorKind.Chat, 2), (document.Conductor!.Kind, document.Conductor.Rounds));
        Assert.Equal(QuestionVisibility.LastStep, document.Question);
        Assert.Equal(0.5m, document.Budget.PerRun);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/elsewhere/kept.db")]
    public void WithCache_AnotherFile_ChangesNothingElse(string? path)
    {
        var file = PoolFile.Parse(
            "version: 1\nworkers:\n  w: { service: ollama, model: m }\ncache: own.db\n", "p.yaml");

        var other = file.WithCache(path);

        Assert.Equal(path, other.CachePath);
        Assert.Same(file.Document, other.Document);
        Assert.Equal(Path.GetFullPath("own.db"), file.CachePath);
    }

    [Theory]
    [InlineData("model: claude-sonnet-5-5", "modle: claude-sonnet-5-5", 5, "did you mean 'model'?")]
    [InlineData("service: anthropic", "service: anthropc", 4, "there is no service 'anthropc'")]
    [InlineData("fallbacks: [local]", "fallbacks: [remote]", 10, "no worker 'remote'; there are sonnet, local.")]
    [InlineData("fallbacks: [local]", "fallbacks: [sonnet]", 10, "cannot stand in for itself")]
    [InlineData("http://localhost:9000/v1", "ftp://localhost", 15, "an endpoint is an address such as")]
    [InlineData("http://localhost:9000/v1", "http://me:secret@host/v1", 15, "without a user, a query or a fragment")]
    [InlineData("http://localhost:9000/v1", "https://host/v1?key=secret", 15, "without a user, a query or a fragment")]
    [InlineData("'{\"top_k\": 20}'", "'[1]'", 16, "a JSON object as text")]
    [InlineData("'{\"top_k\": 20}'", "'{top_k: 20}'", 16, "a JSON object as text")]
    [InlineData("reasoning: low", "extraBody: '{}'", 9, "Anthropic takes no extra body")]
    [InlineData("reasoning: low", "temperature: 0.5", 9, "Anthropic is not told how to sample; leave this out")]
    [InlineData("reasoning: low", "topP: 0.5", 9, "Anthropic is not told how to sample; leave this out")]
    [InlineData("worker: sonnet", "worker: opus", 19, "there is no worker 'opus'")]
    [InlineData("fallback: local", "fallback: opus", 20, "there is no worker 'opus'")]
    [InlineData("fallback: local", "fallback: vote:3:opus", 20, "there is no worker 'opus'")]
    [InlineData("fallback: local", "fallback: vote:0", 20, "needs a number of votes from 1 to 100")]
    [InlineData("fallback: local", "fallback: random:1", 20, "there is no conductor 'random:1'; a fallback is")]
    [InlineData("kind: chat", "kind: chatty", 18, "chat, paper, learned")]
    [InlineData("kind: chat", "kind: learned", 19, "a model of its own; leave this out")]
    [InlineData("rounds: 2", "orchestra: runs/x", 21, "brings a conductor of the kind learned")]
    [InlineData("rounds: 2", "rounds: 0", 21, "from 1 to 100")]
    [InlineData("delay: 250ms", "delay: 250", 11, "a time such as 500ms")]
    [InlineData("hedgeWith: local", "hedgeWith: remote", 11, "no worker 'remote'; there are sonnet, local.")]
    [InlineData("hedgeAfter: 20s, ", "", 11, "as in: hedgeAfter: 10s.")]
    [InlineData("hedgeAfter: 20s", "hedgeAfter: 2m", 11, "give less than its timeout")]
    [InlineData("perRun: 0.5", "perRun: -1", 23, "from 0")]
    [InlineData("  local:", "  Sonnet:", 12, "two workers are called 'Sonnet'")]
    [InlineData("  local:", "  'a b':", 12, "'a b' is no worker's name")]
    [InlineData("version: 1", "version: 2", 1, "version 2")]
    public void Parse_SomethingWrong_SaysWhereAndWhat(string right, string wrong, int line, string expected)
    {
        var text = Whole.Replace(right, wrong, StringComparison.Ordinal);

        var error = Assert.Throws<ConfigurationException>(() => PoolFile.Parse(text, "podium.yaml"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://models.example/v1", false, false)]
    [InlineData("http://models.example/v1", true, true)]
    [InlineData("https://models.example/v1", false, true)]
    [InlineData("http://127.0.0.1:80/v1", false, true)]
    [InlineData("http://api.openai.com/v1", false, false, "")]
    [InlineData("http://models.example/v1", false, true, "")]
    public void Parse_KeyForAnAddress_GoesUnencryptedOnlyWithinTheMachine(
        string endpoint, bool isAllowed, bool isFine, string key = ", key: env:KEY")
    {
        var text =
            $$"""
            version: 1
            workers:
              far: { service: openai, model: m, endpoint: {{endpoint}}{{key}} }
            network: { allowKeyOverHttp: {{(isAllowed ? "true" : "false")}} }
            """;

        var error = Record.Exception(() => PoolFile.Parse(text, "podium.yaml"));

        Assert.Equal(isFine, error is null);
        Assert.True(isFine || error!.Message.Contains("unencrypted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("worker: a, model: { service: vllm, model: m }", "in place of a worker")]
    [InlineData("kind: learned, model: { service: vllm, model: m }", "for the kinds chat and paper")]
    public void Parse_ConductorWithTwoModels_IsRefused(string fields, string expected)
    {
        var kind = fields.Contains("kind", StringComparison.Ordinal) ? "" : "kind: chat, ";
        var text =
            $$"""
            version: 1
            workers: { a: { service: vllm, model: m } }
            conductor: { {{kind}}{{fields}} }
            """;

        var error = Assert.Throws<ConfigurationException>(() => PoolFile.Parse(text, "podium.yaml"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endpoint: http://localhost/v1")]
    [InlineData("key: env:KEY")]
    [InlineData("contextTokens: 1000")]
    [InlineData("temperature: 1")]
    [InlineData("topP: 1")]
    [InlineData("reasoning: low")]
    [InlineData("extraBody: '{}'")]
    public void Parse_ShippedModelWithAFieldOfServices_IsRefusedWhereItStands(string field)
    {
        var text =
            $"""
            version: 1
            workers:
              w:
                service: pocket
                model: facts
                {field}
            """;

        var error = Assert.Throws<ConfigurationException>(() => PoolFile.Parse(text, "podium.yaml"));

        Assert.Contains("a shipped model does not take this", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, error.Line);
    }

    [Theory]
    [InlineData("learned", "fallback: a", "the fallback is for chat and paper")]
    [InlineData("single", "fallback: a", "the fallback is for chat and paper")]
    [InlineData("learned", "structuredOutput: true", "only a conductor of the kind chat")]
    [InlineData("single", "structuredOutput: false", "only a conductor of the kind chat")]
    [InlineData("paper", "structuredOutput: true", "only a conductor of the kind chat")]
    public void Parse_FieldOfAnotherKindOfConductor_IsRefusedWhereItStands(string kind, string field, string expected)
    {
        var text =
            $$"""
            version: 1
            workers: { a: { service: vllm, model: m } }
            conductor:
              kind: {{kind}}
              {{field}}
            """;

        var error = Assert.Throws<ConfigurationException>(() => PoolFile.Parse(text, "podium.yaml"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(5, error.Line);
    }
}
