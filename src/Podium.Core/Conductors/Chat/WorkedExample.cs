using Podium.Core.Workflows;

namespace Podium.Core.Conductors.Chat;

/// <summary>A question and the workflow that a good conductor writes for it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Workflow">The workflow, for the pool of <see cref="WorkedExamples"/>.</param>
internal sealed record WorkedExample(string Question, Workflow Workflow);
