using Podium.Neural.Generation;

namespace Podium.Benchmarks.Learning;

/// <summary>Allows every token and ends a sequence at a given length.</summary>
internal sealed class LengthRule(int length) : ITokenConstraint
{
    private int _count;

    public bool Allowed(Span<bool> mask) => false;

    public bool Accept(int token) => ++_count == length;
}
