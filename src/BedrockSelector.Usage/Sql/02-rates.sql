-- The rates, as printed by: bedrock-selector catalog rates --format csv > rates.csv, and copied to the bucket.
-- Further columns of the file, one for each dimension of prices and what else a rate says, are left out; add them in its order where you want them.
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
  plain string,
  term string,
  context_above string,
  quality string,
  resolution string,
  subject string
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
LOCATION 's3://{bucket}/{rates-prefix}/'
TBLPROPERTIES ('skip.header.line.count' = '1')
