namespace Gongkai.Documents.Release.Packages;

/// <summary>部件去留 — what becomes of a part by the relationship that leads to it.</summary>
internal enum PartFate
{
    /// <summary>Stays; it is part of what is shown.</summary>
    Kept,

    /// <summary>Stays where the part that owns it refers to it by its id.</summary>
    KeptWhereUsed,

    /// <summary>Goes without a word; it holds nothing that is not elsewhere.</summary>
    DroppedQuietly,

    /// <summary>Goes, and the officer is told.</summary>
    Dropped,
}

/// <summary>部件种类表 — fate and finding by the last word of the relationship's type; a type that is not listed is unknown and goes.</summary>
internal static class PartKinds
{
    private static readonly Dictionary<string, (PartFate Fate, ReleaseFindingKind Kind)> s_rows = Rows();

    public static (PartFate Fate, ReleaseFindingKind Kind) Of(string type) =>
        s_rows.TryGetValue(type, out var row) ? row : (PartFate.Dropped, ReleaseFindingKind.UnknownPart);

    private static Dictionary<string, (PartFate, ReleaseFindingKind)> Rows()
    {
        var rows = new Dictionary<string, (PartFate, ReleaseFindingKind)>(StringComparer.Ordinal);
        Put(PartFate.Kept, default, "officeDocument styles theme themeOverride settings fontTable font numbering footnotes endnotes chartsheet sharedStrings table chartStyle chartColorStyle chartUserShapes "
            + "slideLayout slideMaster notesMaster handoutMaster presProps tableStyles sheetMetadata diagramDrawing");
        Put(PartFate.KeptWhereUsed, default, "image hyperlink header footer chart chartEx worksheet drawing slide diagramData diagramLayout diagramQuickStyle diagramColors");
        Put(PartFate.DroppedQuietly, default, "calcChain webSettings stylesWithEffects viewProps vmlDrawing commentsExtended commentsIds commentsExtensible");
        Put(PartFate.Dropped, ReleaseFindingKind.Comment, "comments threadedComment commentAuthors authors");
        Put(PartFate.Dropped, ReleaseFindingKind.EditingTrace, "people person revisionHeaders revisionLog usernames");
        Put(PartFate.Dropped, ReleaseFindingKind.DocumentProperty, "core-properties extended-properties custom-properties classificationlabels");
        Put(PartFate.Dropped, ReleaseFindingKind.Thumbnail, "thumbnail");
        Put(PartFate.Dropped, ReleaseFindingKind.CustomXml, "customXml customXmlProps tags customProperty recipientData");
        Put(PartFate.Dropped, ReleaseFindingKind.EmbeddedObject, "oleObject package control activeXControlBinary ctrlProp aFChunk subDocument audio video media");
        Put(PartFate.Dropped, ReleaseFindingKind.ExternalLink, "externalLink externalLinkPath xlExternalLinkPath xlPathMissing mailMergeSource mailMergeHeaderSource");
        Put(PartFate.Dropped, ReleaseFindingKind.PivotCache, "pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache");
        Put(PartFate.Dropped, ReleaseFindingKind.DataModel, "powerPivotData connections queryTable xmlMaps model volatileDependencies");
        Put(PartFate.Dropped, ReleaseFindingKind.PrinterSettings, "printerSettings");
        Put(PartFate.Dropped, ReleaseFindingKind.UnusedPart, "glossaryDocument");
        Put(PartFate.Dropped, ReleaseFindingKind.SpeakerNotes, "notesSlide");
        Put(PartFate.Dropped, ReleaseFindingKind.LocalPath, "attachedTemplate");
        Put(PartFate.Dropped, ReleaseFindingKind.Signature, "origin signature");
        return rows;

        void Put(PartFate fate, ReleaseFindingKind kind, string types)
        {
            foreach (var type in types.Split(' '))
            {
                rows[type] = (fate, kind);
            }
        }
    }
}
