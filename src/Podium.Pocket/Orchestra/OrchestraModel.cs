using System.Security.Cryptography;
using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;
using Podium.Neural.Weights;

namespace Podium.Pocket.Orchestra;

/// <summary>Reads the models that <c>orchestra.json</c> lists.</summary>
internal static class OrchestraModel
{
    /// <summary>Reads a worker's or a conductor's model.</summary>
    /// <param name="orchestra">Folder of the orchestra.</param>
    /// <param name="name">Name of the worker or conductor.</param>
    /// <param name="hash">Hash of its weights in hexadecimal; without one, they are not checked.</param>
    /// <exception cref="InvalidDataException">A file is missing, truncated or another than the listed one.</exception>
    public static LanguageModel Load(string orchestra, string name, string? hash)
    {
        var folder = Path.Combine(orchestra, name);
        try
        {
            var model = ModelFolder.Load(folder);
            if (hash is not null)
            {
                CheckWeights(folder, hash);
            }

            CheckTokenizer(folder, model.Tokenizer);
            return model;
        }
        catch (FileNotFoundException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static void CheckWeights(string folder, string expected)
    {
        var path = Path.Combine(folder, ModelFolder.WeightsName);
        using var weights = File.OpenRead(path);
        if (!Convert.ToHexString(SHA256.HashData(weights)).Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"{path}: these are not the weights that {PocketOrchestra.FileName} lists by their hash.");
        }
    }

    private static void CheckTokenizer(string folder, ByteLevelTokenizer tokenizer)
    {
        string[] needed = [ConductorTokens.StartText, ConductorTokens.EndText];
        if (needed.FirstOrDefault(text => !tokenizer.TryGetTokenId(text, out _)) is { } missing)
        {
            throw new InvalidDataException(
                $"{Path.Combine(folder, ModelFolder.TokenizerName)}: the token \"{missing}\" is missing.");
        }
    }
}
