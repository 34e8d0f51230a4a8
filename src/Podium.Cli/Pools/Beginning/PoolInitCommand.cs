using System.CommandLine;
using System.Text;
using Podium.Cli.CommandLine;
using Podium.Core.Storage;
using Podium.Providers.Pools;
using Podium.Providers.Vendors;

namespace Podium.Cli.Pools.Beginning;

/// <summary><c>podium pool init</c>: begins the file of a pool.</summary>
internal sealed class PoolInitCommand(CommandHost host)
{
    private const string SchemaFile = "podium.schema.json";

    private readonly Argument<string?> _file = new("FILE") { Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> _force = new("--force") { Description = "Replace a file of that name." };

    private static Manual Text => new(
        ["podium pool init [OPTION]... [FILE]"],
        [
            $"Writes the file of a pool, {PoolOption.DefaultFile} where none is named: a worker for each service whose "
            + "key is in the environment, and comments on everything else. Beside it goes a schema by which editors "
            + "complete and check it. No key is written, and no service is called.",
            "It looks for " + string.Join(", ", Suggested().Select(vendor => vendor.KeyVariable)) + ".",
        ])
    {
        Examples = [("podium pool init && podium pool check", "Begin, and see whether everybody is there.")],
        ExitStatus = [("0", "The file was written."), ("2", "There is a file of that name, or it cannot be written.")],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("init", "begin the file of a pool, for the keys that are there", Text);
        command.Arguments.Add(_file);
        command.Options.Add(_force);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(_file) ?? PoolOption.DefaultFile;
        if (name.StartsWith('-'))
        {
            throw new UsageException(
                $"There is no option '{name}'; a file whose name begins with a dash is written './{name}'.");
        }

        var path = OutputFile.Find(name);
        if (File.Exists(path) && !parsed.GetValue(_force))
        {
            throw new UsageException($"There is a file '{path}' already; --force replaces it.");
        }

        IReadOnlyList<VendorDialect> found =
            [.. Suggested().Where(vendor => !string.IsNullOrWhiteSpace(host.Environment(vendor.KeyVariable!)))];
        Write(path, found);
        var who = found.Count == 0
            ? "No key was found in the environment, so it has models that are shipped"
            : $"It has a worker for each key found: {string.Join(", ", found.Select(vendor => vendor.Name))}";
        host.Terminal.Output.WriteLine($"Wrote {path}. {who}.");
        host.Terminal.Output.WriteLine($"Next: podium pool check --pool {path}");
        return ExitCodes.Answered;
    }

    private static void Write(string path, IReadOnlyList<VendorDialect> vendors)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Write(Path.Combine(folder, SchemaFile), PoolSchema.Text);
            Write(path, PoolTemplate.Write(vendors, SchemaFile));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {error.Message}");
        }
    }

    private static void Write(string path, string text) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<VendorDialect> Suggested() =>
        VendorCatalog.All.Where(vendor => vendor is { KeyVariable: not null, SuggestedModel: not null });
}
