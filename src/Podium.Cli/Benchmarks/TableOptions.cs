using System.CommandLine;
using Podium.Cli.CommandLine;

namespace Podium.Cli.Benchmarks;

/// <summary>The options that say where a benchmark's tables go, and in which form they are printed.</summary>
internal sealed class TableOptions
{
    private readonly string _name;

    /// <summary>The options of a benchmark.</summary>
    /// <param name="name">Its name, which its files bear.</param>
    public TableOptions(string name)
    {
        _name = name;
        var folder = Path.Combine("runs", "bench-" + name);
        Output = new Option<string>("--output")
        {
            HelpName = "FOLDER",
            Description = $"Write the tables to {MarkdownName} and {JsonName} in FOLDER, which is made where it is "
                + $"missing. Files of these names are replaced once the new ones are whole. Default: {folder}.",
            DefaultValueFactory = _ => folder,
        };
    }

    public Option<string> Output { get; }

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON instead of Markdown." };

    private string MarkdownName => _name + ".md";

    private string JsonName => _name + ".json";

    /// <summary>Name of the folder.</summary>
    public string FolderOf(ParseResult parsed) => parsed.GetValue(Output)!;

    /// <summary>The folder, made and checked.</summary>
    /// <exception cref="UsageException">It cannot be made or written to.</exception>
    public ResultFolder Open(ParseResult parsed) => ResultFolder.Create(FolderOf(parsed), MarkdownName, JsonName);

    /// <summary>Writes the tables, prints one of them and says where they are.</summary>
    /// <exception cref="UsageException">They cannot be written.</exception>
    public void Publish(ParseResult parsed, CommandHost host, ResultFolder folder, string markdown, string json)
    {
        folder.Write((MarkdownName, markdown), (JsonName, json));
        host.Terminal.Output.Write(parsed.GetValue(Json) ? json : markdown);
        host.Terminal.Error.WriteLine(
            $"The tables are in '{FolderOf(parsed)}': {MarkdownName} and {JsonName}.");
    }
}
