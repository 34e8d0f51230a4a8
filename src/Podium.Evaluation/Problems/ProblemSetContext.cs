using System.Text.Json.Serialization;

namespace Podium.Evaluation.Problems;

/// <summary>How the lines of a file of problems become JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ProblemSetHeader))]
[JsonSerializable(typeof(ProblemLine))]
internal sealed partial class ProblemSetContext : JsonSerializerContext;
