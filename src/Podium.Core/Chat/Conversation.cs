using System.Text;
using Microsoft.Extensions.AI;

namespace Podium.Core.Chat;

/// <summary>Turns a conversation into one question.</summary>
internal static class Conversation
{
    /// <summary>
    /// The last user message; if messages stand before it, they precede it, each under a line that names its role.
    /// </summary>
    /// <exception cref="ArgumentException">There is no user message, it is empty, or something is no text.</exception>
    public static string ToQuestion(IEnumerable<ChatMessage> messages)
    {
        var all = messages.ToList();
        var last = all.FindLastIndex(message => message.Role == ChatRole.User);
        if (last < 0 || string.IsNullOrWhiteSpace(all[last].Text))
        {
            throw new ArgumentException("A conductor needs a user message with a question in it.", nameof(messages));
        }

        if (all.SelectMany(message => message.Contents).Any(content => content is DataContent or UriContent))
        {
            throw new ArgumentException("A conductor reads text only; remove images and files.", nameof(messages));
        }

        var earlier = all.Take(last).Where(message => message.Text.Length > 0).ToList();
        return earlier.Count == 0 ? all[last].Text : WithContext(earlier, all[last].Text);
    }

    private static string WithContext(IEnumerable<ChatMessage> earlier, string question)
    {
        var builder = new StringBuilder("The conversation so far:\n");
        foreach (var message in earlier)
        {
            builder.Append(message.Role.Value).Append(": ").Append(message.Text).Append('\n');
        }

        return builder.Append("\nThe question now:\n").Append(question).ToString();
    }
}
