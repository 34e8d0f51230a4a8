using System.Text.Json.Serialization;
using Podium.Pocket.Training;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Recipes;

/// <summary>
/// How parts of a recipe become the texts that fingerprints are taken of. What is not set leaves no trace, so that what
/// recipes may say later leaves fingerprints as they were.
/// </summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerRecipe))]
[JsonSerializable(typeof(CardRecipe))]
[JsonSerializable(typeof(ColdStartRecipe))]
[JsonSerializable(typeof(GrpoOptions))]
[JsonSerializable(typeof(SelfImitationRecipe))]
[JsonSerializable(typeof(ServiceRecipe))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class RecipeContext : JsonSerializerContext;
