namespace Podium.Providers.OpenAi.Wire;

/// <summary>The function of an earlier call, and its arguments as JSON text.</summary>
internal sealed record RequestCalledFunction(string Name, string Arguments);
