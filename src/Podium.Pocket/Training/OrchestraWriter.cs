using System.Security.Cryptography;
using System.Text.Json;
using Podium.Core.Storage;
using Podium.Core.Workers;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;

namespace Podium.Pocket.Training;

/// <summary>Writes a folder that <see cref="PocketOrchestra"/> opens; <c>orchestra.json</c> comes last.</summary>
public sealed class OrchestraWriter
{
    private const int OutputTokens = 16;
    private const int PriceDecimals = 3;

    private readonly string _folder;
    private readonly List<OrchestraWorker> _workers = [];
    private readonly List<OrchestraWorker> _unseen = [];
    private readonly List<OrchestraConductor> _conductors = [];

    /// <summary>Begins to write into <paramref name="folder"/>.</summary>
    public OrchestraWriter(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Price of a model's tokens: its parameters in millions, for a million tokens.</summary>
    public static TokenPrice PriceOf(LanguageModel model)
    {
        var price = Math.Round(model.Transformer.ParameterCount / 1_000_000m, PriceDecimals);
        return new TokenPrice(price, price);
    }

    /// <summary>A worker's card.</summary>
    public static WorkerCard CardOf(LanguageModel model, string summary, IReadOnlyList<SkillAccuracy> skills) =>
        new(summary, skills, PriceOf(model), model.Transformer.Config.MaxPositions, OutputTokens);

    /// <summary>Adds a worker, to the pool or to those that the conductors never met.</summary>
    public void AddWorker(string name, WorkerCard card, LanguageModel model, bool isUnseen = false)
    {
        (isUnseen ? _unseen : _workers).Add(new OrchestraWorker(name, card, Save(name, model)));
    }

    /// <summary>Adds a conductor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="model">Its model.</param>
    /// <param name="goesOn">Whether it learned to go on from rounds of its own; otherwise it accepts them.</param>
    public void AddConductor(string name, LanguageModel model, bool goesOn)
    {
        _conductors.Add(new OrchestraConductor(name, PriceOf(model), Save(name, model), goesOn));
    }

    /// <summary>Writes the list of all that was added.</summary>
    public void Complete()
    {
        var file = new OrchestraFile(OrchestraFile.CurrentVersion, _workers, _conductors, _unseen);
        AtomicFile.Write(Path.Combine(_folder, PocketOrchestra.FileName), stream =>
        {
            JsonSerializer.Serialize(stream, file, OrchestraContext.Default.OrchestraFile);
            stream.WriteByte((byte)'\n');
        });
    }

    /// <summary>Saves a model and returns the hash of its weights.</summary>
    private string Save(string name, LanguageModel model)
    {
        var folder = Path.Combine(_folder, name);
        ModelFolder.Save(folder, model, WeightFormat.BFloat16);
        using var weights = File.OpenRead(Path.Combine(folder, ModelFolder.WeightsName));
        return Convert.ToHexStringLower(SHA256.HashData(weights));
    }
}
