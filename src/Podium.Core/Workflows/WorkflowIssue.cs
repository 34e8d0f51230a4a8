namespace Podium.Core.Workflows;

/// <summary>Why a well-formed workflow cannot be run.</summary>
/// <param name="Step">0-based step the issue lies in; 0 where <paramref name="Part"/> is the whole workflow.</param>
/// <param name="Part">What the issue is about.</param>
/// <param name="Reason">One sentence that says what is wrong and what would be right.</param>
public sealed record WorkflowIssue(int Step, WorkflowPart Part, string Reason);
