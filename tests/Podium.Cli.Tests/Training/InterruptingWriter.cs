namespace Podium.Cli.Tests.Training;

/// <summary>Interrupts when a certain line is written.</summary>
/// <param name="trigger">Beginning of the line.</param>
/// <param name="interrupt">What to do then.</param>
internal sealed class InterruptingWriter(string trigger, Action interrupt) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(trigger, StringComparison.Ordinal) == true)
        {
            interrupt();
        }
    }
}
