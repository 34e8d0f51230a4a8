using System.Text.Json;
using Podium.Core.Storage;
using Podium.Core.Workers;
using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Pools;

/// <summary>What was measured of a pool's workers, by worker, in a file beside that of the pool.</summary>
public sealed class MeasuredCards
{
    /// <summary>Version of the form.</summary>
    public const int Version = 1;

    private readonly CardsFile _file;

    private MeasuredCards(CardsFile file) => _file = file;

    /// <summary>Where the cards of a pool are: where its file says, else beside it.</summary>
    public static string PathFor(PoolFile file) => file.Document.Cards is { } path
        ? file.Resolve(path)
        : System.IO.Path.ChangeExtension(System.IO.Path.GetFullPath(file.Path), ".cards.json");

    /// <summary>The cards of a pool; none if they were never measured.</summary>
    /// <exception cref="InvalidDataException">
    /// Their file is damaged, or the pool names one that is not there.
    /// </exception>
    public static MeasuredCards Of(PoolFile file)
    {
        var path = PathFor(file);
        if (!File.Exists(path))
        {
            return file.Document.Cards is null
                ? new MeasuredCards(new CardsFile(Version, new Dictionary<string, MeasuredCard>()))
                : throw file.ErrorAt(
                    file.Document,
                    nameof(PoolDocument.Cards),
                    $"there is no file '{path}'; 'podium pool profile' writes it.");
        }

        return Read(path);
    }

    /// <summary>
    /// The skills that were measured of a worker; none if its entry names another model than the one measured.
    /// </summary>
    public IReadOnlyList<SkillAccuracy> SkillsOf(string name, ModelEntry entry) => CardOf(name, entry) is { } card
        ? [.. card.Skills.Select(skill => new SkillAccuracy(skill.Skill, skill.Accuracy, skill.Problems))]
        : [];

    /// <summary>
    /// Mean price of a problem when a worker was measured; <see langword="null"/> if its entry names another model than
    /// the one measured, or nobody knows.
    /// </summary>
    public decimal? MeanPriceOf(string name, ModelEntry entry) => CardOf(name, entry)?.MeanPrice;

    /// <summary>
    /// Puts cards into a pool's file of cards, in place of those of the same workers; the cards of others stay.
    /// </summary>
    /// <param name="file">The pool's file.</param>
    /// <param name="cards">The cards by worker.</param>
    /// <exception cref="InvalidDataException">The file of cards is damaged or cannot be written.</exception>
    public static void Write(PoolFile file, IReadOnlyDictionary<string, MeasuredCard> cards)
    {
        var path = PathFor(file);
        var all = File.Exists(path) ? new Dictionary<string, MeasuredCard>(Read(path)._file.Workers) : [];
        foreach (var (name, card) in cards)
        {
            all[name] = card;
        }

        try
        {
            AtomicFile.Write(path, stream => JsonSerializer.Serialize(
                stream, new CardsFile(Version, all), CardsContext.Default.CardsFile));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{path}' cannot be written: {error.Message}", error);
        }
    }

    private MeasuredCard? CardOf(string name, ModelEntry entry) =>
        _file.Workers.TryGetValue(name, out var card) && card.Service == entry.Service && card.Model == entry.Model
            ? card
            : null;

    private static MeasuredCards Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize(stream, CardsContext.Default.CardsFile)!;
            return file.Version == Version
                ? new MeasuredCards(file)
                : throw new InvalidDataException(
                    $"'{path}' has cards of version {file.Version}; this Podium reads version {Version}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' holds no cards: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
