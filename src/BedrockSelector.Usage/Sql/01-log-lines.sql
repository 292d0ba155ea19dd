-- The log bucket as lines of text, partitioned by day. Replace the four words in braces.
-- Text, not a JSON table: a JSON table drops or nulls malformed lines in silence, and they must be counted.
-- gzip files are decompressed by the engine.
CREATE EXTERNAL TABLE invocation_log_lines (
  line string
)
PARTITIONED BY (day string)
ROW FORMAT DELIMITED
  FIELDS TERMINATED BY '\001'
  LINES TERMINATED BY '\n'
STORED AS TEXTFILE
LOCATION 's3://{bucket}/{prefix}/AWSLogs/{account}/BedrockModelInvocationLogs/{region}/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = '2023/09/28,NOW',
  'storage.location.template' = 's3://{bucket}/{prefix}/AWSLogs/{account}/BedrockModelInvocationLogs/{region}/${day}/'
)
