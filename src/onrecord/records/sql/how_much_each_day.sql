-- How much on each day?
-- `rows` is the record's table with, beside its own columns, onrecord_day (the day that dates a row),
-- onrecord_first and onrecord_last (the days it may mean), and what part a row plays (onrecord_late, …).
SELECT onrecord_day AS day,
       coalesce(fsum({amount}), 0) AS total,
       count(*) AS n_rows,
       count(*) FILTER (WHERE {amount} IS NULL) AS n_blank
FROM {rows}
WHERE onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
  AND {wanted}
GROUP BY onrecord_day
ORDER BY onrecord_day
