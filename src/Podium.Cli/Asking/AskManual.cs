using Podium.Cli.CommandLine;

namespace Podium.Cli.Asking;

/// <summary>The manual page of <c>podium ask</c>.</summary>
internal static class AskManual
{
    public static Manual Text => new(
        ["podium ask [OPTION]... QUESTION", "podium ask [OPTION]... -", "COMMAND | podium ask [OPTION]..."],
        [
            "A conductor reads the question, picks workers out of the pool, writes each one a subtask and decides who "
            + "sees whose output. The team then works, and the output of the last step is the answer. With - as the "
            + "question, or without one when something is piped in, standard input is read.",
            "On a terminal the run is shown while it happens. When standard output is no terminal, when NO_COLOR is "
            + "set or TERM is dumb, it is printed as plain lines, a step when it ends; lines behind a bar go on with "
            + "what a model wrote. Prices are in the currency of the cards that 'podium pool list' shows.",
        ])
    {
        Examples =
        [
            ("podium ask \"Take the capital of France, count its letters and multiply by 12.\"", "Ask the team."),
            ("podium ask --json \"What is 17 plus 15?\" | jq -r .answer", "The bare answer."),
            ("podium ask --conductor vote:5 --seed 7 \"What is the capital of Peru?\"", "Let the best worker vote."),
            ("podium ask --record run.jsonl \"What is 17 plus 15?\"; podium runs show run.jsonl", "Keep and replay."),
        ],
        ExitStatus =
        [
            ("0", "There is an answer."),
            ("1", "The run ended without an answer: a call failed, a worker refused, or the workflow cannot be run."),
            ("2", "The input or the way of calling was wrong, and nothing was run; or the record could not be kept."),
            ("3", "The run ended without an answer: the next call might have cost more than is left of the budget."),
            ("130", "The run was interrupted."),
        ],
    };
}
