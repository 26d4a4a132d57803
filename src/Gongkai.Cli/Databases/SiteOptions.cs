using System.CommandLine;

namespace Gongkai.Cli.Databases;

/// <summary>站点选项 — which site a command works on: the options --data, --database and --store, and the environment variables behind them.</summary>
/// <remarks>It knows the use cases by no name, so that building the commands does not load them.</remarks>
internal sealed class SiteOptions(Surroundings surroundings)
{
    internal const string DataVariable = "GONGKAI_DATA";
    internal const string DatabaseVariable = "GONGKAI_DATABASE";
    internal const string StoreVariable = "GONGKAI_FILES";

    private readonly Option<string> _data = new("--data") { Description = SiteTexts.Data.In(surroundings.Language), HelpName = "FOLDER" };
    private readonly Option<string> _database = new("--database") { Description = SiteTexts.Database.In(surroundings.Language), HelpName = "CONNECTION" };
    private readonly Option<string> _store = new("--store") { Description = SiteTexts.Store.In(surroundings.Language), HelpName = "ADDRESS" };

    internal void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_database);
        command.Options.Add(_store);
    }

    internal SiteChoice Of(ParseResult result) => new(
        Path.GetFullPath(Chosen(result, _data, DataVariable) ?? "data"), Chosen(result, _database, DatabaseVariable), Chosen(result, _store, StoreVariable));

    private string? Chosen(ParseResult result, Option<string> option, string variable) =>
        result.GetValue(option) is { Length: > 0 } given ? given : surroundings.Variables(variable) is { Length: > 0 } set ? set : null;
}

/// <summary>选定的站点 — its data folder, database and file store as they were given.</summary>
internal sealed record SiteChoice(string DataFolder, string? Database, string? Store);
