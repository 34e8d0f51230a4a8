using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Podium.Configuration.Forms;

/// <summary>Makes forms of types.</summary>
/// <param name="kind">Which properties are fields.</param>
internal sealed class FormFactory(DocumentKind kind)
{
    private readonly Dictionary<Type, RecordForm> _records = [];

    /// <summary>The form of a record.</summary>
    /// <exception cref="NotSupportedException">Documents cannot fill it.</exception>
    public RecordForm OfRecord(Type type)
    {
        if (_records.TryGetValue(type, out var known))
        {
            return known;
        }

        var form = new RecordForm(type);
        _records.Add(type, form);
        form.Fields =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && kind.IsField(property))
                .Select(property => new FieldForm(property, IsRequired(property), Of(property.PropertyType, property))),
        ];
        return form.Fields.Count > 0 ? form : throw new NotSupportedException($"{type} has no fields.");
    }

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) || property.IsDefined(typeof(RequiredAttribute));

    private Form Of(Type type, PropertyInfo property)
    {
        if (ArgumentsOf(type, typeof(IReadOnlyList<>)) is [var item])
        {
            return new ListForm(item, Of(item, property));
        }

        if (ArgumentsOf(type, typeof(IReadOnlyDictionary<,>)) is [var name, var value] && name == typeof(string))
        {
            return new DictionaryForm(value, Of(value, property));
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        CheckAttributes(plain, property);
        return OfScalar(plain, property) ?? (IsRecord(type) ? OfRecord(type) : throw Unsupported(property, type));
    }

    private static Type[] ArgumentsOf(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments() : [];

    private static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false }
        && type.GetConstructor(Type.EmptyTypes) is not null
        && !type.IsAssignableTo(typeof(IEnumerable));

    private static Form? OfScalar(Type type, PropertyInfo property) => type switch
    {
        _ when type == typeof(string) => OfText(property),
        _ when type == typeof(bool) => new TruthForm(),
        _ when type == typeof(TimeSpan) => new DurationForm(Bounds.Of(property)),
        _ when type.IsEnum => ChoiceForm.OfEnum(type),
        _ when NumberForm.Takes(type) => new NumberForm(type, Bounds.Of(property)),
        _ => null,
    };

    private static ScalarForm OfText(PropertyInfo property)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            return ChoiceForm.OfTexts(allowed.Values.Cast<string>());
        }

        var pattern = property.GetCustomAttribute<RegularExpressionAttribute>();
        return new TextForm(mayBeBlank: !IsRequired(property), pattern?.Pattern, pattern?.ErrorMessage);
    }

    /// <summary>What a property demands is held or refused, never passed over.</summary>
    private static void CheckAttributes(Type type, PropertyInfo property)
    {
        Type[] held = type == typeof(string)
            ? [typeof(RequiredAttribute), typeof(AllowedValuesAttribute), typeof(RegularExpressionAttribute)]
            : NumberForm.Takes(type) || type == typeof(TimeSpan)
                ? [typeof(RequiredAttribute), typeof(RangeAttribute)]
                : [typeof(RequiredAttribute)];
        foreach (var attribute in property.GetCustomAttributes<ValidationAttribute>())
        {
            if (!held.Contains(attribute.GetType()))
            {
                throw Unsupported(property, attribute.GetType());
            }
        }
    }

    private static NotSupportedException Unsupported(PropertyInfo property, Type what) =>
        new($"{property.DeclaringType}.{property.Name}: a document cannot have {what} here.");
}
