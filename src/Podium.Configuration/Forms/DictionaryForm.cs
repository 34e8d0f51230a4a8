using System.Collections;

namespace Podium.Configuration.Forms;

/// <summary>At least one name, each with a value of the same form.</summary>
/// <param name="type">Type of a value.</param>
/// <param name="value">What a value must look like.</param>
internal sealed class DictionaryForm(Type type, Form value) : Form
{
    /// <summary>What a value must look like.</summary>
    public Form Value => value;

    /// <summary>An empty dictionary that keeps the order in which names are added.</summary>
    public IDictionary Create() =>
        (IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), type))!;
}
