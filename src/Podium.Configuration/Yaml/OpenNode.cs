namespace Podium.Configuration.Yaml;

/// <summary>A mapping or list whose end has not been reached.</summary>
/// <param name="isMapping">Whether it has keys.</param>
internal sealed class OpenNode(bool isMapping)
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Whether what comes next is a key.</summary>
    public bool ExpectsKey => isMapping && _count % 2 == 0;

    /// <summary>Notes that a key, a value or an item has begun.</summary>
    public void Advance() => _count++;

    /// <summary>Notes a key.</summary>
    /// <returns>The line in which it stands already; nothing for a new one.</returns>
    public long? Note(string key, long line)
    {
        if (_lines.TryGetValue(key, out var first))
        {
            return first;
        }

        _lines.Add(key, line);
        return null;
    }
}
