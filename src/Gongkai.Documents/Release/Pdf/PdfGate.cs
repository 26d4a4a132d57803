namespace Gongkai.Documents.Release.Pdf;

internal static class PdfGate
{
    public static void Run(ReleaseWork work, bool isCleaning) => throw new ReleaseHeldException(ReleaseRefusals.PdfFilter);
}
