-- Which rows are behind the numbers?
SELECT {columns}
FROM {rows}
WHERE onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
  AND {wanted}
ORDER BY onrecord_day, onrecord_row, onrecord_derived
LIMIT CAST(? AS INTEGER)
