using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>
/// Examples out of daily life, far from what conductors are measured on: one step; steps side by side that a last one
/// joins; check and correction; a plan that is carried out and verified.
/// </summary>
internal static class WorkedExamples
{
    /// <summary>The pool that the examples are made for.</summary>
    public const string Pool =
        "Worker 0 is small, fast and cheap. Worker 1 knows languages and writes well. Worker 2 is thorough and dear.";

    private const string Notice = "The lift stays out of order until Friday noon; please use the rear staircase.";

    /// <summary>The examples, the simplest first.</summary>
    public static IReadOnlyList<WorkedExample> All { get; } = [Greeting(), Contracts(), Translation(), Dinner()];

    private static WorkedExample Greeting() => new(
        "Write a birthday greeting of two lines for a colleague who loves gardening.",
        new Workflow(
            "Short, harmless and easy: one step, and the cheap worker is good enough.",
            [
                new WorkflowStep(
                    0,
                    "Write a warm birthday greeting of exactly two lines for a colleague who loves gardening. "
                    + "Give the greeting alone.",
                    Access.Nothing),
            ]));

    private static WorkedExample Contracts() => new(
        "Which of these two rental contracts suits a student who may have to leave within a year? (contracts A and B)",
        new Workflow(
            "Two texts that can be read side by side, then a judgement that needs both. The cheap worker can extract; "
            + "the judgement is worth the thorough one.",
            [
                new WorkflowStep(
                    0,
                    "From contract A in the question, list the term, the notice period, the deposit, all running "
                    + "costs and every fee for leaving early, each with the clause that says so.",
                    Access.Nothing),
                new WorkflowStep(
                    0,
                    "From contract B in the question, list the term, the notice period, the deposit, all running "
                    + "costs and every fee for leaving early, each with the clause that says so.",
                    Access.Nothing),
                new WorkflowStep(
                    2,
                    "A student may have to leave within a year. Compare the two lists you see, work out what leaving "
                    + "after six months would cost under each contract, and say which one suits better and why.",
                    Access.Everything),
            ]));

    private static WorkedExample Translation() => new(
        $"Translate this notice into French, so that it can be put up in the house: \"{Notice}\"",
        new Workflow(
            "It will be read by many, so an error is awkward. One worker translates, another checks, and the "
            + "translator corrects.",
            [
                new WorkflowStep(
                    1, $"Translate this notice into natural French: \"{Notice}\"", Access.Nothing),
                new WorkflowStep(
                    2,
                    $"Compare the French text you see with the original: \"{Notice}\" Name every mistake in meaning, "
                    + "in times, in grammar and in tone, or say that there is none.",
                    new Access.Steps([0])),
                new WorkflowStep(
                    1,
                    "Correct the French notice as far as the remarks on it are right. Give the final French text "
                    + "alone.",
                    Access.Everything),
            ]));

    private static WorkedExample Dinner() => new(
        "Plan a dinner of three courses for six on Saturday, with what I have to do when. One guest eats no meat, one "
        + "must not have nuts, and my oven is broken.",
        new Workflow(
            "Several conditions that must hold together over many details: plan, carry out, verify, correct.",
            [
                new WorkflowStep(
                    2,
                    "Choose a menu of three courses for six that needs no oven, holds no nuts and no meat at all, and "
                    + "can mostly be prepared the day before. Name the dishes and say why each one fits.",
                    Access.Nothing),
                new WorkflowStep(
                    1,
                    "For the menu you see, write a shopping list for six with amounts, and a timetable from Friday "
                    + "evening to the start of the dinner on Saturday at seven.",
                    new Access.Steps([0])),
                new WorkflowStep(
                    2,
                    "Check the menu, the shopping list and the timetable you see: is anything with nuts or meat in "
                    + "them, hidden in sauces or stock too? Does anything need an oven? Is anything missing, or does "
                    + "anything clash in time? List what is wrong.",
                    Access.Everything),
                new WorkflowStep(
                    1,
                    "Write the final plan: menu, shopping list and timetable, with everything put right that the "
                    + "check found. Mention neither the check nor the drafts.",
                    Access.Everything),
            ]));
}
