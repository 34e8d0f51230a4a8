using Podium.Cli.CommandLine;

namespace Podium.Cli.Benchmarks.Ablations;

/// <summary>The manual page of <c>podium bench ablations</c>.</summary>
internal static class AblationManual
{
    public static Manual Text => new(
        ["podium bench ablations [OPTION]..."],
        [
            "Trains the conductor of a recipe in several variants, in each of which one part is missing or different, "
            + "and measures all of them on the same test problems. Workers are not trained: they are those that are "
            + "shipped, or those of --orchestra. All variants of a seed go on from the same cold start, and what is "
            + "taken away is taken away in training and when it is measured.",
            .. AblationList.All.Select(ablation => $"{ablation.Name}: {ablation.Meaning}"),
            "Prints and writes, as Markdown and as JSON, for each variant the share of right answers over its seeds, "
            + "from the lowest to the highest, its difference from the whole with a 95% interval and an exact test, "
            + "corrected for the number of comparisons, steps and prices; then a table of each seed. Workers stand in "
            + "another order for every problem.",
            "This takes hours: --steps and --seeds make it shorter. An interrupted run (Ctrl-C, or the "
            + "process was killed) goes on when the same command is given again; a variant that is finished is not "
            + "trained again, and the tables show all that is finished for the same recipe, steps and problems in the "
            + "folder, whichever variants --only names. Where the folder holds trainings of another recipe or of other "
            + "steps, the command refuses to go on and names them.",
            "Progress goes to standard error: on a terminal bars with the time that is left, elsewhere lines.",
        ])
    {
        Examples =
        [
            ("podium bench ablations", "All variants from three seeds, into runs/bench-ablations."),
            ("podium bench ablations --only whole,no-cards --seeds 1", "Is anything learned without cards?"),
            ("podium bench ablations --steps 200 --output runs/short", "Shorter trainings."),
        ],
        ExitStatus =
        [
            ("0", "All variants asked for are measured; the tables were printed and written."),
            ("1", "The benchmark failed; the message says why."),
            ("2", "The input or the way of calling was wrong, or a file could not be written."),
            ("130", "The benchmark was interrupted; the tables show what was finished by then, if anything was."),
        ],
    };
}
