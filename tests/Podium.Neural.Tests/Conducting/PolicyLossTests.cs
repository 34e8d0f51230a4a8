using Podium.Core.Randomness;
using Podium.Neural.Conducting;

namespace Podium.Neural.Tests.Conducting;

public sealed class PolicyLossTests
{
    private const int Vocabulary = 19;
    private const double ClipRange = 0.2;
    private const float Width = 5e-3f;

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(1)]
    public void Apply_AnyLogits_GivesTheGradientOfItsLoss(double entropyWeight)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = Seed.Generator(seed, 3);
            var (logits, allowed, token) = Draw(random);
            var ratio = new[] { 0.5, 0.9, 1, 1.1, 1.6 }[random.Next(5)];
            var advantage = new[] { -1.3, 0, 0.8 }[random.Next(3)];
            var drawn = (float)(LogProbability(logits, allowed, token) - Math.Log(ratio));
            var term = new PolicyTerm(token, drawn, advantage, entropyWeight);
            var gradient = logits.ToArray();

            PolicyLoss.Apply(gradient, allowed, term, ClipRange, 0.7, out var clipped);

            Assert.Equal(advantage > 0 ? ratio > 1.5 : advantage < 0 && ratio < 0.6, clipped);
            AssertIsGradient(gradient, logits, allowed, term, seed);
        }
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(-1.3)]
    public void Apply_PrescribedToken_WeighsAsIfDrawnUnlessItWasGivenUp(double advantage)
    {
        var kept = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var (logits, allowed, token) = Draw(Seed.Generator(seed, 5));
            var logProbability = LogProbability(logits, allowed, token);
            if (Math.Abs(logProbability - Math.Log(PolicyLoss.LeastPrescribed)) < 0.1)
            {
                continue;
            }

            var term = new PolicyTerm(token, null, advantage, 0);
            var gradient = logits.ToArray();

            PolicyLoss.Apply(gradient, allowed, term, ClipRange, 0.7, out var clipped);

            Assert.Equal(advantage < 0 && logProbability < Math.Log(PolicyLoss.LeastPrescribed), clipped);
            AssertIsGradient(gradient, logits, allowed, term, seed);
            var expected = clipped ? 0 : -0.7 * advantage * (1 - Math.Exp(logProbability));
            Assert.Equal(expected, gradient[token], 5);
            kept += clipped ? 0 : 1;
        }

        Assert.InRange(kept, 10, advantage > 0 ? 60 : 50);
    }

    [Fact]
    public void Apply_ForbiddenTokens_GetNoGradient()
    {
        var random = Seed.Generator(11);
        var (logits, allowed, token) = Draw(random);

        PolicyLoss.Apply(logits, allowed, new PolicyTerm(token, -1, 1, 0.1), 1, 1, out _);

        Assert.Contains(false, allowed);
        Assert.All(
            Enumerable.Range(0, Vocabulary).Where(index => !allowed[index]),
            index => Assert.Equal(0, logits[index]));
        Assert.Equal(0, logits.Sum(), 5);
    }

    [Fact]
    public void Apply_OnPolicy_LosesTheAdvantage()
    {
        var (logits, allowed, token) = Draw(Seed.Generator(12));
        var term = new PolicyTerm(token, (float)LogProbability(logits, allowed, token), 1.5, 0);

        var loss = PolicyLoss.Apply(logits, allowed, term, ClipRange, 2, out var clipped);

        Assert.Equal(-3, loss, 5);
        Assert.False(clipped);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(15, 0.3)]
    [InlineData(16, 1)]
    [InlineData(47, 0.5)]
    [InlineData(1600, 0)]
    [InlineData(1600, 0.004)]
    [InlineData(1600, 0.7)]
    [InlineData(1600, 1)]
    public void Apply_AnyMask_AgreesWithDoublePrecision(int vocabulary, double density)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = Seed.Generator(seed, vocabulary);
            float[] logits = [.. Enumerable.Range(0, vocabulary).Select(_ => (float)((12 * random.NextDouble()) - 6))];
            bool[] allowed = [.. Enumerable.Range(0, vocabulary).Select(_ => random.NextDouble() < density)];
            var token = random.Next(vocabulary);
            allowed[token] = true;
            var drawn = (float)LogProbability(logits, allowed, token) + 0.1f;
            var term = new PolicyTerm(token, drawn, random.NextDouble() - 0.5, seed % 2 * 0.3);
            var (expected, expectedLoss) = InDoublePrecision(logits, allowed, term);

            var loss = PolicyLoss.Apply(logits, allowed, term, ClipRange, 0.7, out _);

            Assert.Equal(expectedLoss, loss, 5e-6);
            Assert.All(
                Enumerable.Range(0, vocabulary),
                index => Assert.Equal(expected[index], logits[index], 1e-6 + (1e-5 * Math.Abs(expected[index]))));
        }
    }

    [Fact]
    public void Apply_LogitsThatAreNoNumbers_LoseNoNumber()
    {
        var (logits, allowed, token) = Draw(Seed.Generator(13));
        logits[token] = float.NaN;

        var loss = PolicyLoss.Apply(logits, allowed, new PolicyTerm(token, -1, 1, 0), ClipRange, 1, out _);

        Assert.Equal(double.NaN, loss);
        Assert.Equal(float.NaN, logits[token]);
    }

    private static (double[] Gradient, double Loss) InDoublePrecision(float[] logits, bool[] allowed, PolicyTerm term)
    {
        var shift = LogProbability(logits, allowed, 0) - logits[0];
        var probabilities = logits.Zip(allowed, (logit, counts) => counts ? Math.Exp(logit + shift) : 0).ToArray();
        var logs = probabilities.Select(probability => probability > 0 ? Math.Log(probability) : 0).ToArray();
        var entropy = -probabilities.Zip(logs, (probability, log) => probability * log).Sum();
        var ratio = Math.Exp(logits[term.Token] + shift - (double)term.LogProbability!);
        var gradient = probabilities
            .Zip(logs, (probability, log) => probability
                * ((term.Advantage * ratio) + (term.EntropyWeight * (log + entropy))))
            .ToArray();
        gradient[term.Token] -= term.Advantage * ratio;
        return (
            [.. gradient.Select(value => 0.7 * value)],
            -0.7 * ((ratio * term.Advantage) + (term.EntropyWeight * entropy)));
    }

    private static void AssertIsGradient(float[] gradient, float[] logits, bool[] allowed, PolicyTerm term, int seed)
    {
        for (var index = 0; index < Vocabulary; index++)
        {
            var slope = (Loss(logits, index, Width, allowed, term) - Loss(logits, index, -Width, allowed, term))
                / (2 * Width);
            Assert.True(
                Math.Abs(slope - gradient[index]) < 5e-4,
                $"Seed {seed}, token {index}: {slope} by differences, {gradient[index]} returned.");
        }
    }

    private static (float[] Logits, bool[] Allowed, int Token) Draw(Random random)
    {
        var logits = Enumerable.Range(0, Vocabulary).Select(_ => (float)((4 * random.NextDouble()) - 2)).ToArray();
        var allowed = Enumerable.Range(0, Vocabulary).Select(_ => random.Next(3) > 0).ToArray();
        var token = random.Next(Vocabulary);
        allowed[token] = true;
        return (logits, allowed, token);
    }

    private static double Loss(float[] logits, int index, float shift, bool[] allowed, PolicyTerm term)
    {
        var shifted = logits.ToArray();
        shifted[index] += shift;
        return PolicyLoss.Apply(shifted, allowed, term, ClipRange, 0.7, out _);
    }

    private static double LogProbability(float[] logits, bool[] allowed, int token) => logits[token]
        - Math.Log(logits.Where((_, index) => allowed[index]).Sum(logit => Math.Exp(logit)));
}
