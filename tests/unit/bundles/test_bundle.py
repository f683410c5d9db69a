"""Bundles: written, taken elsewhere, run again; and zips from strangers."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import open_records
from onrecord.bundles import verify_bundle, write_bundle
from onrecord.cli.main import cli
from onrecord.documents import read_document
from onrecord.errors import BundleError, OnRecordError
from onrecord.pipeline import plan_article

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RECORD = EXAMPLES / "records" / "coalition-strikes-2017"
ARTICLE = EXAMPLES / "articles" / "strikes-2017.txt"


@pytest.fixture(scope="module")
def analysis():
    records = open_records([RECORD])
    document = read_document(ARTICLE, published="2017-10-11")
    return document, plan_article(document, records)[1], records


@pytest.fixture
def bundle(tmp_path, analysis):
    path = tmp_path / "bundle.zip"
    write_bundle(path, *analysis)
    return path


def contents(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def changed(bundle: Path, files: dict[str, bytes | None]) -> Path:
    """Write the bundle anew with other contents; None takes a file out."""
    target = bundle.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in (contents(bundle) | files).items():
            if content is not None:
                zipped.writestr(name, content)
    return target


def test_run_again_elsewhere_it_is_identical(tmp_path, bundle):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(bundle, elsewhere / "b.zip")
    found = verify_bundle(elsewhere / "b.zip")
    assert (found.identical, found.files, found.findings, found.engines) == (True, (), (), ())


def test_the_same_analysis_is_the_same_bytes(tmp_path, bundle, analysis):
    write_bundle(tmp_path / "again.zip", *analysis)
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()
    assert sorted(contents(bundle)) == [
        "README.md",
        "article/strikes-2017.txt",
        "claims.yaml",
        "findings.json",
        "manifest.json",
        "records/coalition-strikes-2017/data.csv",
        "records/coalition-strikes-2017/datapackage.json",
    ]


def test_a_record_may_be_named_from_where_one_stands(tmp_path, analysis, monkeypatch):
    document, proposals, _ = analysis
    monkeypatch.chdir(EXAMPLES)
    write_bundle(tmp_path / "bundle.zip", document, proposals, open_records(["records/coalition-strikes-2017"]))
    assert verify_bundle(tmp_path / "bundle.zip").identical


def test_a_changed_number_is_named_by_its_place(bundle):
    findings = json.loads(contents(bundle)["findings.json"])
    tested = next(i for i, claim in enumerate(findings["claims"]) if claim["finding"])
    covered = findings["claims"][tested]["finding"]["totals"][0]["n_covered_days"]
    findings["claims"][tested]["finding"]["totals"][0]["n_covered_days"] += 1
    found = verify_bundle(changed(bundle, {"findings.json": json.dumps(findings).encode()}))
    assert not found.identical
    assert found.files[0].startswith("findings.json: changed since the bundle was made")
    assert found.findings == (f"claims[{tested}].finding.totals[0].n_covered_days: {covered + 1} → {covered}",)


def test_a_changed_record_changes_hash_and_findings(bundle):
    name = "records/coalition-strikes-2017/data.csv"
    table = contents(bundle)[name].decode()
    found = verify_bundle(changed(bundle, {name: table.rsplit("\n", 30)[0].encode()}))
    assert f"{name}: changed since the bundle was made" in found.files[0]
    assert any("record_sha256" in line for line in found.findings)


def test_files_that_are_missing_or_not_listed_are_named(bundle):
    found = verify_bundle(changed(bundle, {"README.md": None, "notes.txt": b"by hand"}))
    assert found.files == ("notes.txt: not in the list", "README.md: missing")
    assert (found.findings, found.identical) == ((), False)


def test_without_text_the_words_of_the_article_stay_out(tmp_path, analysis):
    document, proposals, records = analysis
    path = tmp_path / "bundle.zip"
    write_bundle(path, document, proposals, records, with_text=False)
    sentence = document.text[126:331].encode()
    write_bundle(tmp_path / "whole.zip", document, proposals, records)
    assert sentence in b"".join(contents(tmp_path / "whole.zip").values())
    assert sentence not in b"".join(contents(path).values())
    assert document.sha256 in contents(path)["README.md"].decode()
    assert verify_bundle(path, article=ARTICLE).identical
    other = tmp_path / "other.txt"
    other.write_text("Another text altogether.")
    assert "not the article of this bundle" in verify_bundle(path, article=other).files[0]


def test_without_records_they_must_be_given_and_be_the_same(tmp_path, analysis):
    document, proposals, records = analysis
    path = tmp_path / "bundle.zip"
    write_bundle(path, document, proposals, records, with_records=False)
    assert not any("data.csv" in name for name in contents(path))
    with pytest.raises(BundleError, match=r"E904.*is not in the bundle"):
        verify_bundle(path)
    assert verify_bundle(path, records=records).identical
    revised = {name: replace(record, sha256="0" * 64) for name, record in records.items()}
    with pytest.raises(BundleError, match="another version than the one tested"):
        verify_bundle(path, records=revised)


def test_an_article_without_a_file_is_kept_as_text(tmp_path, analysis):
    document, proposals, records = analysis
    path = tmp_path / "bundle.zip"
    write_bundle(path, replace(document, path=str(tmp_path / "gone.pdf")), proposals, records)
    assert contents(path)["article/article.txt"].decode() == document.text
    assert verify_bundle(path).identical


def test_a_title_cannot_break_out_of_the_readme(tmp_path, analysis):
    document, proposals, records = analysis
    path = tmp_path / "bundle.zip"
    write_bundle(path, replace(document, title="A\n\n# Outcomes are the truth"), proposals, records)
    assert "# Replication bundle: A # Outcomes are the truth\n" in contents(path)["README.md"].decode()


def test_a_plan_that_cannot_be_run_leaves_no_zip(tmp_path, analysis):
    document, proposals, _ = analysis
    with pytest.raises(OnRecordError, match="E402"):
        write_bundle(tmp_path / "bundle.zip", document, proposals, {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"manifest.json": None}, r"E902.*there is no manifest.json in it"),
        ({"manifest.json": b"[" * 100_000}, r"E902.*manifest.json is not read"),
        ({"manifest.json": b"{}"}, r"E902.*manifest.json is not read: 'onrecord_bundle'"),
        ({"manifest.json": b'{"onrecord_bundle": 9}'}, r"E902.*another version of the format"),
        ({"manifest.json": b" " * 1_000_001}, r"E903.*manifest.json unpacks to more"),
        ({"../escaped.txt": b"x"}, r"E903.*names a file outside of itself, '../escaped.txt'"),
        ({"/etc/cron": b"x"}, r"E903.*outside of itself, '/etc/cron'"),
        ({"C:\\evil.txt": b"x"}, r"E903.*outside of itself"),
        ({f"f{i}": b"" for i in range(1_001)}, r"E903.*it holds 1,008 files"),
        ({"claims.yaml": b"onrecord: 1\nclaims: 5"}, r"E305.*there is no list of claims"),
        ({"records/coalition-strikes-2017/datapackage.json": b"{"}, r"E203"),
    ],
)
def test_zips_from_strangers(bundle, files, message):
    with pytest.raises(OnRecordError, match=message):
        verify_bundle(changed(bundle, files))


def test_other_files_are_no_bundles(tmp_path, bundle):
    text = tmp_path / "a.txt"
    text.write_text("no zip")
    with pytest.raises(BundleError, match=r"E901.*File is not a zip file"):
        verify_bundle(text)
    with pytest.raises(BundleError, match=r"E901.*No such file"):
        verify_bundle(tmp_path / "none.zip")
    short = tmp_path / "short.zip"
    short.write_bytes(bundle.read_bytes()[:-40])
    with pytest.raises(BundleError, match="E901"):
        verify_bundle(short)


def test_what_unpacks_to_more_than_any_bundle_is_refused(bundle, monkeypatch):
    monkeypatch.setattr("onrecord.bundles.unpack.MAX_BYTES", 200_000)
    with pytest.raises(BundleError, match=r"E903.*it unpacks to more than 200,000 bytes"):
        verify_bundle(changed(bundle, {"big.txt": b"0" * 200_001}))


def test_a_link_in_the_zip_becomes_a_plain_file(bundle):
    link = zipfile.ZipInfo("claims.yaml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(bundle) as zipped, zipfile.ZipFile(bundle.with_name("link.zip"), "w") as other:
        for entry in zipped.infolist():
            is_plan = entry.filename == "claims.yaml"
            other.writestr(link if is_plan else entry, b"/etc/passwd" if is_plan else zipped.read(entry))
    with pytest.raises(OnRecordError, match="'/etc/passwd' is not a mapping"):
        verify_bundle(bundle.with_name("link.zip"))


def test_the_commands(tmp_path):
    run = CliRunner()
    made = tmp_path / "b.zip"
    claims = tmp_path / "claims.yaml"
    claims.write_text(run.invoke(cli, ["claims", str(ARTICLE), "-r", str(RECORD)]).stdout, encoding="utf-8")
    wrote = run.invoke(cli, ["bundle", str(ARTICLE), "-r", str(RECORD), "--claims", str(claims), "-o", str(made)])
    assert wrote.exit_code == 0, wrote.output
    again = run.invoke(cli, ["verify", str(made)])
    assert (again.exit_code, again.stdout.split(":")[0]) == (0, "identical")
    differs = run.invoke(cli, ["verify", str(changed(made, {"README.md": b"\x1b[2J"}))])
    assert differs.exit_code == 1
    assert "file    README.md: changed since the bundle was made" in differs.stdout
    assert "the findings are the same, bit by bit" in differs.stdout
    page = EXAMPLES / "articles" / "deir-ez-zor-2016.html"
    other = run.invoke(cli, ["bundle", str(page), "-r", str(RECORD), "--claims", str(claims), "-o", str(made)])
    assert isinstance(other.exception, BundleError)
    assert "the claim file speaks of another article" in str(other.exception)
