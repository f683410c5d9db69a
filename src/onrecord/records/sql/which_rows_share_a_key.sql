-- Which values of a key stand in more than one row?
SELECT {columns}, count(*) AS n_rows
FROM {rows}
WHERE NOT onrecord_derived
GROUP BY ALL
HAVING count(*) > 1
ORDER BY ALL
LIMIT CAST(? AS INTEGER)
