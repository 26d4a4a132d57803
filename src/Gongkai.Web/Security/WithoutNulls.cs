using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace Gongkai.Web.Security;

/// <summary>空字符过滤 — takes NUL out of addresses and forms: nobody types it, and PostgreSQL refuses every statement that has it.</summary>
public static class WithoutNulls
{
    private const string Escaped = "%00";

    /// <summary>Before anything reads the address.</summary>
    public static void UseWithoutNulls(this WebApplication app) => app.Use((context, next) =>
    {
        var query = context.Request.QueryString.Value ?? "";
        if (query.Contains(Escaped, StringComparison.Ordinal))
        {
            // What is left may read so anew.
            while (query.Contains(Escaped, StringComparison.Ordinal))
            {
                query = query.Replace(Escaped, "", StringComparison.Ordinal);
            }

            context.Request.QueryString = new QueryString(query);
        }

        return next(context);
    });

    /// <summary>For every text that a page binds.</summary>
    internal static void Use(MvcOptions mvc)
    {
        var simple = mvc.ModelBinderProviders.First(provider => provider is SimpleTypeModelBinderProvider);
        mvc.ModelBinderProviders.Insert(mvc.ModelBinderProviders.IndexOf(simple), new Provider(simple));
    }

    private sealed class Provider(IModelBinderProvider simple) : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string) && simple.GetBinder(context) is { } inner ? new Binder(inner) : null;
    }

    private sealed class Binder(IModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result is { IsModelSet: true, Model: string text } && text.Contains('\0', StringComparison.Ordinal))
            {
                bindingContext.Result = ModelBindingResult.Success(text.Replace("\0", "", StringComparison.Ordinal));
            }
        }
    }
}
