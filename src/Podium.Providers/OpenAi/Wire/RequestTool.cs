namespace Podium.Providers.OpenAi.Wire;

/// <summary>A tool that the model may call.</summary>
internal sealed record RequestTool(string Type, RequestFunction Function);
