using System.Text.RegularExpressions;
using Podium.Cli.Training.Checkpoints;

namespace Podium.Cli.Training;

/// <summary>Names of the stages; each worker's stage bears the worker's name.</summary>
internal static partial class StageNames
{
    public const string Tokenizers = "tokenizers";
    public const string Workers = "workers";
    public const string Cards = "cards";
    public const string UnseenCards = "unseen-cards";
    public const string ColdStart = "cold-start";
    public const string Grpo = "grpo";
    public const string RecursionKnown = "recursion-known";
    public const string RecursionLong = "recursion-long";
    public const string Recursion = "recursion";
    public const string Orchestra = "orchestra";

    /// <summary>What makes a name fit for a folder, in words.</summary>
    public const string FolderNameRule = "a name has at most 40 small letters, digits and hyphens, a letter first";

    /// <summary>Names that no worker may bear.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        Tokenizers, Workers, Cards, UnseenCards, ColdStart, Grpo, RecursionKnown, RecursionLong, Recursion, Orchestra,
        TrainingFolder.CheckpointsName, "learned",
    ];

    /// <summary>Whether a name is fit for a folder on every system.</summary>
    public static bool IsFolderName(string name) => FolderName().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex FolderName();
}
