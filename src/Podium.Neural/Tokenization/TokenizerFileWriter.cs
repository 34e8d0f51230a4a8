using System.Text.Encodings.Web;
using System.Text.Json;
using Podium.Core.Storage;

namespace Podium.Neural.Tokenization;

/// <summary>Writes <c>tokenizer.json</c> in the layout of Hugging Face <c>tokenizers</c>.</summary>
internal static class TokenizerFileWriter
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file at once: a reader sees the old file or the new one.</summary>
    public static void Write(TokenizerModel model, string path) =>
        AtomicFile.Write(path, stream => Write(model, stream));

    private static void Write(TokenizerModel model, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Layout);
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteAddedTokens(json, model.AddedTokens);
        WriteNormalizer(json, model);
        WritePreTokenizer(json);
        json.WritePropertyName("post_processor");
        WriteByteLevel(json);
        json.WritePropertyName("decoder");
        WriteByteLevel(json);
        WriteModel(json, model);
        json.WriteEndObject();
    }

    private static void WriteAddedTokens(Utf8JsonWriter json, IReadOnlyList<AddedToken> tokens)
    {
        json.WriteStartArray("added_tokens");
        foreach (var token in tokens)
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Id);
            json.WriteString("content", token.Content);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", false);
            json.WriteBoolean("rstrip", false);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", token.IsSpecial);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNormalizer(Utf8JsonWriter json, TokenizerModel model)
    {
        if (!model.Composes)
        {
            json.WriteNull("normalizer");
            return;
        }

        json.WriteStartObject("normalizer");
        json.WriteString("type", "NFC");
        json.WriteEndObject();
    }

    private static void WritePreTokenizer(Utf8JsonWriter json)
    {
        json.WriteStartObject("pre_tokenizer");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("pretokenizers");
        json.WriteStartObject();
        json.WriteString("type", "Split");
        json.WriteStartObject("pattern");
        json.WriteString("Regex", PreTokenizer.Expression);
        json.WriteEndObject();
        json.WriteString("behavior", "Isolated");
        json.WriteBoolean("invert", false);
        json.WriteEndObject();
        WriteByteLevel(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", false);
        json.WriteBoolean("trim_offsets", false);
        json.WriteBoolean("use_regex", false);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, TokenizerModel model)
    {
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteNull("unk_token");
        json.WriteString("continuing_subword_prefix", "");
        json.WriteString("end_of_word_suffix", "");
        json.WriteBoolean("fuse_unk", false);
        json.WriteBoolean("byte_fallback", false);
        json.WriteBoolean("ignore_merges", false);
        json.WriteStartObject("vocab");
        for (var token = 0; token < model.Tokens.Count; token++)
        {
            if (model.Tokens[token] is { } bytes)
            {
                json.WriteNumber(ByteAlphabet.ToText(bytes), token);
            }
        }

        json.WriteEndObject();
        WriteMerges(json, model);
        json.WriteEndObject();
    }

    private static void WriteMerges(Utf8JsonWriter json, TokenizerModel model)
    {
        json.WriteStartArray("merges");
        foreach (var merge in model.Merges)
        {
            var left = ByteAlphabet.ToText(model.Tokens[merge.Left]);
            var right = ByteAlphabet.ToText(model.Tokens[merge.Right]);
            json.WriteStringValue($"{left} {right}");
        }

        json.WriteEndArray();
    }
}
