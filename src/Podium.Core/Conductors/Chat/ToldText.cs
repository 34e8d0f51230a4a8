using System.Text;

namespace Podium.Core.Conductors.Chat;

/// <summary>Tells a text while it is written, and remembers what was told.</summary>
internal sealed class ToldText(Action<string> written)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether nothing was told.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Whether the listener threw: then the run is broken, not the model.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Tells the next piece.</summary>
    public void Write(string piece)
    {
        if (piece.Length > 0)
        {
            _text.Append(piece);
            HasFailed = true;
            written(piece);
            HasFailed = false;
        }
    }

    /// <summary>What was told, a line with a remark, and what follows.</summary>
    public string Before(string remark, string rest) => $"{_text}\n\n({remark})\n{rest}";
}
