using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Gongkai.Testing;

/// <summary>What the house rules say about the types and methods of assemblies.</summary>
public static class AssemblyShape
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Interfaces that fewer than two classes implement.</summary>
    public static IReadOnlyList<string> LoneInterfaces(params Assembly[] assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).ToList();
        return [.. types.Where(type => type.IsInterface && types.Count(other => other.IsClass && type.IsAssignableFrom(other)) < 2)
            .Select(type => type.Name)];
    }

    /// <summary>Methods that take more than five parameters.</summary>
    public static IReadOnlyList<string> MethodsWithManyParameters(params Assembly[] assemblies) =>
    [
        .. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.GetParameters().Length > 5 && method.Name != "Deconstruct" && !IsGenerated(method)
            && !method.Name.Contains('<', StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.IsDefined(typeof(GeneratedCodeAttribute), inherit: false)
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
