using System.Text.Json;
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
        ModelFolder.Save(Path.Combine(_folder, name), model, WeightFormat.BFloat16);
        (isUnseen ? _unseen : _workers).Add(new OrchestraWorker(name, card));
    }

    /// <summary>Adds a conductor.</summary>
    public void AddConductor(string name, LanguageModel model)
    {
        ModelFolder.Save(Path.Combine(_folder, name), model, WeightFormat.BFloat16);
        _conductors.Add(new OrchestraConductor(name, PriceOf(model)));
    }

    /// <summary>Writes the list of all that was added.</summary>
    public void Complete()
    {
        var file = new OrchestraFile(OrchestraFile.CurrentVersion, _workers, _conductors, _unseen);
        var path = Path.Combine(_folder, PocketOrchestra.FileName);
        var temporary = path + ".partial";
        File.WriteAllText(temporary, JsonSerializer.Serialize(file, OrchestraContext.Default.OrchestraFile) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}
