using Podium.Cli.CommandLine;

namespace Podium.Cli.Benchmarks.Problems;

/// <summary>The manual page of <c>podium bench problems</c>.</summary>
internal static class ProblemsManual
{
    public static Manual Text => new(
        ["podium bench problems --problems FILE [OPTION]..."],
        [
            "Gives the same problems to the conductor of a pool of real models and to each worker alone, or to those "
            + "that --only names, and judges the answers. Prints and writes, as Markdown and as JSON, how often each "
            + "was right with its 95% interval, steps, tokens and price of a problem; the accuracy by number of skills "
            + "and by skill; and a paired test of the first against each of the others.",
            "Answers are kept, and no call is made twice: a benchmark that was stopped goes on where it was when the "
            + "same command is given again, and one that is done prints its tables again. An answer that was cut at "
            + "its most tokens, and a refusal, are not kept; they are asked for again. Prices in the tables are those "
            + "of the calls, whenever they were made; there is a wall time only where no answer came from the cache. "
            + "What was billed for an attempt that failed or was overtaken is in the tokens and prices of the run that "
            + "made it alone: a table that comes from the cache lacks it.",
            "Before the first call the most that all can cost is said, where it can be told. Runs spend from 'perRun' "
            + "and 'perDay' under 'budget' in the pool's file, and together from --max-price. A run beyond 'perRun' "
            + "has no answer, which is wrong. What does not fit into the other two says nothing about anybody: the "
            + "benchmark ends without a table.",
            "A run that a fault stopped counts neither as right nor as wrong, and is made again the next time. A "
            + "worker alone is faulted too where another stood in for it.",
        ])
    {
        Examples =
        [
            ("podium bench problems --problems problems.jsonl --max-price 2", "Measure the pool in podium.yaml."),
            ("podium bench problems --problems problems.jsonl --samples 50", "A quick look; all of them later."),
            (
                "podium bench problems --problems problems.jsonl --only pool,random,vote:5,moa:1,learned",
                "Measure the conductor beside others that lead the same workers."),
            ("podium bench problems --problems problems.jsonl --json | jq .rows[0]", "The first row alone."),
        ],
        ExitStatus =
        [
            ("0", "The tables were printed and written."),
            ("1", "They were, but faults stopped runs; the same command tries those again."),
            ("2", "The input or the way of calling was wrong, or the tables could not be written."),
            ("3", "The next call did not fit into what is left of the budget; there are no tables."),
            ("130", "Interrupted; there are no tables, and the same command goes on."),
        ],
    };
}
