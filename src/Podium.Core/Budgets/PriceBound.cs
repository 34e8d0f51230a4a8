using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Budgets;

/// <summary>The most that a call, or a written workflow, can cost.</summary>
public static class PriceBound
{
    /// <summary>Tokens allowed for what a service wraps around a message, such as its chat template.</summary>
    public const int FramingTokens = 64;

    /// <summary>
    /// Most tokens that a call with this message is billed: what the worker's <see cref="ITokenCounter"/> says, at most
    /// the card's context, for a longer message is not sent; where nobody counts, one token per UTF-8 byte plus
    /// <see cref="FramingTokens"/>; and the card's output.
    /// </summary>
    public static TokenUsage Tokens(Worker worker, string message)
    {
        var input = Count(worker, message) is { } counted
            ? Math.Min(worker.Card.ContextTokens, counted)
            : Encoding.UTF8.GetByteCount(message) + FramingTokens;
        return new TokenUsage(input, worker.Card.OutputTokens);
    }

    /// <summary>
    /// The most that running <paramref name="workflow"/> can cost, in the pool's currency. A step that is shown
    /// outputs not yet written may fill its worker's context; steps that the answer does not depend on cost nothing.
    /// </summary>
    /// <param name="question">The question it was written for.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="pool">The workers.</param>
    /// <param name="earlier">What its steps may see of earlier rounds.</param>
    /// <exception cref="ArgumentException">
    /// The workflow is empty or does not fit the pool or the rounds before it.
    /// </exception>
    public static decimal Of(string question, Workflow workflow, WorkerPool pool, EarlierSteps earlier)
    {
        var plan = new ExecutionPlan(workflow, pool, earlier);
        return plan.Needed.Index()
            .Where(entry => entry.Item)
            .Sum(entry => OfStep(question, plan, entry.Index, pool));
    }

    /// <summary>Tokens of the message; <see langword="null"/> if the worker's client does not count.</summary>
    internal static int? Count(Worker worker, string message) =>
        worker.Client.GetService<ITokenCounter>()?.CountInput(message);

    internal static decimal OfStep(string question, ExecutionPlan plan, int step, WorkerPool pool)
    {
        var worker = pool.Workers[plan.Steps[step].WorkerId];
        if (plan.Sees[step].Count > 0)
        {
            return worker.Card.Price.Most(new TokenUsage(worker.Card.ContextTokens, worker.Card.OutputTokens));
        }

        var message = plan.Message(question, step, pool.Question, []);
        return worker.Card.Price.Most(Tokens(worker, message.ToString()));
    }
}
