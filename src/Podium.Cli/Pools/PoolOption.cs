using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Core.Conductors;
using Podium.Core.Workers;
using Podium.Providers.Pools;

namespace Podium.Cli.Pools;

/// <summary>The option that names the file of a pool of real models.</summary>
internal static class PoolOption
{
    /// <summary>The name under which a pool's file is made and looked for.</summary>
    public const string DefaultFile = "podium.yaml";

    /// <summary>How the option is spelled.</summary>
    public const string Name = "--pool";

    /// <summary>The option, for one command.</summary>
    public static Option<string?> Create(string otherwise) => new(Name)
    {
        HelpName = "FILE",
        Description = "Use the models that FILE describes, as 'podium pool init' begins it. " + otherwise,
    };

    /// <summary>Reads the file that the option names, or the one of the usual name in this folder.</summary>
    /// <exception cref="UsageException">It names nothing.</exception>
    /// <exception cref="InvalidDataException">There is no such file, or something in it is wrong.</exception>
    public static PoolFile Read(string? path) => path switch
    {
        null when !Path.Exists(DefaultFile) => throw new UsageException(
            $"There is no {DefaultFile} in this folder; 'podium pool init' begins one, and {Name} FILE names another."),
        null => PoolFile.Read(DefaultFile),
        _ when string.IsNullOrWhiteSpace(path) => throw new UsageException($"{Name} takes the name of a file."),
        _ => PoolFile.Read(path),
    };

    /// <summary>What a pool's file may refer to here: the environment, and what is shipped.</summary>
    public static PoolSurroundings SurroundingsOf(CommandHost host) =>
        SurroundingsOf(host, new Lazy<Orchestra>(() => host.OpenOrchestra(null)));

    /// <summary>What a pool's file may refer to here: the environment, and what is shipped.</summary>
    /// <param name="host">Where the environment and the clock are.</param>
    /// <param name="shipped">What is shipped, which is opened if the file refers to it.</param>
    public static PoolSurroundings SurroundingsOf(CommandHost host, Lazy<Orchestra> shipped) => new()
    {
        Environment = host.Environment,
        FindPocketModel = name => shipped.Value.Pool.Workers.FirstOrDefault(worker => worker.Name == name),
        FindLearnedConductor = folder => Learned(
            (folder is null ? shipped.Value : host.OpenOrchestra(folder)).Learned()),
        Clock = host.Clock,
    };

    private static (IConductor, TokenPrice)? Learned(TrainedConductor trained) => (trained.Conductor, trained.Price);
}
