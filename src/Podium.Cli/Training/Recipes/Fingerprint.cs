using System.Security.Cryptography;
using System.Text;

namespace Podium.Cli.Training.Recipes;

/// <summary>Short texts that change when what they are taken of changes.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of a stage: of its part of the recipe and of the stages that it builds on.</summary>
    public static string Of(string stage, long seed, string part, IEnumerable<StagePlan> needs)
    {
        var numbers = FormattableString.Invariant($"{seed}");
        string[] lines = [stage, numbers, part, .. needs.Select(need => need.Fingerprint)];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
