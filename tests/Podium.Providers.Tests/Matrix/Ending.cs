using Podium.Core.Execution;

namespace Podium.Providers.Tests.Matrix;

/// <summary>What a call that meets a fault is expected to come to.</summary>
internal abstract record Ending
{
    private Ending()
    {
    }

    /// <summary>Whether it is worth another call.</summary>
    public virtual bool IsRetried => false;

    /// <summary>The right answer all the same.</summary>
    public sealed record Answer : Ending;

    /// <summary>A refusal.</summary>
    public sealed record Refusal : Ending;

    /// <summary>An answer that ran out of tokens.</summary>
    /// <param name="Text">What was written until then.</param>
    public sealed record Truncation(string Text) : Ending;

    /// <summary>A fault that may be over at the next call.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="IsBookedExactly">Whether the client can know what was billed; else the worst case counts.</param>
    public sealed record Passing(FaultKind Kind, bool IsBookedExactly = false) : Ending
    {
        /// <summary>Another kind that it can be, where it depends on what the client has read by then.</summary>
        public FaultKind OrKind { get; init; } = Kind;

        public override bool IsRetried => true;
    }

    /// <summary>A fault that would come again, of a call that is not billed.</summary>
    /// <param name="Kind">Its kind.</param>
    public sealed record Lasting(FaultKind Kind) : Ending;
}
