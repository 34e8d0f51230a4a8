using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Podium.Configuration.Yaml;

/// <summary>
/// Reads a text once before it becomes a tree, and refuses what would go wrong there or lose its place: nesting without
/// bound, since the tree is built by recursion; keys that stand twice or are no text; aliases of
/// nothing; tags, which mean nothing here.
/// </summary>
internal sealed class EventCheck
{
    private const int DeepestNesting = 16;

    private readonly DocumentKind _kind;
    private readonly Stack<OpenNode> _open = new();
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private EventCheck(DocumentKind kind)
    {
        _kind = kind;
    }

    /// <summary>Reads all of a text.</summary>
    /// <exception cref="ConfigurationException">Something is refused.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static void Check(string text, DocumentKind kind)
    {
        var parser = new Parser(new StringReader(text));
        var check = new EventCheck(kind);
        while (MoveNext(parser))
        {
            check.Take(parser.Current!);
        }
    }

    private static bool MoveNext(Parser parser)
    {
        var reached = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // Its scanner falls out of step where a list that is not closed runs into a field.
            throw Error(reached, "this is not YAML from here on; a bracket or a quote may not be closed.");
        }
    }

    private void Take(ParsingEvent current)
    {
        _depth += current.NestingIncrease;
        if (_depth > DeepestNesting && current is MappingStart or SequenceStart)
        {
            throw Error(current.Start, $"no {_kind.Name} is nested this deep.");
        }

        switch (current)
        {
            case NodeEvent { Tag.IsEmpty: false } tagged:
                throw Error(tagged.Start, $"{_kind.WithArticle} has no tags; leave out '{tagged.Tag}'.");
            case AnchorAlias { Value.Value: var name } when !_anchors.Contains(name):
                throw Error(current.Start, $"'*{name}' stands for nothing; there is no '&{name}' before it.");
            case NodeEvent { Anchor: { IsEmpty: false } anchor }:
                _anchors.Add(anchor.Value);
                TakeNode(current);
                break;
            case NodeEvent or AnchorAlias:
                TakeNode(current);
                break;
            case MappingEnd or SequenceEnd:
                _open.Pop();
                break;
        }
    }

    private void TakeNode(ParsingEvent node)
    {
        if (_open.TryPeek(out var parent))
        {
            if (parent.ExpectsKey)
            {
                TakeKey(parent, node);
            }

            parent.Advance();
        }

        if (node is MappingStart or SequenceStart)
        {
            _open.Push(new OpenNode(isMapping: node is MappingStart));
        }
    }

    private static void TakeKey(OpenNode mapping, ParsingEvent node)
    {
        if (node is not Scalar { Value: var key })
        {
            throw Error(node.Start, "a field is named by a word, not by a list, by fields or by an alias.");
        }

        if (mapping.Note(key, node.Start.Line) is { } first)
        {
            throw Error(node.Start, $"'{key}' stands here twice, first in line {first}; leave out one of them.");
        }
    }

    private static ConfigurationException Error(Mark place, string sentence) =>
        new(place.Line, place.Column, sentence);
}
