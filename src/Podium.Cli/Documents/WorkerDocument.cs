using Podium.Core.Workers;

namespace Podium.Cli.Documents;

/// <summary>A worker's card as JSON.</summary>
/// <param name="Id">Position in the pool, as workflow text names it.</param>
/// <param name="Name">Name.</param>
/// <param name="Summary">What it is good at.</param>
/// <param name="Skills">Measured accuracy per skill.</param>
/// <param name="InputPricePerMillion">Price of a million input tokens.</param>
/// <param name="OutputPricePerMillion">Price of a million output tokens.</param>
/// <param name="ContextTokens">Most tokens of a message.</param>
/// <param name="OutputTokens">Most tokens of an answer.</param>
internal sealed record WorkerDocument(
    int Id,
    string Name,
    string Summary,
    IReadOnlyList<SkillAccuracy> Skills,
    decimal InputPricePerMillion,
    decimal OutputPricePerMillion,
    int ContextTokens,
    int OutputTokens)
{
    public static WorkerDocument Of(int id, Worker worker) => new(
        id,
        worker.Name,
        worker.Card.Summary,
        worker.Card.Skills,
        worker.Card.Price.InputPerMillion,
        worker.Card.Price.OutputPerMillion,
        worker.Card.ContextTokens,
        worker.Card.OutputTokens);
}
