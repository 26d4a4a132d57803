using System.CommandLine;
using Gongkai.Cli.Databases;

namespace Gongkai.Cli.Demonstration;

/// <summary>示例命令 — gongkai demo create: fills an empty site with a city or a province that does not exist.</summary>
internal static class DemoCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var language = surroundings.Language;
        var seed = new Option<int>("--seed") { Description = DemoTexts.Seed.In(language), HelpName = "N", DefaultValueFactory = _ => 1 };
        var size = new Option<string>("--size") { Description = DemoTexts.Size.In(language), DefaultValueFactory = _ => "small" };
        size.AcceptOnlyFromAmong("small", "city", "prefecture", "province");
        var site = new SiteOptions(surroundings);
        var create = new Command("create", DemoTexts.Create.In(language)) { seed, size };
        site.AddTo(create);
        create.SetAction(result => DemoWork.Create(site.Of(result), result.GetValue(seed), result.GetValue(size)!, surroundings));
        return new Command("demo", DemoTexts.Root.In(language)) { create };
    }
}
