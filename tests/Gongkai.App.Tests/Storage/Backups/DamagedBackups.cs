using System.IO.Compression;
using System.Text;

namespace Gongkai.App.Tests.Storage.Backups;

/// <summary>Ways in which a backup can be damaged or changed, and the refusal each must meet.</summary>
internal static class DamagedBackups
{
    internal static readonly (string Name, Func<string, string> Damage, string Code)[] All =
    [
        ("cut off", path => Change(path, bytes => bytes[..(bytes.Length / 2)]), "backup-unreadable"),
        ("no archive", path => Change(path, _ => Encoding.UTF8.GetBytes("不是备份")), "backup-unreadable"),
        ("a row less", path => Rewrite(path, "tables/case_events.ndjson", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]), "backup-differs"),
        ("another text", path => Rewrite(path, "tables/case_events.ndjson", text => text.Replace("unit-added", "unit-addee", StringComparison.Ordinal)), "backup-differs"),
        ("a row of another shape", path => Rewrite(path, "tables/site_settings.ndjson", text => text + "[1]\n"), "backup-unreadable"),
        ("no table", path => Rewrite(path, "tables/people.ndjson", _ => null), "backup-differs"),
        ("a reference to nothing", path => Rewrite(path, "tables/organ_units.ndjson", _ => "", Forget("organ_units")), "backup-reference"),
        ("a name that is a statement", path => Rewrite(path, "manifest.json", text => text!.Replace("\"site_settings\"", "\"people; DROP TABLE people\"", StringComparison.Ordinal)), "backup-differs"),
        ("an unknown table", path => Rewrite(path, "tables/organs.ndjson", text => text, text => text.Replace("\"short_name\"", "\"long_name\"", StringComparison.Ordinal)), "backup-unknown-table"),
        ("a newer schema", path => Rewrite(path, "manifest.json", text => text!.Replace("\"schema\": ", "\"schema\": 900", StringComparison.Ordinal)), "backup-newer"),
        ("another format", path => Rewrite(path, "manifest.json", text => text!.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)), "backup-unreadable"),
    ];

    private static Func<string, string> Forget(string table) => manifest =>
    {
        var at = manifest.IndexOf("\"rows\"", manifest.IndexOf($"\"name\": \"{table}\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var end = manifest.IndexOf('}', at);
        return $"{manifest[..at]}\"rows\": 0, \"digest\": \"{new string('0', 64)}\"\n{manifest[end..]}";
    };

    private static string Change(string path, Func<byte[], byte[]> change)
    {
        var changed = path + ".changed";
        File.WriteAllBytes(changed, change(File.ReadAllBytes(path)));
        return changed;
    }

    private static string Rewrite(string path, string entry, Func<string, string?> change, Func<string, string>? changeManifest = null)
    {
        var changed = path + ".changed";
        File.Copy(path, changed, overwrite: true);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        Replace(zip, entry, change);
        if (changeManifest is not null)
        {
            Replace(zip, "manifest.json", changeManifest);
        }

        return changed;
    }

    private static void Replace(ZipArchive zip, string name, Func<string, string?> change)
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        if (change(text) is { } changed)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(changed);
        }
    }
}
