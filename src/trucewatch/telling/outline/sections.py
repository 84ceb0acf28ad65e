"""All sections of the brief in their order."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.telling import wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.outline import corpus, duties, incidents
from trucewatch.telling.outline.blocks import Block, Heading, Section, Text, by_side


def outline(brief: Brief) -> tuple[Section, ...]:
    """All sections of a brief. One with nothing in it says so, with the number of documents read."""
    sections = [
        Section("glance", "At a glance", list(_glance(brief))),
        Section("coverage", "Coverage and balance", list(corpus.coverage(brief))),
        Section(
            "accounts",
            "Accounts side by side",
            list(incidents.accounts(brief)),
        ),
        Section("contested", "Contested points", list(incidents.contested(brief))),
        Section("duties", "Duties and deadlines, per reading", list(duties.duties(brief))),
        Section("compliance", "Who says what is kept", list(duties.compliance(brief))),
        Section("timeline", "Timeline", list(corpus.timeline(brief))),
        Section("casualties", "Casualties, by side and source", list(incidents.casualties(brief))),
        Section(
            "silences",
            "Silences",
            [Text(silence.line.text, silence.line.claims) for silence in brief.silences],
        ),
        Section("threats", "Threats, pledges, demands and conditions", list(corpus.gatherings(brief))),
        Section("truce", "State of the truce, per side", list(by_side(brief.truce_status))),
        Section(
            "peacekeepers", "What each side holds against the guarantors", list(by_side(brief.grievances))
        ),
        Section("tracks", "Running matters", list(corpus.tracks(brief))),
        Section("labels", "Words used, and by whom", list(corpus.labels(brief))),
        Section("places", "Places", list(corpus.places(brief))),
        Section("origins", "Claims that go back to one origin", list(corpus.origins(brief))),
        Section("unresolved", "Unresolved", list(corpus.unresolved(brief))),
        Section("caveats", "Caveats", [Text(caveat, note=True) for caveat in brief.caveats]),
    ]
    if brief.changes is not None:
        sections.insert(
            2, Section("changes", f"Changed since {brief.changes.since_text}", list(corpus.changes(brief)))
        )
    nothing = Text(f"{wording.sentence_case(wording.none_recorded(brief.coverage.documents))}.", note=True)
    return tuple(
        section if section.blocks else Section(section.id, section.title, [nothing], empty=True)
        for section in sections
    )


def _glance(brief: Brief) -> Iterable[Block]:
    for group in brief.glance:
        yield Heading(group.title)
        yield from (Text(line.text, line.claims) for line in group.lines)
