"""Start-up: CPU time of `onrecord --help`, and of a cold `check` of a 600-word article with its report, whole process.

    python benchmarks/start_up.py [--json]

Beside them, as the floor, the CPU time of an empty Python process. CPU seconds of the child processes, median of runs.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "examples/records/coalition-strikes-2017"
N_RUNS = 5


def cpu_seconds(*command: str) -> float:
    """Run a command and give the user and system CPU time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def article_of_600_words(folder: Path) -> Path:
    """Write an article of about 600 words made of the shipped one's paragraphs."""
    paragraphs = (ROOT / "examples/articles/strikes-2017.txt").read_text(encoding="utf-8").split("\n\n")
    words, kept = 0, []
    while words < 600:
        for paragraph in paragraphs[3:-1]:
            kept.append(paragraph)
            words += len(paragraph.split())
    path = folder / "article.txt"
    path.write_text("\n\n".join([*paragraphs[:3], *kept]), encoding="utf-8")
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = article_of_600_words(Path(folder))
        report = str(Path(folder) / "report.html")
        commands = {
            "empty_python": (sys.executable, "-c", "pass"),
            "help": (sys.executable, "-m", "onrecord", "--help"),
            "check": (sys.executable, "-m", "onrecord", "check", str(article), "--record", str(RECORD), "-o", report),
        }
        seconds = {
            name: round(statistics.median(cpu_seconds(*command) for _ in range(N_RUNS)), 3)
            for name, command in commands.items()
        }
        n_words = len(article.read_text(encoding="utf-8").split())
    result = {"cpu_seconds": seconds, "n_words": n_words, "n_runs": N_RUNS}
    if options.json:
        print(json.dumps(result))
        return
    print(f"CPU seconds, median of {N_RUNS} runs, whole process")
    print(f"  python -c pass                         {seconds['empty_python']:.2f}")
    print(f"  onrecord --help                        {seconds['help']:.2f}")
    print(f"  onrecord check, {n_words} words, HTML report {seconds['check']:.2f}")


if __name__ == "__main__":
    main()
