using System.Text.Json;

namespace Podium.Neural.Tokenization;

/// <summary>
/// Reads <c>tokenizer.json</c> and refuses, with the reason, whatever the engine would not reproduce exactly.
/// </summary>
internal sealed class TokenizerFileReader
{
    private const int MostTokens = 1 << 24;

    private readonly string _name;

    private TokenizerFileReader(string name) => _name = name;

    /// <summary>Reads the file's bytes; <paramref name="name"/> names it in errors.</summary>
    public static TokenizerModel Read(ReadOnlyMemory<byte> utf8, string name)
    {
        var reader = new TokenizerFileReader(name);
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return reader.ReadModel(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{name}: not a tokenizer file: {exception.Message}", exception);
        }
    }

    private TokenizerModel ReadModel(JsonElement root)
    {
        CheckPreTokenizer(root);
        CheckType(root, "decoder", "ByteLevel");
        if (IsPresent(root, "post_processor"))
        {
            CheckType(root, "post_processor", "ByteLevel");
        }

        var model = Member(root, "model");
        CheckModel(model);
        var ids = ReadVocabulary(model);
        var added = ReadAddedTokens(root);
        return new TokenizerModel(ReadTokens(ids, added), ReadMerges(model, ids), added, ReadComposes(root));
    }

    private void CheckPreTokenizer(JsonElement root)
    {
        var sequence = CheckType(root, "pre_tokenizer", "Sequence");
        var steps = Member(sequence, "pretokenizers");
        var isKnown = steps.GetArrayLength() == 2
            && Text(steps[0], "type") == "Split"
            && Text(Member(steps[0], "pattern"), "Regex") == PreTokenizer.Expression
            && Text(steps[0], "behavior") == "Isolated"
            && !Flag(steps[0], "invert")
            && Text(steps[1], "type") == "ByteLevel"
            && !Flag(steps[1], "add_prefix_space")
            && !Flag(steps[1], "use_regex");
        if (!isKnown)
        {
            throw Unsupported("the pre-tokenizer is not that of Qwen2 (its split expression, then ByteLevel)");
        }
    }

    private void CheckModel(JsonElement model)
    {
        if (IsPresent(model, "type") && Text(model, "type") != "BPE")
        {
            throw Unsupported($"model type \"{Text(model, "type")}\" (only BPE is read)");
        }

        foreach (var name in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (IsPresent(model, name) && Text(model, name).Length > 0)
            {
                throw Unsupported($"a model with {name}");
            }
        }

        if (Flag(model, "byte_fallback") || Flag(model, "ignore_merges"))
        {
            throw Unsupported("a model with byte_fallback or ignore_merges");
        }
    }

    private bool ReadComposes(JsonElement root)
    {
        if (!IsPresent(root, "normalizer"))
        {
            return false;
        }

        CheckType(root, "normalizer", "NFC");
        return true;
    }

    private Dictionary<string, int> ReadVocabulary(JsonElement model)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var used = new HashSet<int>();
        foreach (var entry in Member(model, "vocab").EnumerateObject())
        {
            if (!entry.Value.TryGetInt32(out var id) || id < 0 || id >= MostTokens || !used.Add(id))
            {
                throw Damaged($"token \"{entry.Name}\" has id {entry.Value}, which is taken or out of range");
            }

            if (!ids.TryAdd(entry.Name, id))
            {
                throw Damaged($"token \"{entry.Name}\" stands twice in the vocabulary");
            }
        }

        for (var value = 0; value < 256; value++)
        {
            if (!ids.ContainsKey(ByteAlphabet.ToText([(byte)value])))
            {
                throw Damaged($"the vocabulary has no token for byte {value}");
            }
        }

        return ids;
    }

    private AddedToken[] ReadAddedTokens(JsonElement root)
    {
        if (!IsPresent(root, "added_tokens"))
        {
            return [];
        }

        var tokens = Member(root, "added_tokens").EnumerateArray().Select(ReadAddedToken).ToArray();
        if (tokens.DistinctBy(token => token.Id).Count() < tokens.Length
            || tokens.DistinctBy(token => token.Content).Count() < tokens.Length)
        {
            throw Damaged("two added tokens share an id or a text");
        }

        return tokens;
    }

    private AddedToken ReadAddedToken(JsonElement element)
    {
        var content = Text(element, "content");
        if (content.Length == 0 || !Member(element, "id").TryGetInt32(out var id) || id < 0 || id >= MostTokens)
        {
            throw Damaged($"added token \"{content}\" is empty or has an id out of range");
        }

        if (Flag(element, "single_word") || Flag(element, "lstrip") || Flag(element, "rstrip"))
        {
            throw Unsupported($"added token \"{content}\" with single_word, lstrip or rstrip");
        }

        return new AddedToken(id, content, Flag(element, "special"));
    }

    private byte[]?[] ReadTokens(Dictionary<string, int> ids, AddedToken[] addedTokens)
    {
        var added = addedTokens.ToDictionary(token => token.Id, token => token.Content);
        var tokens = new byte[ids.Values.Max() + 1][];
        foreach (var (text, id) in ids)
        {
            if (added.TryGetValue(id, out var content))
            {
                if (content != text)
                {
                    throw Damaged($"id {id} is \"{text}\" in the vocabulary and \"{content}\" among the added tokens");
                }

                continue;
            }

            tokens[id] = ByteAlphabet.TryToBytes(text, out var bytes)
                ? bytes
                : throw Damaged($"token \"{text}\" has characters outside the byte-level alphabet");
        }

        return tokens;
    }

    private Merge[] ReadMerges(JsonElement model, Dictionary<string, int> ids)
    {
        var list = Member(model, "merges");
        var merges = new List<Merge>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            var (left, right) = ReadPair(element);
            if (!ids.TryGetValue(left, out var leftId)
                || !ids.TryGetValue(right, out var rightId)
                || !ids.TryGetValue(left + right, out var merged))
            {
                throw Damaged($"merge {merges.Count} (\"{left}\", \"{right}\") names a token outside the vocabulary");
            }

            merges.Add(new Merge(leftId, rightId, merged));
        }

        return [.. merges];
    }

    private (string Left, string Right) ReadPair(JsonElement element)
    {
        var parts = element.ValueKind == JsonValueKind.String
            ? element.GetString()!.Split(' ')
            : element.EnumerateArray().Select(part => part.GetString() ?? string.Empty).ToArray();
        return parts is [{ Length: > 0 } left, { Length: > 0 } right]
            ? (left, right)
            : throw Damaged($"merge {element} is not a pair of tokens");
    }

    private JsonElement CheckType(JsonElement root, string name, string type)
    {
        var member = Member(root, name);
        var actual = member.ValueKind == JsonValueKind.Object ? Text(member, "type") : member.ToString();
        return actual == type ? member : throw Unsupported($"{name} \"{actual}\" (only {type} is read)");
    }

    private JsonElement Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : throw Damaged($"\"{name}\" is missing");

    private string Text(JsonElement element, string name) =>
        Member(element, name).GetString() ?? throw Damaged($"\"{name}\" is null");

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static bool IsPresent(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private InvalidDataException Damaged(string problem) => new($"{_name}: damaged tokenizer file: {problem}.");

    private InvalidDataException Unsupported(string problem) => new($"{_name}: unsupported tokenizer: {problem}.");
}
