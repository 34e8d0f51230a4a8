using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Podium.Repository.Tests.Api;

/// <summary>Prints what an assembly shows to the code that refers to it, sorted, one member per line.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The text of <paramref name="assembly"/>; ends with a line end unless it is empty.</summary>
    public static string Print(Assembly assembly) => Print(assembly.GetTypes());

    /// <summary>The text of the visible types among <paramref name="types"/>.</summary>
    public static string Print(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.Where(IsVisible).OrderBy(TypeName.Full, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(MemberText.Header(type)).Append('\n');
            foreach (var member in Members(type).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsVisible(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && (type.DeclaringType is null
            ? type.IsPublic
            : IsVisible(type.DeclaringType) && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem));

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");
        }

        return Visible(type.GetFields(Declared), field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
            .Select(MemberText.Field)
            .Concat(Visible(type.GetConstructors(Declared), IsVisible).Select(MemberText.Constructor))
            .Concat(Visible(type.GetProperties(Declared), IsVisible).Select(MemberText.Property))
            .Concat(Visible(type.GetEvents(Declared), one => IsVisible(one.AddMethod)).Select(MemberText.Event))
            .Concat(Visible(type.GetMethods(Declared), IsVisible).Where(IsNamed).Select(MemberText.Method));
    }

    private static IEnumerable<T> Visible<T>(IEnumerable<T> members, Func<T, bool> isVisible)
        where T : MemberInfo =>
        members.Where(member => isVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsVisible(PropertyInfo property) =>
        property.Name != "EqualityContract" && (IsVisible(property.GetMethod) || IsVisible(property.SetMethod));

    internal static bool IsVisible(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsNamed(MethodInfo method) =>
        (!method.IsSpecialName && method.Name != "Finalize") || method.Name.StartsWith("op_", StringComparison.Ordinal);
}
