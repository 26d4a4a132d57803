namespace Gongkai.Web.Shared;

/// <summary>公开读取 — a public address of data: read by anybody, and asked for its head alone by whoever wants to know whether it is there.</summary>
public static class PublicReading
{
    private static readonly HttpMethodMetadata s_methods = new([HttpMethods.Get, HttpMethods.Head]);

    public static TBuilder ReadByAnybody<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PublicAttribute(), s_methods);
}
