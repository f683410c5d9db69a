"""Readings from an endpoint, asked over a real connection to a server of this test."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import open_records
from onrecord.checks.by_endpoint import Endpoint, propose_by_endpoint
from onrecord.checks.claim_file import read_claim_file, write_claim_file
from onrecord.cli.main import cli
from onrecord.documents import read_document
from onrecord.errors import ProposerError
from onrecord.pipeline import plan_article

RECORDS = Path(__file__).resolve().parents[3] / "examples" / "records"
NAME = "coalition-strikes-2017"
ARTICLE = (
    b"The coalition carried out 500 air strikes in Iraq in August 2017, the ministry said. "
    b"It wanted to please voters, the ministry said.\n"
)
GOOD = {"kind": "count", "record": NAME, "measure": "engagements", "where": {"country": "Iraq"}, "period": "2017-08"}
GOOD |= {"value": 500}

Respond = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]


@contextmanager
def endpoint_that(respond: Respond) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Run a server whose answers `respond` writes; gives its base address and the requests that it saw."""
    seen: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
            with suppress(BrokenPipeError, ConnectionResetError):  # the client has given up, as it should
                respond(self, body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", seen
    finally:
        server.shutdown()
        server.server_close()


def send(handler: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def saying(text: str) -> Respond:
    """Answer with one choice of this text."""
    content = json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()
    return lambda handler, _: send(handler, content)


def readings(*checks: object) -> Respond:
    return saying(json.dumps({"readings": list(checks)}))


def plan():
    records = open_records([RECORDS / NAME])
    document = read_document(ARTICLE, published="2017-09-05")
    _, proposals = plan_article(document, records)
    return proposals, records, document


def ask(respond: Respond, **options: object):
    proposals, records, document = plan()
    with endpoint_that(respond) as (url, seen):
        endpoint = Endpoint(url=url, model="small", **options)
        found, refusals = propose_by_endpoint(proposals, records, document, endpoint)
    return proposals, found, refusals, seen, document, endpoint


def test_a_good_reading_stands_behind_our_own_and_is_marked_in_the_file(tmp_path):
    before, found, refusals, _, document, endpoint = ask(readings(GOOD))
    assert refusals == ()
    (mine, *_), (theirs, *_) = before[0].readings, found[0].readings[::-1]
    assert found[0].readings[0] == mine
    assert (theirs.check.measure, theirs.proposed_by) == ("engagements", endpoint.name)
    path = tmp_path / "claims.yaml"
    path.write_text(write_claim_file(document, found), encoding="utf-8")
    kept = read_claim_file(path).proposals[0]
    assert kept.readings[-1].proposed_by == endpoint.name
    assert kept.best == found[0].best
    assert write_claim_file(document, read_claim_file(path).proposals).count(endpoint.name) == 1


def test_motives_are_not_asked_about_and_no_row_is_sent():
    before, found, _, seen, _, _ = ask(readings())
    assert [p.claim.not_testable for p in before] == [None, "intent"]
    assert len(seen) == 1
    assert found == before
    assert seen[0]["path"] == "/v1/chat/completions"
    assert (seen[0]["model"], seen[0]["temperature"]) == ("small", 0)
    sent = json.dumps(seen[0]["messages"])
    assert "500 air strikes" in sent
    assert "release" not in sent or "http" not in sent


def test_a_claim_without_a_reading_of_ours_takes_theirs_first():
    proposals, records, document = plan()
    bare = replace(proposals[0], readings=(), claim=replace(proposals[0].claim, kind=None, not_testable="vague"))
    with endpoint_that(readings(GOOD)) as (url, _):
        found, _ = propose_by_endpoint([bare], records, document, Endpoint(url=url, model="small"))
    assert found[0].claim.kind == "count"
    assert found[0].claim.not_testable is None
    assert "proposed_by: small at 127.0.0.1" in write_claim_file(document, found)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (saying("Sure! I think this is true."), "no JSON object with readings"),
        (saying('{"readings": "all"}'), "readings is no list"),
        (saying("[" * 100_000), "no JSON object with readings"),
        (readings("DROP TABLE"), "is not a mapping"),
        (readings(GOOD | {"outcome": "inconsistent"}), "the field 'outcome' is not known here"),
        (readings(GOOD | {"kind": "verdict"}), "kind: 'verdict' is not known"),
        (readings(GOOD | {"record": "../../etc/passwd"}), "the record '../../etc/passwd' is not open"),
        (readings(GOOD | {"measure": "1; DROP TABLE t"}), "'1; DROP TABLE t' is no measure"),
        (readings(GOOD | {"where": {'country" OR 1=1 --': "Iraq"}}), "country"),
        (readings(GOOD | {"where": {"country": "Atlantis"}}), "Atlantis"),
        (readings(GOOD | {"period": "yesterday"}), "yesterday"),
        (saying('{"readings": [' + json.dumps(GOOD)[:-4] + "1e999}]}"), "no amount"),
        (readings(GOOD, GOOD, GOOD, GOOD), "1 more than the 3 asked for"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_reason(answer, why):
    before, found, refusals, _, _, _ = ask(answer)
    assert why in refusals[0].why
    assert refusals[0].claim == before[0].claim.id
    assert len(refusals[0].why) <= 300
    assert [r for p in found for r in p.readings if "outcome" in str(r)] == []
    if "more than" not in why:
        assert found == before


UNCOUNTED = {field: value for field, value in GOOD.items() if field != "value"}
COMPARED = UNCOUNTED | {"kind": "comparison", "versus": {"country": "Syria"}, "direction": "more"}
SHARED = GOOD | {"kind": "share", "of": {}, "value": 0.5}
FOLLOWED = {
    "kind": "coincidence", "window_days": 7, "direction": "increase",
    "trigger": {"record": NAME, "where": {"country": "Iraq"}, "at": "2017-08-01"},
    "response": {"record": NAME, "measure": "engagements", "where": {"country": "Syria"}},
}  # fmt: skip


@pytest.mark.parametrize("reading", [COMPARED, SHARED, FOLLOWED], ids=lambda reading: reading["kind"])
def test_readings_of_two_sides_are_taken(reading):
    _, found, refusals, _, _, _ = ask(readings(reading))
    assert refusals == ()
    assert found[0].readings[-1].check.kind == reading["kind"]


@pytest.mark.parametrize(
    "reading",
    [
        COMPARED | {"versus": {"country": "Atlantis"}},
        SHARED | {"of": {"country": "Atlantis"}},
        FOLLOWED | {"trigger": FOLLOWED["trigger"] | {"where": {"country": "Atlantis"}}},
    ],
    ids=lambda reading: reading["kind"],
)
def test_the_other_side_of_a_reading_must_be_in_the_record_too(reading):
    before, found, refusals, _, _, _ = ask(readings(reading))
    assert found == before
    assert "Atlantis" in refusals[0].why


def test_json_in_a_fence_is_read():
    _, found, refusals, _, _, _ = ask(saying(f"Here:\n```json\n{json.dumps({'readings': [GOOD]})}\n```"))
    assert refusals == ()
    assert found[0].readings[-1].check.measure == "engagements"


def not_the_protocol(handler: BaseHTTPRequestHandler, _: object) -> None:
    send(handler, b"<html>hello</html>")


def too_long(handler: BaseHTTPRequestHandler, _: object) -> None:
    send(handler, b"x" * 1_000_002)


def redirect(handler: BaseHTTPRequestHandler, _: object) -> None:
    send(handler, b"", 302, Location="http://127.0.0.1:9/elsewhere")


def failing(handler: BaseHTTPRequestHandler, _: object) -> None:
    send(handler, b'{"error": "overloaded"}', 503)


def cut_short(handler: BaseHTTPRequestHandler, _: object) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"{")


def silent(handler: BaseHTTPRequestHandler, _: object) -> None:
    time.sleep(2)


DRIPS, PAUSE_S = 40, 0.05


def dripping(handler: BaseHTTPRequestHandler, _: object) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(DRIPS):
        handler.wfile.write(b" ")
        time.sleep(PAUSE_S)


@pytest.mark.parametrize(
    ("respond", "why"),
    [
        (not_the_protocol, "not one of the chat completions protocol"),
        (too_long, "longer than 1,000,000 bytes"),
        (redirect, "answers 302 (redirects are not followed)"),
        (failing, "answers 503"),
        (cut_short, "gave no answer"),
        (silent, "no answer within 0.4 s"),
        (dripping, "no answer within 0.4 s"),
        (saying(7), "the answer holds no text"),  # type: ignore[arg-type]
    ],
)
def test_an_endpoint_that_fails_is_not_asked_again_and_nothing_is_lost(respond, why):
    proposals, records, document = plan()
    with endpoint_that(respond) as (url, seen):
        endpoint = Endpoint(url=url, model="small", timeout_s=0.4)
        found, refusals = propose_by_endpoint(proposals * 2, records, document, endpoint)
    assert found == proposals * 2
    assert len(seen) == 1
    [refusal] = refusals
    assert why in refusal.why
    assert refusal.why.endswith("it is not asked again")


@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/1.1"])
def test_an_answer_that_drips_is_cut_when_the_time_is_over(protocol, monkeypatch):
    """Whether or not the answer is to end with the line: most of what the server would drip is never waited for."""
    monkeypatch.setattr(BaseHTTPRequestHandler, "protocol_version", protocol)
    sent = []

    def drip(handler: BaseHTTPRequestHandler, _: object) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        for i in range(DRIPS):
            sent.append(i)
            handler.wfile.write(b" ")
            time.sleep(PAUSE_S)

    with endpoint_that(drip) as (url, _):
        with pytest.raises(ProposerError, match=r"no answer within 0\.2 s"):
            Endpoint(url=url, model="small", timeout_s=0.2).ask([])
        n_sent = len(sent)
    assert n_sent < DRIPS * 3 / 4


def test_a_refused_connection_is_said():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        with pytest.raises(ProposerError, match=r"E802.*Connection refused"):
            Endpoint(url=url, model="small").ask([])


def test_an_address_with_https_is_never_asked_in_the_clear():
    with endpoint_that(readings(GOOD)) as (url, seen):
        endpoint = Endpoint(url=url.replace("http:", "https:"), model="small", key="secret")
        with pytest.raises(ProposerError, match=r"(?s)E802.*SSL"):
            endpoint.ask([])
    assert seen == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "no http or https address"),
        ("127.0.0.1:8080", "no http or https address"),
        ("http://", "no http or https address"),
        ("http://127.0.0.1:99999", "Port out of range"),
        ("http://[::1", "Invalid IPv6"),
        ("http://127.0.0.1/v1\r\nHost: elsewhere", "cannot have"),
        ("http://models.example/v1", "a key is not sent without encryption"),
    ],
)
def test_addresses_that_cannot_be_used(url, why):
    proposals, records, document = plan()
    with pytest.raises(ProposerError, match=why) as caught:
        propose_by_endpoint(proposals, records, document, Endpoint(url=url, model="small", key="secret"))
    assert caught.value.code == "E801"


def test_the_key_goes_to_this_machine_as_a_bearer_token_and_nowhere_else():
    *_, seen, _, endpoint = ask(readings(), key="secret")
    assert seen[0]["key"] == "Bearer secret"
    assert "secret" not in endpoint.name
    assert Endpoint(url="http://user:pw@localhost:1/v1", model="m").name == "m at localhost:1"


def test_the_command_writes_the_plan_also_when_the_endpoint_fails(tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes(ARTICLE)
    command = ["claims", str(article), "--record", str(RECORDS / NAME), "--published", "2017-09-05"]
    with endpoint_that(readings(GOOD, GOOD | {"kind": "verdict\x1b[2J"})) as (url, _):
        asked = CliRunner().invoke(cli, [*command, "--proposer", url, "--proposer-model", "small"])
    assert asked.exit_code == 3
    assert "proposed_by: small at 127.0.0.1" in asked.stdout
    assert "claim c1: kind: 'verdict\\x1b[2J' is not known" in asked.stderr
    assert "\x1b" not in asked.stderr
    with endpoint_that(failing) as (url, _):
        failed = CliRunner().invoke(cli, [*command, "--proposer", url, "--proposer-model", "small"])
    assert failed.exit_code == 3
    assert failed.stdout == CliRunner().invoke(cli, command).stdout
    alone = CliRunner().invoke(cli, [*command, "--proposer", url])
    assert alone.exit_code == 2
    assert "--proposer URL and --proposer-model NAME belong together" in alone.stderr
