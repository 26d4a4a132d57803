using System.Reflection;

namespace Gongkai.Domain;

/// <summary>随附数据 — reads a data file that ships inside the assembly.</summary>
internal static class ShippedFile
{
    internal static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
