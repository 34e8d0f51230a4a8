using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Tells pools apart by what their workers answer, and by what a conductor is told of them.</summary>
public static class PoolFingerprint
{
    /// <summary>
    /// Hash in hexadecimal, which changes with the workers, their models, settings, prices and measured cards, and with
    /// who is shown the question; limits, budgets, keys and the conductor are no part of it.
    /// </summary>
    /// <exception cref="InvalidDataException">The file of the cards or of the prices cannot be read.</exception>
    public static string Of(PoolFile file)
    {
        var cards = MeasuredCards.Of(file);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{file.Document.Question} {HashOfPrices(file)}");
        foreach (var (name, entry) in file.Document.Workers)
        {
            Append(text, name, entry);
            foreach (var skill in cards.SkillsOf(name, entry))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{skill.Skill} {skill.Accuracy:R} {skill.Problems}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, string name, ModelEntry entry)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{name} {entry.Service} {entry.Model} {entry.Endpoint}");
        text.AppendLine(entry.Summary);
        text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Price?.Input} {entry.Price?.Output}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Price?.CachedInput} {entry.Price?.CacheWrite}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{entry.ContextTokens}");
        text.AppendLine(ModelFactory.SettingsOf(entry, VendorCatalog.Find(entry.Service)));
    }

    private static string HashOfPrices(PoolFile file)
    {
        if (file.Document.Prices is not { } prices)
        {
            return "";
        }

        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Resolve(prices))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"'{prices}' cannot be read: {error.Message}", error);
        }
    }
}
