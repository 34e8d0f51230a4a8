using System.CommandLine;
using Podium.Cli.Terminals;

namespace Podium.Cli.CommandLine;

/// <summary>Writes a manual page; headings are bold on a terminal.</summary>
internal sealed class ManualWriter(Terminal terminal)
{
    private const int Indent = 7;
    private const int TextWidth = 80;

    public void Write(Command command, Manual manual)
    {
        var path = PodiumApplication.PathOf(command);
        Section("NAME", [$"{path.Replace(' ', '-')} - {command.Description}"]);
        Section("SYNOPSIS", manual.Synopsis);
        Heading("DESCRIPTION");
        foreach (var paragraph in manual.Description)
        {
            Paragraph(paragraph, Indent);
            terminal.Output.WriteLine();
        }

        Entries("COMMANDS", command.Subcommands.Select(child => ($"{path} {child.Name}", child.Description ?? "")));
        Entries("OPTIONS", Options(command));
        Entries("EXAMPLES", manual.Examples);
        Entries("EXIT STATUS", manual.ExitStatus);
    }

    private static IEnumerable<(string, string)> Options(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options)
            .Where(option => option.Recursive);
        foreach (var option in command.Options.Concat(inherited).Where(option => !option.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name));
            yield return (option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description ?? "");
        }
    }

    private void Section(string heading, IEnumerable<string> lines)
    {
        Heading(heading);
        foreach (var line in lines)
        {
            Paragraph(line, Indent);
        }

        terminal.Output.WriteLine();
    }

    private void Entries(string heading, IEnumerable<(string Term, string Meaning)> entries)
    {
        var isFirst = true;
        foreach (var (term, meaning) in entries)
        {
            if (isFirst)
            {
                Heading(heading);
                isFirst = false;
            }

            terminal.Output.WriteLine(new string(' ', Indent) + term);
            Paragraph(meaning, Indent * 2);
            terminal.Output.WriteLine();
        }
    }

    private void Heading(string heading) =>
        terminal.Output.WriteLine(terminal.IsOutputLive ? $"\u001b[1m{heading}\u001b[0m" : heading);

    private void Paragraph(string text, int indent)
    {
        var line = new string(' ', indent);
        var isEmpty = true;
        foreach (var word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > TextWidth)
            {
                terminal.Output.WriteLine(line);
                line = new string(' ', indent);
                isEmpty = true;
            }

            line += isEmpty ? word : ' ' + word;
            isEmpty = false;
        }

        terminal.Output.WriteLine(line);
    }
}
