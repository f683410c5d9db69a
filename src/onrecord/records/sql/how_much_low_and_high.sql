-- How much by the low, the best and the high estimate?
SELECT coalesce(fsum({low}), 0) AS low,
       coalesce(fsum({amount}), 0) AS best,
       coalesce(fsum({high}), 0) AS high,
       count(*) AS n_rows
FROM {rows}
WHERE onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)
  AND {wanted}
