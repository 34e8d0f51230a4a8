using System.Globalization;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Conducting;

/// <summary>Who is to conduct, as the user spelled it.</summary>
internal abstract record ConductorChoice
{
    /// <summary>Every spelling, for people.</summary>
    public const string Spellings =
        "learned, cold-start, learned:sampled, cold-start:sampled, random, single:WORKER, "
        + "vote:N, refine:N or moa:LAYERS; the last three take a worker too, as in vote:5:WORKER";

    private const int MostVotes = 100;
    private const int MostLayers = 10;

    private ConductorChoice()
    {
    }

    /// <summary>Reads a spelling.</summary>
    /// <exception cref="UsageException">There is no such conductor.</exception>
    public static ConductorChoice Parse(string text)
    {
        var parts = text.Split(':', 3);
        var worker = parts.Length == 3 ? parts[2] : null;
        return (parts[0].ToLowerInvariant(), parts.Length, worker) switch
        {
            ("learned", 1, _) => new Learned(IsSampled: false),
            ("cold-start", 1, _) => new ColdStart(IsSampled: false),
            ("learned", 2, _) when AsksToSample(parts[1]) => new Learned(IsSampled: true),
            ("cold-start", 2, _) when AsksToSample(parts[1]) => new ColdStart(IsSampled: true),
            ("random", 1, _) => new RandomTeam(),
            ("single", 2, _) when parts[1].Length > 0 => new Single(parts[1]),
            (_, > 1, "") => throw Unknown(text),
            ("vote", > 1, _) => new Vote(Count(text, parts[1], MostVotes, "votes"), worker),
            ("refine", > 1, _) => new Refine(Count(text, parts[1], MostVotes, "refinements"), worker),
            ("moa", > 1, _) => new MixtureOfAgents(Count(text, parts[1], MostLayers, "layers"), worker),
            _ => throw Unknown(text),
        };
    }

    private static bool AsksToSample(string manner) =>
        manner.Equals("sampled", StringComparison.OrdinalIgnoreCase);

    private static UsageException Unknown(string text) =>
        new($"There is no conductor '{text}'; choose {Spellings}.");

    private static int Count(string text, string number, int most, string what) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1 && count <= most
            ? count
            : throw new UsageException($"The conductor '{text}' needs a number of {what} from 1 to {most}.");

    /// <summary>The learned one, with its likeliest workflow or with one that is drawn.</summary>
    public sealed record Learned(bool IsSampled) : ConductorChoice;

    /// <summary>The one that has not learned from reward.</summary>
    public sealed record ColdStart(bool IsSampled) : ConductorChoice;

    /// <summary>A team drawn by chance.</summary>
    public sealed record RandomTeam : ConductorChoice;

    /// <summary>One worker alone.</summary>
    public sealed record Single(string Worker) : ConductorChoice;

    /// <summary>Several answers of one worker, by default the strongest, and the most frequent of them.</summary>
    public sealed record Vote(int Votes, string? Worker) : ConductorChoice;

    /// <summary>One worker, by default the strongest, that improves its own answer.</summary>
    public sealed record Refine(int Refinements, string? Worker) : ConductorChoice;

    /// <summary>Layers of the whole pool under one aggregator, by default the strongest worker.</summary>
    public sealed record MixtureOfAgents(int Layers, string? Aggregator) : ConductorChoice;
}
