namespace Podium.Cli.CommandLine;

/// <summary>What the process says of itself at its end.</summary>
internal static class ExitCodes
{
    public const int Answered = 0;
    public const int NoAnswer = 1;
    public const int BadInput = 2;
    public const int OverBudget = 3;
    public const int Interrupted = 130;
}
