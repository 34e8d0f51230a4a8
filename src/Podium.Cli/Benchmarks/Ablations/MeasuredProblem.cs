using Podium.Core.Budgets;
using Podium.Core.Problems;
using Podium.Evaluation.Benchmarks;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>What is kept of one problem that a conductor had.</summary>
/// <param name="Id">Name of the problem.</param>
/// <param name="Verdict">right, wrong, unusable, unanswered or faulted.</param>
/// <param name="Called">Names of the workers called.</param>
/// <param name="InputTokens">Tokens read by workers and conductor.</param>
/// <param name="OutputTokens">Tokens written by them.</param>
/// <param name="WorkerPrice">Price of the workers' tokens.</param>
/// <param name="Price">Price of all tokens.</param>
internal sealed record MeasuredProblem(
    string Id,
    string Verdict,
    IReadOnlyList<string> Called,
    long InputTokens,
    long OutputTokens,
    decimal WorkerPrice,
    decimal Price)
{
    private const string Right = "right";
    private const string Wrong = "wrong";
    private const string Unusable = "unusable";
    private const string Unanswered = "unanswered";
    private const string Faulted = "faulted";

    /// <summary>What is kept of a result.</summary>
    public static MeasuredProblem Of(ProblemResult result) => new(
        result.Problem.Id,
        result.Verdict switch
        {
            Verdict.Graded graded => graded.Grade.IsCorrect ? Right : Wrong,
            Evaluation.Benchmarks.Verdict.Unusable => Unusable,
            Evaluation.Benchmarks.Verdict.Unanswered => Unanswered,
            _ => Faulted,
        },
        result.Called,
        result.Usage.InputTokens,
        result.Usage.OutputTokens,
        result.WorkerPrice,
        result.Price);

    /// <summary>The result again, without answer, reasons and time.</summary>
    /// <param name="problem">The problem of this name.</param>
    /// <exception cref="InvalidDataException">It has another name, or there is no such verdict.</exception>
    public ProblemResult ToResult(Problem problem) => problem.Id == Id
        ? new ProblemResult(
            problem,
            ToVerdict(),
            null,
            Called,
            new TokenUsage(InputTokens, OutputTokens),
            WorkerPrice,
            Price,
            TimeSpan.Zero)
        : throw new InvalidDataException($"what was measured is '{Id}' where '{problem.Id}' is asked for.");

    private Verdict ToVerdict() => Verdict switch
    {
        Right or Wrong => new Verdict.Graded(new Grade(Verdict == Right, "")),
        Unusable => new Verdict.Unusable(""),
        Unanswered => new Verdict.Unanswered(""),
        Faulted => new Verdict.Faulted(""),
        _ => throw new InvalidDataException($"there is no verdict '{Verdict}'."),
    };
}
