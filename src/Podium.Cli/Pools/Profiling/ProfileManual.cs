using Podium.Cli.CommandLine;

namespace Podium.Cli.Pools.Profiling;

/// <summary>The manual page of <c>podium pool profile</c>.</summary>
internal static class ProfileManual
{
    public static Manual Text => new(
        ["podium pool profile --problems FILE [OPTION]..."],
        [
            "Gives each worker of a pool alone the same problems, judges the answers, and writes what was measured "
            + "into the pool's file of cards: how often the worker was right on each skill with the 95% interval, the "
            + "mean price of a problem, and how long it took. Conductors read the accuracies on the cards, so a new "
            + "worker needs a measurement and no training.",
            "Every call is kept as it is done, in a file ending in .profile.jsonl beside the cards. The same command "
            + "makes only the calls that are missing; a changed problem, model or setting makes its calls anew. A call "
            + "that failed counts neither as right nor as wrong and is made again the next time. The pool's 'cache' is "
            + "not looked at: an answer from there has no time of its own, and times are measured too.",
            "Calls spend from what the pool may cost on a day, 'perDay' under 'budget', and from --max-price, where "
            + "they are given. 'perRun' is for runs alone.",
            "Prints a table, and says of each skill from which others the best worker cannot be told by so few "
            + "problems (paired exact McNemar test, corrected by Holm's method for all comparisons together), and "
            + "about how many problems it would take.",
        ])
    {
        Examples =
        [
            ("podium pool profile --problems problems.jsonl --max-price 0.50", "Measure everybody, for at most 0.50."),
            ("podium pool profile --problems problems.jsonl --only coder --samples 100", "Measure a new worker."),
        ],
        ExitStatus =
        [
            ("0", "Everything was measured."),
            ("1", "Calls failed; the cards hold what there is, and the same command tries them again."),
            ("2", "The input or the way of calling was wrong, or a file cannot be written."),
            ("3", "The next call did not fit into what is left of the budget; the cards hold what there is."),
            ("130", "Interrupted; the cards hold what there is, and the same command goes on."),
        ],
    };
}
