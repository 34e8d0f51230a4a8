using Microsoft.Extensions.AI;

namespace Podium.Core.Resilience;

/// <summary>What goes from the attempts of a streamed call to its reader.</summary>
/// <param name="Update">A piece of the answer; <see langword="null"/> for a failed attempt.</param>
/// <param name="Failed">A failed attempt, whose pieces before it are void.</param>
internal readonly record struct StreamItem(ChatResponseUpdate? Update, FailedAttempt? Failed);
