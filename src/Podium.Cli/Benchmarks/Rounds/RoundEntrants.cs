using Podium.Cli.Conducting;
using Podium.Cli.Orchestras;
using Podium.Core.Chat;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Rounds;

/// <summary>The learned conductor with more and more rounds, and what else the same price may buy.</summary>
internal sealed class RoundEntrants(Orchestra orchestra)
{
    private const int MostExtraRounds = 3;
    private const int StepsOfOneLongRound = 10;
    private const string Self = "podium";

    private readonly TrainedConductor _learned = orchestra.Learned();

    /// <summary>Entrants that differ in the number of rounds; the first has one.</summary>
    public IEnumerable<BenchmarkEntrant> Rounds() => Enumerable.Range(0, MostExtraRounds + 1).Select(extra =>
        Learned($"{extra} extra", new RunOptions { MaxRounds = extra + 1 }));

    /// <summary>One round that may be as long as two.</summary>
    public BenchmarkEntrant LongRound() =>
        Learned($"0 extra, {StepsOfOneLongRound} steps", new RunOptions { MaxSteps = StepsOfOneLongRound });

    /// <summary>Workflows that are drawn and run, each in one round, and the answer that most of them gave.</summary>
    public BenchmarkEntrant Vote(int votes)
    {
        var pool = new WorkerPool([SelfWorker(new SampledConductor(_learned.Conductor))], QuestionVisibility.Never);
        return new BenchmarkEntrant($"vote of {votes}", new VoteConductor(Self, votes), MajorityWorker.AddTo(pool));
    }

    /// <summary>A conductor that gives halves of the question to the learned one, as workers of its pool.</summary>
    public BenchmarkEntrant Halves(IConductor halving) => new(
        "halves to itself",
        halving,
        new WorkerPool([SelfWorker(_learned.Conductor)], QuestionVisibility.Never));

    private BenchmarkEntrant Learned(string name, RunOptions options) => new(name, _learned.Conductor, orchestra.Pool)
    {
        Options = options with { ConductorPrice = _learned.Price },
    };

    /// <summary>The learned conductor with its pool as a worker; what it spends is its price.</summary>
    private Worker SelfWorker(IConductor conductor)
    {
        const int MostTokens = 100_000;
        var client = new ConductorChatClient(
            conductor, orchestra.Pool, new RunOptions { ConductorPrice = _learned.Price });
        var card = new WorkerCard("Leads a team.", [], new TokenPrice(0, 0), MostTokens, MostTokens);
        return new Worker(Self, card, client);
    }
}
