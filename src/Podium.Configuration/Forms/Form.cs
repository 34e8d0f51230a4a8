namespace Podium.Configuration.Forms;

/// <summary>
/// What a value must look like. The reader and the schema are both made of forms, so that they cannot differ.
/// </summary>
internal abstract class Form;
