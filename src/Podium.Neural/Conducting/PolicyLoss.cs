namespace Podium.Neural.Conducting;

/// <summary>
/// The clipped policy-gradient objective at one token, over the tokens that the grammar admits (PPO, Schulman et al.
/// 2017, equation 7; advantage from GRPO, Shao et al. 2024), with an entropy term.
/// </summary>
internal static class PolicyLoss
{
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
        var logNormaliser = LogNormaliser(logits, allowed);
        var logProbability = logits[term.Token] - logNormaliser;
        var ratio = Math.Exp(logProbability - term.LogProbability);
        clipped = term.Advantage > 0 ? ratio > 1 + clipRange : ratio < 1 - clipRange;
        var entropy = 0.0;
        for (var token = 0; token < logits.Length; token++)
        {
            if (allowed[token])
            {
                var logOf = logits[token] - logNormaliser;
                entropy -= Math.Exp(logOf) * logOf;
            }
        }

        var weight = clipped ? 0 : term.Advantage * ratio * scale;
        var entropyWeight = term.EntropyWeight * scale;
        for (var token = 0; token < logits.Length; token++)
        {
            if (!allowed[token])
            {
                logits[token] = 0;
                continue;
            }

            var logOf = logits[token] - logNormaliser;
            var probability = Math.Exp(logOf);
            var chosen = token == term.Token ? 1 : 0;
            logits[token] = (float)((-weight * (chosen - probability))
                + (entropyWeight * probability * (logOf + entropy)));
        }

        var bounded = Math.Clamp(ratio, 1 - clipRange, 1 + clipRange);
        var objective = Math.Min(ratio * term.Advantage, bounded * term.Advantage) + (term.EntropyWeight * entropy);
        return -objective * scale;
    }

    private static double LogNormaliser(ReadOnlySpan<float> logits, ReadOnlySpan<bool> allowed)
    {
        var largest = float.NegativeInfinity;
        for (var token = 0; token < logits.Length; token++)
        {
            largest = allowed[token] ? MathF.Max(largest, logits[token]) : largest;
        }

        var sum = 0.0;
        for (var token = 0; token < logits.Length; token++)
        {
            sum += allowed[token] ? Math.Exp(logits[token] - largest) : 0;
        }

        return largest + Math.Log(sum);
    }
}
