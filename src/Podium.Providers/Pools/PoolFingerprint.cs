using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Podium.Core.Workers;
using Podium.Providers.Pools.Documents;
using Podium.Providers.Prices;
using Podium.Providers.Vendors;

namespace Podium.Providers.Pools;

/// <summary>Tells pools apart by what their workers answer, and by what a conductor is told of them.</summary>
public static class PoolFingerprint
{
    /// <summary>
    /// Hash in hexadecimal, which changes with the workers, their models, settings, prices and measured cards, and with
    /// who is shown the question; limits, budgets, keys and the conductor are no part of it. Of the price list it holds
    /// what is said of these models, on whatever day.
    /// </summary>
    /// <exception cref="InvalidDataException">The file of the cards or of the prices cannot be read.</exception>
    public static string Of(PoolFile file)
    {
        var cards = MeasuredCards.Of(file);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{file.Document.Question}");
        foreach (var (name, entry) in file.Document.Workers)
        {
            Append(text, name, entry);
            foreach (var known in file.Prices.Of(entry.Service, entry.Model))
            {
                Append(text, entry, known);
            }

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

    /// <summary>What the price list adds to an entry's card, on whatever day.</summary>
    private static void Append(StringBuilder text, ModelEntry entry, ModelPrice known)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{known.ValidFrom:O} {known.ValidUntil:O}");
        if (entry.ContextTokens is null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{ModelFactory.ShortContextOf(known)}");
        }

        if (entry.Price is null)
        {
            Append(text, known.ToTokenPrice());
        }
    }

    private static void Append(StringBuilder text, TokenPrice price)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{price.InputPerMillion} {price.OutputPerMillion}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{price.CachedInputPerMillion} {price.CacheWritePerMillion}");
        if (price.LongPrompt is { } longer)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{longer.AboveTokens}");
            Append(text, longer.Price);
        }
    }
}
