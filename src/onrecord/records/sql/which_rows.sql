-- Which rows are behind the numbers, those of the first stretch first, and how many are there in all?
SELECT {columns},
       count(*) OVER () AS n_rows
FROM (SELECT *, CASE {stretches} END AS onrecord_stretch FROM {rows})
WHERE onrecord_stretch IS NOT NULL
ORDER BY onrecord_stretch, onrecord_day, onrecord_row, onrecord_derived
{limit}
