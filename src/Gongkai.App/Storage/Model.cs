using System.Linq.Expressions;
using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gongkai.App.Storage;

/// <summary>存储模型 — conventions that hold for every table: names, codes, instants, versions and the filter by organ.</summary>
internal static class Model
{
    internal const string Version = nameof(Organ.Version);

    internal static void Build(ModelBuilder builder, GongkaiDb db)
    {
        builder.ApplyConfigurationsFromAssembly(typeof(Model).Assembly);
        var converters = new Dictionary<Type, ValueConverter>();
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            Name(entity);
            Convert(entity, db.IsPostgres, converters);
            if (entity.FindProperty(Version) is { } version)
            {
                version.IsConcurrencyToken = true;
            }

            if (typeof(IOrganOwned).IsAssignableFrom(entity.ClrType))
            {
                Filter(builder, entity, db);
            }
        }
    }

    private static void Name(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase.Of(property.GetColumnName()));
        }

        // A part stands in the row of its whole, each column with the part's name before it.
        foreach (var part in entity.GetComplexProperties())
        {
            foreach (var property in part.ComplexType.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of($"{part.Name}_{property.Name}"));
            }
        }
    }

    // One converter a type: each compiles its expressions for itself when it is used.
    private static void Convert(IMutableEntityType entity, bool isPostgres, Dictionary<Type, ValueConverter> converters)
    {
        foreach (var property in entity.GetProperties().Where(property => property.GetValueConverter() is null))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum || (type == typeof(DateTimeOffset) && !isPostgres))
            {
                if (!converters.TryGetValue(type, out var converter))
                {
                    converters.Add(type, converter = type.IsEnum ? (ValueConverter)Activator.CreateInstance(typeof(EnumCodes<>).MakeGenericType(type))! : new SqliteInstants());
                }

                property.SetValueConverter(converter);
            }
        }
    }

    // The expression names the session, so that each session's own scope takes part in its queries.
    private static void Filter(ModelBuilder builder, IMutableEntityType entity, GongkaiDb db)
    {
        if (db.Scope.Mode == ScopeMode.Everything)
        {
            return;
        }

        var record = Expression.Parameter(entity.ClrType, "record");
        Expression<Func<Guid, bool>> condition = db.Scope.Mode == ScopeMode.Organ
            ? organ => organ == db.Scope.OrganId
            : organ => db.Organs.Any(other => other.Id == organ && other.Path.StartsWith(db.Scope.Path));
        var organId = Expression.Property(record, nameof(IOrganOwned.OrganId));
        var body = new Replacement(condition.Parameters[0], organId).Visit(condition.Body)!;
        builder.Entity(entity.ClrType).HasQueryFilter(Expression.Lambda(body, record));
    }

    private sealed class Replacement(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
