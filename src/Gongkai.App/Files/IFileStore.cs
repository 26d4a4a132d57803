namespace Gongkai.App.Files;

/// <summary>文件库 — where the content of files lies, each under a random name; on disk or in an object store, chosen by setting.</summary>
public interface IFileStore
{
    /// <summary>Where content is gathered before it is put in; emptied by <see cref="SweepFiles"/>.</summary>
    string SpoolFolder { get; }

    /// <summary>Takes over a gathered file as a whole: afterwards the content is there under the name, or nothing is.</summary>
    Task PutAsync(string name, string spoolFile, CancellationToken cancellation);

    /// <summary>The content, or null where there is none of that name.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation);

    Task DeleteAsync(string name, CancellationToken cancellation);

    /// <summary>All that is there, in no order.</summary>
    IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellation);
}

/// <summary>库中内容 — a name in the store and when it was written.</summary>
public readonly record struct StoredContent(string Name, DateTimeOffset WrittenAt);
