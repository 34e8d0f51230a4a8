namespace Podium.Core.Workflows;

/// <summary>Which earlier steps' subtasks and outputs a step's worker is shown.</summary>
public abstract record Access
{
    private Access()
    {
    }

    /// <summary>Nothing is shown.</summary>
    public static Access Nothing { get; } = new Steps([]);

    /// <summary>Every earlier step of the same workflow is shown.</summary>
    public static Access Everything { get; } = new All();

    /// <summary>Every earlier step of the same workflow.</summary>
    public sealed record All : Access;

    /// <summary>The steps with these 0-based indices, ascending and without repeats; empty for none.</summary>
    /// <param name="Indices">
    /// Indices of earlier steps; negative ones count back into earlier rounds, and -1 is the last step of the previous
    /// one.
    /// </param>
    public sealed record Steps(IReadOnlyList<int> Indices) : Access
    {
        /// <inheritdoc/>
        public bool Equals(Steps? other) => other is not null && Indices.SequenceEqual(other.Indices);

        /// <inheritdoc/>
        public override int GetHashCode() => Indices.Aggregate(17, (hash, index) => unchecked((hash * 31) + index));
    }
}
