using System.Security.Cryptography;
using System.Text;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Problems;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Evaluation.Profiling;

/// <summary>A problem that is given to a worker alone, as the subtask of a workflow of one step.</summary>
/// <param name="Subject">The worker.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Hash">Hash of all that the answer and its verdict depend on.</param>
public sealed record ProfileCall(ProfileSubject Subject, Problem Problem, string Hash)
{
    private const string Form = "1";

    /// <summary>The pool of the one worker, who reads the problem once.</summary>
    internal WorkerPool Pool { get; } = new([Subject.Worker], QuestionVisibility.Never);

    /// <summary>The call of a worker for a problem.</summary>
    /// <param name="subject">The worker.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="grading">Name of the way in which answers are judged.</param>
    public static ProfileCall Of(ProfileSubject subject, Problem problem, string grading)
    {
        string[] parts =
        [
            Form,
            grading,
            subject.Service,
            subject.Model,
            subject.Settings,
            problem.Id,
            problem.Text,
            problem.Reference,
        ];
        var bytes = Encoding.UTF8.GetBytes(string.Join('\0', parts));
        return new ProfileCall(subject, problem, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The most that it can cost if its first attempt is answered.</summary>
    public decimal WorstPrice()
    {
        var step = new WorkflowStep(0, Problem.Text, Access.Nothing);
        return PriceBound.Of(Problem.Text, new Workflow("", [step]), Pool, EarlierSteps.None);
    }
}
