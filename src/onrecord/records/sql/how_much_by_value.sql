-- How much for each value of a column?
SELECT {column} AS value,
       coalesce(fsum({amount}), 0) AS total,
       count(*) AS n_rows
FROM {rows}
WHERE onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
  AND {wanted}
GROUP BY {column}
ORDER BY {column} NULLS LAST
