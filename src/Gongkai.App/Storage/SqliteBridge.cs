using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Gongkai.App.Storage;

/// <summary>SQLite 桥接 — lets the data provider use the system's own SQLite library; docs/adr tells why and when it can go.</summary>
internal static class SqliteBridge
{
    /// <summary>The oldest library whose full-text search and backup behave as relied on.</summary>
    internal static readonly Version OldestLibrary = new(3, 40, 0);

    // SQLITE_CONFIG_MEMSTATUS
    private const int MemoryStatus = 9;

    private static readonly string[] s_libraryNames = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "winsqlite3.dll"];

    internal static Version LibraryVersion => Version.Parse(SQLitePCL.raw.sqlite3_libversion().utf8_to_string());

    // It has to run before the provider's first type is touched, whoever touches it.
    [ModuleInitializer]
    internal static void Connect()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name is { Name: "SQLitePCLRaw.core", Version: not null } ? context.LoadFromAssemblyName(new AssemblyName("SQLitePCLRaw.core")) : null;
        Register();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());

        // Nobody reads its count of memory, for which all connections wait at one lock whenever one of them asks for some.
        _ = SQLitePCL.raw.sqlite3_config(MemoryStatus, 0);
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == "e_sqlite3")
        {
            foreach (var candidate in s_libraryNames)
            {
                if (NativeLibrary.TryLoad(candidate, out var library))
                {
                    return library;
                }
            }
        }

        return IntPtr.Zero;
    }
}
