using System.Text;
using Gongkai.Domain.Users;

namespace Gongkai.Cli.Docs;

/// <summary>岗位权限页 — the table of roles and permissions for the guide, from the table that decides in the program.</summary>
internal static class RoleMatrixPage
{
    internal const string File = "docs/guide/岗位权限.md";

    internal static string Compose()
    {
        var markdown = new StringBuilder("""
            # 岗位权限

            谁能做什么由岗位决定；一个人可以有几个岗位，权限相加。管理员在“管理 › 人员”里给人加减岗位，不能改自己的。工作台的“管理 › 岗位和权限”显示同一张表。

            两条不能绕开的规则：审核自己起草的内容一律不行，即使岗位允许；别的机关的内容看不见，主管部门只看得到本级和下级。

            下表由 `gongkai docs guide` 根据程序里的岗位表生成，不要手改。

            | 权限 |
            """).Append(string.Concat(RoleTable.Roles.Select(role => $" {role.Name} |"))).Append("\n|---|").Append(string.Concat(RoleTable.Roles.Select(_ => ":-:|"))).Append('\n');
        foreach (var permission in Enum.GetValues<Permission>())
        {
            markdown.Append("| ").Append(RoleTable.InChinese(permission)).Append(" |").Append(string.Concat(RoleTable.Roles.Select(role => role.May(permission) ? " ● |" : "  |"))).Append('\n');
        }

        return markdown.ToString().ReplaceLineEndings("\n");
    }
}
