-- What the bill charges for Amazon Bedrock, by day, region, product and usage type: the lines that "reconcile" compares.
-- cur2 is the table of a cost and usage export of AWS Data Exports, version 2; it has its own definition beside the export.
-- Parameter: the billing period (yyyy-MM).
SELECT
  date_format(line_item_usage_start_date, '%Y-%m-%d') AS day,
  line_item_line_item_type AS charge,
  product_region_code AS region,
  regexp_replace(coalesce(element_at(product, 'model'), element_at(product, 'product_name'), ''), ' \(Amazon Bedrock Edition\)$', '') AS product,
  line_item_usage_type AS usage_type,
  pricing_unit AS unit,
  count(*) AS lines,
  sum(CAST(line_item_usage_amount AS decimal(28, 10))) AS quantity,
  sum(CAST(line_item_unblended_cost AS decimal(28, 10))) AS usd
FROM cur2
WHERE billing_period = CAST(? AS varchar)
  AND (line_item_product_code IN ('AmazonBedrock', 'AmazonBedrockService', 'AmazonBedrockFoundationModels')
    OR element_at(product, 'product_name') LIKE '%(Amazon Bedrock Edition)')
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
