namespace Podium.Cli.Tests.CommandLine;

/// <summary>A clock that stands still, so that every figure of time is known.</summary>
internal sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
