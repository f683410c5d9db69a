-- Which values of some columns stand together, and how often?
SELECT {columns}, count(*) AS n_rows
FROM {rows}
WHERE {column} IS NOT NULL AND NOT onrecord_derived
GROUP BY ALL
ORDER BY ALL
