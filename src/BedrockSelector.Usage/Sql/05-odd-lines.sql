-- What "demand" would warn of, counted.
SELECT
  (SELECT count(*) FROM invocation_log_lines WHERE trim(line) <> '') AS lines_not_blank,
  (SELECT count(*) FROM invocation_records) AS well_formed_records,
  (SELECT count(*) FROM invocation_log_lines
    WHERE trim(line) <> ''
      AND coalesce(json_extract_scalar(line, '$.schemaType'), '') <> 'ModelInvocationLog') AS malformed_or_other_lines,
  (SELECT count(*) - count(DISTINCT request_id) FROM invocation_records WHERE request_id IS NOT NULL) AS duplicates,
  (SELECT count(*) FROM invocation_records
    WHERE input_tokens + output_tokens + cache_read_tokens + cache_write_tokens = 0) AS without_tokens,
  (SELECT count(*) FROM invocation_records WHERE error_code IS NOT NULL) AS failed_calls
