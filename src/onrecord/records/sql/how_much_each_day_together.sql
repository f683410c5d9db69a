-- How much on each day, for several selections at once?
-- Each selection adds three columns: what it sums to, its number of rows, and how many of them are blank.
SELECT onrecord_day AS day,
       {columns}
FROM {rows}
WHERE onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
GROUP BY onrecord_day
ORDER BY onrecord_day
