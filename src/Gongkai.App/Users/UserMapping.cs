using Gongkai.Domain.Organs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongkai.App.Users;

/// <summary>人员存储 — the tables of people, their roles, sessions and one-time links.</summary>
internal sealed class UserMapping :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<RoleAssignment>, IEntityTypeConfiguration<SignInSession>, IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.HasMany(person => person.Roles).WithOne().HasForeignKey(role => role.PersonId);
        builder.HasOne<Organ>().WithMany().HasForeignKey(person => person.OrganId);
        builder.HasOne<OrganUnit>().WithMany().HasForeignKey(person => person.UnitId);
    }

    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("role_assignments");
        builder.HasKey(role => new { role.PersonId, role.Role });
    }

    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("sign_in_sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.ToTable("one_time_links");
        builder.HasKey(link => link.Hash);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
    }
}
