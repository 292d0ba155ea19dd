-- Names that Trino has and DuckDB spells otherwise, so that the queries run unchanged.
CREATE MACRO json_extract_scalar(document, path) AS CASE WHEN json_valid(document) THEN json_extract_string(document, path) END;
CREATE MACRO from_iso8601_timestamp(text) AS CAST(text AS timestamptz);
CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern);
CREATE MACRO date_format(moment, format) AS strftime(moment, format);
CREATE MACRO element_at(entries, entry) AS map_extract_value(entries, entry);
