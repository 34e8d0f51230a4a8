namespace Podium.Neural.Generation;

/// <summary>
/// Limits what may follow in one sequence; each sequence has its own. Constraints of different sequences may be called
/// from different threads at once, so what they share must not change.
/// </summary>
public interface ITokenConstraint
{
    /// <summary>Writes which tokens may come next.</summary>
    /// <param name="mask">Receives true for each allowed token of the vocabulary; at least one must be.</param>
    /// <returns>False when every token is allowed; the mask then does not count.</returns>
    bool Allowed(Span<bool> mask);

    /// <summary>Takes in the token that came next.</summary>
    /// <returns>True when the sequence is finished with this token.</returns>
    bool Accept(int token);
}
