namespace Podium.Training.Problems;

/// <summary>
/// Chooses strata by how much is left to learn on them: the variance p(1 − p) of success, kept as a moving average
/// for each stratum, plus a floor so that none is ever given up. A stratum opens when the one before it is mastered;
/// until then it has the floor alone.
/// </summary>
public sealed class StratumSampler
{
    private const double Memory = 0.95;
    private const double Mastered = 0.6;

    private readonly double[] _success;
    private readonly double _floor;

    /// <summary>Makes a sampler; every stratum begins at <paramref name="initialSuccess"/>.</summary>
    /// <param name="strata">Number of strata.</param>
    /// <param name="initialSuccess">Success assumed before anything was seen, 0 to 1.</param>
    /// <param name="floor">Weight that a stratum has at least; a mastered or hopeless one has no more.</param>
    public StratumSampler(int strata, double initialSuccess = 0.2, double floor = 0.03)
    {
        _success = new double[strata];
        Array.Fill(_success, initialSuccess);
        _floor = floor;
    }

    /// <summary>Moving averages of success, one a stratum, 0 to 1.</summary>
    public IReadOnlyList<double> Success => _success;

    /// <summary>Draws a stratum's index.</summary>
    public int Draw(Random random)
    {
        var draw = random.NextDouble() * Enumerable.Range(0, _success.Length).Sum(Weight);
        for (var stratum = 0; stratum < _success.Length - 1; stratum++)
        {
            draw -= Weight(stratum);
            if (draw < 0)
            {
                return stratum;
            }
        }

        return _success.Length - 1;
    }

    /// <summary>Takes in one group's share of right answers.</summary>
    public void Observe(int stratum, double success) =>
        _success[stratum] = (Memory * _success[stratum]) + ((1 - Memory) * success);

    /// <summary>Puts back averages read from a checkpoint.</summary>
    public void Restore(IReadOnlyList<double> success)
    {
        for (var stratum = 0; stratum < _success.Length; stratum++)
        {
            _success[stratum] = success[stratum];
        }
    }

    private double Weight(int stratum)
    {
        var isOpen = stratum == 0 || _success[stratum - 1] >= Mastered;
        return _floor + (isOpen ? _success[stratum] * (1 - _success[stratum]) : 0);
    }
}
