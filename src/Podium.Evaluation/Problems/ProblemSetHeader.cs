namespace Podium.Evaluation.Problems;

/// <summary>The first line of a file of problems.</summary>
internal sealed record ProblemSetHeader(string ProblemSet, int Version)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentVersion = 1;
}
