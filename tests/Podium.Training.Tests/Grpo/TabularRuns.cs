using Podium.Core.Workers;
using Podium.Testing;
using Podium.Training.Grpo;

namespace Podium.Training.Tests.Grpo;

/// <summary>What small runs of a tabular conductor have in common.</summary>
internal static class TabularRuns
{
    /// <summary>Kinds of questions.</summary>
    public const int Kinds = 3;

    /// <summary>Workers in a pool.</summary>
    public const int Workers = 4;

    /// <summary>Eight groups of eight, with fast learning and no price.</summary>
    public static GrpoOptions Options(int steps, long seed) => new()
    {
        Steps = steps,
        Groups = 8,
        GroupSize = 8,
        LearningRate = 1,
        WarmUpSteps = 2,
        LargestEntropyWeight = 0.01,
        PriceScale = 20,
        PriceWeight = 0,
        CompareEvery = 0,
        Seed = seed,
    };

    /// <summary>Worker k answers questions of kind k alone; the last one answers none.</summary>
    /// <param name="answer">What an answer begins with; "answer" is right.</param>
    /// <param name="faults">Which calls fail.</param>
    public static WorkerPool Specialists(string answer = "answer", FaultInjection? faults = null) =>
        Pools.Of(Enumerable.Range(0, Workers).Select(worker => new ScriptedChatClient(call =>
            faults?.Strikes() == true ? ScriptedReply.Throws(new HttpRequestException("gone"))
            : call.Text.Contains($"kind {worker}", StringComparison.Ordinal) ? new ScriptedReply($"{answer} {worker}")
            : new ScriptedReply("no idea"))));

    /// <summary>A worker that is always right.</summary>
    public static ScriptedChatClient Answering() => new(call =>
        new ScriptedReply("answer " + call.Text[call.Text.IndexOf("kind ") + 5]));

    /// <summary>Takes some updates and keeps their reports.</summary>
    public static async Task<List<GrpoReport>> AdvanceAsync(GrpoTrainer trainer, int updates)
    {
        var reports = new List<GrpoReport>();
        for (var update = 0; update < updates; update++)
        {
            reports.Add(await trainer.AdvanceAsync(TestContext.Current.CancellationToken));
        }

        return reports;
    }
}
