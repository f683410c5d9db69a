-- From which day to which are rows dated, and how many have no date?
SELECT min(onrecord_day) AS first_day,
       max(onrecord_day) AS last_day,
       count(*) - count(onrecord_day) AS n_undated
FROM {rows}
WHERE NOT onrecord_derived
