using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;

namespace BedrockSelector.Tests.Knowledge.Import;

/// <summary>Writes files as AWS and its command-line tool write them.</summary>
internal static class AwsFiles
{
    public static ImportDocument PriceList(string offerCode, params (string UsageType, string Name, string Region, string Usd, string Unit)[] rows)
    {
        var products = new StringBuilder();
        var terms = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            var (usageType, name, region, usd, unit) = rows[i];
            var sku = "SKU" + i.ToString("D5", CultureInfo.InvariantCulture);
            var naming = offerCode == "AmazonBedrockFoundationModels"
                ? $"\"servicename\":\"{name} (Amazon Bedrock Edition)\""
                : name.Length == 0 ? "\"servicename\":\"Amazon Bedrock\"" : $"\"model\":\"{name}\",\"servicename\":\"Amazon Bedrock\"";
            products.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                "{{{sku}}}":{"sku":"{{{sku}}}","productFamily":"Amazon Bedrock","attributes":{"servicecode":"{{{offerCode}}}","location":"somewhere","locationType":"AWS Region","regionCode":"{{{region}}}","usagetype":"{{{usageType}}}",{{{naming}}} }}
                """);
            terms.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                "{{{sku}}}":{"{{{sku}}}.JRTCKXETXF":{"offerTermCode":"JRTCKXETXF","sku":"{{{sku}}}","effectiveDate":"2026-11-01T00:00:00Z","priceDimensions":{"{{{sku}}}.JRTCKXETXF.6YS6EN2CT7":{"rateCode":"x","description":"AWS Marketplace software usage|us-east-1|Million Input Tokens","beginRange":"0","endRange":"Inf","unit":"{{{unit}}}","pricePerUnit":{"USD":"{{{usd}}}"},"appliesTo":[]}},"termAttributes":{} }}
                """);
        }

        return ImportDocument.Of(
            offerCode + ".json",
            "{\"formatVersion\":\"v1.0\",\"disclaimer\":\"…\",\"offerCode\":\"" + offerCode + "\",\"version\":\"20261120000000\",\"publicationDate\":\"2026-11-20T13:01:14Z\",\"products\":{" + products + "},\"terms\":{\"OnDemand\":{" + terms + "}},\"attributesList\":{}}");
    }

    public static ImportDocument Models(string region, params (string Id, string InferenceTypes)[] models) => ImportDocument.Of(
        $"models-{region}.json",
        $$$"""
        {"modelSummaries":[{{{string.Join(',', models.Select(model => $$$"""
        {"modelArn":"arn:aws:bedrock:{{{region}}}::foundation-model/{{{model.Id}}}","modelId":"{{{model.Id}}}","modelName":"Name of {{{model.Id}}}","providerName":"Maker","inputModalities":["TEXT","IMAGE"],"outputModalities":["TEXT"],"responseStreamingSupported":true,"customizationsSupported":[],"inferenceTypesSupported":[{{{string.Join(',', model.InferenceTypes.Split('+').Select(type => $"\"{type}\""))}}}],"modelLifecycle":{"status":"ACTIVE"}}
        """))}}}]}
        """,
        new(region));

    public static ImportDocument Profiles(string region, params (string Id, string[] To)[] profiles) => ImportDocument.Of(
        $"profiles-{region}.json",
        $$$"""
        {"inferenceProfileSummaries":[{{{string.Join(',', profiles.Select(profile => $$$"""
        {"inferenceProfileName":"x","createdAt":"2026-01-01T00:00:00+00:00","inferenceProfileArn":"arn:aws:bedrock:{{{region}}}:123456789012:inference-profile/{{{profile.Id}}}","models":[{{{string.Join(',', profile.To.Select(to => $$$"""{"modelArn":"arn:aws:bedrock:{{{to}}}::foundation-model/m"}"""))}}}],"inferenceProfileId":"{{{profile.Id}}}","status":"ACTIVE","type":"SYSTEM_DEFINED"}
        """))}}}]}
        """,
        new(region));

    public static ModelCatalog Load(ImportResult result) => ModelCatalog.LoadEmbedded(CatalogLayer.Parse("imported", result.Document));
}
