using Gongkai.App.Users;

namespace Gongkai.Web.Users;

/// <summary>会话表 — open sessions with a button that ends each; the one that asks is marked.</summary>
public sealed record SessionTable(IReadOnlyList<SessionRow> Rows, Guid? Current);
