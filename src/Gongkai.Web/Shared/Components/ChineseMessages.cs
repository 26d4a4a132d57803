using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Gongkai.Web.Shared.Components;

/// <summary>校验提示 — Chinese sentences where the framework has English ones: what is wrong and what to enter.</summary>
public sealed class ChineseMessages : IValidationMetadataProvider
{
    internal static void Use(MvcOptions mvc)
    {
        mvc.ModelMetadataDetailsProviders.Add(new ChineseMessages());
        var binding = mvc.ModelBindingMessageProvider;
        binding.SetValueMustNotBeNullAccessor(_ => "请填写此项。");
        binding.SetMissingBindRequiredValueAccessor(name => $"缺少“{name}”，请填写。");
        binding.SetMissingKeyOrValueAccessor(() => "请填写此项。");
        binding.SetMissingRequestBodyRequiredValueAccessor(() => "请求没有内容，请重新提交。");
        binding.SetAttemptedValueIsInvalidAccessor((value, name) => $"“{value}”不能作为{name}，请检查后重新填写。");
        binding.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}”不符合要求，请检查后重新填写。");
        binding.SetUnknownValueIsInvalidAccessor(name => $"{name}填写有误，请检查后重新填写。");
        binding.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写有误，请检查后重新填写。");
        binding.SetValueIsInvalidAccessor(value => $"“{value}”不符合要求，请检查后重新填写。");
        binding.SetValueMustBeANumberAccessor(name => $"{name}应当是数字，例如 12。");
        binding.SetNonPropertyValueMustBeANumberAccessor(() => "应当是数字，例如 12。");
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.Attributes.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null && Sentence(rule) is { } sentence)
            {
                rule.ErrorMessage = sentence;
            }
        }
    }

    private static string? Sentence(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => "请填写{0}。",
        StringLengthAttribute { MinimumLength: > 0 } => "{0}应当在 {2} 到 {1} 个字之间，请增减后再提交。",
        StringLengthAttribute => "{0}不能超过 {1} 个字，请缩短后再提交。",
        MaxLengthAttribute => "{0}不能超过 {1} 个字，请缩短后再提交。",
        MinLengthAttribute => "{0}至少 {1} 个字，请补充。",
        RangeAttribute => "{0}应当在 {1} 与 {2} 之间。",
        EmailAddressAttribute => "{0}不像电子邮箱，请按“名称@域名”填写。",
        PhoneAttribute => "{0}不像电话号码，请填写数字，可带区号。",
        CompareAttribute => "{0}与前面填写的不一致，请重新填写。",
        RegularExpressionAttribute => "{0}格式不对，请按提示填写。",
        UrlAttribute => "{0}不像网址，请以 https:// 开头填写。",
        _ => null,
    };
}
