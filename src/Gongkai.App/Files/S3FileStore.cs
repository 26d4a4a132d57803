using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Gongkai.App.Files;

/// <summary>对象存储文件库 — content in a bucket of any store that speaks S3; gathered in the data folder first.</summary>
public sealed class S3FileStore : IFileStore, IDisposable
{
    private readonly FileStoreAddress _address;
    private readonly AmazonS3Client _client;

    public S3FileStore(FileStoreAddress address)
    {
        _address = address;
        SpoolFolder = Path.Combine(address.Folder, ".spool");
        Directory.CreateDirectory(SpoolFolder);
        _client = new AmazonS3Client(
            new BasicAWSCredentials(address.AccessKey, address.SecretKey),
            new AmazonS3Config
            {
                ServiceURL = address.Endpoint,
                AuthenticationRegion = address.Region,
                ForcePathStyle = true,
                // Stores other than the original one do not know the newer checksums; ours is kept in the database.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
    }

    public string SpoolFolder { get; }

    public async Task PutAsync(string name, string spoolFile, CancellationToken cancellation)
    {
        var request = new PutObjectRequest
        {
            BucketName = _address.Bucket,
            Key = StoredNames.PathOf(name),
            FilePath = spoolFile,
            ContentType = "application/octet-stream",
            UseChunkEncoding = false,
        };
        await AskAsync(() => _client.PutObjectAsync(request, cancellation));
        File.Delete(spoolFile);
    }

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await AskAsync(() => _client.GetObjectAsync(_address.Bucket, StoredNames.PathOf(name), cancellation))).ResponseStream;
        }
        catch (IOException fault) when (fault.InnerException is AmazonS3Exception { StatusCode: HttpStatusCode.NotFound })
        {
            return null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => AskAsync(() => _client.DeleteObjectAsync(_address.Bucket, StoredNames.PathOf(name), cancellation));

    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request { BucketName = _address.Bucket };
        ListObjectsV2Response page;
        do
        {
            page = await AskAsync(() => _client.ListObjectsV2Async(request, cancellation));
            foreach (var found in page.S3Objects ?? [])
            {
                var name = found.Key[(found.Key.LastIndexOf('/') + 1)..];
                if (StoredNames.IsValid(name) && found.LastModified is { } written)
                {
                    yield return new StoredContent(name, written.ToUniversalTime());
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public void Dispose() => _client.Dispose();

    // To those who use a store it is all the same whether a disk or a network failed.
    private async Task<T> AskAsync<T>(Func<Task<T>> request)
    {
        try
        {
            return await request();
        }
        catch (Exception fault) when (fault is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"对象存储 {_address} 没有完成操作：{fault.Message}", fault);
        }
    }
}
