"""Large records: time and peak memory of loading, describing and one check over ten million rows, beside plain DuckDB.

    python benchmarks/record_size.py [--rows N] [--quick] [--json]

A Parquet file of made-up events (id, day, 14 provinces, 2,000 towns, 20 actors, best, low, high, address of a report)
is written to a temporary folder. Each step is a process of its own; its peak is the largest resident memory that the
system saw. "Plain DuckDB" asks the questions of a description or of the check of the file itself, as somebody who knows
the columns would; it does not check the cells, hash the file or copy the rows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

N_ROWS, N_QUICK = 10_000_000, 500_000
MAKE = """
COPY (
    SELECT range AS id,
        DATE '2015-01-01' + CAST(floor(1826 * sqrt(hash(range) % 1000003 / 1000003)) AS INTEGER) AS day,
        'Province ' || (hash(range + 1) % 14) AS province,
        'Town ' || (hash(range + 2) % 2000) AS town,
        'Actor ' || (hash(range + 3) % 20) AS actor,
        hash(range + 4) % 30 AS best, hash(range + 4) % 30 // 2 AS low, hash(range + 4) % 30 * 2 AS high,
        'https://example.org/report/' || range AS source
    FROM range({n_rows})
) TO '{path}' (FORMAT parquet)
"""
BLOCK = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "province", "level": "province"}, {"column": "town", "level": "place"}],
    "actors": [{"column": "actor", "role": "actor"}],
    "measures": [{"column": "best", "unit": "deaths", "low_column": "low", "high_column": "high"}],
    "coverage": {"kind": "complete", "period": "2015-01-01/2019-12-31"},
}
STEPS = {
    "open": "record = open_record(FOLDER)",
    "open and describe": "describe_record(open_record(FOLDER))",
    "open and check": """
from onrecord.checks.check import ChangeCheck
from onrecord.findings.run import run_check
from onrecord.text.dates import parse_period
check = ChangeCheck(record="large", measure="best", where=(("province", ("Province 3",)),),
                    period=parse_period("2019-06"), baseline=parse_period("2019-05"), direction="decrease")
run_check(check, {"large": open_record(FOLDER)})
""",
}
PLAIN = {
    "description": """
for column in ("province", "town", "actor"):
    duckdb.sql(f"SELECT {column}, sum(best), count(*) FROM '{TABLE}' GROUP BY 1").fetchall()
duckdb.sql(f"SELECT min(day), max(day), sum(low), sum(best), sum(high), count(DISTINCT day) FROM '{TABLE}'").fetchall()
""",
    "check": """
duckdb.sql(f"SELECT day, sum(best) FROM '{TABLE}' WHERE province = 'Province 3' GROUP BY 1 ORDER BY 1").fetchall()
""",
}


def measured(code: str) -> dict[str, float]:
    """Run code in a process of its own; give its seconds, those of all its threads, and its peak memory in MB."""
    before, after = (
        "import resource, time\nstart = time.monotonic()\n",
        (
            "\nused = resource.getrusage(resource.RUSAGE_SELF)"
            "\nprint(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
        ),
    )
    run = [sys.executable, "-c", before + code + after]
    said = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    seconds, cpu_seconds, peak_mb = map(float, said[-3:])
    return {"seconds": round(seconds, 1), "cpu_seconds": round(cpu_seconds, 1), "peak_mb": round(peak_mb)}


def write_record(folder: Path, n_rows: int) -> Path:
    """Write the record; give the path of its table."""
    import duckdb

    table = folder / "events.parquet"
    duckdb.execute(MAKE.format(n_rows=n_rows, path=table))
    package = {"name": "large", "resources": [{"name": "events", "path": table.name}], "onrecord": BLOCK}
    (folder / "datapackage.json").write_text(json.dumps(package))
    return table


def measure(n_rows: int) -> dict[str, object]:
    """Write a record of so many rows, and measure every step."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = write_record(folder, n_rows)
        ours = "import os\nfrom onrecord.records import describe_record, open_record\nFOLDER = " + repr(name) + "\n"
        plain = f"import duckdb\nTABLE = {str(table)!r}\n"
        return {
            "n_rows": n_rows,
            "table_mb": round(table.stat().st_size / 1e6),
            "n_processors": os.cpu_count(),
            "onrecord": {step: measured(ours + code) for step, code in STEPS.items()},
            "plain_duckdb": {step: measured(plain + code) for step, code in PLAIN.items()},
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=N_ROWS)
    parser.add_argument("--quick", action="store_true", help=f"{N_QUICK:,} rows")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(N_QUICK if options.quick else options.rows)
    if options.json:
        print(json.dumps(found))
        return
    print(f"{found['n_rows']:,} rows, {found['table_mb']} MB of Parquet, {found['n_processors']} processors")
    for who in ("onrecord", "plain_duckdb"):
        for step, cost in found[who].items():
            seconds = f"{cost['seconds']:6.1f} s ({cost['cpu_seconds']:.1f} s of processors)"
            print(f"  {who:13} {step:18} {seconds:32} {cost['peak_mb']:6,} MB at most")
    for ours, theirs in (("open and describe", "description"), ("open and check", "check")):
        mine, plain = found["onrecord"][ours], found["plain_duckdb"][theirs]
        times, memory = mine["cpu_seconds"] / plain["cpu_seconds"], mine["peak_mb"] / plain["peak_mb"]
        print(f"  {ours}: {times:.0f} times the processor time of plain DuckDB, {memory:.1f} times its memory")


if __name__ == "__main__":
    main()
