"""Static pictures of a finding: one file a chart, each with words, a key and a table beside it."""

from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.draw import charts_of

__all__ = ["Chart", "charts_of"]
