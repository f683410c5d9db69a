"""The report as one self-contained page: no script, no network, all foreign text escaped."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.attributions.attribution import Attribution
from onrecord.reports import labels, wording
from onrecord.reports.article import paragraphs
from onrecord.reports.cards import cards, for_page, untested
from onrecord.reports.links import safe_link
from onrecord.reports.notes import notes_of
from onrecord.reports.report import Report
from onrecord.reports.speakers import display_name, how_known, speaker_colours, speaker_entries, speaker_key
from onrecord.text.spans import join_spans

if TYPE_CHECKING:
    from jinja2 import Environment

N_COLOURS = 8
"""As many as can be told apart, in both modes, by readers who do not see all colours."""


MOST_OF_A_NAME = 48
"""In the legend; the list of speakers has the whole name."""
MOST_OF_A_LABEL = 32
"""In the text, where it must not be broken: fits the line of a phone."""


def to_html(report: Report) -> str:
    """Give the report as one HTML page that works from disk, in print and without colour."""
    return page_environment().get_template("report.html.j2").render(_context(report))


def _context(report: Report) -> dict[str, Any]:
    entries = speaker_entries(report.attributions)
    colours = speaker_colours(entries, N_COLOURS)
    style, style_hash = page_style()
    all_cards = for_page(cards(report))
    blocks = paragraphs(report)
    return {
        "report": report,
        "document": report.document,
        "title": wording.title_of(report.document),
        "file_name": "" if report.document.title else wording.file_name(report.document),
        "style": style,
        "style_hash": style_hash,
        "link": safe_link(report.document.url),
        "cards": all_cards,
        "tested": [c for c in all_cards if c.tested],
        "not_tested": [c for c in all_cards if not c.tested],
        "groups": untested(all_cards),
        "tally": tally(report),
        "warnings": notes_of(report),
        "paragraphs": blocks,
        "placed": {n + 1 for block in blocks for piece in block.pieces for n in piece.starts},
        "people": [(entry, colours[speaker_key(entry.statements[0].speaker)]) for entry in entries],
        "named": [names_itself(a, report.document.text) for a in report.attributions],
        "told": [how_known(a, report.document.text) for a in report.attributions],
        "second_hand": sum(bool(a.via) for a in report.attributions),
        "colour_of": [colours[speaker_key(a.speaker)] for a in report.attributions],
        "glossary": tomllib.loads(_read("data/glossary.toml"))["entry"],
    }


def names_itself(attribution: Attribution, text: str) -> bool:
    """Tell whether the words of the source already give the speaker's name, so that no label is needed."""
    return attribution.speaker.name.casefold() in join_spans(attribution.source, text).casefold()


def tally(report: Report) -> str:
    """Count the outcomes in words: 2 consistent and 1 mixed."""
    outcomes = [c.outcome for c in report.tested]
    return wording.listed([f"{outcomes.count(o)} {labels.OUTCOMES[o].tally}" for o in labels.OUTCOMES if o in outcomes])


def page_style() -> tuple[str, str]:
    """Give the style sheet of every page, and its hash for the content security policy."""
    style = _read("templates/report.css")
    return style, "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@lru_cache(maxsize=8)
def _read(name: str) -> str:
    return files("onrecord.reports").joinpath(name).read_text(encoding="utf-8")


def _shown(value: object) -> object:
    """Make every foreign string visible as it is put in; what the templates themselves made passes."""
    return wording.visible(value) if type(value) is str else value


@lru_cache(maxsize=1)
def page_environment() -> Environment:
    """Give the environment in which pages are made: everything escaped, foreign strings made visible."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: _read(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(labels=labels, display_name=display_name)
    environment.filters.update(
        line=wording.one_line,
        detail=wording.movement_detail,
        short=lambda words: wording.shortened(words, MOST_OF_A_NAME),
        label=lambda words: wording.shortened(words, MOST_OF_A_LABEL),
        quoted=wording.quoted,
        sentence=wording.sentence,
        percent=wording.percent_words,
        when=wording.partial_date_words,
        listed=wording.listed,
        counted=lambda things, one, many="": wording.counted(len(things), one, many),
        words_of=join_spans,
    )
    return environment
