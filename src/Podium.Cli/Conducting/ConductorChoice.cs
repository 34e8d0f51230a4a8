using Podium.Cli.CommandLine;
using Podium.Core.Conductors;

namespace Podium.Cli.Conducting;

/// <summary>Who is to conduct, as the user spelled it.</summary>
internal abstract record ConductorChoice
{
    /// <summary>Every spelling, for people.</summary>
    public const string Spellings =
        "learned, cold-start, learned:sampled, cold-start:sampled, random, " + FixedConductorChoice.Spellings;

    private ConductorChoice()
    {
    }

    /// <summary>Reads a spelling.</summary>
    /// <exception cref="UsageException">There is no such conductor.</exception>
    public static ConductorChoice Parse(string text) => text.ToLowerInvariant() switch
    {
        "learned" => new Learned(IsSampled: false),
        "cold-start" => new ColdStart(IsSampled: false),
        "learned:sampled" => new Learned(IsSampled: true),
        "cold-start:sampled" => new ColdStart(IsSampled: true),
        "random" => new RandomTeam(),
        _ => ParseFixed(text),
    };

    private static Fixed ParseFixed(string text)
    {
        try
        {
            return FixedConductorChoice.Parse(text) is { } choice
                ? new Fixed(choice)
                : throw new UsageException($"There is no conductor '{text}'; choose {Spellings}.");
        }
        catch (FormatException error)
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>The learned one, with its likeliest workflow or with one that is drawn.</summary>
    public sealed record Learned(bool IsSampled) : ConductorChoice;

    /// <summary>The one that has not learned from reward.</summary>
    public sealed record ColdStart(bool IsSampled) : ConductorChoice;

    /// <summary>A team drawn by chance.</summary>
    public sealed record RandomTeam : ConductorChoice;

    /// <summary>One that writes the same workflow for every question.</summary>
    public sealed record Fixed(FixedConductorChoice Choice) : ConductorChoice
    {
        /// <summary>Whether several answers of one worker are counted, which must be able to differ.</summary>
        public bool IsVote => Choice is FixedConductorChoice.Vote;
    }
}
