using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Gongkai.App.Storage;

/// <summary>模型键 — one compiled model for each mode of visibility, so that each has a filter that an index can answer.</summary>
internal sealed class ScopedModelKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), ((GongkaiDb)context).Scope.Mode, designTime);
}
