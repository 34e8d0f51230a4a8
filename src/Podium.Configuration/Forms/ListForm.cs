using System.Collections;

namespace Podium.Configuration.Forms;

/// <summary>At least one item, each of the same form.</summary>
/// <param name="type">Type of an item.</param>
/// <param name="item">What an item must look like.</param>
internal sealed class ListForm(Type type, Form item) : Form
{
    /// <summary>What an item must look like.</summary>
    public Form Item => item;

    /// <summary>An empty list.</summary>
    public IList Create() => (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(type))!;
}
