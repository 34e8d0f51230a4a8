using Microsoft.Extensions.AI;

namespace Podium.Core.Chat;

/// <summary>What a model said in place of an answer, as chat clients tell it.</summary>
internal static class Refusal
{
    private const string Code = "Refusal";

    /// <summary>The refusal among an answer's contents; <see langword="null"/> if there is none.</summary>
    public static string? In(IEnumerable<AIContent> contents) =>
        contents.OfType<ErrorContent>().FirstOrDefault(error => error.ErrorCode == Code)?.Message;
}
