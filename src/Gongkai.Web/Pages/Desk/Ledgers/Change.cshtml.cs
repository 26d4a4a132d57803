using Gongkai.App.Ledgers;
using Gongkai.App.Storage;
using Gongkai.Domain.Users;
using Gongkai.Web.Shared;

namespace Gongkai.Web.Pages.Desk.Ledgers;

/// <summary>台账修改页 — the form of a record that is there already.</summary>
[Needs(nameof(Permission.KeepLedgers))]
public sealed class ChangeModel(KeepLedger keep, ReadLedger read, GongkaiDb db) : EditModel(keep, read, db);
