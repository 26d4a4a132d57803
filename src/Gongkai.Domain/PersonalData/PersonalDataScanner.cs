using System.Buffers;

namespace Gongkai.Domain.PersonalData;

/// <summary>个人信息扫描 — finds identity numbers, telephones, cards, plates, mail and addresses in a text, in one pass; 条例第十五条.</summary>
public static class PersonalDataScanner
{
    private static readonly SearchValues<char> s_triggers =
        SearchValues.Create("0123456789０１２３４５６７８９@＠护通台回姓男女号室" + VehiclePlate.Provinces);

    /// <param name="text">Any text; full-width figures and figures in groups are read too.</param>
    /// <param name="allowed">What belongs to the office and is public anyway.</param>
    /// <returns>The findings in the order of the text; none overlaps another.</returns>
    public static IReadOnlyList<PersonalDataFinding> Scan(ReadOnlySpan<char> text, OfficeContacts? allowed = null)
    {
        List<PersonalDataFinding>? found = null;
        var at = 0;
        while (at < text.Length && text[at..].IndexOfAny(s_triggers) is >= 0 and var ahead)
        {
            at += ahead;
            var finding = At(text, at, out var next);
            if (finding is { } one && allowed?.Allows(one.Kind, text[one.Start..one.End]) != true)
            {
                found ??= [];
                // A mail box or an address may begin before a number that was taken for something else.
                while (found.Count > 0 && found[^1].End > one.Start)
                {
                    found.RemoveAt(found.Count - 1);
                }

                found.Add(one);
            }

            at = next;
        }

        return found is null ? [] : found;
    }

    private static PersonalDataFinding? At(ReadOnlySpan<char> text, int at, out int next)
    {
        var finding = (PersonalDataFinding?)null;
        next = at + 1;
        switch (text[at])
        {
            case '@' or '＠':
                finding = EmailAddress.Around(text, at);
                break;
            case '号':
                finding = PostalAddress.AtDoor(text, at);
                break;
            case '室':
                finding = PostalAddress.AtRoom(text, at);
                break;
            case '姓':
                finding = NamedPerson.AfterLabel(text, at);
                break;
            case '男' or '女':
                finding = NamedPerson.BeforeSex(text, at);
                break;
            case '护' or '通' or '台' or '回':
                finding = TravelDocument.After(text, at);
                break;
            case var c when TextFold.IsDigit(c):
                return NumberRecognizer.At(text, at, out next);
            default:
                finding = VehiclePlate.At(text, at);
                break;
        }

        next = Math.Max(next, finding?.End ?? 0);
        return finding;
    }
}
