namespace Podium.Core.Problems;

/// <summary>Judges an answer; one definition serves training and evaluation.</summary>
public interface IGrader
{
    /// <summary>Judges <paramref name="answer"/>; a malformed answer is wrong, never an exception.</summary>
    Grade Grade(Problem problem, string answer);
}
