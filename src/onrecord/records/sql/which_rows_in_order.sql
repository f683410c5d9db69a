-- Which rows are there, in order of their first columns?
SELECT {columns}
FROM {rows}
WHERE NOT onrecord_derived
ORDER BY {order}
