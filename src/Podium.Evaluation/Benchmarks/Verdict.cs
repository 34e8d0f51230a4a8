using Podium.Core.Problems;

namespace Podium.Evaluation.Benchmarks;

/// <summary>What one problem says about a conductor.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Whether the conductor was right; <see langword="null"/> if the problem says nothing about it.</summary>
    public bool? IsRight => this switch
    {
        Graded graded => graded.Grade.IsCorrect,
        Faulted => null,
        _ => false,
    };

    /// <summary>There was an answer, and it was graded.</summary>
    /// <param name="Grade">What the grader said.</param>
    public sealed record Graded(Grade Grade) : Verdict;

    /// <summary>The conductor wrote no usable workflow, which is its own mistake: wrong.</summary>
    /// <param name="Reason">What was wrong with it.</param>
    public sealed record Unusable(string Reason) : Verdict;

    /// <summary>The team gave no answer, for a worker refused or the budget was spent: wrong.</summary>
    /// <param name="Reason">Why there is no answer.</param>
    public sealed record Unanswered(string Reason) : Verdict;

    /// <summary>A call failed through no fault of what it would have said: neither right nor wrong.</summary>
    /// <param name="Reason">How it failed.</param>
    public sealed record Faulted(string Reason) : Verdict;
}
