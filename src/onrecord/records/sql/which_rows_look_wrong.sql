-- How many rows are dated or counted in a way that cannot be right, and which are the first?
SELECT count(*) AS n_rows,
       min(onrecord_row, 5) AS first_rows
FROM {rows}
WHERE NOT onrecord_derived
  AND {wrong}
