namespace Podium.Cli.CommandLine;

/// <summary>What the user gave cannot be used.</summary>
/// <param name="message">One sentence that says what is wrong and what would be right.</param>
internal sealed class UsageException(string message) : Exception(message);
