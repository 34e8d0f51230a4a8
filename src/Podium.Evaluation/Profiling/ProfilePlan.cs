using Podium.Core.Problems;

namespace Podium.Evaluation.Profiling;

/// <summary>What a measurement takes, and what of it is there already.</summary>
public sealed class ProfilePlan
{
    private ProfilePlan(
        IReadOnlyList<ProfileSubject> subjects,
        IReadOnlyList<Problem> problems,
        IReadOnlyList<ProfileEntry> done,
        IReadOnlyList<ProfileCall> missing)
    {
        Subjects = subjects;
        Problems = problems;
        Done = done;
        Missing = missing;
        WorstPrice = missing.Sum(call => call.WorstPrice());
    }

    /// <summary>The workers.</summary>
    public IReadOnlyList<ProfileSubject> Subjects { get; }

    /// <summary>The problems, each of one skill; every worker gets all of them in this order.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The calls that were judged before and stand.</summary>
    public IReadOnlyList<ProfileEntry> Done { get; }

    /// <summary>The calls to make: all of one problem, then all of the next.</summary>
    public IReadOnlyList<ProfileCall> Missing { get; }

    /// <summary>
    /// The most that the missing calls can cost if the first attempt of each is answered, in the pool's currency.
    /// </summary>
    public decimal WorstPrice { get; }

    /// <summary>
    /// Finds out what is missing. A call that was judged before stands as long as the model, its settings, the problem
    /// and the way of judging are the same; one that ended in a fault is made again.
    /// </summary>
    /// <param name="subjects">The workers.</param>
    /// <param name="problems">The problems.</param>
    /// <param name="grading">Name of the way in which answers are judged.</param>
    /// <param name="earlier">The calls of earlier measurements.</param>
    /// <exception cref="ArgumentException">A problem takes no skill or several.</exception>
    public static ProfilePlan Of(
        IReadOnlyList<ProfileSubject> subjects,
        IReadOnlyList<Problem> problems,
        string grading,
        IReadOnlyList<ProfileEntry> earlier)
    {
        if (problems.FirstOrDefault(problem => problem.Skills.Count != 1) is { } unclear)
        {
            throw new ArgumentException(
                $"Problem '{unclear.Id}' takes {unclear.Skills.Count} skills; a measured one takes one.",
                nameof(problems));
        }

        var judged = new Dictionary<(string Worker, string Call), ProfileEntry>();
        foreach (var entry in earlier.Where(entry => entry.IsRight is not null))
        {
            judged[(entry.Worker, entry.Call)] = entry;
        }

        List<ProfileEntry> done = [];
        List<ProfileCall> missing = [];
        var calls = problems.SelectMany(problem =>
            subjects.Select(subject => ProfileCall.Of(subject, problem, grading)));
        foreach (var call in calls)
        {
            if (judged.TryGetValue((call.Subject.Worker.Name, call.Hash), out var entry))
            {
                done.Add(entry);
            }
            else
            {
                missing.Add(call);
            }
        }

        return new ProfilePlan(subjects, problems, done, missing);
    }
}
