-- One row a well-formed record of a model invocation; ids of models spelled as "demand" spells them.
CREATE OR REPLACE VIEW invocation_records AS
WITH parsed AS (
  SELECT
    TRY(from_iso8601_timestamp(json_extract_scalar(line, '$.timestamp'))) AS called_at,
    json_extract_scalar(line, '$.modelId') AS logged_model_id,
    json_extract_scalar(line, '$.requestId') AS request_id,
    json_extract_scalar(line, '$.errorCode') AS error_code,
    nullif(json_extract_scalar(line, '$.region'), '') AS region,
    lower(coalesce(
      CASE json_extract_scalar(line, '$.output.outputBodyJson.performanceConfig.latency') WHEN 'optimized' THEN 'latency-optimized' END,
      json_extract_scalar(line, '$.serviceTier.type'),
      json_extract_scalar(line, '$.output.outputBodyJson.serviceTier.type'),
      json_extract_scalar(line, '$.output.outputBodyJson.service_tier'),
      'default')) AS tier,
    coalesce(json_extract_scalar(line, '$.input.inputTokenCount'), '0') AS input_tokens,
    coalesce(json_extract_scalar(line, '$.output.outputTokenCount'), '0') AS output_tokens,
    coalesce(json_extract_scalar(line, '$.input.cacheReadInputTokenCount'), '0') AS cache_read_tokens,
    coalesce(json_extract_scalar(line, '$.input.cacheWriteInputTokenCount'), '0') AS cache_write_tokens,
    -- Times to live of cache writes, of which an answer lists three at most; streamed answers are lists and tell none here.
    json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[0].ttl') AS ttl_0,
    json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[1].ttl') AS ttl_1,
    json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[2].ttl') AS ttl_2,
    coalesce(TRY_CAST(json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[0].inputTokens') AS bigint), CAST(0 AS bigint)) AS written_0,
    coalesce(TRY_CAST(json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[1].inputTokens') AS bigint), CAST(0 AS bigint)) AS written_1,
    coalesce(TRY_CAST(json_extract_scalar(line, '$.output.outputBodyJson.usage.cacheDetails[2].inputTokens') AS bigint), CAST(0 AS bigint)) AS written_2,
    coalesce(TRY_CAST(json_extract_scalar(line, '$.output.outputBodyJson.usage.cache_creation.ephemeral_1h_input_tokens') AS bigint), CAST(0 AS bigint)) AS written_1h
  FROM invocation_log_lines
  WHERE json_extract_scalar(line, '$.schemaType') = 'ModelInvocationLog'
)
SELECT
  called_at,
  regexp_replace(logged_model_id, '^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)/', '') AS model_id,
  request_id,
  error_code,
  region,
  CASE WHEN tier IN ('flex', 'priority', 'reserved', 'latency-optimized') THEN tier ELSE 'standard' END AS tier,
  CAST(input_tokens AS bigint) AS input_tokens,
  CAST(output_tokens AS bigint) AS output_tokens,
  CAST(cache_read_tokens AS bigint) AS cache_read_tokens,
  CAST(cache_write_tokens AS bigint) AS cache_write_tokens,
  -- What the details do not cover is of an unstated time; what they state beyond the count is not believed.
  least(CAST(cache_write_tokens AS bigint), written_1h + CASE ttl_0 WHEN '1h' THEN written_0 ELSE 0 END + CASE ttl_1 WHEN '1h' THEN written_1 ELSE 0 END
    + CASE ttl_2 WHEN '1h' THEN written_2 ELSE 0 END) AS cache_write_1h_tokens,
  least(
    CAST(cache_write_tokens AS bigint)
      - least(CAST(cache_write_tokens AS bigint), written_1h + CASE ttl_0 WHEN '1h' THEN written_0 ELSE 0 END + CASE ttl_1 WHEN '1h' THEN written_1 ELSE 0 END
        + CASE ttl_2 WHEN '1h' THEN written_2 ELSE 0 END),
    CASE ttl_0 WHEN '30m' THEN written_0 ELSE 0 END + CASE ttl_1 WHEN '30m' THEN written_1 ELSE 0 END + CASE ttl_2 WHEN '30m' THEN written_2 ELSE 0 END) AS cache_write_30m_tokens
FROM parsed
WHERE called_at IS NOT NULL
  AND logged_model_id IS NOT NULL
  -- At most a trillion tokens in one request: beyond that a line is broken.
  AND regexp_like(input_tokens, '^[0-9]{1,12}$')
  AND regexp_like(output_tokens, '^[0-9]{1,12}$')
  AND regexp_like(cache_read_tokens, '^[0-9]{1,12}$')
  AND regexp_like(cache_write_tokens, '^[0-9]{1,12}$')
