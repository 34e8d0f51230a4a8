namespace Podium.Neural.Training;

/// <summary>
/// A run of tokens in a packed batch: a sequence of its own, or the continuation of an earlier one.
/// </summary>
/// <param name="Tokens">At least one token id.</param>
/// <param name="Parent">
/// -1, or the index of an earlier segment without a parent: this segment's positions then go on after the parent's last
/// one, and its tokens attend to the parent's. Segments with the same parent do not see each other.
/// </param>
public sealed record Segment(ReadOnlyMemory<int> Tokens, int Parent = -1);
