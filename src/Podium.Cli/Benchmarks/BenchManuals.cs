using Podium.Cli.CommandLine;

namespace Podium.Cli.Benchmarks;

/// <summary>The manual pages of the benchmarks.</summary>
internal static class BenchManuals
{
    private static IReadOnlyList<(string Code, string Meaning)> ExitStatus =>
    [
        ("0", "The tables were printed and written."),
        ("1", "The benchmark failed; the message says why."),
        ("2", "The input or the way of calling was wrong, or the tables could not be written."),
        ("130", "The benchmark was interrupted; no file was written."),
    ];

    public static Manual Pocket => new(
        ["podium bench pocket [OPTION]..."],
        [
            "Gives the same test problems, which no worker and no conductor has learned from, to the learned "
            + "conductor, to the one before it learned from reward, with its likeliest and with drawn workflows, to "
            + "every worker alone, to a random team, to five votes of the worker with the best cards, to a "
            + "Mixture-of-Agents of one layer under that worker, and to an oracle that is told which skills each "
            + "problem takes.",
            "Prints and writes, as Markdown and as JSON, how often each was right with its 95% interval, steps, "
            + "tokens, price of the workers and with the conductor, and wall time; the accuracy by number of skills "
            + "and by skill; and a paired test of the first against each of the others. Progress goes to standard "
            + "error: bars on a terminal, lines elsewhere. But for the times, the same command prints the same tables.",
        ])
    {
        Examples =
        [
            ("podium bench pocket", "All tables, which takes minutes, into runs/bench-pocket."),
            ("podium bench pocket --problems 200 --only learned,oracle,random", "A quick look."),
            ("podium bench pocket --json --output results | jq .rows[0]", "Keep the tables elsewhere."),
        ],
        ExitStatus = ExitStatus,
    };

    public static Manual Rounds => new(
        ["podium bench rounds [OPTION]..."],
        [
            "Measures what it brings, and what it costs, to show the learned conductor what its workflow gave, so that "
            + "it accepts the answer or goes on: with no extra round and with one to three, on problems that one "
            + "workflow can answer and on questions that take more steps than one workflow has.",
            "Beside that what the price may buy instead: one workflow of ten steps, the majority of several drawn "
            + "workflows, and a workflow whose two steps each ask the conductor itself for half of the question, which "
            + "only somebody who knows how the question was made can write.",
            "Price is in millionths of the pool's currency, workers and conductor together.",
        ])
    {
        Examples =
        [
            ("podium bench rounds", "All tables into runs/bench-rounds."),
            ("podium bench rounds --problems 200 --json | jq .scenarios[].rounds", "A quick look."),
        ],
        ExitStatus = ExitStatus,
    };

    public static Manual Pools => new(
        ["podium bench pools [OPTION]..."],
        [
            "Measures whether the learned conductor reads the cards of its pool or knows the workers of its training "
            + "by heart. It gets test problems before the full pool, before random subsets of it, before specialists "
            + "it never met, before pools that lack the specialist asked for, and problems that ask for skills which "
            + "no training problem asked for together, with others as long to compare; workers stand in another order "
            + "for every problem.",
            "Each time beside an oracle that is told the skills and picks the best of the workers that are there, and "
            + "beside the same conductor without the rule that keeps calls to what the cards show ('unbound').",
        ])
    {
        Examples =
        [
            ("podium bench pools", "All tables into runs/bench-pools."),
            ("podium bench pools --problems 200 --json | jq .scenarios[].name", "A quick look."),
        ],
        ExitStatus = ExitStatus,
    };
}
