using System.CommandLine;

namespace Gongkai.Cli.Databases;

/// <summary>数据库命令 — gongkai db migrate, backup, restore, verify and copy.</summary>
internal static class DatabaseCommand
{
    internal static Command Create(Surroundings surroundings) => new("db", DatabaseTexts.Root.In(surroundings.Language))
    {
        CreateMigrate(surroundings),
        CreateBackup(surroundings),
        CreateRestore(surroundings),
        CreateVerify(surroundings),
        CreateCopy(surroundings),
    };

    private static Command CreateMigrate(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var command = new Command("migrate", DatabaseTexts.Migrate.In(surroundings.Language));
        site.AddTo(command);
        command.SetAction(result => DatabaseWork.Migrate(site.Of(result), surroundings));
        return command;
    }

    private static Command CreateBackup(Surroundings surroundings)
    {
        var (site, file) = (new SiteOptions(surroundings), File(surroundings));
        var withFiles = Switch("--with-files", DatabaseTexts.WithFiles, surroundings);
        var command = new Command("backup", DatabaseTexts.Backup.In(surroundings.Language)) { file, withFiles };
        site.AddTo(command);
        command.SetAction(result => DatabaseWork.Backup(site.Of(result), result.GetValue(file)!, result.GetValue(withFiles), surroundings));
        return command;
    }

    private static Command CreateRestore(Surroundings surroundings)
    {
        var (site, file) = (new SiteOptions(surroundings), File(surroundings));
        var withFiles = Switch("--with-files", DatabaseTexts.WithFiles, surroundings);
        var force = Switch("--force", DatabaseTexts.Force, surroundings);
        var command = new Command("restore", DatabaseTexts.Restore.In(surroundings.Language)) { file, withFiles, force };
        site.AddTo(command);
        command.SetAction(result => DatabaseWork.Restore(site.Of(result), result.GetValue(file)!, (result.GetValue(withFiles), result.GetValue(force)), surroundings));
        return command;
    }

    private static Command CreateVerify(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var against = new Option<string>("--against") { Description = DatabaseTexts.Against.In(surroundings.Language), HelpName = "FILE" };
        var skipFiles = Switch("--skip-files", DatabaseTexts.SkipFiles, surroundings);
        var command = new Command("verify", DatabaseTexts.Verify.In(surroundings.Language)) { against, skipFiles };
        site.AddTo(command);
        command.SetAction(result => DatabaseWork.Verify(site.Of(result), result.GetValue(against), !result.GetValue(skipFiles), surroundings));
        return command;
    }

    private static Command CreateCopy(Surroundings surroundings)
    {
        var site = new SiteOptions(surroundings);
        var to = new Option<string>("--to") { Description = DatabaseTexts.To.In(surroundings.Language), HelpName = "CONNECTION", Required = true };
        var force = Switch("--force", DatabaseTexts.Force, surroundings);
        var command = new Command("copy", DatabaseTexts.Copy.In(surroundings.Language)) { to, force };
        site.AddTo(command);
        command.SetAction(result => DatabaseWork.Copy(site.Of(result), result.GetValue(to)!, result.GetValue(force), surroundings));
        return command;
    }

    private static Argument<string> File(Surroundings surroundings) => new("FILE") { Description = DatabaseTexts.BackupFile.In(surroundings.Language) };

    private static Option<bool> Switch(string name, Bilingual description, Surroundings surroundings) => new(name) { Description = description.In(surroundings.Language) };
}
