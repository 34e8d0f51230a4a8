using System.CommandLine;
using System.CommandLine.Parsing;
using Podium.Cli.Caching;
using Podium.Cli.CommandLine;
using Podium.Cli.Pools;
using Podium.Cli.Training.Checkpoints;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Training.Workers;
using Podium.Providers.Pools;

namespace Podium.Cli.Training.Services;

/// <summary>The options of <c>podium train</c> that are for the real models of a pool's file.</summary>
internal sealed class ServiceOptions
{
    private const int MostInFlight = 100_000;
    private const int UsualInFlight = 64;

    private readonly KeepingOptions _keeping = new();

    private readonly Option<string?> _maxPrice = new("--max-price")
    {
        HelpName = "PRICE",
        Description = "Most that the calls of this training may cost together, those of earlier sittings in the same "
            + "folder included, in the currency of the prices. It ends when the worst case of the next call does not "
            + "fit into what is left, and goes on with more. Default: no limit but the pool's 'perDay'.",
    };

    private readonly Option<string?> _inFlight = new("--in-flight")
    {
        HelpName = "N",
        Description = $"Most workflows of a pool's file that run at the same time, 1 to {MostInFlight}; each worker's "
            + $"own limits hold too. Default: {UsualInFlight}.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_maxPrice);
        command.Options.Add(_inFlight);
        _keeping.AddTo(command);
    }

    /// <summary>
    /// The pool's file of a recipe; <see langword="null"/> where its workers are models of this process.
    /// </summary>
    /// <exception cref="UsageException">An option is given that is for a pool's file, and there is none.</exception>
    /// <exception cref="InvalidDataException">Something in the pool's file is wrong.</exception>
    public PoolFile? ReadPool(ParseResult parsed, CommandHost host, TrainingRecipe recipe)
    {
        if (recipe.Pool is not null && NamedPool.Open(recipe.Pool) is NamedPool.OfServices { File: var file })
        {
            return _keeping.Apply(parsed, host, file);
        }

        return NamesGiven(parsed).FirstOrDefault() is { } name
            ? throw new UsageException(
                $"{name} is for recipes whose 'pool' is a pool's file: the workers of this one cost nothing.")
            : null;
    }

    /// <summary>The models of a pool's file for a training in a folder; none is opened yet.</summary>
    /// <exception cref="UsageException">A value is out of its range.</exception>
    /// <exception cref="InvalidDataException">What the folder says of earlier spending cannot be read.</exception>
    public TrainingServices Create(ParseResult parsed, CommandHost host, PoolFile file, TrainingFolder folder) => new(
        file,
        PoolOption.SurroundingsOf(host),
        new SpendingFile(folder.Location),
        OptionValues.ReadOptionalPrice(parsed, _maxPrice),
        OptionValues.ReadOptionalCount(parsed, _inFlight, MostInFlight) ?? UsualInFlight);

    private static IEnumerable<string> NamesGiven(ParseResult parsed)
    {
        var own = new Command("own");
        new ServiceOptions().AddTo(own);
        return parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(result => !result.Implicit)
            .Select(result => result.Option.Name)
            .Where(name => own.Options.Any(option => option.Name == name));
    }
}
