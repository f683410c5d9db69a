"""Numbers in, small frozen results out: what a record can bear.

A leaf: no files, no domain types, numpy and scipy only (all of scipy but ``scipy.special`` inside the few functions
that need it). Nothing is imported here, so that a caller pays only for the family that it uses.

series        covered-day time, windows                 rates            one rate, one count
rate_ratio    the exact test of two rates               rate_tests, rate_intervals   its large-sample peers
dispersion    index of dispersion, Fano, Allan          dependence       autocorrelation, long-run variance
placebo       the rank among the record's other dates   calibrated       the interval with the Allan factor
movement      unusual, ordinary, not assessable         detectable       the smallest change that would have shown
level         a period among periods of its length      bounds           what uncovered days could hold
base_rate     one trigger                               response         what followed it, and the search
coincidence, circular_shift  two series of event days
trials        the best of many looks                    multiplicity     several p-values
trend, changepoint, extremes, scan, shares, equivalence, regression, power, permutation, lead_lag, reporting_delay
"""
