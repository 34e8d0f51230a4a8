namespace Podium.Providers.Vendors;

/// <summary>The wire format that a vendor speaks.</summary>
public enum VendorKind
{
    /// <summary>Chat Completions, as OpenAI defined and many adopted it.</summary>
    OpenAi,

    /// <summary>Anthropic's Messages.</summary>
    Anthropic,
}
