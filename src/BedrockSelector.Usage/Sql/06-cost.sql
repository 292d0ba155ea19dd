-- What the logged traffic costs at the rates of each model, called from one region on one day.
-- Parameters: the region, the day (yyyy-MM-dd). In Athena: EXECUTE with USING, or replace the question marks.
-- Standard tier, base models, rates of short requests; cache writes as five-minute writes. No price, no sum.
WITH asked AS (
  SELECT CAST(? AS varchar) AS region, CAST(? AS varchar) AS day
),
called AS (
  SELECT
    model_id AS call_id,
    CASE WHEN regexp_like(model_id, '^(us|us-gov|eu|apac|jp|au|in|ca|global)[.]')
      THEN split_part(model_id, '.', 1) ELSE '' END AS profile,
    CASE WHEN regexp_like(model_id, '^(us|us-gov|eu|apac|jp|au|in|ca|global)[.]')
      THEN regexp_replace(model_id, '^[a-z-]+[.]', '') ELSE model_id END AS model_id,
    sum(input_tokens) AS input_tokens,
    sum(output_tokens) AS output_tokens,
    sum(cache_read_tokens) AS cache_read_tokens,
    sum(cache_write_tokens) AS cache_write_tokens,
    sum(requests) AS requests
  FROM hourly_demand
  GROUP BY model_id
),
metered AS (
  SELECT call_id, model_id, profile, requests, 'input-tokens' AS meter, input_tokens AS quantity FROM called
  UNION ALL SELECT call_id, model_id, profile, requests, 'output-tokens', output_tokens FROM called
  UNION ALL SELECT call_id, model_id, profile, requests, 'cache-read-tokens', cache_read_tokens FROM called
  UNION ALL SELECT call_id, model_id, profile, requests, 'cache-write-5m-tokens', cache_write_tokens FROM called
),
priced AS (
  SELECT
    metered.call_id,
    metered.requests,
    metered.meter,
    metered.quantity,
    -- Rates are per 1, 1,000 or 1,000,000 units. Decimal products only: exact to the last digit.
    CAST(metered.quantity AS decimal(18, 0)) * CAST(rate.unit_price_usd AS decimal(12, 8))
      * CASE rate.per WHEN '1' THEN CAST(1 AS decimal(7, 6)) WHEN '1000' THEN CAST(0.001 AS decimal(7, 6)) WHEN '1000000' THEN CAST(0.000001 AS decimal(7, 6)) END AS amount_usd,
    -- A rate for the one profile before one for all profiles of its scope.
    row_number() OVER (PARTITION BY metered.call_id, metered.meter ORDER BY CASE WHEN rate.profile = '' THEN 1 ELSE 0 END, rate.valid_from DESC) AS choice
  FROM metered
  CROSS JOIN asked
  LEFT JOIN bedrock_rates AS rate
    ON rate.model_id = metered.model_id
    AND rate.meter = metered.meter
    AND rate.scope = CASE metered.profile WHEN '' THEN 'in-region' WHEN 'global' THEN 'global' ELSE 'geo' END
    AND rate.profile IN ('', metered.profile)
    AND rate.region = asked.region
    AND rate.tier = 'standard'
    AND rate.plain = 'true'
    AND (rate.valid_from = '' OR rate.valid_from <= asked.day)
    AND (rate.valid_to = '' OR asked.day < rate.valid_to)
  WHERE metered.quantity > 0
)
SELECT
  call_id AS model_id,
  max(requests) AS requests,
  CASE WHEN count(*) = count(amount_usd) THEN sum(amount_usd) END AS total_usd,
  count(*) - count(amount_usd) AS meters_without_price
FROM priced
WHERE choice = 1
GROUP BY call_id
ORDER BY call_id
