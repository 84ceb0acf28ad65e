"""The brief as one HTML file: opens from disk, loads nothing, runs nothing, prints."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.model.vocabulary import Occurrence
from trucewatch.telling import wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.duties import NO_READING
from trucewatch.telling.evidence import Evidence
from trucewatch.telling.mapping.content import BOUNDARIES, GEOMETRY_NOTE, OUTLINES_NOTE
from trucewatch.telling.mapping.picture import LABEL_LINE, picture
from trucewatch.telling.outline.incidents import told_outcomes
from trucewatch.telling.outline.sections import outline
from trucewatch.telling.pictures import Bar, DayScale, Measure, PeopleScale
from trucewatch.telling.stances import GATHERINGS
from trucewatch.telling.timeline import LANES, Entry, Lane
from trucewatch.telling.unresolved import OPEN_KINDS
from trucewatch.telling.visible import visible

#: Party colours of equal lightness and chroma exist for this many parties; then they begin again.
COLOURS = 6
_TEMPLATES = "templates"


def brief_html(brief: Brief) -> str:
    """The whole brief as one document, with its style inside and no script."""
    drawn = brief.map.places
    entries = brief.timeline
    return (
        environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            header=brief.header,
            style=Markup(shipped("brief.css") + shipped("map.css")),  # noqa: S704 - our own, no article's text
            picture=picture(drawn, brief.map.controllers, still=True) if drawn else None,
            map_notes=(BOUNDARIES, OUTLINES_NOTE, GEOMETRY_NOTE),
            sections=outline(brief),
            colours={party.side: f"p{(party.number - 1) % COLOURS + 1}" for party in brief.header.parties},
            side_labels=_side_labels(brief),
            evidence=_by_document(brief),
            outcomes=told_outcomes(brief),
            happened=DayScale(_ends(entries, {Lane.HAPPENED, Lane.MEETING, Lane.PUBLISHED})),
            due=DayScale([brief.header.as_of, *(row.due for row in brief.duties.deadlines)]),
        )
    )


def shipped(name: str) -> str:
    """A style or script of this room."""
    return resources.files("trucewatch.telling").joinpath(_TEMPLATES, name).read_text("utf-8")


def _ends(entries: tuple[Entry, ...], lanes: set[Lane]) -> list[date | None]:
    return [end for entry in entries if entry.lane in lanes for end in (entry.start, entry.end)]


def _by_document(brief: Brief) -> list[tuple[str, list[Evidence]]]:
    """The evidence under its documents, both in their order."""
    return [
        (document, list(items)) for document, items in groupby(brief.evidence, key=lambda item: item.document)
    ]


def _side_labels(brief: Brief) -> dict[str, str]:
    """Labels of all sides that read a duty or owe one."""
    labels = {party.side: party.label for party in brief.header.parties}
    labels |= {line.accused: line.accused_label for line in brief.duties.compliance}
    for card in brief.duties.duties:
        for slot in card.slots:
            labels |= {line.side: line.statement.side_label for own in slot.by_party.values() for line in own}
    return labels


@cache
def environment() -> Environment:
    """The templates of this room; every word goes through `visible` and is escaped."""
    environment = Environment(
        loader=PackageLoader("trucewatch.telling", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    environment.filters.update(
        day=lambda value: wording.day(value) if value is not None else "?",
        count=wording.count,
        sentence=wording.sentence_case,
        listing=wording.listing,
        some=wording.some,
        percent=_percent,
        link=_link,
        status=lambda status: wording.STATUSES[status],
        outcome=lambda outcome: wording.OUTCOMES[outcome],
    )
    environment.globals.update(
        LANES=LANES,
        LABEL_LINE=LABEL_LINE,
        GATHERINGS=GATHERINGS,
        OPEN_KINDS=OPEN_KINDS,
        NO_READING=NO_READING,
        NOT_REPORTED=wording.NOT_REPORTED,
        NO_ACCOUNT=Occurrence.NO_ACCOUNT,
        PeopleScale=PeopleScale,
        none_recorded=wording.none_recorded,
        no_account=wording.no_account,
        svg_bar=_svg_bar,
        svg_people=_svg_people,
    )
    return environment


def _finalized(value: Any) -> Any:
    """Every expression of a template goes through here before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _link(url: str | None) -> str | None:
    """An address that may be followed, or nothing: only web pages, no script and no local file."""
    return url if url is not None and urlsplit(url).scheme in {"http", "https"} else None


def _svg_bar(bar: Bar | None, kind: str, mark: float | None = None) -> Markup:
    """A bar on its line; ends that are not told are drawn open. ``mark`` draws an upright line."""
    shapes = [_TRACK]
    if bar is not None:
        x, width = round(bar.start * 1000), round(bar.width * 1000)
        open_width = max(width // 4, 6)
        shapes.append(f'<rect class="bar {kind}" x="{x}" y="2" width="{width}" height="12"/>')
        if bar.open_start:
            shapes.append(f'<rect class="open" x="{x}" y="2" width="{open_width}" height="12"/>')
        if bar.open_end:
            shapes.append(
                f'<rect class="open" x="{x + width - open_width}" y="2" width="{open_width}" height="12"/>'
            )
    if mark is not None:
        shapes.append(
            f'<line class="mark" x1="{round(mark * 1000)}" x2="{round(mark * 1000)}" y1="0" y2="16"/>'
        )
    return _svg(shapes)


def _svg_people(measure: Measure | None) -> Markup:
    """A number of people: full as far as all is told, pale as far as it may go, hatched without a limit."""
    shapes = [_TRACK]
    if measure is not None:
        told, possible = round(measure.told * 1000), round(measure.possible * 1000)
        shapes.append(f'<rect class="bar" x="0" y="2" width="{told}" height="12"/>')
        if possible > told:
            kind = "bar endless" if measure.open_end else "bar maybe"
            shapes.append(f'<rect class="{kind}" x="{told}" y="2" width="{possible - told}" height="12"/>')
        shapes.append(f'<line class="mark" x1="{told}" x2="{told}" y1="1" y2="15"/>')
    return _svg(shapes)


_TRACK = '<line class="track" x1="0" x2="1000" y1="8" y2="8"/>'


def _svg(shapes: list[str]) -> Markup:
    """Inline SVG as wide as its cell; the words beside it tell the same, so screen readers skip it."""
    drawn = "".join(shapes)
    return Markup(  # noqa: S704 - numbers and class names of our own
        f'<svg class="line" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
    )
