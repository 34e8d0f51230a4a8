using System.Globalization;
using Podium.Core.Workers;

namespace Podium.Core.Conductors;

/// <summary>A fixed conductor, as people spell it. Where they name no worker, the strongest one is meant.</summary>
public abstract record FixedConductorChoice
{
    /// <summary>Every spelling, for people.</summary>
    public const string Spellings =
        "single:WORKER, vote:N, refine:N or moa:LAYERS; the last three take a worker too, as in vote:5:WORKER";

    private const int MostVotes = 100;
    private const int MostLayers = 10;

    private FixedConductorChoice(string? worker) => Worker = worker;

    /// <summary>Name of the worker that is meant; <see langword="null"/> for the strongest.</summary>
    public string? Worker { get; }

    /// <summary>Reads a spelling; <see langword="null"/> if it is that of no fixed conductor.</summary>
    /// <exception cref="FormatException">It lacks a number, or has one out of its range.</exception>
    public static FixedConductorChoice? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 3);
        var worker = parts.Length == 3 ? parts[2] : null;
        return (parts[0].ToLowerInvariant(), parts.Length, worker) switch
        {
            ("single", 2, _) when parts[1].Length > 0 => new Single(parts[1]),
            (_, _, "") => null,
            ("vote", > 1, _) => new Vote(Count(text, parts[1], MostVotes, "votes"), worker),
            ("refine", > 1, _) => new Refine(Count(text, parts[1], MostVotes, "refinements"), worker),
            ("moa", > 1, _) => new MixtureOfAgents(Count(text, parts[1], MostLayers, "layers"), worker),
            _ => null,
        };
    }

    /// <summary>Makes the conductor for a pool.</summary>
    public IFixedConductor Create(WorkerPool pool)
    {
        var worker = Worker ?? pool.Strongest().Name;
        return this switch
        {
            Vote vote => new VoteConductor(worker, vote.Votes),
            Refine refine => new SelfRefineConductor(worker, refine.Refinements),
            MixtureOfAgents layered => new MixtureOfAgentsConductor(worker, layered.Layers),
            _ => new SingleWorkerConductor(worker),
        };
    }

    /// <summary>The pool that the conductor leads: with one who counts, where it is a vote.</summary>
    public WorkerPool TeamFrom(WorkerPool pool) => this is Vote ? MajorityWorker.AddTo(pool) : pool;

    private static int Count(string text, string number, int most, string what) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1 && count <= most
            ? count
            : throw new FormatException($"The conductor '{text}' needs a number of {what} from 1 to {most}.");

    /// <summary>One worker alone.</summary>
    public sealed record Single : FixedConductorChoice
    {
        internal Single(string worker)
            : base(worker)
        {
        }
    }

    /// <summary>Several answers of one worker, and the most frequent of them.</summary>
    public sealed record Vote : FixedConductorChoice
    {
        internal Vote(int votes, string? worker)
            : base(worker) => Votes = votes;

        /// <summary>How often the worker is asked.</summary>
        public int Votes { get; }
    }

    /// <summary>One worker that improves its own answer.</summary>
    public sealed record Refine : FixedConductorChoice
    {
        internal Refine(int refinements, string? worker)
            : base(worker) => Refinements = refinements;

        /// <summary>How often it improves the answer.</summary>
        public int Refinements { get; }
    }

    /// <summary>Layers of the whole pool under one worker that decides.</summary>
    public sealed record MixtureOfAgents : FixedConductorChoice
    {
        internal MixtureOfAgents(int layers, string? worker)
            : base(worker) => Layers = layers;

        /// <summary>Number of layers.</summary>
        public int Layers { get; }
    }
}
