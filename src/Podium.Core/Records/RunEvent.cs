using System.Text.Json.Serialization;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Core.Resilience;
using Podium.Core.Runs;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Records;

/// <summary>
/// One line of a run's record. Rounds and steps count from 0; times are milliseconds from the start of the run;
/// prices are in the pool's currency.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), nameof(RunStarted))]
[JsonDerivedType(typeof(WorkflowWritten), nameof(WorkflowWritten))]
[JsonDerivedType(typeof(StepStarted), nameof(StepStarted))]
[JsonDerivedType(typeof(AttemptFailed), nameof(AttemptFailed))]
[JsonDerivedType(typeof(StepCompleted), nameof(StepCompleted))]
[JsonDerivedType(typeof(RoundCompleted), nameof(RoundCompleted))]
[JsonDerivedType(typeof(RunCompleted), nameof(RunCompleted))]
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>The first event: everything the run was given.</summary>
    /// <param name="Version">Version of the record's format, <see cref="RunRecord.Version"/>.</param>
    /// <param name="StartedAt">When the run began.</param>
    /// <param name="Question">The question.</param>
    /// <param name="Seed">The run's seed.</param>
    /// <param name="Conductor">Name of the conductor.</param>
    /// <param name="ConductorPrice">Price of its tokens; <see langword="null"/> if they cost nothing.</param>
    /// <param name="Workers">The pool, in the order of the workers' ids.</param>
    /// <param name="QuestionVisibility">Which workers see the question.</param>
    /// <param name="MaxSteps">Most steps of a workflow.</param>
    /// <param name="MaxRounds">Most rounds.</param>
    /// <param name="MaxPrice">Most that the run may cost; <see langword="null"/> for no limit.</param>
    public sealed record RunStarted(
        int Version,
        DateTimeOffset StartedAt,
        string Question,
        long Seed,
        string Conductor,
        TokenPrice? ConductorPrice,
        IReadOnlyList<RecordedWorker> Workers,
        QuestionVisibility QuestionVisibility,
        int MaxSteps,
        int MaxRounds,
        decimal? MaxPrice) : RunEvent;

    /// <summary>The conductor wrote.</summary>
    /// <param name="Round">Which round.</param>
    /// <param name="Text">What it wrote, as it wrote it.</param>
    /// <param name="Steps">The workflow; empty to accept; <see langword="null"/> if the text is unusable.</param>
    /// <param name="Errors">Why it is unusable; empty if it is not.</param>
    /// <param name="PriceBound">The most that the workflow can cost.</param>
    /// <param name="Usage">Tokens that the conductor used.</param>
    /// <param name="Price">What they cost.</param>
    /// <param name="Start">When it was asked.</param>
    /// <param name="Elapsed">How long it took.</param>
    public sealed record WorkflowWritten(
        int Round,
        string Text,
        IReadOnlyList<RecordedStep>? Steps,
        IReadOnlyList<WorkflowError> Errors,
        decimal PriceBound,
        TokenUsage Usage,
        decimal Price,
        double Start,
        double Elapsed) : RunEvent
    {
        /// <summary>
        /// Whether the usage is the most that it can be, because not all of it was reported; false, and not in the
        /// file, if all was.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsUsageAtMost { get; init; }

        /// <summary>What answers from a cache saved; 0, and not in the file, if there were none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public decimal Saved { get; init; }

        /// <summary>Calls of a model's service that it took; 0, and not in the file, if it took none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Calls { get; init; }

        /// <summary>
        /// Why a fallback wrote in the conductor's place; <see langword="null"/>, and not in the file, if it did not.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Fallback { get; init; }
    }

    /// <summary>A worker was called.</summary>
    /// <param name="Round">Which round.</param>
    /// <param name="Step">Which step.</param>
    /// <param name="Worker">Name of the worker.</param>
    /// <param name="Prompt">The message it got.</param>
    /// <param name="Start">When.</param>
    public sealed record StepStarted(int Round, int Step, string Worker, string Prompt, double Start) : RunEvent;

    /// <summary>
    /// A call failed and was followed by another, of the same worker or of one that stands in for it; or it was given
    /// up for another beside it.
    /// </summary>
    /// <param name="Round">Which round.</param>
    /// <param name="Step">Which step; <see langword="null"/> for the conductor's own call.</param>
    /// <param name="Attempt">Which of the failed calls of the step or the conductor in this round, from 0.</param>
    /// <param name="Failed">
    /// How it failed and what it cost; the usage and price of the step or of the conductor hold that too.
    /// </param>
    public sealed record AttemptFailed(int Round, int? Step, int Attempt, FailedAttempt Failed) : RunEvent;

    /// <summary>A step ended, or turned out not to be run.</summary>
    /// <param name="Round">Which round.</param>
    /// <param name="Step">Which step.</param>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Usage">Tokens it used.</param>
    /// <param name="IsUsageReported">Whether all of it was reported; otherwise it is the most it can have been.</param>
    /// <param name="Price">What it cost.</param>
    /// <param name="Start">When its worker was called; 0 if it was not.</param>
    /// <param name="Elapsed">How long the call took.</param>
    public sealed record StepCompleted(
        int Round,
        int Step,
        StepOutcome Outcome,
        TokenUsage Usage,
        bool IsUsageReported,
        decimal Price,
        double Start,
        double Elapsed) : RunEvent
    {
        /// <summary>Name of the worker that stood in for the step's own; <see langword="null"/> for none.</summary>
        public string? StandIn { get; init; }

        /// <summary>What answers from a cache saved; 0, and not in the file, if there were none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public decimal Saved { get; init; }
    }

    /// <summary>A round ended.</summary>
    /// <param name="Round">Which round.</param>
    /// <param name="Answer">Its answer, the earlier one if it was accepted; <see langword="null"/> for none.</param>
    /// <param name="Usage">Tokens that the round's workers used.</param>
    /// <param name="Price">What they cost.</param>
    public sealed record RoundCompleted(int Round, string? Answer, TokenUsage Usage, decimal Price) : RunEvent
    {
        /// <summary>What answers from a cache saved; 0, and not in the file, if there were none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public decimal Saved { get; init; }
    }

    /// <summary>The last event.</summary>
    /// <param name="Outcome">How the run ended.</param>
    /// <param name="Answer">The last answer that a round completed; <see langword="null"/> for none.</param>
    /// <param name="WorkerUsage">Tokens that the workers used.</param>
    /// <param name="WorkerPrice">What they cost.</param>
    /// <param name="ConductorUsage">Tokens that the conductor used.</param>
    /// <param name="ConductorPrice">What they cost.</param>
    /// <param name="Elapsed">How long the run took.</param>
    public sealed record RunCompleted(
        RunOutcome Outcome,
        string? Answer,
        TokenUsage WorkerUsage,
        decimal WorkerPrice,
        TokenUsage ConductorUsage,
        decimal ConductorPrice,
        double Elapsed) : RunEvent
    {
        /// <summary>
        /// Whether the conductor's usage is the most that it can be, because not all of it was reported; false, and
        /// not in the file, if all was.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsConductorUsageAtMost { get; init; }

        /// <summary>
        /// What answers of the workers from a cache saved; 0, and not in the file, if there were none.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public decimal WorkerSaved { get; init; }

        /// <summary>What those of the conductor saved; 0, and not in the file, if there were none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public decimal ConductorSaved { get; init; }
    }
}
