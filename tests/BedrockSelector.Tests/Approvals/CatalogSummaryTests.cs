using System.Globalization;
using System.Text;

namespace BedrockSelector.Tests.Approvals;

public class CatalogSummaryTests
{
    [Test]
    public void Catalog_Summary_IsAsApproved()
    {
        var catalog = TestCatalogs.Embedded;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"version {catalog.Version}: {catalog.Models.Length} models, {catalog.Models.Sum(static model => model.Offers.Length)} offers, ");
        text.Append(CultureInfo.InvariantCulture, $"{catalog.Models.Sum(static model => model.Rates.Length)} rates, {catalog.Regions.Length} regions, {catalog.Meters.Length} meters, {catalog.Sources.Length} sources\n");
        foreach (var provider in catalog.Models.GroupBy(static model => model.Provider).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{provider.Key}: {provider.Count()} models, {provider.Sum(static model => model.Offers.Length)} offers, {provider.Sum(static model => model.Rates.Length)} rates\n");
            foreach (var model in provider)
            {
                var aliases = model.Aliases.IsEmpty ? "" : $" = {string.Join(" = ", model.Aliases)}";
                text.Append(CultureInfo.InvariantCulture, $"  {model.Id}{aliases}: {model.Offers.Length} offers, {model.Rates.Length} rates\n");
            }
        }

        Approval.Verify("CatalogSummary", text.ToString());
    }
}
