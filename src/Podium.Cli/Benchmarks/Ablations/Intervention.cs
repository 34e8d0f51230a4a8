using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>What is taken away between a conductor and its workers, in training and when it is measured.</summary>
internal sealed record Intervention
{
    private const double SameAccuracy = 0.95;
    private const decimal SamePrice = 1;

    /// <summary>Nothing is taken away.</summary>
    public static Intervention None { get; } = new();

    /// <summary>
    /// Cards say nothing: each shows every skill at the same accuracy and price. Workers stand in another order for
    /// every problem, so that their places say nothing either.
    /// </summary>
    public static Intervention NoCards { get; } = new() { Show = WithoutCards };

    /// <summary>Every worker is told to answer the question itself.</summary>
    public static Intervention NoSubtasks { get; } = new()
    {
        Perform = (workflow, question) => EachStep(workflow, step => step with { Subtask = question }),
    };

    /// <summary>Every worker sees every earlier step.</summary>
    public static Intervention NoAccess { get; } = new()
    {
        Perform = (workflow, _) => EachStep(workflow, step => step with { Access = Access.Everything }),
    };

    /// <summary>The pool that the conductor is shown in place of the workers' own.</summary>
    public Func<WorkerPool, WorkerPool> Show { get; init; } = pool => pool;

    /// <summary>The workflow that is run in place of the one written for a question.</summary>
    public Func<Workflow, string, Workflow> Perform { get; init; } = (workflow, _) => workflow;

    private static WorkerPool WithoutCards(WorkerPool pool)
    {
        var skills = pool.Workers
            .SelectMany(worker => worker.Card.Skills)
            .Select(skill => skill.Skill)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(skill => new SkillAccuracy(skill, SameAccuracy, 1))
            .ToArray();
        var price = new TokenPrice(SamePrice, SamePrice);
        var workers = pool.Workers.Select(worker => worker with
        {
            Card = worker.Card with { Summary = "", Skills = skills, Price = price },
        });
        return new WorkerPool([.. workers], pool.Question);
    }

    private static Workflow EachStep(Workflow workflow, Func<WorkflowStep, WorkflowStep> change) =>
        workflow with { Steps = [.. workflow.Steps.Select(change)] };
}
