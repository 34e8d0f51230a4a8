namespace Podium.Neural.Tests.Layers;

/// <summary>Compares what kernels compute in single precision with references in double precision.</summary>
internal static class FiniteDifference
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-5;

    /// <summary>
    /// Asserts that each of <paramref name="gradient"/> is the slope of <paramref name="loss"/> along the entry of
    /// <paramref name="values"/>, which the loss reads, by central differences.
    /// </summary>
    public static void AssertSlopes(double[] values, Func<double> loss, float[] gradient)
    {
        var slopes = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var value = values[index];
            values[index] = value + Step;
            var above = loss();
            values[index] = value - Step;
            slopes[index] = (above - loss()) / (2 * Step);
            values[index] = value;
        }

        AssertClose(slopes, gradient);
    }

    /// <summary>Asserts that values agree up to rounding, and that there is something to compare.</summary>
    public static void AssertClose(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        Assert.True(scale > 1e-3, "There is nothing to compare.");
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.True(
                Math.Abs(expected[index] - actual[index]) <= Tolerance * scale,
                $"Entry {index}: expected {expected[index]}, got {actual[index]}, largest {scale}");
        }
    }

    /// <summary>The loss whose gradient by <paramref name="values"/> is <paramref name="gradient"/>.</summary>
    public static double Weigh(double[] values, PinnedValues gradient) =>
        values.Zip(gradient.Exact, (value, slope) => value * slope).Sum();
}
