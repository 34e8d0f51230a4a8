namespace Podium.Providers.OpenAi.Wire;

/// <summary>Where Groq reports the usage of a stream.</summary>
internal sealed record ReplyExtension(ReplyUsage? Usage);
