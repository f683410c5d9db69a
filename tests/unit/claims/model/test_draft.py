"""What a check needs, out of parts as a person would mark them in the text."""

from __future__ import annotations

from training.markup import read_passage
from training.tagger.data import PART_OF, SORT_OF, WAY_OF

from onrecord.claims import Topic, Vocabulary, find_claims
from onrecord.claims.claim import Claim
from onrecord.claims.model.decode import Part, Tagged
from onrecord.claims.model.tags import INNER, OUTER
from onrecord.documents import read_document
from onrecord.text.spans import Span

VOCABULARY = Vocabulary(
    topics=(
        Topic(record="strikes", measure="strikes", unit="strikes", words=("air strike", "raid")),
        Topic(record="events", measure="best", unit="deaths", words=("killed", "died")),
        Topic(record="events", measure="events", unit="events", words=("clash", "attack")),
    )
)


def claim_of(marked: str) -> Claim:
    """Give the one claim of a passage."""
    (claim,) = claims_of(marked)
    return claim


def claims_of(marked: str) -> tuple[Claim, ...]:
    """Read a passage as if the tagger had marked it as it is marked here."""
    passage = read_passage(f"2016-11-05\t{marked}")
    document = read_document(passage.text.encode(), published="2016-11-05")
    assert document.text == passage.text
    tagged = [
        Tagged(
            sort=SORT_OF.get(c.kind, c.kind), spans=tuple(Span(*s) for s in c.spans), probability=0.99, telling="",
            way=next((WAY_OF[a] for a in c.attributes if a in WAY_OF), ""), sure_of_way=0.99,
            unit=next((a for a in c.attributes if a in ("day", "week", "month", "year")), ""),
            parts=tuple(Part(name=PART_OF[p.name], span=Span(p.start, p.end)) for p in c.parts),
        )
        for c in passage.claims
    ]  # fmt: skip
    return find_claims(document, (), VOCABULARY, tagged=tagged)


def days(claim: Claim) -> list[str]:
    return [t.period.iso() for t in claim.times]


def test_a_change_said_with_words_that_no_list_has():
    claim = claim_of(
        "<change down><m>Raids</m> <w>on Manbij</w> <v>were pared back by a third</v> <t>in October</t> "
        "<b>as against the month before</b></change>."
    )
    assert (claim.kind, claim.direction, claim.size) == ("change", "decrease", 0.67)
    assert days(claim)[:1] == ["2016-10"]


def test_an_extreme_said_by_an_idiom():
    claim = claim_of(
        "<extreme low month>Never <in>this year</in> were <m>raids</m> as scarce as <t>in June</t></extreme>."
    )
    assert (claim.kind, claim.direction, claim.unit) == ("extreme", "lowest", "month")
    assert days(claim) == ["2016-06"]
    assert [t.period.iso() for t in claim.within_times] == ["2016"]


def test_a_comparison_with_its_other_side():
    claim = claim_of(
        "<comparison more><t>In May</t> <w>Mosul</w> shouldered <v>twice the load</v> of <m>strikes</m> "
        "<vs>that Raqqa had</vs></comparison>."
    )
    assert (claim.kind, claim.direction) == ("comparison", "more")
    assert claim.versus is not None


def test_a_coincidence_with_trigger_and_window():
    claim = claim_of(
        "<coincidence up><m>Clashes</m> <w>in Homs</w> took off <win>in the space of three days</win> once "
        "<tr>the convoy was hit <t>on 2 May</t></tr></coincidence>."
    )
    assert (claim.kind, claim.direction, claim.window_days) == ("coincidence", "increase", 3)
    assert days(claim) == ["2016-05-02"]
    assert claim.trigger is not None


def test_a_rate_takes_its_unit_from_the_tagger():
    claim = claim_of(
        "<rate week><t>Over the summer</t> <m>attacks</m> came at a clip of <v>some 30</v> every seven days</rate>."
    )
    assert (claim.kind, claim.quantities[0].per) == ("rate", "week")


def test_what_no_record_counts_is_out_of_record():
    claim = claim_of("<count><v>Some 300</v> <m>shops</m> shut their doors <t>in May</t></count>.")
    assert (claim.kind, claim.not_testable) == (None, "out_of_record")
    assert claim.because


def test_years_are_ranked_by_no_kind_of_check():
    marked = "<extreme high year><t>2016</t> was a black year for <m>attacks</m></extreme>."
    assert claims_of(marked) == ()


def test_a_part_of_no_stated_size_makes_no_share():
    marked = "<share><v>A goodly part</v> <of>of the <m>strikes</m></of> hit Mosul <t>in May</t></share>."
    assert claims_of(marked) == ()


def test_what_happened_on_no_day_is_no_occurrence():
    found = claims_of("<occurrence yes>They <m>bombed</m> <w>the old town</w> by mistake</occurrence>.")
    assert [c.kind for c in found if c.kind] == []


def test_what_was_denied_did_not_happen_where_its_cue_denies():
    claim = claim_of("<occurrence no>Not one <m>raid</m> was flown <w>on Manbij</w> <t>in May</t></occurrence>.")
    assert (claim.kind, claim.negated) == ("occurrence", True)


def test_words_for_days_that_nobody_knows_are_kept():
    claim = claim_of("<count><v>40</v> <m>raids</m> hit Mosul <t>since the truce of the tribes</t></count>.")
    assert [s.start for s in claim.unread] == [claim.text.index("since")]


def test_a_way_on_which_rules_and_tagger_differ_is_noted():
    claim = claim_of(
        "<trend down>From January to August the <m>strikes</m> <w>on Kobani</w> grew <v>rarer</v></trend>."
    )
    assert (claim.kind, claim.direction) == ("trend", "increase")
    assert [claim.text[s.start : s.end] for s in claim.unread] == ["rarer"]


def test_every_part_of_the_marks_is_one_of_the_tags():
    assert set(PART_OF.values()) == {*INNER, *OUTER}


def test_fewer_than_half_as_many_is_a_bound_on_the_ratio():
    """The sizes of a comparison made of parts are bounded like those that the rules read."""
    claim = claim_of(
        "<comparison less><w>Hama</w> lived through <v>fewer than half as many</v> <m>attacks</m> <t>in May</t> "
        "<vs>beside Homs</vs></comparison>."
    )
    assert (claim.kind, claim.direction, claim.size, claim.size_comparison) == ("comparison", "less", 0.5, "less_than")
