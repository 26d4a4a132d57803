using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gongkai.Testing.Databases;

/// <summary>A real PostgreSQL server of this test run: made in a temporary folder at first use, stopped when the process ends.</summary>
public static class PostgresServer
{
    private static readonly Lazy<string> s_address = new(Start, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Connection string to the server's own database; add another <c>Database</c> to reach others.</summary>
    public static string Address => s_address.Value;

    public static string AddressOf(string database) => new NpgsqlConnectionStringBuilder(Address) { Database = database }.ConnectionString;

    public static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Address);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        command.ExecuteNonQuery();
    }

    private static string Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (programs is null)
        {
            throw new InvalidOperationException("The tests need PostgreSQL 15 or newer: apt-get install postgresql");
        }

        var folder = Directory.CreateTempSubdirectory("gongkai-postgres-").FullName;
        var port = FreePort();
        // The server refuses to run as root; Debian's package brings the user postgres.
        var asUser = Environment.IsPrivilegedProcess ? "runuser -u postgres -- " : "";
        if (Environment.IsPrivilegedProcess)
        {
            Shell($"chown postgres {folder}");
        }

        Shell($"cd {folder} && {asUser}{programs}/initdb -D {folder}/data -U gongkai -A trust -E UTF8 --locale=C.UTF-8 --no-sync");
        Shell($"cd {folder} && {asUser}{programs}/pg_ctl -D {folder}/data -w -l {folder}/log -o '-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=128MB' start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            NpgsqlConnection.ClearAllPools();
            Shell($"cd {folder} && {asUser}{programs}/pg_ctl -D {folder}/data -m immediate stop", mayFail: true);
            Directory.Delete(folder, recursive: true);
        };
        return $"Host=127.0.0.1;Port={port};Username=gongkai;Database=postgres;Timeout=30;Command Timeout=120";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Shell(string command, bool mayFail = false)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command + " >/dev/null 2>&1"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail)
        {
            throw new InvalidOperationException($"Failed with {process.ExitCode}: {command}");
        }
    }
}
