using System.Text.Json;

namespace Podium.Providers.Prices;

/// <summary>What models cost and how much they read and write, as of a date.</summary>
public sealed class PriceList
{
    private const int Version = 1;
    private const string BuiltInName = "prices.json";

    private readonly PriceFile _file;

    private PriceList(PriceFile file) => _file = file;

    /// <summary>The list that comes with this build.</summary>
    public static PriceList BuiltIn { get; } = LoadBuiltIn();

    /// <summary>Currency of the prices, such as USD.</summary>
    public string Currency => _file.Currency;

    /// <summary>Date of the newest entry.</summary>
    public DateOnly AsOf => _file.AsOf;

    /// <summary>The entries.</summary>
    public IReadOnlyList<ModelPrice> Models => _file.Models;

    /// <summary>Reads a list in the form of the built-in one.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or is no price list.</exception>
    public static PriceList Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The price list '{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>
    /// What a model costs on <paramref name="day"/>; <see langword="null"/> if the list does not know it then.
    /// </summary>
    /// <param name="service">Name of the service's preset.</param>
    /// <param name="model">The model's name at the service.</param>
    /// <param name="day">The day.</param>
    public ModelPrice? Find(string service, string model, DateOnly day) => Of(service, model).LastOrDefault(entry =>
        (entry.ValidFrom ?? DateOnly.MinValue) <= day && (entry.ValidUntil ?? DateOnly.MaxValue) >= day);

    /// <summary>All that the list says of a model, whatever the day.</summary>
    internal IEnumerable<ModelPrice> Of(string service, string model) => _file.Models.Where(entry =>
        entry.Service.Equals(service, StringComparison.OrdinalIgnoreCase)
        && entry.Model.Equals(model, StringComparison.OrdinalIgnoreCase));

    private static PriceList LoadBuiltIn()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream(BuiltInName)!;
        return Read(stream, BuiltInName);
    }

    private static PriceList Read(Stream stream, string name)
    {
        try
        {
            var file = JsonSerializer.Deserialize(stream, PriceContext.Default.PriceFile)!;
            return file.Version == Version
                ? new PriceList(file)
                : throw new InvalidDataException(
                    $"'{name}' is a price list of version {file.Version}; this Podium reads version {Version}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"'{name}' is no price list: line {error.LineNumber + 1}: {error.Message}", error);
        }
    }
}
