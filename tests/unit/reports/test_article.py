"""The article cut into pieces: every character once, every mark where its offsets say."""

from __future__ import annotations

from dataclasses import replace

from onrecord.checks.proposal import Proposal
from onrecord.claims.claim import Claim
from onrecord.reports import CheckedClaim, Report
from onrecord.reports.article import Paragraph, paragraphs
from onrecord.text.spans import Span


def marked(paragraph: Paragraph) -> str:
    """Write a paragraph with its marks, so that a failure is a difference that one can read."""
    written = ""
    for piece in paragraph.pieces:
        inner = piece.text
        for letter, index in (("S", piece.source), ("Q", piece.cue), ("C", piece.content), ("K", piece.claim)):
            inner = f"<{letter}{index}>{inner}</{letter}{index}>" if index is not None else inner
        opens = f"[{piece.opens}]" if piece.opens is not None else ""
        written += opens + inner + "".join(f"(k{n})" for n in piece.closes)
    return written


def claim(number: int, *ranges: tuple[int, int]) -> CheckedClaim:
    spans = tuple(Span(*r) for r in ranges)
    made = Claim(id=f"c{number}", text="", spans=spans, said_by="", not_testable="vague")
    return CheckedClaim(proposal=Proposal(claim=made))


def plain(report: Report, text: str, *claims: CheckedClaim) -> Report:
    document = replace(report.document, text=text, blocks=())
    return replace(report, document=document, attributions=(), claims=claims)


def test_pieces_joined_are_the_text(report: Report) -> None:
    text = report.document.text
    shown = ["".join(piece.text for piece in p.pieces) for p in paragraphs(report)]
    assert shown == [block.span.of(text) for block in report.document.blocks]


def test_a_statement_within_a_statement_rules_inside_it(report: Report) -> None:
    third = marked(paragraphs(report)[5])
    assert third.startswith(
        "<S2>Reyes</S2> <Q2>added</Q2> [2]<C2>that </C2><C2><S3>a village elder</S3></C2><C2> </C2>"
        "<C2><Q3>had told her</Q3></C2><C2> </C2>[3]<C3>that </C3><K2><C3>“not one bomb” fell"
    )


def test_claims_that_overlap_share_their_middle(report: Report) -> None:
    [paragraph] = paragraphs(plain(report, "abcdefghij", claim(0, (0, 6)), claim(1, (4, 9))))
    assert marked(paragraph) == "<K0>abcd</K0><K1>ef</K1>(k0)<K1>ghi</K1>(k1)j"


def test_a_claim_in_two_parts_ends_once(report: Report) -> None:
    [paragraph] = paragraphs(plain(report, "abcdefghij", claim(0, (1, 3), (5, 7))))
    assert marked(paragraph) == "a<K0>bc</K0>de<K0>fg</K0>(k0)hij"


def test_a_claim_may_go_on_in_the_next_paragraph(report: Report) -> None:
    first, second = paragraphs(plain(report, "ab cd\n\nef gh", claim(0, (3, 9))))
    assert [marked(first), marked(second)] == ["ab <K0>cd\n\n</K0>", "<K0>ef</K0>(k0) gh"]


def test_offsets_outside_the_text_mark_nothing(report: Report) -> None:
    [paragraph] = paragraphs(plain(report, "abc", claim(0, (1, 99)), claim(1, (2, 2)), claim(2, (-4, 2))))
    assert marked(paragraph) == "abc"


def test_words_that_no_block_holds_are_shown(report: Report) -> None:
    document = replace(report.document, blocks=report.document.blocks[1:])
    shown = paragraphs(replace(report, document=document))
    assert shown[0].role is None
    assert shown[0].pieces[0].text.startswith("Air campaign")


def test_text_without_words_has_no_paragraph(report: Report) -> None:
    assert paragraphs(plain(report, "\n\n  \n")) == ()
