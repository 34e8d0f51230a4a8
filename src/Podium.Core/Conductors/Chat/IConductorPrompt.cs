using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Podium.Core.Conductors.Chat;

/// <summary>Words what a chat model is told when it conducts.</summary>
public interface IConductorPrompt
{
    /// <summary>
    /// Schema of the JSON object that the model must write; <see langword="null"/> if it writes prose and lists.
    /// </summary>
    JsonElement? Schema { get; }

    /// <summary>The messages that ask for a workflow; the same for the same request.</summary>
    IReadOnlyList<ChatMessage> Write(ConductorRequest request);

    /// <summary>
    /// The user message that asks for another text, after the one that cannot be used. Its length must grow with
    /// <paramref name="problems"/> byte by byte, for a bound of the call is taken from it.
    /// </summary>
    /// <param name="problems">What is wrong with the text, one problem a line.</param>
    string Repair(string problems);
}
