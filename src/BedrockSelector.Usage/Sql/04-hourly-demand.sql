-- Hourly demand by model: the columns of "demand". A request id counts once, at its earliest time.
CREATE OR REPLACE VIEW hourly_demand AS
WITH numbered AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY request_id ORDER BY called_at, input_tokens, output_tokens) AS copy
  FROM invocation_records
)
SELECT
  date_format(date_trunc('hour', called_at AT TIME ZONE 'UTC'), '%Y-%m-%dT%H:00:00Z') AS "timestamp",
  model_id,
  CAST(sum(input_tokens) AS bigint) AS input_tokens,
  CAST(sum(output_tokens) AS bigint) AS output_tokens,
  CAST(sum(cache_read_tokens) AS bigint) AS cache_read_tokens,
  CAST(sum(cache_write_tokens) AS bigint) AS cache_write_tokens,
  count(*) AS requests
FROM numbered
WHERE request_id IS NULL OR copy = 1
GROUP BY 1, 2
