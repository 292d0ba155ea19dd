-- One row a well-formed record of a model invocation; ids of models spelled as "demand" spells them.
CREATE OR REPLACE VIEW invocation_records AS
WITH parsed AS (
  SELECT
    TRY(from_iso8601_timestamp(json_extract_scalar(line, '$.timestamp'))) AS called_at,
    json_extract_scalar(line, '$.modelId') AS logged_model_id,
    json_extract_scalar(line, '$.requestId') AS request_id,
    json_extract_scalar(line, '$.errorCode') AS error_code,
    coalesce(json_extract_scalar(line, '$.input.inputTokenCount'), '0') AS input_tokens,
    coalesce(json_extract_scalar(line, '$.output.outputTokenCount'), '0') AS output_tokens,
    coalesce(json_extract_scalar(line, '$.input.cacheReadInputTokenCount'), '0') AS cache_read_tokens,
    coalesce(json_extract_scalar(line, '$.input.cacheWriteInputTokenCount'), '0') AS cache_write_tokens
  FROM invocation_log_lines
  WHERE json_extract_scalar(line, '$.schemaType') = 'ModelInvocationLog'
)
SELECT
  called_at,
  regexp_replace(logged_model_id, '^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|inference-profile)/', '') AS model_id,
  request_id,
  error_code,
  CAST(input_tokens AS bigint) AS input_tokens,
  CAST(output_tokens AS bigint) AS output_tokens,
  CAST(cache_read_tokens AS bigint) AS cache_read_tokens,
  CAST(cache_write_tokens AS bigint) AS cache_write_tokens
FROM parsed
WHERE called_at IS NOT NULL
  AND logged_model_id IS NOT NULL
  -- At most a trillion tokens in one request: beyond that a line is broken.
  AND regexp_like(input_tokens, '^[0-9]{1,12}$')
  AND regexp_like(output_tokens, '^[0-9]{1,12}$')
  AND regexp_like(cache_read_tokens, '^[0-9]{1,12}$')
  AND regexp_like(cache_write_tokens, '^[0-9]{1,12}$')
