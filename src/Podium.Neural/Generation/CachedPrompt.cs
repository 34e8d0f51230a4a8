namespace Podium.Neural.Generation;

/// <summary>A prompt that went through the model once and is continued by several sequences.</summary>
internal sealed class CachedPrompt(CacheArena arena, int hiddenSize, int users)
{
    private int _users = users;

    public CachedTokens Cache { get; } = new(arena);

    /// <summary>The residual stream after the prompt's last token.</summary>
    public float[] LastHidden { get; } = new float[hiddenSize];

    /// <summary>Gives the memory back when the last user is done.</summary>
    public void Leave()
    {
        if (--_users == 0)
        {
            Cache.Release();
        }
    }
}
