"""Articles as people have them, on the command line: files of all kinds, folders, lists; statuses and messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "src/onrecord/reports/schemas/report.schema.json").read_text())
TEXT = "The army left the town on Monday, a spokesman said, and it did not come back.\n"
MARKDOWN = f"---\ntitle: Army leaves\ndate: 2017-10-10T08:15:00+03:00\n---\n# Army leaves\n\n{TEXT}"
FEED = "<rss><channel><title>T</title>{}</channel></rss>".format(
    "".join(f"<item><title>Story number {i}</title><description>{TEXT}</description></item>" for i in (1, 2))
)
RUSSIAN = "Армия покинула город в понедельник, сообщили чиновники, и больше туда не вернулась. " * 3


def onrecord(*arguments: object, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.md").write_text(MARKDOWN)
    (tmp_path / "news/a.txt").write_text(TEXT)
    (tmp_path / "news/feed.xml").write_text(FEED)
    return tmp_path


def test_a_folder_gives_one_report_an_article_under_names_of_their_own(news: Path) -> None:
    process = onrecord("check", "news", "-o", "out", "--format", "json", cwd=news)
    assert process.returncode == 0, process.stderr
    names = {path.name for path in (news / "out").iterdir()} - {"comparison.json"}
    assert names == {"a.json", "a-2.json", "feed.xml-entry-1.json", "feed.xml-entry-2.json"} or names == {
        "a.json",
        "a-2.json",
        "feed-entry-1.json",
        "feed-entry-2.json",
    }
    for name in names:
        jsonschema.validate(json.loads((news / "out" / name).read_text()), SCHEMA)


def test_the_report_says_where_and_when(news: Path) -> None:
    document = json.loads(onrecord("check", "news/a.md", "--format", "json", cwd=news).stdout)["document"]
    assert document["dates"] == [
        {"kind": "published", "date": "2017-10-10", "time": "08:15:00+03:00", "where": "front matter"}
    ]
    assert {place["element"] for place in document["places"]} == {"block 1", "block 2"}


def test_a_list_of_articles_on_standard_input(news: Path) -> None:
    process = onrecord(
        "attributions", "--files-from", "-", "--format", "jsonl", cwd=news, stdin="news/a.txt\n\nnews/a.md\n"
    )
    assert [json.loads(line)["path"] for line in process.stdout.splitlines()] == ["news/a.txt", "news/a.md"]


def test_what_is_skipped_is_summed_up_and_the_rest_goes_on(news: Path) -> None:
    (news / "news/bad.pdf").write_bytes(b"not one")
    (news / "news/b.txt").write_text(RUSSIAN)
    (news / "news/x.png").write_bytes(b"x")
    process = onrecord("attributions", "news", "--format", "jsonl", cwd=news)
    assert (process.returncode, len(process.stdout.splitlines())) == (3, 4)
    assert process.stderr.splitlines()[-1] == "4 read, 2 skipped (E111 × 1, E117 × 1)"
    assert "note: news: what is no article was passed over: 1 .png" in process.stderr


def test_another_language_at_the_users_risk(news: Path) -> None:
    (news / "b.txt").write_text(RUSSIAN)
    assert onrecord("attributions", "b.txt", cwd=news).returncode == 1
    assert onrecord("attributions", "b.txt", "--any-language", "--format", "json", cwd=news).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "message"),
    [
        (("check",), "", 2, "name an ARTICLE"),
        (("check", "-", "--files-from", "-"), "", 2, "not both"),
        (("check", "--files-from", "none.txt"), "", 1, "[E125] the list of articles cannot be read: No such file"),
        (("check", "--files-from", "-"), "\n \n", 1, "[E118] the list of articles is empty"),
        (("check", "https://x.example/"), "", 1, "[E120]"),
        (("check", "http://127.0.0.1:1/", "--fetch"), "", 1, "[E121] the address is refused"),
        (("claims", "news/feed.xml"), "", 1, "[E116]"),
        (("claims", "https://x.example/"), "", 1, "[E120]"),
        (("check", "none/*.txt"), "", 1, "[E118] no file matches 'none/*.txt'"),
        (("check", "news/a.txt", "news/a.md", "-o", "news/a.txt/x"), "", 1, "[E701]"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], stdin: str, status: int, message: str, news: Path) -> None:
    process = onrecord(*arguments, cwd=news, stdin=stdin)
    assert process.returncode == status, process.stderr
    assert message in process.stderr
    assert "Traceback" not in process.stderr
