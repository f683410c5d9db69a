-- On which days is nothing known of a value, because neither it nor its total is stated?
SELECT DISTINCT dated.onrecord_day AS day
FROM onrecord_unknown AS lacking
JOIN {rows} AS dated ON dated.onrecord_row = lacking.onrecord_row
WHERE lacking.totals = CAST(? AS INTEGER)
  AND lacking.value IN (SELECT unnest(string_split(?, chr(31))))
  AND NOT dated.onrecord_derived
  AND NOT dated.onrecord_late
  AND dated.onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
