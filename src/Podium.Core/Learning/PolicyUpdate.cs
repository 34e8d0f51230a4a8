namespace Podium.Core.Learning;

/// <summary>What one policy update did.</summary>
/// <param name="Loss">The objective's negative, mean over samples.</param>
/// <param name="GradientNorm">Norm of the gradient before it was cut.</param>
/// <param name="ClippedShare">Share of choices whose ratio left the trusted interval, 0 to 1.</param>
/// <param name="Tokens">Number of tokens that went through the model.</param>
public sealed record PolicyUpdate(double Loss, double GradientNorm, double ClippedShare, long Tokens);
