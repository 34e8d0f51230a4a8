using Podium.Core.Execution;

namespace Podium.Pocket.Corpora;

/// <summary>One message to a worker and the answer it should give.</summary>
/// <param name="Message">The message, as the executor would compose it.</param>
/// <param name="Answer">The right answer.</param>
internal sealed record WorkerExample(WorkerMessage Message, string Answer);
