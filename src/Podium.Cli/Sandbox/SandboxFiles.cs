using System.Globalization;
using System.Text;
using Podium.Core.Storage;
using Podium.Core.Workers;
using Podium.Evaluation.Problems;
using Podium.Pocket.Problems;

namespace Podium.Cli.Sandbox;

/// <summary>The files that the sandbox leaves: a pool of its services, and problems to measure them with.</summary>
internal static class SandboxFiles
{
    public const string KeyVariable = "PODIUM_SANDBOX_KEY";

    private const int DrawnProblems = 400;
    private const string Head =
        """
        # Workers at the services of 'podium sandbox', which are not real: they speak like the vendors' and answer with
        # tiny models that are shipped. Their key is whatever the sandbox was started with.
        version: 1
        workers:

        """;

    private const string Tail =
        """

        # The shipped conductor, which reads the cards that 'podium pool profile' measures.
        conductor:
          kind: learned
        budget:
          perRun: 0.01
        question: never

        """;

    /// <summary>Writes the pool.</summary>
    public static void WritePool(string path, IReadOnlyList<SandboxService> services, WorkerPool shipped)
    {
        var text = new StringBuilder(Head);
        foreach (var worker in SandboxWorker.All)
        {
            var service = services.First(service => service.Name == worker.Service);
            var card = shipped.Workers.First(other => other.Name == worker.Model).Card;
            Append(text, worker, service.Endpoint!, card);
        }

        Write(path, text.Append(Tail).ToString());
    }

    /// <summary>Writes problems of one skill each, which nobody was trained on.</summary>
    public static void WriteProblems(string path, string name)
    {
        var drawn = PocketProblemSet.Draw(ProblemSplit.Validation, DrawnProblems, seed: 1).Problems;
        ProblemSetWriter.Write(new ProblemSet(name, [.. drawn.Where(problem => problem.Skills.Count == 1)]), path);
    }

    private static void Append(StringBuilder text, SandboxWorker worker, Uri endpoint, WorkerCard card)
    {
        var isSpare = worker.Name != worker.Model;
        var price = card.Price;
        var factor = isSpare ? 2 : 1;
        text.Append(CultureInfo.InvariantCulture, $"  {worker.Name}:\n");
        text.Append(CultureInfo.InvariantCulture, $"    service: {worker.Service}\n");
        text.Append(CultureInfo.InvariantCulture, $"    model: {worker.Model}\n");
        text.Append(CultureInfo.InvariantCulture, $"    endpoint: {endpoint}\n");
        text.Append(CultureInfo.InvariantCulture, $"    key: env:{KeyVariable}\n");
        text.Append(CultureInfo.InvariantCulture, $"    summary: {card.Summary}\n");
        text.Append(CultureInfo.InvariantCulture, $"    price: {{ input: {factor * price.InputPerMillion}, ");
        text.Append(CultureInfo.InvariantCulture, $"output: {factor * price.OutputPerMillion} }}\n");
        text.Append(CultureInfo.InvariantCulture, $"    contextTokens: {card.ContextTokens}\n");
        text.Append(CultureInfo.InvariantCulture, $"    outputTokens: {card.OutputTokens}\n");
        text.Append("    calls: { attempts: 2, delay: 200ms, timeout: 10s, idleTimeout: 2s }\n");
        if (worker.Fallback is { } fallback)
        {
            text.Append(CultureInfo.InvariantCulture, $"    fallbacks: [{fallback}]\n");
        }
    }

    private static void Write(string path, string text) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
