using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Podium.Repository.Tests.Api;

/// <summary>Declarations as C# writes them, on one line.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Header(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Returned(invoke)} {TypeName.Full(type)}({Parameters(invoke)})";
        }

        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases.Add(TypeName.Short(parent));
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        bases.AddRange(type.GetInterfaces()
            .Where(one => one.IsVisible && !inherited.Contains(one) && !type.IsEnum && !IsEquatable(one))
            .Select(TypeName.Short)
            .Order(StringComparer.Ordinal));
        return $"{Kind(type)} {TypeName.Full(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    public static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : field.IsStatic ? "static " : "";
        var written = field is { IsInitOnly: true } ? "readonly " : "";
        var value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        var type = TypeName.Short(Nullability.Create(field));
        return $"{Access(field.IsPublic)}{kind}{written}{type} {field.Name}{value}";
    }

    public static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor.IsPublic)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    public static string Property(PropertyInfo property)
    {
        var accessor = PublicApi.IsVisible(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var get = PublicApi.IsVisible(property.GetMethod) ? " get;" : "";
        var set = PublicApi.IsVisible(property.SetMethod) ? IsInit(property.SetMethod!) ? " init;" : " set;" : "";
        return $"{Access(accessor.IsPublic)}{Modifiers(accessor)}{required}"
            + $"{TypeName.Short(Nullability.Create(property))} {name} {{{get}{set} }}";
    }

    public static string Event(EventInfo one) =>
        $"{Access(one.AddMethod!.IsPublic)}{Modifiers(one.AddMethod)}event "
        + $"{TypeName.Short(one.EventHandlerType!)} {one.Name}";

    public static string Method(MethodInfo method)
    {
        var arguments = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        return $"{Access(method.IsPublic)}{Modifiers(method)}{Returned(method)} "
            + $"{method.Name}{arguments}({Parameters(method)})";
    }

    private static string Kind(Type type)
    {
        var record = type.GetMethod("<Clone>$") is not null || IsRecordStruct(type) ? "record " : "";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}"
                + $"{(type.IsByRefLike ? "ref " : "")}{record}struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => $"abstract {record}class",
            { IsSealed: true } => $"sealed {record}class",
            _ => $"{record}class",
        };
    }

    private static bool IsRecordStruct(Type type) =>
        type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static bool IsEquatable(Type one) =>
        one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEquatable<>);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(bool isPublic) => isPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => "",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };

    private static string Returned(MethodInfo method) =>
        (method.ReturnType.IsByRef ? "ref " : "") + TypeName.Short(Nullability.Create(method.ReturnParameter));

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "";
        return $"{passing}{TypeName.Short(Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Literal(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool truth => truth ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
