using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Podium.Cli.Training.Report;

/// <summary>
/// Writes a tree of elements so that it is read alike as HTML and as XML. Text is a leaf of the tree and never markup,
/// whoever wrote it.
/// </summary>
internal static class PageWriter
{
    private const string DocumentType = "<!DOCTYPE html>\n";
    private const char Replacement = '\uFFFD';

    private static readonly HashSet<string> Void = ["meta", "br"];

    /// <summary>Writes a page in UTF-8; the same tree gives the same bytes.</summary>
    public static void Write(XElement page, Stream stream)
    {
        var clean = new XElement(page);
        foreach (var element in clean.DescendantsAndSelf())
        {
            Prepare(element);
        }

        stream.Write(Encoding.UTF8.GetBytes(DocumentType));
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            NewLineChars = "\n",
            CloseOutput = false,
        };
        using var writer = XmlWriter.Create(stream, settings);
        clean.Save(writer);
    }

    private static void Prepare(XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            attribute.Value = Clean(attribute.Value);
        }

        foreach (var text in element.Nodes().OfType<XText>().ToArray())
        {
            text.Value = Clean(text.Value);
        }

        // HTML takes <td /> for an opening tag.
        if (element.IsEmpty && !Void.Contains(element.Name.LocalName))
        {
            element.Value = "";
        }
    }

    /// <summary>Replaces the characters that no page can hold.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                clean.Append(text, index++, 2);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : Replacement);
            }
        }

        return clean.ToString();
    }
}
