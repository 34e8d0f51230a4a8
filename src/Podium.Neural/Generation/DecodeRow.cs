namespace Podium.Neural.Generation;

/// <summary>One new token in a pass: whose it is, and its index after the prompt.</summary>
internal readonly record struct DecodeRow(ActiveSequence Sequence, int Place);
