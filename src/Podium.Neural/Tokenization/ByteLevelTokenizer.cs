using System.Collections.Concurrent;
using System.Text;

namespace Podium.Neural.Tokenization;

/// <summary>
/// Byte-level byte-pair encoding as in Qwen2: every text becomes tokens and comes back byte for byte (in normal form C
/// where the tokenizer asks for it). A lone surrogate, which no UTF-8 text can hold, becomes U+FFFD. Safe for use by
/// several threads at once.
/// </summary>
public sealed class ByteLevelTokenizer
{
    private const int LongestCachedPiece = 64;
    private const int MostCachedPieces = 1 << 16;

    private readonly TokenizerModel _model;
    private readonly byte[]?[] _bytes;
    private readonly int[] _byteTokens = new int[256];
    private readonly bool[] _isSpecial;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly MergeTable _merges;
    private readonly AddedTokenMatcher _addedTokens;
    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _cacheBySpan;
    private int _cachedPieces;

    internal ByteLevelTokenizer(TokenizerModel model)
    {
        _model = model;
        _merges = new MergeTable(model.Merges);
        _addedTokens = new AddedTokenMatcher(model.AddedTokens);
        _cacheBySpan = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
        var size = model.AddedTokens.Select(token => token.Id + 1).Append(model.Tokens.Count).Max();
        _bytes = new byte[size][];
        _isSpecial = new bool[size];
        AddTokens(model);
    }

    /// <summary>Number of token ids: the highest id plus 1, added tokens included.</summary>
    public int VocabularySize => _bytes.Length;

    internal TokenizerModel Model => _model;

    /// <summary>Reads a <c>tokenizer.json</c> of byte-level BPE.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or describes another kind of tokenizer.</exception>
    public static ByteLevelTokenizer Load(string path) =>
        new(TokenizerFileReader.Read(File.ReadAllBytes(path), path));

    /// <summary>Reads the UTF-8 bytes of a <c>tokenizer.json</c>; <paramref name="name"/> names it in errors.</summary>
    /// <exception cref="InvalidDataException">The text is damaged or describes another kind of tokenizer.</exception>
    public static ByteLevelTokenizer Load(ReadOnlyMemory<byte> utf8, string name) =>
        new(TokenizerFileReader.Read(utf8, name));

    /// <summary>Writes a <c>tokenizer.json</c> that Hugging Face <c>tokenizers</c> opens.</summary>
    public void Save(string path) => TokenizerFileWriter.Write(_model, path);

    /// <summary>
    /// The tokens of <paramref name="text"/>, never an added token: a text that spells one out gets the tokens of its
    /// letters, so that what a user writes cannot forge a control token.
    /// </summary>
    public int[] Encode(string text)
    {
        var tokens = new List<int>((text.Length / 3) + 1);
        EncodeOrdinary(text, tokens);
        return [.. tokens];
    }

    /// <summary>
    /// The tokens of <paramref name="text"/>, in which added tokens are found by their text, leftmost and longest
    /// first. Only for text that the program itself has composed.
    /// </summary>
    public int[] EncodeWithAddedTokens(string text)
    {
        var tokens = new List<int>((text.Length / 3) + 1);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var found = _addedTokens.Find(rest, out var start);
            EncodeOrdinary(rest[..start].ToString(), tokens);
            rest = rest[start..];
            if (found is not null)
            {
                tokens.Add(found.Id);
                rest = rest[found.Content.Length..];
            }
        }

        return [.. tokens];
    }

    /// <summary>The text of <paramref name="tokens"/>, special tokens left out; broken UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token has no meaning in this vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> tokens) => Decode(tokens, SpecialTokens.Skip);

    /// <summary>The text of <paramref name="tokens"/>; broken UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token has no meaning in this vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> tokens, SpecialTokens specialTokens)
    {
        var bytes = new List<byte>(tokens.Length * 4);
        foreach (var token in tokens)
        {
            if (specialTokens == SpecialTokens.Write || !IsSpecial(token))
            {
                bytes.AddRange(TokenBytes(token));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>A decoder that turns tokens into text one by one.</summary>
    public StreamingDecoder CreateStreamingDecoder() => new(this);

    /// <summary>The bytes that <paramref name="token"/> stands for; for an added token, its text in UTF-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token has no meaning in this vocabulary.</exception>
    public ReadOnlySpan<byte> TokenBytes(int token)
    {
        if ((uint)token >= (uint)_bytes.Length || _bytes[token] is not { } bytes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(token), token, $"The vocabulary has no such token; ids go from 0 to {_bytes.Length - 1}.");
        }

        return bytes;
    }

    /// <summary>Whether <paramref name="token"/> is a special (control) token.</summary>
    public bool IsSpecial(int token) => (uint)token < (uint)_isSpecial.Length && _isSpecial[token];

    /// <summary>The id of the token whose whole text is <paramref name="text"/>, added tokens first.</summary>
    /// <exception cref="ArgumentException">No single token has this text.</exception>
    public int TokenId(string text) =>
        TryGetTokenId(text, out var token)
            ? token
            : throw new ArgumentException($"No single token of the vocabulary stands for \"{text}\".", nameof(text));

    /// <summary>Finds the token whose whole text is <paramref name="text"/>, added tokens first.</summary>
    public bool TryGetTokenId(string text, out int token)
    {
        foreach (var added in _model.AddedTokens)
        {
            if (added.Content == text)
            {
                token = added.Id;
                return true;
            }
        }

        return _ids.TryGetValue(ByteAlphabet.ToText(Encoding.UTF8.GetBytes(text)), out token);
    }

    private void AddTokens(TokenizerModel model)
    {
        for (var token = 0; token < model.Tokens.Count; token++)
        {
            if (model.Tokens[token] is { } bytes)
            {
                _bytes[token] = bytes;
                _ids[ByteAlphabet.ToText(bytes)] = token;
            }
        }

        foreach (var added in model.AddedTokens)
        {
            _bytes[added.Id] = Encoding.UTF8.GetBytes(added.Content);
            _isSpecial[added.Id] = added.IsSpecial;
        }

        for (var value = 0; value < 256; value++)
        {
            _byteTokens[value] = _ids[ByteAlphabet.ToText([(byte)value])];
        }
    }

    private void EncodeOrdinary(string text, List<int> tokens)
    {
        var rest = _model.Composes ? CanonicalComposition.Compose(text) : text.AsSpan();
        while (!rest.IsEmpty)
        {
            var piece = rest[..PreTokenizer.NextLength(rest)];
            tokens.AddRange(EncodePiece(piece));
            rest = rest[piece.Length..];
        }
    }

    private int[] EncodePiece(ReadOnlySpan<char> piece)
    {
        if (piece.Length <= LongestCachedPiece && _cacheBySpan.TryGetValue(piece, out var cached))
        {
            return cached;
        }

        var tokens = MergePiece(piece);
        if (piece.Length <= LongestCachedPiece
            && Volatile.Read(ref _cachedPieces) < MostCachedPieces
            && _cacheBySpan.TryAdd(piece, tokens))
        {
            Interlocked.Increment(ref _cachedPieces);
        }

        return tokens;
    }

    private int[] MergePiece(ReadOnlySpan<char> piece)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(piece)];
        Encoding.UTF8.GetBytes(piece, bytes);
        var tokens = new int[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            tokens[i] = _byteTokens[bytes[i]];
        }

        return tokens[.._merges.Apply(tokens)];
    }
}
