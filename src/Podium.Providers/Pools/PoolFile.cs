using Podium.Configuration;
using Podium.Core.Runs;
using Podium.Providers.Budgets;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Prices;

namespace Podium.Providers.Pools;

/// <summary>A pool's document, and where in its file everything stands.</summary>
public sealed class PoolFile
{
    private readonly YamlDocument _yaml;
    private readonly Lazy<PriceList> _prices;

    private PoolFile(string path, YamlDocument yaml, PoolDocument document)
    {
        Path = path;
        _yaml = yaml;
        Document = document;
        CachePath = document.Cache is { } cache ? Resolve(cache) : null;
        _prices = new Lazy<PriceList>(
            () => document.Prices is { } prices ? PriceList.Read(Resolve(prices)) : PriceList.BuiltIn);
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>What it says.</summary>
    public PoolDocument Document { get; }

    /// <summary>Full path of the file in which answers are kept; <see langword="null"/> if none are.</summary>
    public string? CachePath { get; private init; }

    /// <summary>
    /// Full path of the orchestra whose learned conductor leads; <see langword="null"/> for the shipped one.
    /// </summary>
    public string? OrchestraPath => Document.Conductor?.Orchestra is { } folder ? Resolve(folder) : null;

    /// <summary>What its models cost, read once.</summary>
    /// <exception cref="InvalidDataException">The price list that it names cannot be read.</exception>
    internal PriceList Prices => _prices.Value;

    /// <summary>Reads and checks a pool's file; no service is called and no key is looked up.</summary>
    /// <exception cref="InvalidDataException">
    /// There is none, or something in it is wrong; the message names the file and the place.
    /// </exception>
    public static PoolFile Read(string path) =>
        ConfigurationFile.Read(path, PoolDocument.Kind, text => Parse(text, path));

    /// <summary>Reads and checks a pool's document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="path">Where it stands; relative paths in it begin at the folder.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static PoolFile Parse(string text, string path)
    {
        var yaml = YamlDocument.Parse(text, PoolDocument.Kind);
        var file = new PoolFile(path, yaml, yaml.Read<PoolDocument>());
        new PoolCheck(file).Check();
        return file;
    }

    /// <summary>The same pool, whose answers are kept elsewhere.</summary>
    /// <param name="path">Full path of the file; <see langword="null"/> to keep none.</param>
    public PoolFile WithCache(string? path) => new(Path, _yaml, Document) { CachePath = path };

    /// <summary>Settings and limits of a run, as the document has them.</summary>
    public RunOptions ToRunOptions()
    {
        var defaults = new RunOptions();
        return defaults with
        {
            MaxSteps = Document.Conductor?.MaxSteps ?? defaults.MaxSteps,
            MaxRounds = Document.Conductor?.Rounds ?? defaults.MaxRounds,
            RunTimeout = Document.Conductor?.RunTimeout,
            MaxPrice = Document.Budget.PerRun,
        };
    }

    /// <summary>Opens what may be spent on a day; <see langword="null"/> if there is no limit.</summary>
    /// <param name="clock">Tells the day.</param>
    /// <exception cref="InvalidDataException">The file of the spending cannot be used.</exception>
    public DailyBudget? OpenDailyBudget(TimeProvider clock)
    {
        if (Document.Budget.PerDay is not { } limit)
        {
            return null;
        }

        try
        {
            return DailyBudget.Open(Resolve(Document.Budget.File), limit, clock);
        }
        catch (IOException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    /// <summary>A path in the document, from where this process is.</summary>
    internal string Resolve(string path) =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, path);

    /// <summary>What is wrong at a place of the document, with the name of the file.</summary>
    internal InvalidDataException Name(ConfigurationException wrong) =>
        new($"{Path}, line {wrong.Line}, column {wrong.Column}: {wrong.Message}", wrong);

    /// <summary>What is wrong at a field of an entry.</summary>
    internal ConfigurationException ErrorAt(object entry, string property, string sentence) =>
        _yaml.ErrorAt(entry, property, sentence);

    /// <summary>What is wrong at a worker's name.</summary>
    internal ConfigurationException ErrorAtWorker(string name, string sentence) =>
        _yaml.ErrorAtName(Document, nameof(PoolDocument.Workers), name, sentence);

    /// <summary>What is wrong at an item of a list.</summary>
    internal ConfigurationException ErrorAtItem(object entry, string property, int index, string sentence) =>
        _yaml.ErrorAtItem(entry, property, index, sentence);
}
