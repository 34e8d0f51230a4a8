using System.Text.Json;

namespace Podium.Providers.Caching;

/// <summary>A function that the model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">Its arguments; members in the order in which the caller gave them.</param>
internal sealed record KeyTool(string Name, string Description, JsonElement Schema);
