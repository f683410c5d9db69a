-- On which days do the parts not add up to the stated total?
SELECT dated.onrecord_day AS day, said.stated, said.added
FROM onrecord_contradictions AS said
JOIN {rows} AS dated ON dated.onrecord_row = said.onrecord_row
WHERE said.totals = CAST(? AS INTEGER)
  AND said.measure = ?
  AND NOT dated.onrecord_derived
  AND NOT dated.onrecord_late
  AND dated.onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
ORDER BY dated.onrecord_day, said.stated
