using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;
using Podium.Providers.Tests.Doubles;

namespace Podium.Providers.Tests.Matrix;

/// <summary>What has to hold of every run, whatever went wrong in it.</summary>
internal static class Verdict
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The run kept its deadline, every token was booked that was billed, none was invented where all were reported,
    /// the price is that of the tokens, what was shown is what it came to, and the key is nowhere.
    /// </summary>
    public static void Holds(Stage stage, RunResult run)
    {
        Assert.True(run.Elapsed < stage.CallTimeout + Slack, $"It took {run.Elapsed}.");
        IsBooked(stage, run.WorkerUsage, run.IsUsageReported, run.WorkerPrice);
        if (stage.Witness.IsStreaming && run.Answer is { } answer)
        {
            Assert.Equal(answer, stage.Witness.Shown);
        }

        HoldsNoKey(stage, run);
    }

    /// <summary>What was billed is booked, tokens and money, exactly where that is known and never less.</summary>
    public static void IsBooked(Stage stage, TokenUsage usage, bool isReported, decimal price)
    {
        var bill = stage.Bill;
        if (isReported)
        {
            Assert.Equal((bill.Usage, bill.Price), (usage, price));
        }

        Assert.True(usage.InputTokens >= bill.Usage.InputTokens, $"{usage} is booked for {bill}.");
        Assert.True(usage.OutputTokens >= bill.Usage.OutputTokens, $"{usage} is booked for {bill}.");
        Assert.InRange(price, bill.Price, Stage.Card.Price.Most(usage));
    }

    /// <summary>A step ended as a fault is to end it.</summary>
    public static void IsAsExpected(Ending expected, StepResult step)
    {
        switch (expected)
        {
            case Ending.Answer:
                Assert.Equal(new StepOutcome.Completed(Stage.Right), step.Outcome);
                break;
            case Ending.Refusal:
                Assert.IsType<StepOutcome.Refused>(step.Outcome);
                break;
            case Ending.Truncation truncation:
                Assert.Equal(new StepOutcome.Truncated(truncation.Text), step.Outcome);
                break;
            case Ending.Passing passing:
                IsOf(passing, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
                Assert.All(step.FailedAttempts, attempt => IsOf(passing, attempt.Fault));
                break;
            case Ending.Lasting lasting:
                Assert.Equal(lasting.Kind, Assert.IsType<StepOutcome.Faulted>(step.Outcome).Fault);
                break;
        }
    }

    private static void IsOf(Ending.Passing expected, FaultKind fault) =>
        Assert.Contains(fault, new[] { expected.Kind, expected.OrKind });

    private static void HoldsNoKey(Stage stage, RunResult run)
    {
        string[] texts =
        [
            run.ToString(),
            run.Outcome.ToString(),
            .. stage.Witness.Thrown.Select(exception => exception.ToString()),
            .. stage.Witness.Events.Concat(run.Events).Select(RunRecordWriter.ToLine),
            .. run.Rounds.SelectMany(round => round.Execution!.Steps).SelectMany(
                step => step.FailedAttempts.Select(attempt => attempt.Message).Append(step.Outcome.ToString())),
        ];
        Assert.All(
            texts, text => Assert.DoesNotContain(Clients.KeyText, text, StringComparison.OrdinalIgnoreCase));
    }
}
