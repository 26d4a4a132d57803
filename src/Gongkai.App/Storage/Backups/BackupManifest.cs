using System.Text.Json;

namespace Gongkai.App.Storage.Backups;

/// <summary>备份目录 — what a backup says of itself: when and from what it was made, and what each part must hold.</summary>
public sealed record BackupManifest
{
    internal const string EntryName = "manifest.json";
    internal const string FilesEntry = "files.tar";
    internal const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public int Format { get; init; } = CurrentFormat;

    public string Program { get; init; } = "";

    public DateTimeOffset TakenAt { get; init; }

    /// <summary>sqlite or postgres; it can be restored on either.</summary>
    public string Source { get; init; } = "";

    /// <summary>The schema it was made with.</summary>
    public int Schema { get; init; }

    /// <summary>Tells whether a master key is the one the sealed texts need, without telling the key.</summary>
    public string KeyMark { get; init; } = "";

    public IReadOnlyList<BackupTable> Tables { get; init; } = [];

    /// <summary>The contents of files; null where they were left out.</summary>
    public BackupFiles? Files { get; init; }

    /// <summary>Whether a key opens what is sealed in this backup.</summary>
    public bool BelongsTo(Vault vault) => KeyMark.Length == 0 || KeyMark == KeyMarkOf(vault);

    internal static string KeyMarkOf(Vault vault) => vault.BlindIndex("gongkai-key-mark");

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    internal static BackupManifest? Parse(Stream json) => JsonSerializer.Deserialize<BackupManifest>(json, s_json);
}

/// <summary>备份中的表 — its columns, the number of its rows and their digest.</summary>
public sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, long Rows, string Digest)
{
    internal string EntryName => $"tables/{Name}.ndjson";
}

/// <summary>备份中的列 — its name and the kind of what it holds.</summary>
public sealed record BackupColumn(string Name, string Kind);

/// <summary>备份中的文件 — how many contents, and how many were not in the store when the backup was made.</summary>
public sealed record BackupFiles(long Count, long Bytes, long Missing);
