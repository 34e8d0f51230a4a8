namespace Podium.Pocket.Problems;

/// <summary>An operation with its input and parameter drawn.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Input">Its input, if it takes one.</param>
/// <param name="Parameter">Its parameter; empty if it has none.</param>
/// <param name="Output">Its result.</param>
internal sealed record AppliedOperation(Operation Operation, Value? Input, string Parameter, Value Output)
{
    /// <summary>Fills a phrasing, with <paramref name="subject"/> in the input's place.</summary>
    public string Phrase(string template, string subject) =>
        template.Replace("{x}", subject, StringComparison.Ordinal)
            .Replace("{n}", Parameter, StringComparison.Ordinal);

    /// <summary>
    /// Draws a parameter for <paramref name="input"/>; <see langword="null"/> if the input does not fit.
    /// </summary>
    public static AppliedOperation? Draw(Operation operation, Value? input, Random random)
    {
        var parameter = operation.Parameter(random, input);
        return parameter is null
            ? null
            : new AppliedOperation(operation, input, parameter, operation.Result(input, parameter));
    }
}
