namespace Podium.FakeServices.Dialects;

/// <summary>What a service says of the prompt tokens that are in its cache; it bills as it says.</summary>
public enum CacheUsage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Those that it read there, in <c>prompt_tokens_details.cached_tokens</c>.</summary>
    Reads,

    /// <summary>
    /// With Chat Completions as <see cref="Reads"/>, and those that it put there in
    /// <c>prompt_tokens_details.cache_write_tokens</c>; with Messages in <c>cache_read_input_tokens</c> and
    /// <c>cache_creation_input_tokens</c>, which <c>input_tokens</c> leaves out.
    /// </summary>
    ReadsAndWrites,

    /// <summary>Those that it read there, and those that it did not, in fields of the usage itself.</summary>
    HitsAndMisses,
}
