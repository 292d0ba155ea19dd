-- The rates, as printed by: bedrock-selector catalog rates --format csv > rates.csv, and copied to the bucket.
CREATE EXTERNAL TABLE bedrock_rates (
  model_id string,
  scope string,
  tier string,
  meter string,
  region string,
  unit_price_usd string,
  per string,
  valid_from string,
  valid_to string,
  source string,
  as_of string,
  profile string,
  term string,
  context_above string,
  quality string,
  resolution string,
  for_kind string,
  unit_version string,
  is_default string,
  region_assumed string,
  derived string,
  layer string
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
LOCATION 's3://{bucket}/{rates-prefix}/'
TBLPROPERTIES ('skip.header.line.count' = '1')
