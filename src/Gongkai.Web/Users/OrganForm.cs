using Gongkai.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Users;

/// <summary>机关表单页 — the pages that create and change an organ share their fields.</summary>
public abstract class OrganForm : DeskPage
{
    [BindProperty]
    public OrganInput Input { get; set; } = new();
}
