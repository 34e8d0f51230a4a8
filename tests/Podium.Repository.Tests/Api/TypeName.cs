using System.Reflection;

namespace Podium.Repository.Tests.Api;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    /// <summary>With its namespace and its outer types.</summary>
    public static string Full(Type type) =>
        type.DeclaringType is { } outer
            ? $"{Full(outer)}.{Arguments(type)}"
            : $"{type.Namespace}.{Arguments(type)}";

    /// <summary>Without its namespace and without nullability.</summary>
    public static string Short(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsByRef || type.IsPointer)
        {
            return Short(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        }

        if (type.IsArray)
        {
            return $"{Short(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        return Nullable.GetUnderlyingType(type) is { } inner ? Short(inner) + "?" : Nested(type) + Arguments(type);
    }

    /// <summary>Without its namespace, with nullability.</summary>
    public static string Short(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (info.ElementType is { } element)
        {
            return $"{Short(element)}[]{mark}";
        }

        if (info.GenericTypeArguments.Length == 0 || Nullable.GetUnderlyingType(type) is not null)
        {
            return Short(type) + mark;
        }

        var arguments = info.GenericTypeArguments.Select(Short);
        return $"{Nested(type)}{Bare(type)}<{string.Join(", ", arguments)}>{mark}";
    }

    private static string Nested(Type type) =>
        type is { IsGenericParameter: false, DeclaringType: { } outer } ? Bare(outer) + "." : "";

    private static string Arguments(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is { Length: > 0 } arguments && type.Name.Contains('`')
            ? $"{Bare(type)}<{string.Join(", ", arguments.Select(Short))}>"
            : Bare(type);

    private static string Bare(Type type) => type.Name.Split('`')[0];
}
