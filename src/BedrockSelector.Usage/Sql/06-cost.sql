-- What the logged traffic costs, by the id called: as it was, or on another model.
-- Parameters: the region of records that do not say theirs, and of all on another model; the day whose prices hold (yyyy-MM-dd), or empty
-- text for each record's own; the other model id or inference-profile id, or empty text for the ids as logged.
-- In Athena: EXECUTE with USING, or replace the question marks.
-- Each record is priced by its own region, tier, length and cache times; a cache write of an unstated time as five minutes, another model
-- in the tier standard. Base models. No price, no sum.
WITH asked AS (
  SELECT CAST(? AS varchar) AS region, CAST(? AS varchar) AS day, CAST(? AS varchar) AS other_id
),
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY request_id ORDER BY called_at, input_tokens, output_tokens) AS copy
  FROM invocation_records
),
called AS (
  SELECT
    numbered.model_id AS logged_id,
    asked.other_id <> '' AS moved,
    CASE WHEN asked.other_id = '' THEN numbered.model_id ELSE asked.other_id END AS call_id,
    CASE WHEN asked.other_id = '' AND numbered.region IS NOT NULL THEN numbered.region ELSE asked.region END AS region,
    CASE WHEN asked.other_id = '' THEN numbered.tier ELSE 'standard' END AS tier,
    CASE WHEN asked.day = '' THEN date_format(called_at AT TIME ZONE 'UTC', '%Y-%m-%d') ELSE asked.day END AS day,
    numbered.input_tokens,
    numbered.output_tokens,
    numbered.cache_read_tokens,
    numbered.cache_write_tokens,
    numbered.cache_write_30m_tokens,
    numbered.cache_write_1h_tokens
  FROM numbered CROSS JOIN asked
  WHERE numbered.request_id IS NULL OR numbered.copy = 1
),
named AS (
  SELECT
    *,
    CASE WHEN regexp_like(call_id, '^(us|us-gov|eu|apac|jp|au|in|ca|global)[.]') THEN split_part(call_id, '.', 1) ELSE '' END AS profile,
    CASE WHEN regexp_like(call_id, '^(us|us-gov|eu|apac|jp|au|in|ca|global)[.]') THEN regexp_replace(call_id, '^[a-z-]+[.]', '') ELSE call_id END AS model_id
  FROM called
),
-- A request's length decides on all of its prices; no model has more than two lengths at which they change.
lengths AS (
  SELECT model_id, min(TRY_CAST(context_above AS bigint)) AS shorter, max(TRY_CAST(context_above AS bigint)) AS longer
  FROM bedrock_rates
  WHERE context_above <> ''
  GROUP BY model_id
),
-- Another model that does not keep what it caches for so long keeps it for five minutes.
kept AS (
  SELECT
    model_id,
    max(CASE meter WHEN 'cache-write-30m-tokens' THEN 1 ELSE 0 END) AS half_hours,
    max(CASE meter WHEN 'cache-write-1h-tokens' THEN 1 ELSE 0 END) AS hours
  FROM bedrock_rates
  GROUP BY model_id
),
cached AS (
  SELECT
    named.*,
    CASE WHEN named.moved AND coalesce(kept.half_hours, 0) = 0 THEN CAST(0 AS bigint) ELSE named.cache_write_30m_tokens END AS write_30m,
    CASE WHEN named.moved AND coalesce(kept.hours, 0) = 0 THEN CAST(0 AS bigint) ELSE named.cache_write_1h_tokens END AS write_1h
  FROM named LEFT JOIN kept ON kept.model_id = named.model_id
),
traffic AS (
  SELECT
    cached.logged_id,
    cached.model_id,
    cached.profile,
    cached.region,
    cached.tier,
    cached.day,
    CASE
      WHEN cached.input_tokens + cached.cache_read_tokens + cached.cache_write_tokens > lengths.longer THEN lengths.longer
      WHEN cached.input_tokens + cached.cache_read_tokens + cached.cache_write_tokens > lengths.shorter THEN lengths.shorter
      ELSE CAST(0 AS bigint) END AS above,
    count(*) AS requests,
    sum(cached.input_tokens) AS input_tokens,
    sum(cached.output_tokens) AS output_tokens,
    sum(cached.cache_read_tokens) AS cache_read_tokens,
    sum(cached.cache_write_tokens - cached.write_30m - cached.write_1h) AS cache_write_5m_tokens,
    sum(cached.write_30m) AS cache_write_30m_tokens,
    sum(cached.write_1h) AS cache_write_1h_tokens
  FROM cached LEFT JOIN lengths ON lengths.model_id = cached.model_id
  GROUP BY 1, 2, 3, 4, 5, 6, 7
),
metered AS (
  SELECT *, 'input-tokens' AS meter, input_tokens AS quantity FROM traffic
  UNION ALL SELECT *, 'output-tokens', output_tokens FROM traffic
  UNION ALL SELECT *, 'cache-read-tokens', cache_read_tokens FROM traffic
  UNION ALL SELECT *, 'cache-write-5m-tokens', cache_write_5m_tokens FROM traffic
  UNION ALL SELECT *, 'cache-write-30m-tokens', cache_write_30m_tokens FROM traffic
  UNION ALL SELECT *, 'cache-write-1h-tokens', cache_write_1h_tokens FROM traffic
),
priced AS (
  SELECT
    metered.logged_id,
    -- Rates are per 1, 1,000 or 1,000,000 units. Decimal products only: exact to the last digit.
    CAST(metered.quantity AS decimal(18, 0)) * CAST(rate.unit_price_usd AS decimal(12, 8))
      * CASE rate.per WHEN '1' THEN CAST(1 AS decimal(7, 6)) WHEN '1000' THEN CAST(0.001 AS decimal(7, 6)) WHEN '1000000' THEN CAST(0.000001 AS decimal(7, 6)) END AS amount_usd,
    -- The rate of the longest length reached; a rate for the one profile before one for all profiles of its scope.
    row_number() OVER (
      PARTITION BY metered.logged_id, metered.region, metered.tier, metered.day, metered.above, metered.meter
      ORDER BY coalesce(TRY_CAST(rate.context_above AS bigint), CAST(0 AS bigint)) DESC, CASE WHEN rate.profile = '' THEN 1 ELSE 0 END, rate.valid_from DESC) AS choice
  FROM metered
  LEFT JOIN bedrock_rates AS rate
    ON rate.model_id = metered.model_id
    AND rate.meter = metered.meter
    AND rate.scope = CASE metered.profile WHEN '' THEN 'in-region' WHEN 'global' THEN 'global' ELSE 'geo' END
    AND rate.profile IN ('', metered.profile)
    AND rate.region = metered.region
    AND rate.tier = metered.tier
    AND (rate.plain = 'true' OR (rate.context_above <> '' AND rate.term = '' AND rate.quality = '' AND rate.resolution = '' AND rate.subject = ''))
    AND (rate.context_above = '' OR TRY_CAST(rate.context_above AS bigint) <= metered.above)
    AND (rate.valid_from = '' OR rate.valid_from <= metered.day)
    AND (rate.valid_to = '' OR metered.day < rate.valid_to)
  WHERE metered.quantity > 0
),
requests AS (
  SELECT logged_id, sum(requests) AS requests FROM traffic GROUP BY logged_id
)
SELECT
  requests.logged_id AS model_id,
  max(requests.requests) AS requests,
  CASE WHEN count(priced.choice) = count(priced.amount_usd) THEN coalesce(sum(priced.amount_usd), CAST(0 AS decimal(18, 14))) END AS total_usd,
  count(priced.choice) - count(priced.amount_usd) AS meters_without_price
FROM requests LEFT JOIN priced ON priced.logged_id = requests.logged_id AND priced.choice = 1
GROUP BY requests.logged_id
ORDER BY requests.logged_id
