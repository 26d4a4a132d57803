using System.Text;
using Gongkai.Documents.Reports.Sources;
using Gongkai.Domain;

namespace Gongkai.Documents.Items;

/// <summary>附件文字 — the text of a DOCX, XLSX, PDF, HTML or text file, paragraph by paragraph, up to a limit.</summary>
public static class AttachmentReading
{
    /// <summary>What lies beyond is not searched.</summary>
    public const int MostCharacters = 500_000;

    /// <param name="content">The whole file.</param>
    /// <param name="name">Its name, as a hint.</param>
    public static Result<string> Read(ReadOnlyMemory<byte> content, string name)
    {
        var opened = SourceOpener.Open(content, name, SourceLimits.Default);
        if (!opened.TryGet(out var document))
        {
            return opened.Refusal!;
        }

        var text = new StringBuilder();
        foreach (var block in document.Blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                text.Append(paragraph.Text).Append('\n');
            }
            else if (block is SourceTable table)
            {
                foreach (var row in table.Rows)
                {
                    text.AppendJoin('\t', row.Cells.Where(cell => !cell.IsCovered).Select(cell => cell.Text)).Append('\n');
                }
            }

            if (text.Length > MostCharacters)
            {
                text.Length = MostCharacters;
                break;
            }
        }

        return text.ToString();
    }
}
