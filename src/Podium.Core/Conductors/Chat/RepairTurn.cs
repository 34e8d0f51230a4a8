using System.Text;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>Shows a model its own text and what is wrong with it, both at bounded length.</summary>
internal static class RepairTurn
{
    private const int BytesPerToken = 4;
    private const int ProblemBytes = 4000;
    private const int ShownCharacters = 40;

    /// <summary>The two messages that follow those which the text answered.</summary>
    public static IEnumerable<ChatMessage> Messages(IConductorPrompt prompt, ConductorDraft draft, int outputTokens)
    {
        var text = Excerpt.Of(draft.Text, TextBytes(outputTokens));
        var problems = string.Join('\n', draft.Errors.Select(error => Describe(error, draft.Text)));
        yield return new ChatMessage(ChatRole.Assistant, string.IsNullOrWhiteSpace(text) ? "(nothing)" : text);
        yield return new ChatMessage(ChatRole.User, prompt.Repair(Excerpt.Of(problems, ProblemBytes)));
    }

    /// <summary>Most tokens that the two messages add: one a byte, whatever the text is.</summary>
    public static long MostTokens(IConductorPrompt prompt, int outputTokens)
    {
        var request = Encoding.UTF8.GetByteCount(prompt.Repair(new string('x', ProblemBytes)));
        return TextBytes(outputTokens) + request + (2L * PriceBound.FramingTokens);
    }

    private static int TextBytes(int outputTokens) =>
        (int)Math.Max(Excerpt.LeastBytes, Math.Min((long)BytesPerToken * outputTokens, int.MaxValue));

    private static string Describe(WorkflowError error, string text)
    {
        var position = error.Position;
        if (position >= text.Length)
        {
            return $"- at the end: {error.Reason}";
        }

        var length = Math.Min(ShownCharacters, text.Length - position);
        length -= char.IsHighSurrogate(text[position + length - 1]) ? 1 : 0;
        var shown = text.Substring(position, length);
        return $"- at character {position}, where it says {FrameText.ToOneLine(shown)}: {error.Reason}";
    }
}
