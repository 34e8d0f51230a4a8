using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Providers.Caching;

/// <summary>
/// The key of an answer: SHA-256, in hexadecimal, of a <see cref="KeyDocument"/> as UTF-8 JSON without white space,
/// whose members stand in the order of their declaration and are left out where they are null.
/// </summary>
internal static class CacheKey
{
    /// <summary>The key; <see langword="null"/> if the answer may depend on more than can be seen.</summary>
    public static string? Of(AnswerOrigin origin, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var asked = KeyOptions.Of(options);
        var said = messages.Select(MessageOf).ToArray();
        if (asked is null || said.Contains(null))
        {
            return null;
        }

        var document = new KeyDocument(
            KeyDocument.CurrentVersion, origin.Service, origin.Model, origin.Endpoint, origin.Settings, asked, said!);
        var json = JsonSerializer.SerializeToUtf8Bytes(document, CacheContext.Default.KeyDocument);
        return Convert.ToHexStringLower(SHA256.HashData(json));
    }

    private static KeyMessage? MessageOf(ChatMessage message)
    {
        var contents = message.Contents.Select(StoredContent.Of).ToArray();
        return contents.Contains(null) ? null : new KeyMessage(message.Role.Value, message.AuthorName, contents!);
    }
}
