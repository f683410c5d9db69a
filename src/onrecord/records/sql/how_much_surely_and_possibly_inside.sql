-- How much lies surely inside the period, and how much possibly, if a row may mean any of its days?
SELECT coalesce(fsum({amount}) FILTER (
           WHERE onrecord_first >= CAST(? AS DATE) AND onrecord_last <= CAST(? AS DATE)), 0) AS inside,
       coalesce(fsum({amount}), 0) AS touching
FROM {rows}
WHERE onrecord_last >= CAST(? AS DATE)
  AND onrecord_first <= CAST(? AS DATE)
  AND {wanted}
