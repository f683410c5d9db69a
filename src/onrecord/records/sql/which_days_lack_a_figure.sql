-- On which days is nothing known of a value, because neither it nor its total is stated?
SELECT DISTINCT onrecord_day AS day
FROM onrecord_unknown JOIN {rows} USING (onrecord_row)
WHERE totals = CAST(? AS INTEGER)
  AND value IN (SELECT unnest(string_split(?, chr(31))))
  AND NOT onrecord_derived
  AND NOT onrecord_late
  AND onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
