using Podium.Cli.CommandLine;

namespace Podium.Cli.Training;

/// <summary>The manual page of <c>podium train</c>.</summary>
internal static class TrainManual
{
    public static Manual Text => new(
        ["podium train RECIPE [OPTION]...", "podium train --report FOLDER"],
        [
            "Trains the workers and the conductor that the YAML file RECIPE describes, from nothing to weights that "
            + "answer questions. The stages are, in this order: tokenizers; each worker, by its name, those under "
            + "unseenWorkers last; cards, which measures every worker on problems that none has learned from; "
            + "unseen-cards, which does so with the unseen workers, whom the conductor never meets in training, so "
            + "that it can be measured whether it leads by cards alone, and which is there only if the recipe has "
            + "any; cold-start, in which the conductor learns the form of workflows and nothing of who is good at "
            + "what; grpo, in which it learns that from reward by leading the trained workers; recursion-known and "
            + "recursion-long, in which it imitates its own right workflows in several rounds, and recursion, in which "
            + "it learns from reward to go on from a round or to accept it, if the recipe has these; orchestra, which "
            + "packs all of them.",
            "Instead of workers and cards a recipe may name a pool: 'shipped', or the folder of an orchestra as this "
            + "command leaves it, relative to the working directory. Only a conductor is then trained, to lead the "
            + "workers in there: tokenizers, cards and unseen-cards take what the pool has, cold-start too where the "
            + "recipe has no coldStart, and orchestra packs its workers with the new conductor. A recipe with "
            + "recursion and no grpo teaches rounds to what the pool's conductor has learned. When the pool has "
            + "changed, so has the recipe.",
            "A pool may also be a pool's file, as 'podium pool init' begins it: the conductor of 'start', by default "
            + "the shipped learned one, then goes on learning with the real models in there, known by the cards that "
            + "'podium pool profile' measured, on the recipe's 'problems', which must be there. Answers are kept, so "
            + "that the same call is paid once; the pool's 'perDay' and --max-price hold. When the next call does not "
            + "fit, or when every workflow of an update failed for a fault, the training ends at its last update, and "
            + "the same command goes on. Orchestra then packs conductors alone; 'podium ask --pool FILE --orchestra "
            + "FOLDER' lets them lead, and so does 'orchestra: FOLDER' under the pool's 'conductor'.",
            "The conductor learns on generated problems, or, where a recipe says 'problems: FILE', on those of FILE, "
            + "relative to the working directory: JSON lines, the first {\"problemSet\": \"a name\", \"version\": 1}, "
            + "then one problem each, {\"id\": \"...\", \"text\": \"...\", \"reference\": \"...\", \"skills\": [...]}. "
            + "They are learned in the order of their number of skills, which may be none; what team would be best is "
            + "not known, so regret to the oracle is left out. With 'stop: { success: 0.97, over: 20 }' under "
            + "grpo, or under the grpo of recursion, the stage ends once so large a share of answers, drawn as in "
            + "training, was right over the last 20 updates, counted from when all lengths and all sorts of problems "
            + "are open; otherwise, or later, after all its steps.",
            "Each finished stage has its own folder in the training's: tokenizers, workers/NAME, cards, unseen-cards, "
            + "cold-start, grpo, recursion-known and so on, orchestra. The file metrics.jsonl gets a JSON line for "
            + "each step that learns: its stage, its number and its loss, or all that there is to know of a step of "
            + "grpo or recursion.",
            "Beside it lies report.html once the training has ended or was interrupted: one page for any browser, with "
            + "no scripts and no network, that shows how learning went, in curves and their numbers, with alarms, "
            + "lengths of workflows, who is called for what, examples and cards. --report writes it at any other time, "
            + "also while a training goes on, from what is in FOLDER, and trains nothing.",
            "An interrupted training (Ctrl-C, or the process was killed) goes on when the same command is given "
            + "again, from a checkpoint that is kept every 100 steps, every 5 of grpo and recursion, every one with a "
            + "pool's file, and on Ctrl-C; it leads to the same weights, bit for bit. So do the same recipe and seed "
            + "on any number of threads of one kind of processor. When a part of the recipe has changed since a folder "
            + "was written, the command refuses to go on and names the folder.",
            "On a terminal a bar shows each stage, with its loss and the time that is left, and a curve the rewards. "
            + "Elsewhere there are about twenty lines for each stage. The time that is left in all takes workers that "
            + "have not begun to go at the pace of those that have; while it lacks stages whose pace nothing tells, "
            + "it says 'at least'.",
        ])
    {
        Examples =
        [
            ("podium train recipes/pocket.yaml", "Train what is shipped, in a few hours, into runs/pocket."),
            ("podium train recipes/conductor.yaml", "Train another conductor for the shipped workers."),
            ("podium train recipes/rounds.yaml", "Teach the conductor of a pool to work in rounds."),
            (
                "podium train mine.yaml --max-price 5",
                "Train a conductor for the pool's file that mine.yaml names, for at most 5."),
            ("podium train recipes/pocket.yaml --stages tokenizers,facts --threads 1", "Train one worker."),
            (
                "podium train recipes/conductor.yaml --seed 2",
                "Train one more by another seed, into runs/conductor-seed-2."),
            (
                "podium ask --orchestra runs/pocket/orchestra \"What is the capital of Peru?\"",
                "Ask those that were trained."),
            ("podium train --report runs/pocket", "Write runs/pocket/report.html, which shows how it went."),
            (
                "jq -r 'select(.stage == \"grpo\") | [.step, .reward] | @tsv' runs/pocket/metrics.jsonl",
                "The rewards as a table."),
        ],
        ExitStatus =
        [
            ("0", "All stages that were asked for are finished."),
            ("1", "The training failed, for instance for want of space; the message says why, and checkpoints stay."),
            ("2", "The recipe, the folder or the way of calling is wrong; no stage was changed."),
            ("3", "The next call did not fit into what is left of the budget; the same command goes on with more."),
            ("130", "Interrupted; a checkpoint was kept."),
        ],
    };
}
