-- Which parts were derived from a stated total, and on how many days?
SELECT {column} AS value, count(*) AS n_rows
FROM {rows}
WHERE onrecord_derived
  AND onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
  AND {wanted}
GROUP BY {column}
ORDER BY {column}
