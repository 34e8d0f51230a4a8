using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Kernels;
using Podium.Neural.Weights;

namespace Podium.Pocket.Orchestra;

/// <summary>The embedded default: workers and conductors whose weights are shipped beside the binary.</summary>
public sealed class PocketOrchestra
{
    /// <summary>Name of the file that lists workers and conductors.</summary>
    public const string FileName = "orchestra.json";

    /// <summary>Name of the conductor that learned from reward.</summary>
    public const string Learned = "learned";

    /// <summary>Name of the conductor before it learned from reward.</summary>
    public const string ColdStarted = "cold-start";

    private readonly string _folder;
    private readonly OrchestraFile _file;
    private readonly ThreadTeam _team;
    private readonly WorkerPool? _pool;
    private readonly Lazy<IReadOnlyList<Worker>> _unseen;
    private readonly Dictionary<string, Lazy<NeuralConductor>> _conductors;

    private PocketOrchestra(string folder, OrchestraFile file, ThreadTeam team)
    {
        _folder = folder;
        _file = file;
        _team = team;
        _pool = file.Workers.Count == 0
            ? null
            : new WorkerPool([.. file.Workers.Select(OpenWorker)], QuestionVisibility.Never);
        _unseen = new Lazy<IReadOnlyList<Worker>>(() => [.. (file.Unseen ?? []).Select(OpenWorker)]);
        _conductors = file.Conductors.ToDictionary(
            conductor => conductor.Name,
            conductor => new Lazy<NeuralConductor>(() => OpenConductor(conductor, admitsEveryCall: false)));
    }

    /// <summary>The folder of the shipped weights, beside the binary.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Weights");

    /// <summary>Whether it has workers; conductors that learned to lead others are alone.</summary>
    public bool HasWorkers => _pool is not null;

    /// <summary>The workers, with their measured cards. No worker is shown the question: subtasks say all.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public WorkerPool Pool => _pool ?? throw new InvalidOperationException("This orchestra has conductors alone.");

    /// <summary>
    /// Workers that the conductors never met in training, each good at one skill: to measure whether cards are read.
    /// Their weights are read when this is first asked for.
    /// </summary>
    public IReadOnlyList<Worker> Unseen => _unseen.Value;

    /// <summary>Names of the conductors.</summary>
    public IReadOnlyList<string> ConductorNames => [.. _file.Conductors.Select(conductor => conductor.Name)];

    /// <summary>Opens the shipped weights.</summary>
    /// <exception cref="InvalidDataException">A file is missing, truncated or of another kind.</exception>
    public static PocketOrchestra Open() => Open(ShippedFolder, new ThreadTeam(1));

    /// <summary>Opens the weights in <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidDataException">A file is missing, truncated or of another kind.</exception>
    public static PocketOrchestra Open(string folder, ThreadTeam team)
    {
        return new PocketOrchestra(folder, OrchestraFileReader.ReadIn(folder), team);
    }

    /// <summary>A conductor by its name; its weights are read when it is first asked for.</summary>
    /// <exception cref="ArgumentException">There is no conductor of that name.</exception>
    /// <exception cref="InvalidDataException">A file of it is missing, truncated or of another kind.</exception>
    public IBoundedConductor Conductor(string name) =>
        _conductors.TryGetValue(name, out var conductor) ? conductor.Value : throw Unknown(name);

    /// <summary>
    /// A conductor that may call any worker for anything: what keeps it to what the cards show is its own reading.
    /// </summary>
    /// <exception cref="ArgumentException">There is no conductor of that name.</exception>
    /// <exception cref="InvalidDataException">A file of it is missing, truncated or of another kind.</exception>
    public IBoundedConductor UnboundConductor(string name) => OpenConductor(Find(name), admitsEveryCall: true);

    /// <summary>Price of a conductor's own tokens.</summary>
    /// <exception cref="ArgumentException">There is no conductor of that name.</exception>
    public TokenPrice ConductorPrice(string name) => Find(name).Price;

    private OrchestraConductor Find(string name) =>
        _file.Conductors.FirstOrDefault(conductor => conductor.Name == name) ?? throw Unknown(name);

    private NeuralConductor OpenConductor(OrchestraConductor conductor, bool admitsEveryCall) =>
        new(Load(conductor.Name, conductor.Sha256), _team)
        {
            AdmitsEveryCall = admitsEveryCall,
            GoesOn = conductor.GoesOn,
        };

    private Worker OpenWorker(OrchestraWorker worker) => new(
        worker.Name,
        worker.Card,
        new NeuralChatClient(Load(worker.Name, worker.Sha256), worker.Card.OutputTokens, _team));

    private LanguageModel Load(string name, string? hash) => OrchestraModel.Load(_folder, name, hash);

    private ArgumentException Unknown(string name) =>
        new($"There is no conductor '{name}'; this orchestra has {string.Join(" and ", ConductorNames)}.");
}
