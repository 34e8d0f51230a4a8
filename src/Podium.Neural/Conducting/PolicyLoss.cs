namespace Podium.Neural.Conducting;

/// <summary>
/// The clipped policy-gradient objective at one token, over the tokens that the grammar admits (PPO, Schulman et al.
/// 2017, equation 7; advantage from GRPO, Shao et al. 2024), with an entropy term. Deviation: a token that was
/// prescribed counts as if the policy had drawn it, without the ratio of probabilities, which would silence what the
/// policy has given up; but a prescribed token is not made less likely than <see cref="LeastPrescribed"/>.
/// </summary>
internal static class PolicyLoss
{
    /// <summary>Probability below which a prescribed token is not pushed.</summary>
    public const double LeastPrescribed = 0.03;

    /// <summary>
    /// Replaces <paramref name="logits"/> by the gradient of the loss and returns the loss, both multiplied by
    /// <paramref name="scale"/>.
    /// </summary>
    /// <param name="logits">Logits over the vocabulary; gradient afterwards.</param>
    /// <param name="allowed">Which tokens the grammar admits here.</param>
    /// <param name="term">What was drawn, and its weight.</param>
    /// <param name="clipRange">Half-width of the trusted interval of the probability ratio.</param>
    /// <param name="scale">Factor on loss and gradient.</param>
    /// <param name="clipped">Whether the ratio has left the interval, so that only entropy counts.</param>
    public static double Apply(
        Span<float> logits,
        ReadOnlySpan<bool> allowed,
        PolicyTerm term,
        double clipRange,
        double scale,
        out bool clipped)
    {
        var logit = logits[term.Token];
        var logNormaliser = ToProbabilities(logits, allowed);
        var logProbability = logit - logNormaliser;
        var ratio = term.LogProbability is { } drawn ? Math.Exp(logProbability - drawn) : 1;
        clipped = term.Advantage > 0 ? ratio > 1 + clipRange
            : term.Advantage < 0 && (ratio < 1 - clipRange || IsGivenUp(term, logProbability));
        var weight = (float)(clipped ? 0 : term.Advantage * ratio * scale);
        var entropy = term.EntropyWeight > 0 ? Entropy(logits) : 0;
        var entropyWeight = term.EntropyWeight * scale;
        for (var token = 0; token < logits.Length; token++)
        {
            var probability = logits[token];
            if (probability > 0)
            {
                logits[token] = entropyWeight > 0
                    ? (float)((weight + (entropyWeight * (Math.Log(probability) + entropy))) * probability)
                    : weight * probability;
            }
        }

        logits[term.Token] -= weight;
        var bounded = Math.Clamp(ratio, 1 - clipRange, 1 + clipRange);
        var objective = term.LogProbability is null
            ? (clipped ? 0 : term.Advantage * logProbability)
            : Math.Min(ratio * term.Advantage, bounded * term.Advantage);
        return -(objective + (term.EntropyWeight * entropy)) * scale;
    }

    private static bool IsGivenUp(PolicyTerm term, double logProbability) =>
        term.LogProbability is null && logProbability < Math.Log(LeastPrescribed);

    /// <summary>
    /// Turns logits into probabilities, zero where not admitted; returns the log of their normaliser.
    /// </summary>
    private static double ToProbabilities(Span<float> logits, ReadOnlySpan<bool> allowed)
    {
        var largest = float.NegativeInfinity;
        for (var token = 0; token < logits.Length; token++)
        {
            largest = allowed[token] ? MathF.Max(largest, logits[token]) : largest;
        }

        var sum = 0.0;
        for (var token = 0; token < logits.Length; token++)
        {
            logits[token] = allowed[token] ? MathF.Exp(logits[token] - largest) : 0;
            sum += logits[token];
        }

        var scale = (float)(1 / sum);
        for (var token = 0; token < logits.Length; token++)
        {
            logits[token] *= scale;
        }

        return largest + Math.Log(sum);
    }

    private static double Entropy(ReadOnlySpan<float> probabilities)
    {
        var entropy = 0.0;
        foreach (var probability in probabilities)
        {
            entropy -= probability > 0 ? probability * Math.Log(probability) : 0;
        }

        return entropy;
    }
}
