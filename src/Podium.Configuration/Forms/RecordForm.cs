namespace Podium.Configuration.Forms;

/// <summary>Fields that fill a record.</summary>
/// <param name="type">Type of the record.</param>
internal sealed class RecordForm(Type type) : Form
{
    /// <summary>Type of the record.</summary>
    public Type Type => type;

    /// <summary>The fields in the order of the properties; set later, since a record may hold itself.</summary>
    public IReadOnlyList<FieldForm> Fields { get; set; } = [];
}
