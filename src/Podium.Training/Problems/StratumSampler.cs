namespace Podium.Training.Problems;

/// <summary>
/// Chooses strata by how much is left to learn on them: the variance p(1 − p) of success, kept as a moving average
/// for each stratum, plus a floor so that none is ever given up. A stratum opens for good when the one before it is
/// mastered; from then on, until it is mastered itself, it has the weight of an even chance, for what seldom succeeds
/// must be tried often. Before that it has the floor alone, unless it succeeds like a mastered one.
/// </summary>
public sealed class StratumSampler
{
    private const double Memory = 0.98;
    private const double Mastered = 0.6;
    private const double EvenChance = 0.25;

    private readonly double[] _success;
    private readonly double _floor;

    /// <summary>Makes a sampler; every stratum begins at <paramref name="initialSuccess"/>.</summary>
    /// <param name="strata">Number of strata.</param>
    /// <param name="initialSuccess">Success assumed before anything was seen, 0 to 1.</param>
    /// <param name="floor">Weight that a stratum has at least.</param>
    public StratumSampler(int strata, double initialSuccess = 0.2, double floor = 0.03)
    {
        _success = new double[strata];
        Array.Fill(_success, initialSuccess);
        _floor = floor;
    }

    /// <summary>Moving averages of success, one a stratum, 0 to 1.</summary>
    public IReadOnlyList<double> Success => _success;

    /// <summary>Number of strata that are open, the mastered ones included; at least 1.</summary>
    public int Open { get; private set; } = 1;

    /// <summary>Draws a stratum's index, among the first <paramref name="among"/>.</summary>
    public int Draw(Random random, int among)
    {
        var draw = random.NextDouble() * Enumerable.Range(0, among).Sum(Weight);
        for (var stratum = 0; stratum < among - 1; stratum++)
        {
            draw -= Weight(stratum);
            if (draw < 0)
            {
                return stratum;
            }
        }

        return among - 1;
    }

    /// <summary>Takes in one group's share of right answers.</summary>
    public void Observe(int stratum, double success)
    {
        _success[stratum] = (Memory * _success[stratum]) + ((1 - Memory) * success);
        if (Open < _success.Length && _success[Open - 1] >= Mastered)
        {
            Open++;
        }
    }

    /// <summary>Puts back what was read from a checkpoint.</summary>
    public void Restore(int open, IReadOnlyList<double> success)
    {
        Open = open;
        for (var stratum = 0; stratum < _success.Length; stratum++)
        {
            _success[stratum] = success[stratum];
        }
    }

    private double Weight(int stratum)
    {
        var success = _success[stratum];
        return _floor + (success >= Mastered ? success * (1 - success) : stratum < Open ? EvenChance : 0);
    }
}
