using System.ComponentModel;
using System.Diagnostics;

namespace Gongkai.App.Reports.Compiling;

/// <summary>PDF 输出 — turns a DOCX into PDF with the office program of the machine; none is installed, none is made.</summary>
public static class OfficePdf
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string[] s_programs = ["soffice", "libreoffice"];

    /// <summary>Where the program lies; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => s_programs.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The PDF; null where it could not be made.</summary>
    public static async Task<byte[]?> ConvertAsync(byte[] docx, CancellationToken cancellation = default)
    {
        if (Program is not { } program)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("gongkai-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "report.docx");
            await File.WriteAllBytesAsync(source, docx, cancellation);
            using var process = Process.Start(new ProcessStartInfo(program,
                [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, source])
            { RedirectStandardOutput = true, RedirectStandardError = true });
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(s_patience);
            await process!.WaitForExitAsync(patience.Token);
            var target = Path.ChangeExtension(source, ".pdf");
            return File.Exists(target) ? await File.ReadAllBytesAsync(target, cancellation) : null;
        }
        catch (Exception fault) when (fault is Win32Exception or IOException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
