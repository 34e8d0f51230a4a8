using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Resilience;

/// <summary>
/// Whatever services do, what a step is booked with is what they bill where they say so, and never less than that.
/// </summary>
public sealed class CallLedgerPropertyTests
{
    private const int Runs = 400;
    private const int CallsPerWorker = 3;

    private static readonly WorkerCard Card = Pools.Card with
    {
        Price = Pools.Card.Price with { CachedInputPerMillion = 100_000m, CacheWritePerMillion = 1_250_000m },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ServicesThatTellAll_LedgerEqualsTheirBill(bool isStreaming)
    {
        for (var run = 0; run < Runs; run++)
        {
            var service = new BillingScript(Seed.Generator(run), tellsAll: true);
            var pool = service.Fill(
                new FlakyPool { Card = Card, IsStreaming = isStreaming, Budget = new RunBudget(run * 4) });

            var step = await pool.RunAsync();

            var billed = service.Billed(pool);
            Assert.Equal(billed, step.Usage);
            Assert.Equal(Card.Price.Of(billed), step.Price);
            Assert.True(step.IsUsageReported);
            AssertBudgetHolds(pool.Budget, step);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_ServicesThatKeepSilent_LedgerIsNeverBelowTheirBill(bool isStreaming)
    {
        for (var run = 0; run < Runs; run++)
        {
            var service = new BillingScript(Seed.Generator(run), tellsAll: false);
            var pool = service.Fill(
                new FlakyPool { Card = Card, IsStreaming = isStreaming, Budget = new RunBudget(run * 4) });

            var step = await pool.RunAsync();

            var billed = service.Billed(pool);
            Assert.True(step.Usage.InputTokens >= billed.InputTokens);
            Assert.True(step.Usage.OutputTokens >= billed.OutputTokens);
            Assert.True(!step.IsUsageReported || step.Usage == billed);
            Assert.InRange(step.Price, Card.Price.Of(billed), Card.Price.Most(step.Usage));
            AssertBudgetHolds(pool.Budget, step);
        }
    }

    private static void AssertBudgetHolds(RunBudget budget, StepResult step)
    {
        Assert.Equal((step.Price, 0m), (budget.Spent, budget.Reserved));
        Assert.True(budget.Spent <= budget.Limit);
    }

    /// <summary>Replies of three workers, drawn at random, with what each of them is billed.</summary>
    private sealed class BillingScript(Random random, bool tellsAll)
    {
        private readonly List<List<TokenUsage>> _bills = [];

        public FlakyPool Fill(FlakyPool pool)
        {
            for (var worker = 0; worker < 3; worker++)
            {
                _bills.Add([]);
                ScriptedReply[] replies = [.. Enumerable.Range(0, CallsPerWorker).Select(_ => Draw(_bills[^1]))];
                pool.Add(worker == 0 ? ["w1", "w2"] : [], replies);
            }

            return pool;
        }

        /// <summary>What the calls that were made are billed; the last reply of a script is repeated.</summary>
        public TokenUsage Billed(FlakyPool pool) => _bills
            .SelectMany((bills, worker) => Enumerable.Range(0, pool.CallsOf(worker))
                .Select(call => bills[Math.Min(call, CallsPerWorker - 1)]))
            .Aggregate(default(TokenUsage), (sum, bill) => sum + bill);

        private ScriptedReply Draw(List<TokenUsage> bills)
        {
            var input = random.Next(1, 60);
            var cached = random.Next(2) == 0 ? 0 : random.Next(input);
            var bill = new TokenUsage(input, random.Next(0, 100))
            {
                CachedInputTokens = cached,
                CacheWriteTokens = random.Next(2) == 0 ? 0 : random.Next(input - cached),
            };
            bills.Add(random.Next(3) == 0 ? default : bill);
            var isFree = bills[^1] == default;
            var told = tellsAll || random.Next(2) == 0 ? bills[^1] : (TokenUsage?)null;
            return (isFree, random.Next(3)) switch
            {
                (true, 0) => FlakyPool.TurnedAway(FaultKind.RateLimited, TimeSpan.FromSeconds(random.Next(60))),
                (true, 1) => FlakyPool.TurnedAway(FaultKind.Unauthenticated),
                (true, _) => FlakyPool.TurnedAway(),
                (_, 0) => FlakyPool.Cut("some", told),
                (_, 1) => ScriptedReply.Throws(new WorkerFaultException(FaultKind.Malformed, "?") { Usage = told }),
                _ => new ScriptedReply("fine") { Usage = told },
            };
        }
    }
}
