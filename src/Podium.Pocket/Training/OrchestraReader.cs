using System.Security.Cryptography;
using Podium.Core.Workers;
using Podium.Neural.Weights;
using Podium.Pocket.Orchestra;

namespace Podium.Pocket.Training;

/// <summary>
/// Reads the models in a folder that <see cref="OrchestraWriter"/> wrote, so that conductors can be trained for them.
/// </summary>
public sealed class OrchestraReader
{
    private readonly string _folder;
    private readonly OrchestraFile _file;

    private OrchestraReader(string folder, OrchestraFile file, string fingerprint)
    {
        _folder = folder;
        _file = file;
        Fingerprint = fingerprint;
    }

    /// <summary>
    /// Hash in hexadecimal, which changes with every card and every file of a model; weights are told apart by the hash
    /// that <c>orchestra.json</c> lists, or by their own where it lists none.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>Cards of the pool's workers by their names, in the order of their ids.</summary>
    public IReadOnlyList<KeyValuePair<string, WorkerCard>> Workers => CardsOf(_file.Workers);

    /// <summary>Cards of the workers that the conductors never met.</summary>
    public IReadOnlyList<KeyValuePair<string, WorkerCard>> Unseen => CardsOf(_file.Unseen ?? []);

    /// <summary>Opens <paramref name="folder"/>; models are read when they are asked for.</summary>
    /// <exception cref="InvalidDataException">It holds no orchestra, or one of another version.</exception>
    public static OrchestraReader Open(string folder)
    {
        var file = OrchestraFileReader.ReadIn(folder);
        return new OrchestraReader(folder, file, FingerprintOf(folder, file));
    }

    /// <summary>Reads the model of a worker.</summary>
    /// <exception cref="InvalidDataException">A file is missing, truncated or another than the listed one.</exception>
    public LanguageModel LoadWorker(string name)
    {
        var worker = _file.Workers.Concat(_file.Unseen ?? []).FirstOrDefault(worker => worker.Name == name)
            ?? throw new InvalidDataException($"{_folder}: there is no worker '{name}'.");
        return OrchestraModel.Load(_folder, name, worker.Sha256);
    }

    /// <summary>Reads the model of a conductor.</summary>
    /// <exception cref="InvalidDataException">
    /// There is no such conductor, or a file is missing, truncated or another than the listed one.
    /// </exception>
    public LanguageModel LoadConductor(string name)
    {
        var conductor = _file.Conductors.FirstOrDefault(conductor => conductor.Name == name)
            ?? throw new InvalidDataException($"{_folder}: there is no conductor '{name}'.");
        return OrchestraModel.Load(_folder, name, conductor.Sha256);
    }

    private static string FingerprintOf(string folder, OrchestraFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(PocketOrchestra.FileName);
        var workers = file.Workers.Concat(file.Unseen ?? []).Select(worker => (worker.Name, worker.Sha256));
        var conductors = file.Conductors.Select(conductor => (conductor.Name, conductor.Sha256));
        foreach (var (name, listed) in workers.Concat(conductors))
        {
            Append(Path.Combine(name, ModelFolder.ConfigName));
            Append(Path.Combine(name, ModelFolder.TokenizerName));
            if (listed is null)
            {
                Append(Path.Combine(name, ModelFolder.WeightsName));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string name)
        {
            var path = Path.Combine(folder, name);
            hash.AppendData(File.Exists(path)
                ? SHA256.HashData(File.ReadAllBytes(path))
                : throw new InvalidDataException($"{path}: the file is missing."));
        }
    }

    private static KeyValuePair<string, WorkerCard>[] CardsOf(IEnumerable<OrchestraWorker> workers) =>
        [.. workers.Select(worker => KeyValuePair.Create(worker.Name, worker.Card))];
}
