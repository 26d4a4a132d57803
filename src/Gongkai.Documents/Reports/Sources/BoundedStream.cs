using Gongkai.Documents.Office;

namespace Gongkai.Documents.Reports.Sources;

/// <summary>有界流 — a part of a package that counts what it unpacks, whatever the package declares.</summary>
internal sealed class BoundedStream(Stream inner, UnpackingBudget budget) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Spend(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>解压限额 — what all parts of one package may unpack to together.</summary>
internal sealed class UnpackingBudget(long bytes)
{
    private long _left = bytes;

    public void Spend(int count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new SourceRefusedException(SourceRefusals.PackageTooLarge);
        }
    }
}
