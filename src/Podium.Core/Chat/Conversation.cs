using System.Text;
using Microsoft.Extensions.AI;

namespace Podium.Core.Chat;

/// <summary>Turns a conversation into one question.</summary>
internal static class Conversation
{
    /// <summary>
    /// The last user message as it is; if messages with text stand before it, all of them in their order, each under
    /// a line with its role in brackets and framed like a worker's message, so that none can pass for another.
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
        return earlier.Count == 0 ? all[last].Text : Frame([.. earlier, all[last]]);
    }

    private static string Frame(IEnumerable<ChatMessage> messages)
    {
        var builder = new StringBuilder();
        foreach (var message in messages)
        {
            builder.Append('[').Append(FrameText.ToOneLine(message.Role.Value)).Append("]\n");
            FrameText.AppendLines(builder, message.Text);
        }

        return builder.ToString(0, builder.Length - 1);
    }
}
