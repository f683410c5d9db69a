-- On which days do the parts not add up to the stated total?
SELECT onrecord_day AS day, stated, added
FROM onrecord_contradictions JOIN {rows} USING (onrecord_row)
WHERE totals = CAST(? AS INTEGER)
  AND measure = ?
  AND NOT onrecord_derived
  AND NOT onrecord_late
  AND onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
ORDER BY day, stated
