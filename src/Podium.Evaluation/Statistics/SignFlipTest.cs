namespace Podium.Evaluation.Statistics;

/// <summary>
/// Compares two conductors that had the same problems several times, as after trainings from several seeds. What was
/// measured of one problem belongs together and is not counted as if it came of different ones.
/// </summary>
/// <remarks>
/// Fisher's randomisation test for pairs (The Design of Experiments, 1935, section 21), exact: under the hypothesis
/// that both are equally good at every problem, each problem's difference is as likely with the other sign. Where every
/// problem was had once it is McNemar's exact test, that of <see cref="PairedTest"/>. It speaks of the conductors that
/// were measured, not of how much another training would change them.
/// </remarks>
public static class SignFlipTest
{
    /// <summary>Two-sided exact probability of a sum at least as far from 0 by chance; 1 if it is 0.</summary>
    /// <param name="differences">
    /// For each problem how often the first was right less how often the second was.
    /// </param>
    public static double Probability(IReadOnlyList<int> differences)
    {
        var most = differences.Sum(Math.Abs);
        var sum = Math.Abs(differences.Sum());
        if (sum == 0)
        {
            return 1;
        }

        // The chance that those taken with a plus add up to each number, after one difference more in each pass.
        var chances = new double[most + 1];
        chances[0] = 1;
        var reached = 0;
        foreach (var size in differences.Where(difference => difference != 0).Select(Math.Abs))
        {
            reached += size;
            for (var plus = reached; plus >= 0; plus--)
            {
                chances[plus] = 0.5 * (chances[plus] + (plus >= size ? chances[plus - size] : 0));
            }
        }

        // The sum is twice the plus less all; by symmetry one tail counts twice. Small chances are added first.
        var tail = 0.0;
        for (var plus = most; (2 * plus) - most >= sum; plus--)
        {
            tail += chances[plus];
        }

        return Math.Min(1, 2 * tail);
    }
}
