using System.Text.Json;
using Podium.Benchmarks.Reference;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Weights;

namespace Podium.Benchmarks.Learning;

/// <summary>One model and its work, in a temporary folder that the reference reads.</summary>
internal sealed class LearningSession : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Transformer _model;
    private readonly ReferenceProcess[] _references;

    private LearningSession(
        DirectoryInfo folder,
        LearningScale scale,
        Transformer model,
        ReferenceWork work,
        ThreadTeam team,
        ReferencePython python)
    {
        _folder = folder;
        _model = model;
        Scale = scale;
        Work = work;
        Team = team;
        _references =
            [.. scale.Settings.Select(settings => ReferenceProcess.Start(python, folder.FullName, settings))];
    }

    public LearningScale Scale { get; }

    public ReferenceWork Work { get; }

    public ThreadTeam Team { get; }

    /// <summary>The reference with the first settings.</summary>
    public ReferenceProcess AnyReference => _references[0];

    public static LearningSession Start(
        ReferencePython python, LearningModel model, LearningScale scale, ThreadTeam team)
    {
        var folder = Directory.CreateTempSubdirectory("podium-benchmark-");
        var languageModel = model.Create();
        ModelFolder.Save(Path.Combine(folder.FullName, "model"), languageModel, WeightFormat.Float32);
        var work = WorkMaker.Make(scale, languageModel.Transformer, team);
        File.WriteAllText(
            Path.Combine(folder.FullName, "work.json"),
            JsonSerializer.Serialize(work, ReferenceContext.Default.ReferenceWork));
        return new LearningSession(folder, scale, languageModel.Transformer, work, team, python);
    }

    /// <summary>The model with its first weights.</summary>
    public Transformer CopyModel() => _model.Clone();

    /// <summary>
    /// The reference whose settings are the fastest for a measure, each set up for it first; and what that was.
    /// </summary>
    public async Task<(ReferenceProcess Reference, string Note)> FastestAsync(string measure)
    {
        var best = (Seconds: double.PositiveInfinity, Reference: _references[0], Note: "");
        foreach (var reference in _references)
        {
            var tuned = await reference.AskAsync("tune", measure);
            var seconds = tuned.Seconds.Values.Sum();
            if (seconds < best.Seconds)
            {
                best = (seconds, reference, $"{reference.Settings.Name}, {tuned.Note}");
            }
        }

        return (best.Reference, best.Note);
    }

    public void Dispose()
    {
        foreach (var reference in _references)
        {
            reference.Dispose();
        }

        _folder.Delete(recursive: true);
    }
}
