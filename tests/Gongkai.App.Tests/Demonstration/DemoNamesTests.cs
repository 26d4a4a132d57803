using Gongkai.App.Demonstration;

namespace Gongkai.App.Tests.Demonstration;

public sealed class DemoNamesTests
{
    [Fact(DisplayName = "地名用完两个字的，接着给三个字的：不重复，也不停在那里")]
    public void Place_MoreThanTwoCharactersGive_GoesOnLonger()
    {
        var names = new DemoNames(1);

        var places = Enumerable.Range(0, 9_000).Select(_ => names.Place()).ToList();

        Assert.Equal(9_000, places.Distinct(StringComparer.Ordinal).Count());
        Assert.All(places.Take(100), place => Assert.Equal(2, place.Length));
        Assert.Contains(places, place => place.Length == 4);
    }
}
