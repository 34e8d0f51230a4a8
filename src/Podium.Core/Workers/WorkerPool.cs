namespace Podium.Core.Workers;

/// <summary>The workers a conductor may call; a worker's position is its id in workflow text.</summary>
public sealed class WorkerPool
{
    /// <summary>Makes a pool.</summary>
    /// <exception cref="ArgumentException">The pool is empty or two workers share a name.</exception>
    public WorkerPool(IReadOnlyList<Worker> workers, QuestionVisibility question = QuestionVisibility.Always)
    {
        if (workers.Count == 0)
        {
            throw new ArgumentException("A pool needs at least one worker.", nameof(workers));
        }

        var twice = workers.GroupBy(worker => worker.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException(
                $"Two workers are called '{twice.Key}'; give each its own name.",
                nameof(workers));
        }

        Workers = workers;
        Question = question;
    }

    /// <summary>The workers, in the order of their ids.</summary>
    public IReadOnlyList<Worker> Workers { get; }

    /// <summary>Who is shown the whole question.</summary>
    public QuestionVisibility Question { get; }

    /// <summary>
    /// The worker with the highest mean of its measured accuracies, the first of equals. One that was never measured
    /// counts as never right.
    /// </summary>
    public Worker Strongest() => Workers
        .MaxBy(worker => worker.Card.Skills.Select(skill => skill.Accuracy).DefaultIfEmpty(0).Average())!;
}
