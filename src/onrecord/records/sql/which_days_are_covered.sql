-- For which days does the record have a row that shows it speaks?
SELECT DISTINCT onrecord_day AS day
FROM {rows}
WHERE onrecord_covers
  AND NOT onrecord_derived
  AND onrecord_first = onrecord_last
  AND onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
ORDER BY onrecord_day
