using System.Text.Json.Serialization;
using Podium.Core.Runs;

namespace Podium.Core.Records;

/// <summary>How the events of a record become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(RunOutcome.Truncated), TypeInfoPropertyName = "RunTruncated")]
[JsonSerializable(typeof(RunOutcome.Refused), TypeInfoPropertyName = "RunRefused")]
[JsonSerializable(typeof(RunOutcome.Faulted), TypeInfoPropertyName = "RunFaulted")]
[JsonSerializable(typeof(RunOutcome.OverBudget), TypeInfoPropertyName = "RunOverBudget")]
[JsonSerializable(typeof(RunOutcome.Cancelled), TypeInfoPropertyName = "RunCancelled")]
internal sealed partial class RunRecordContext : JsonSerializerContext;
