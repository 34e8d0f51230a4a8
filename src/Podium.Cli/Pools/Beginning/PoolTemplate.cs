using System.Text;
using Podium.Providers.Vendors;

namespace Podium.Cli.Pools.Beginning;

/// <summary>Writes the file of a new pool: a worker for each key that the environment has, and how to go on.</summary>
internal static class PoolTemplate
{
    /// <summary>The document.</summary>
    /// <param name="vendors">The services for which there are keys, each with a suggested model.</param>
    /// <param name="schema">Name of the schema's file.</param>
    public static string Write(IReadOnlyList<VendorDialect> vendors, string schema)
    {
        var text = new StringBuilder();
        text.Append($"# yaml-language-server: $schema={schema}\n").Append(Head);
        if (vendors.Count == 0)
        {
            text.Append(ShippedWorkers);
        }

        foreach (var vendor in vendors)
        {
            AppendWorker(text, vendor, vendors.Where(other => other != vendor).Select(other => other.Name));
        }

        text.Append(Services).Append(vendors.Count == 0 ? LearnedConductor : ChatConductor(vendors[0].Name));
        return text.Append(Tail).ToString();
    }

    private const string Head =
        """
        # A pool of models. 'podium pool check' calls each of them once; 'podium pool profile' measures what each can do;
        # 'podium ask --pool podium.yaml "..."' lets them work. 'podium pool --help' says more.
        version: 1

        # Each worker is a model at a service. Its name and its summary are what the conductor reads; its position is its
        # id. A key is never written here: it is read from the environment variable that stands behind 'env:'.
        workers:

        """;

    private const string ShippedWorkers =
        """
          # No key was found in the environment, so these are models that are shipped with Podium: tiny, free, offline.
          arithmetic: { service: pocket, model: arithmetic }
          words: { service: pocket, model: words }
          facts: { service: pocket, model: facts }
          generalist: { service: pocket, model: generalist }

        """;

    private const string Services =
        """

          # Local models need no key and cost nothing:
          # local:
          #   service: ollama                     # or vllm, sglang, llamacpp
          #   model: qwen3:8b
          #   endpoint: http://localhost:11434/v1
          #   summary: Runs here; for what must not leave the house.
          #   contextTokens: 32768

          # A service that is not listed but speaks the format of one that is:
          # other:
          #   service: openai
          #   model: some-model
          #   endpoint: https://models.example/v1
          #   key: env:OTHER_API_KEY
          #   price: { input: 1.50, output: 6 }   # per million tokens
          #   calls: { attempts: 4, timeout: 2m, concurrency: 8, requestsPerMinute: 60 }


        """;

    private const string LearnedConductor =
        """
        # Who writes the workflows: the small model that is shipped. For real models, 'kind: chat' and 'worker: NAME'
        # let one of them conduct.
        conductor:
          kind: learned

        """;

    private const string Tail =
        """

        # Most that may be spent on one question, the conductor included. Before a call is made, the most that it can
        # cost is set aside; what does not fit is not called.
        budget:
          perRun: 0.50

        # Whose messages hold the whole question: always, lastStep, never.
        question: always

        """;

    private static string ChatConductor(string worker) =>
        $"""
        # Who writes the workflows. 'chat' prompts one of the workers with the cards of all. Others: 'paper' (a model
        # trained with the paper's recipe), 'learned' (the small one that is shipped), 'single' (no workflow). Where it
        # fails, the fallback answers: a worker alone, or 'vote:3', 'refine:1', 'moa:1'. Without this line that is the
        # worker with the best card, once 'podium pool profile' measured some.
        conductor:
          kind: chat
          worker: {worker}
          fallback: {worker}
          maxSteps: 5
          rounds: 1

        """;

    private static void AppendWorker(StringBuilder text, VendorDialect vendor, IEnumerable<string> others)
    {
        text.Append($"  {vendor.Name}:\n");
        text.Append($"    service: {vendor.Name}\n");
        text.Append($"    model: {vendor.SuggestedModel}\n");
        text.Append($"    key: env:{vendor.KeyVariable}\n");
        text.Append("    # summary: What it is good at, in one sentence.\n");
        text.Append("    outputTokens: 4096\n");
        if (string.Join(", ", others) is { Length: > 0 } names)
        {
            text.Append($"    fallbacks: [{names}]\n");
        }
    }
}
