namespace Gongkai.Browser.Tests.Pages;

public sealed class OfficerPathTests;
