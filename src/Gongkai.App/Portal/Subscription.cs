using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Mail;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Publications;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Portal;

/// <summary>订阅 — that somebody wants mail when something new stands in a column; the address lies sealed and is found by its blind index.</summary>
public sealed class Subscription
{
    public Guid Id { get; init; }

    public string MailIndex { get; init; } = "";

    public string SealedMail { get; init; } = "";

    /// <summary>Null for everything.</summary>
    public Guid? ColumnId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null until the receiver has followed the link in the first mail; until then nothing else is sent.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>What was published up to this has been told.</summary>
    public long LastSequence { get; set; }

    public int Version { get; set; }
}

/// <summary>订阅登记 — starts a subscription with a mail that asks for confirmation, confirms it, ends it with one click; an ended one is deleted.</summary>
public sealed class Subscribe(SiteDatabase database, SiteClock clock, Vault vault)
{
    private const int MostOfAddress = 20;

    /// <param name="site">Scheme and host that links in mails begin with.</param>
    public async Task<Refusal?> StartAsync(Caller caller, string mail, Guid? column, Uri site, CancellationToken cancellation = default)
    {
        var address = mail.Trim();
        await using var db = database.Open(OrganScope.Site);
        var name = column is { } id ? await db.Set<CatalogColumn>().Where(known => known.Id == id && known.IsActive).Select(known => known.Name).FirstOrDefaultAsync(cancellation) : "全部信息";
        if (name is null)
        {
            return new Refusal("subscription-column", "没有这个栏目，请从栏目页进入订阅。");
        }

        var index = vault.BlindIndex(address);
        var known = await db.Set<Subscription>().Where(one => one.MailIndex == index).ToListAsync(cancellation);
        if (known.Count >= MostOfAddress)
        {
            return null;
        }

        var subscription = known.FirstOrDefault(one => one.ColumnId == column) ?? new Subscription
        {
            Id = clock.NewId(),
            MailIndex = index,
            SealedMail = vault.Seal(address),
            ColumnId = column,
            CreatedAt = clock.Now,
            LastSequence = await PublicItems.Of(db, clock.Now).MaxAsync(item => item.Sequence, cancellation) ?? 0,
        };
        var written = SiteMail.Create(address, "请确认订阅",
            $"有人用这个邮箱订阅了“{name}”的更新。\n\n确认订阅：{LinkOf(site, "confirm", subscription.Id)}\n\n不是您本人的，不用理会这封邮件，不会再收到其他邮件。", unsubscribe: EndOf(site, subscription.Id));
        if (!written.TryGet(out var letter))
        {
            return written.Refusal;
        }

        // Whether the address was known already is told to nobody but its owner.
        if (subscription.ConfirmedAt is null)
        {
            if (!known.Contains(subscription))
            {
                db.Add(subscription);
            }

            db.Enqueue(MailHandler.ItemOf(letter, vault, clock));
            db.Record(new EventDraft(await RootAsync(db, cancellation), "subscription", subscription.Id, "subscription-started"));
            return await db.CommitAsync(caller, clock, cancellation);
        }

        return null;
    }

    /// <summary>False where the link is none of ours or the subscription was ended.</summary>
    public async Task<bool> ConfirmAsync(Caller caller, Guid id, string token, CancellationToken cancellation = default)
    {
        await using var db = database.Open(OrganScope.Site);
        if (!IsToken("confirm", id, token) || await db.Set<Subscription>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is not { } subscription)
        {
            return false;
        }

        if (subscription.ConfirmedAt is null)
        {
            subscription.ConfirmedAt = clock.Now;
            db.Record(new EventDraft(await RootAsync(db, cancellation), "subscription", id, "subscription-confirmed"));
            await db.CommitAsync(caller, clock, cancellation);
        }

        return true;
    }

    /// <summary>Ending what was ended is no fault; false only where the link is none of ours.</summary>
    public async Task<bool> EndAsync(Caller caller, Guid id, string token, CancellationToken cancellation = default)
    {
        if (!IsToken("end", id, token))
        {
            return false;
        }

        await using var db = database.Open(OrganScope.Site);
        if (await db.Set<Subscription>().FirstOrDefaultAsync(one => one.Id == id, cancellation) is { } subscription)
        {
            db.Remove(subscription);
            db.Record(new EventDraft(await RootAsync(db, cancellation), "subscription", id, "subscription-ended"));
            await db.CommitAsync(caller, clock, cancellation);
        }

        return true;
    }

    /// <summary>新信息邮件 — queues one mail for each confirmed subscription with something new; how many were queued.</summary>
    public async Task<int> TellAsync(Uri? site, CancellationToken cancellation = default)
    {
        const int MostTitles = 50;
        await using var db = database.Open(OrganScope.Site);
        var newest = await PublicItems.Of(db, clock.Now).MaxAsync(item => item.Sequence, cancellation) ?? 0;
        var queued = 0;
        foreach (var subscription in await db.Set<Subscription>().Where(one => one.ConfirmedAt != null && one.LastSequence < newest).ToListAsync(cancellation))
        {
            var items = PublicItems.Of(db, clock.Now).Where(item => item.Sequence > subscription.LastSequence);
            if (subscription.ColumnId is { } column)
            {
                var below = await ColumnTree.WithBelowAsync(db, column, cancellation);
                items = items.Where(item => below.Contains(item.ColumnId));
            }

            var titles = await items.OrderBy(item => item.Sequence).Take(MostTitles).Select(item => new { item.Id, item.Title, item.IndexNumber }).ToListAsync(cancellation);
            subscription.LastSequence = newest;
            if (titles.Count > 0)
            {
                var text = new StringBuilder("您订阅的栏目有新的信息：\n\n");
                titles.ForEach(item => text.Append(item.Title).Append("（").Append(item.IndexNumber).Append("）\n").Append(site is null ? "" : new Uri(site, $"/items/{item.Id}").AbsoluteUri).Append("\n\n"));
                var end = site is null ? null : EndOf(site, subscription.Id);
                text.Append(end is null ? "" : $"退订：{end}");
                if (SiteMail.Create(vault.Open(subscription.SealedMail), "您订阅的栏目有更新", text.ToString(), unsubscribe: end).TryGet(out var letter))
                {
                    db.Enqueue(MailHandler.ItemOf(letter, vault, clock));
                    queued++;
                }
            }
        }

        db.Record(new EventDraft(await RootAsync(db, cancellation), "subscription", null, "subscription-told").With(new { queued }));
        return await db.CommitAsync(Caller.Site("tell-subscribers"), clock, cancellation) is null ? queued : 0;
    }

    internal Uri LinkOf(Uri site, string purpose, Guid id) => new(site, $"/subscriptions/{purpose}/{id}/{Token(purpose, id)}");

    /// <summary>The address that ends it with a POST of a mail program, and shows a page with a button to whoever opens it.</summary>
    internal Uri EndOf(Uri site, Guid id) => LinkOf(site, "end", id);

    private string Token(string purpose, Guid id) => vault.BlindIndex($"subscription-{purpose}-{id:N}");

    private bool IsToken(string purpose, Guid id, string token) =>
        System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Token(purpose, id)), Encoding.UTF8.GetBytes(token));

    private static Task<Guid> RootAsync(GongkaiDb db, CancellationToken cancellation) =>
        db.Organs.Where(organ => organ.ParentId == null).OrderBy(organ => organ.Number).Select(organ => organ.Id).FirstAsync(cancellation);
}
