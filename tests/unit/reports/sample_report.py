"""A whole report about an invented article, for the tests of every form."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from onrecord.attributions.attribution import Attribution, Kind, Quotation, Speaker
from onrecord.checks.check import ChangeCheck, Check, CountCheck, OccurrenceCheck, RateCheck
from onrecord.checks.proposal import FieldOrigin, Proposal, Reading
from onrecord.claims.claim import Claim, NotTestable
from onrecord.documents.document import Block, Credit, Document, Role
from onrecord.findings.finding import (
    AdjustedPValue,
    DailyRecord,
    Estimate,
    Finding,
    Movement,
    Outcome,
    PeriodTotal,
    Provenance,
    Sensitivity,
    Variant,
)
from onrecord.reports.report import CheckedClaim, Report
from onrecord.text.dates import PartialDate, Period, day_period, month_period
from onrecord.text.offset_map import OffsetMap
from onrecord.text.spans import Span, Spans

PARAGRAPHS: tuple[tuple[Role, str], ...] = (
    ("headline", "Air campaign over the Maren valley has eased, says alliance"),
    ("subheading", "Opposition deputy calls the figures “bookkeeping”"),
    ("byline", "By Lena Marsh"),
    ("dateline", "ORSA, July 12, 2021"),
    (
        "body",
        "The alliance fighting the Red Banner movement flew far fewer strikes over the Maren valley this spring, its "
        "spokeswoman said on Monday. “Strikes in the valley fell by a quarter in May, and they were abruptly cut in "
        "June,” Colonel Ana Reyes told reporters in Orsa.",
    ),
    (
        "body",
        "Reyes added that a village elder had told her that “not one bomb” fell on the town of Tal Maren on April 17. "
        "According to the colonel, the alliance had averaged nearly 30 strikes a day since the new year.",
    ),
    (
        "body",
        "Joris Veld, an opposition deputy, dismissed the account. The alliance, he said, eased off in order to let the "
        "movement regroup before the autumn, and “the raids will be back by September”.",
    ),
    (
        "body",
        "The heaviest day on the alliance’s own list was April 9, when 94 strikes were reported. A hospital official "
        "who asked not to be named said that 14 people had been killed in the valley that day.",
    ),
    ("caption", "A crater near Tal Maren, where residents say the raids have stopped."),
    ("credit", "Photograph courtesy of the Orsa Relief Committee"),
    ("boilerplate", "© 2021 The Orsa Courier. All rights reserved. The views expressed are those of the authors."),
)

TEXT = "\n\n".join(words for _, words in PARAGRAPHS) + "\n"
FIRST_DAY = date(2021, 1, 1)


def span(words: str, *, after: str = "") -> Span:
    """Find words of the invented article (tests only: the package itself never searches)."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def spans(*words: str) -> Spans:
    return tuple(span(w) for w in words)


def document() -> Document:
    blocks, at = [], 0
    for role, words in PARAGRAPHS:
        blocks.append(Block(span=Span(at, at + len(words)), role=role))
        at += len(words) + 2
    return Document(
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        path="maren-valley.txt",
        title=PARAGRAPHS[0][1],
        byline=("Lena Marsh",),
        outlet="The Orsa Courier",
        published=PartialDate(2021, 7, 12),
        published_from="text",
        url="https://courier.example/maren-valley",
        credits=(Credit(span=blocks[-2].span, kind="image", name="Orsa Relief Committee"),),
        original_source="Valley Wire",
        blocks=tuple(blocks),
        offset_map=OffsetMap(pieces=()),
    )


REYES = Speaker(
    name="Ana Reyes",
    type="person",
    roles=("spokeswoman of the alliance", "Colonel"),
    mentions=(span("its spokeswoman"), span("Colonel Ana Reyes"), span("the colonel")),
    evidence=(span("Colonel Ana Reyes"),),
    probability=0.97,
)
ELDER = Speaker(name="a village elder", type="anonymous", mentions=(span("a village elder"),), probability=0.9)
VELD = Speaker(name="Joris Veld", type="person", roles=("opposition deputy",), probability=0.95)
OFFICIAL = Speaker(name="a hospital official", type="anonymous", roles=("hospital official",), probability=0.88)
RESIDENTS = Speaker(name="residents", type="group", probability=0.8)


def _said(
    number: int,
    speaker: Speaker,
    *,
    source: Spans,
    cue: Spans,
    content: Spans,
    quotation: Quotation = "indirect",
    kind: Kind = "speech",
    probability: float = 0.93,
    via: str = "",
) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=source,
        cue=cue,
        content=content,
        quotation=quotation,
        kind=kind,
        speaker=speaker,
        probability=probability,
        via=via,
    )


def attributions() -> tuple[Attribution, ...]:
    quoted = "“Strikes in the valley fell by a quarter in May, and they were abruptly cut in June,”"
    elder = "that “not one bomb” fell on the town of Tal Maren on April 17"
    motive = "eased off in order to let the movement regroup before the autumn"
    return (
        _said(
            1,
            REYES,
            source=spans("its spokeswoman"),
            cue=spans("said on Monday"),
            content=spans(
                "The alliance fighting the Red Banner movement flew far fewer strikes over the Maren valley this spring"
            ),
        ),
        _said(
            2,
            REYES,
            source=spans("Colonel Ana Reyes"),
            cue=spans("told reporters"),
            content=spans(quoted),
            quotation="direct",
            probability=0.99,
        ),
        _said(
            3,
            REYES,
            source=(span("Reyes", after="Reyes added"),),
            cue=spans("added"),
            content=spans("that a village elder had told her " + elder),
        ),
        _said(
            4,
            ELDER,
            source=spans("a village elder"),
            cue=spans("had told her"),
            content=spans(elder),
            quotation="mixed",
            via="Ana Reyes",
        ),
        _said(
            5,
            REYES,
            source=spans("the colonel"),
            cue=spans("According to"),
            content=spans("the alliance had averaged nearly 30 strikes a day since the new year"),
        ),
        _said(
            6,
            VELD,
            source=(span("he", after="alliance, he said"),),
            cue=(span("said", after=", he said"),),
            content=(
                span("The alliance", after="dismissed the account"),
                span(motive),
                span("and “the raids will be back by September”"),
            ),
            quotation="mixed",
        ),
        _said(
            7,
            OFFICIAL,
            source=spans("A hospital official who asked not to be named"),
            cue=(span("said", after="to be named"),),
            content=spans("that 14 people had been killed in the valley that day"),
        ),
        _said(
            8,
            RESIDENTS,
            source=spans("residents"),
            cue=(span("say", after="residents"),),
            content=spans("the raids have stopped"),
            probability=0.71,
        ),
    )


def _strikes_on(day: date) -> float:
    """Invented daily totals: about 26 until April, 21 in May, 9 in June, with one day of 94."""
    if day == date(2021, 4, 9):
        return 94.0
    mean = {5: 21, 6: 9}.get(day.month, 26)
    return float(mean + (day.toordinal() * 7) % 9 - 4)


DAYS = tuple(FIRST_DAY + timedelta(days=i) for i in range(181))
WITHOUT_A_LINE = frozenset(d for d in DAYS if (d.month == 6 and d.day > 8) or (d.month < 6 and d.day in (6, 20, 27)))
DAILY = DailyRecord(
    start=FIRST_DAY,
    totals=tuple(0.0 if d in WITHOUT_A_LINE else _strikes_on(d) for d in DAYS),
    covered=tuple(d not in WITHOUT_A_LINE for d in DAYS),
    unit="strikes",
)


def total(label: str, period: Period) -> PeriodTotal:
    held = [t for d, t, c in zip(DAYS, DAILY.totals, DAILY.covered, strict=True) if c and d in period]
    unknown = period.n_days - len(held)
    most = max(held, default=None)
    return PeriodTotal(
        label=label,
        period=period,
        total=sum(held),
        n_rows=len(held),
        n_days=period.n_days,
        n_covered_days=len(held),
        rate=sum(held) / len(held) if held else None,
        rate_low=sum(held) / period.n_days,
        rate_high=(sum(held) + unknown * (most or 0)) / period.n_days,
        total_low=sum(held),
        total_high=sum(held) + unknown * (most or 0),
        daily_minimum=min(held, default=None),
        daily_maximum=most,
    )


PROVENANCE = Provenance(
    check_sha256="c0ffee" + "0" * 58,
    record="maren-strikes-2021",
    record_sha256="5eed" + "1" * 60,
    record_snapshot="2021-07-10",
    record_source="Daily releases of the alliance (invented)",
    record_licence="CC0-1.0",
    sql=("SELECT day, sum(strikes) AS total\nFROM record\nWHERE area = ?\nGROUP BY day\nORDER BY day",),
    parameters=(("Maren valley",),),
    version="0.1.0",
    seed=20171010,
)
WHERE = (("area", ("Maren valley",)),)
RECORD = "maren-strikes-2021"
MAY, APRIL, JUNE = month_period(2021, 5), month_period(2021, 4), month_period(2021, 6)
SPRING = Period(date(2021, 1, 1), date(2021, 6, 30))


def _claim(number: int, words: Spans, said_by: str, attribution: str, **fields: object) -> Claim:
    text = " … ".join(w.of(TEXT) for w in words)
    claim = Claim(id=f"c{number}", text=text, spans=words, said_by=said_by, attribution=attribution)
    return replace(claim, **fields)  # type: ignore[arg-type]


def _tested(
    claim: Claim, readings: tuple[Reading, ...], outcome: Outcome, sentence: str, **parts: object
) -> CheckedClaim:
    finding = Finding(
        check=readings[0].check, outcome=outcome, sentence=sentence, reasons=(), daily=DAILY, provenance=PROVENANCE
    )
    return CheckedClaim(
        proposal=Proposal(claim=claim, readings=readings),
        finding=replace(finding, **parts),  # type: ignore[arg-type]
    )


def _untested(
    number: int, words: Spans, said_by: str, attribution: str, reason: NotTestable, because: str
) -> CheckedClaim:
    claim = _claim(number, words, said_by, attribution, not_testable=reason, because=because)
    return CheckedClaim(proposal=Proposal(claim=claim))


def _reading(check: Check, probability: float, *origins: FieldOrigin) -> Reading:
    return Reading(check=check, probability=probability, origins=origins)


def _fell_in_may() -> CheckedClaim:
    check = ChangeCheck(
        record=RECORD,
        measure="strikes",
        where=WHERE,
        period=MAY,
        baseline=APRIL,
        direction="decrease",
        size=0.75,
        size_comparison="about",
        assumed=("baseline",),
    )
    origins = (
        FieldOrigin(field="measure", words="Strikes", span=span("Strikes in the valley")),
        FieldOrigin(field="where", words="in the valley", span=span("in the valley")),
        FieldOrigin(field="period", words="in May; year taken from the date of publication", span=span("in May")),
        FieldOrigin(field="baseline", words="the month before, because none is named", assumed=True),
        FieldOrigin(field="size", words="by a quarter", span=span("by a quarter")),
    )
    other = replace(check, baseline=month_period(2020, 5))
    period, baseline = total("period", MAY), total("baseline", APRIL)
    return _tested(
        _claim(1, (span("Strikes in the valley fell by a quarter in May"),), "Ana Reyes", "a2"),
        (_reading(check, 0.72, *origins), _reading(other, 0.21)),
        "consistent",
        "Down 26 % a covered day, from 28.3 in April to 21.0 in May.",
        reasons=(
            "27 of 30 April days and 28 of 31 May days are covered.",
            "Whatever the unknown days held, May stays below April.",
        ),
        totals=(period, baseline),
        estimates=(
            Estimate(
                name="rate_ratio",
                label="May ÷ April, strikes a covered day",
                value=0.744,
                low=0.668,
                high=0.829,
                confidence_level=0.95,
                method="exact conditional test",
            ),
        ),
        movement=Movement(
            word="ordinary",
            sentence="A move of that size happens around one date in three in this record.",
            p_value=0.31,
            n_placebo=92,
            n_placebo_independent=4,
            allan_factor=5.2,
            low=0.55,
            high=1.01,
            smallest_detectable_change=0.34,
            placebo=tuple(round((i - 20) / 50, 3) for i in range(41)),
            adjusted=AdjustedPValue(n_tests=3, holm=0.62, benjamini_hochberg=0.465),
        ),
        sensitivity=Sensitivity(
            variants=(
                Variant(choices=(("baseline", "April"), ("late rows", "left out")), value=0.744, outcome="consistent"),
                Variant(choices=(("baseline", "April"), ("late rows", "counted")), value=0.781, outcome="consistent"),
                Variant(
                    choices=(("baseline", "January–April"), ("late rows", "left out")), value=0.8, outcome="consistent"
                ),
                Variant(
                    choices=(("baseline", "May 2020"), ("late rows", "left out")),
                    value=None,
                    outcome="insufficient_record",
                ),
            ),
            share_agreeing=1.0,
        ),
        caveats=("The record lists announcements, usually of the day before.",),
        word_threshold="“by a quarter” fits if the ratio is between 0.70 and 0.80.",
        rows=(
            (("day", "2021-05-01"), ("area", "Maren valley"), ("strikes", "22")),
            (("day", "2021-05-02"), ("area", "Maren valley"), ("strikes", "20")),
        ),
        n_rows=2,
    )


def _cut_in_june() -> CheckedClaim:
    check = ChangeCheck(
        record=RECORD,
        measure="strikes",
        where=WHERE,
        period=JUNE,
        baseline=MAY,
        direction="decrease",
        size="sharply",
        assumed=("baseline", "where"),
        rests_on_unusual=True,
    )
    origins = (
        FieldOrigin(field="period", words="in June", span=span("in June")),
        FieldOrigin(field="where", words="from the sentence before", assumed=True),
        FieldOrigin(field="baseline", words="the month before, because none is named", assumed=True),
    )
    return _tested(
        _claim(2, (span("they were abruptly cut in June"),), "Ana Reyes", "a2"),
        (_reading(check, 0.64, *origins),),
        "insufficient_record",
        "Only 8 of 30 June days are covered; on those, 9.4 strikes a day against 21.0 in May.",
        reasons=(
            "8 of 30 June days are covered, less than the 70 % that a comparison needs.",
            "If the other 22 days held nothing the rate would be 2.5 a day; if each held the highest day, 12.0.",
        ),
        totals=(total("period", JUNE), total("baseline", MAY)),
        movement=Movement(word="not_assessable", sentence="Whether that is unusual cannot be assessed from 8 days."),
        would_suffice="The releases of June 9–30, or a statement that nothing was flown on those days.",
    )


def _not_one_bomb() -> CheckedClaim:
    check = OccurrenceCheck(
        record=RECORD, measure="strikes", where=WHERE, period=day_period(date(2021, 4, 17)), negated=True
    )
    return _tested(
        _claim(3, (span("“not one bomb” fell on the town of Tal Maren on April 17"),), "a village elder", "a4"),
        (_reading(check, 0.81, FieldOrigin(field="period", words="on April 17", span=span("on April 17"))),),
        "inconsistent",
        "The record lists 30 strikes in the valley on that day.",
        reasons=("The day is covered, and its total is not zero.",),
        totals=(total("period", day_period(date(2021, 4, 17))),),
        caveats=("The record names the valley, not the town.",),
    )


def _nearly_thirty() -> CheckedClaim:
    check = RateCheck(
        record=RECORD, measure="strikes", where=WHERE, period=SPRING, value=30, comparison="nearly", per="day"
    )
    return _tested(
        _claim(4, (span("the alliance had averaged nearly 30 strikes a day since the new year"),), "Ana Reyes", "a5"),
        (_reading(check, 0.9, FieldOrigin(field="value", words="nearly 30", span=span("nearly 30"))),),
        "mixed",
        "24.6 strikes a covered day without the late rows, 27.7 with them; “nearly 30” fits from 26.3.",
        reasons=("Whether late rows are counted turns the outcome.",),
        totals=(total("period", SPRING),),
        estimates=(
            Estimate(
                name="rate", label="Strikes a covered day", value=24.6, low=23.8, high=25.4, confidence_level=0.95
            ),
        ),
        sensitivity=Sensitivity(
            variants=(
                Variant(choices=(("late rows", "left out"),), value=24.6, outcome="inconsistent"),
                Variant(choices=(("late rows", "counted"),), value=27.7, outcome="consistent"),
            ),
            share_agreeing=0.5,
            flipping=("late rows",),
        ),
    )


def _ninety_four() -> CheckedClaim:
    check = CountCheck(record=RECORD, measure="strikes", where=WHERE, period=day_period(date(2021, 4, 9)), value=94)
    return _tested(
        _claim(5, (span("was April 9, when 94 strikes were reported"),), "", ""),
        (_reading(check, 0.95, FieldOrigin(field="value", words="94", span=span("94"))),),
        "consistent",
        "The record holds 94 strikes on 9 April 2021.",
        reasons=("One release, one total, the same number.",),
        totals=(total("period", day_period(date(2021, 4, 9))),),
    )


def claims() -> tuple[CheckedClaim, ...]:
    return (
        _fell_in_may(),
        _cut_in_june(),
        _not_one_bomb(),
        _nearly_thirty(),
        _untested(
            6,
            (span("in order to let the movement regroup before the autumn"),),
            "Joris Veld",
            "a6",
            "intent",
            "in order to",
        ),
        _untested(7, (span("the raids will be back by September"),), "Joris Veld", "a6", "prediction", "will"),
        _ninety_four(),
        _untested(
            8,
            (span("14 people had been killed in the valley that day"),),
            "a hospital official",
            "a7",
            "out_of_record",
            "",
        ),
    )


def sample_report() -> Report:
    """Give the report of the invented article."""
    return Report(
        document=document(),
        attributions=attributions(),
        claims=claims(),
        version="0.1.0",
        records=(RECORD,),
        warnings=("maren-strikes-2021: 2 rows repeat others and are not counted.",),
    )
