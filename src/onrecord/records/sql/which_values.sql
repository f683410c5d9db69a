-- Which values does a column have, and how often?
SELECT {column} AS value, count(*) AS n_rows
FROM {rows}
WHERE {column} IS NOT NULL AND NOT onrecord_derived
GROUP BY {column}
ORDER BY {column}
