"""The analysts' questions, each with its answer: commands, pages and exports are made from this register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from trucewatch.errors import UsageError
from trucewatch.record import Filter, Record, Seeds
from trucewatch.telling import scopes
from trucewatch.telling.answers import (
    agreements,
    cards,
    corpus,
    duties,
    ground,
    incidents,
    matters,
    replies,
    statements,
    trends,
)
from trucewatch.telling.answers import map as places
from trucewatch.telling.answers.explain import explain, explained, judgements
from trucewatch.telling.exports import ExportFormat, export
from trucewatch.telling.mapping.page import map_html
from trucewatch.telling.material import Material, Relink, gather
from trucewatch.telling.tables import Table


class Answer(Protocol):
    """Answers a question from gathered material and, where it takes one, an argument."""

    def __call__(self, material: Material, argument: str | None, /) -> Table:
        """The table of the answer."""
        ...


@dataclass(frozen=True)
class Question:
    """One question: a command of this name with this help."""

    name: str
    help: str
    tell: Answer
    argument: str | None = None
    """What the argument is called in the help; none when the question takes none."""
    required: bool = False
    page: Callable[[Material], str] | None = None
    """Tells the answer as a page of its own, where a table can't show it all."""
    around: Callable[[Record, str], Seeds | None] | None = None
    """The claims that an answer on one argument tells of, where it tells of no others."""

    def answer(
        self,
        record: Record,
        chosen: Filter,
        *,
        as_of: date,
        argument: str | None = None,
        explain: bool = False,
        relink: Relink | None = None,
    ) -> Table:
        """The table of the answer, or of why each row of it is there.

        Args:
            record: The record.
            chosen: What to tell of.
            as_of: The day that limits are counted to.
            argument: An id or its unique beginning, or a name.
            relink: Links a corpus; wanted for what compares two states of the record.
            explain: Tell instead the claims, rules and judgements that made each row of the answer.

        Raises:
            UsageError: when an argument is missing, not wanted, or stands for several things.
            NotFoundError: when it stands for nothing.
        """
        if self.required and argument is None:
            raise UsageError(f"`{self.name}` needs {self.argument}")
        if self.argument is None and argument is not None:
            raise UsageError(f"`{self.name}` takes no argument")
        around = None
        if self.around is not None and argument is not None and not explain:
            around = self.around(record, argument)
        material = gather(record, chosen, as_of=as_of, relink=relink, around=around)
        table = self.tell(material, argument)
        return explained(material, table) if explain else table

    def answer_page(self, record: Record, chosen: Filter, *, as_of: date) -> str:
        """The answer as a page.

        Raises:
            UsageError: when the question has none.
        """
        if self.page is None:
            raise UsageError(f"`{self.name}` has no page")
        return self.page(gather(record, chosen, as_of=as_of))


_ALL = (
    Question("claims", "Every claim on record: who says what, and how.", statements.claims),
    Question(
        "accounts",
        "What each side says of an incident; without one, the incidents.",
        incidents.accounts,
        "INCIDENT",
        around=scopes.incident,
    ),
    Question(
        "evidence",
        "The sentence behind a row, its document and its hash.",
        statements.evidence,
        "ROW",
        required=True,
        around=scopes.told,
    ),
    Question(
        "explain",
        "Why a row is there: the claims, rules and judgements that made it.",
        explain,
        "ROW",
        required=True,
        around=scopes.explained,
    ),
    Question(
        "contradictions", "Where accounts part, on which point, in whose words.", incidents.contradictions
    ),
    Question(
        "initiator",
        "Who says who acted first, with the origins behind it.",
        incidents.initiator,
        "INCIDENT",
        around=scopes.incident,
    ),
    Question(
        "changes", "What differs between the record as of a day and now, and why.", corpus.changes, "DATE"
    ),
    Question("casualties", "People harmed, by side and source, as told.", incidents.casualties),
    Question(
        "agreements",
        "The agreements under all their names; with one, all that is known and said of it.",
        agreements.agreements,
        "AGREEMENT",
    ),
    Question(
        "mentions",
        "Each mention of an agreement, its sentence, and which agreement is meant.",
        agreements.mentions,
        "AGREEMENT",
    ),
    Question(
        "applicability",
        "Whom each agreement binds: its text, and who says so or denies it.",
        agreements.binding,
        "AGREEMENT",
    ),
    Question(
        "obligations",
        "Duties of the agreements: who owes what, by when; of one kind (entitlement …) or all.",
        duties.obligations,
        "KIND",
    ),
    Question(
        "readings",
        "How each side reads duties; with one, its clause: text, paraphrase, readings.",
        duties.readings,
        "DUTY",
        around=scopes.duty,
    ),
    Question(
        "steps",
        "The history of each step: a plan agreed or not, begun, done; by day and speaker.",
        agreements.steps,
        "DUTY",
        around=scopes.step,
    ),
    Question(
        "chain",
        "What each duty waits for, and whether that has come, according to whom.",
        agreements.chain,
        "DUTY",
        around=scopes.waiting,
    ),
    Question("compliance", "Who says whose duty is kept or broken.", duties.compliance),
    Question("due", "What falls due, on whose reading, with the arithmetic.", duties.due),
    Question("ladder", "How far each incident is told: by one, by both, by an observer.", incidents.ladder),
    Question("silences", "Who has not spoken, and on what.", corpus.silences),
    Question("threats", "Threats, pledges, demands and conditions.", statements.threats),
    Question("patterns", "What is told as a habit, feared or supposed: in no count.", statements.patterns),
    Question("timeline", "Dated matters and how exactly they are dated.", corpus.timeline),
    Question(
        "map",
        "Where, how precisely known, under whose claimed control; as a page with `--format html`.",
        places.where,
        page=map_html,
    ),
    Question(
        "speaker",
        "Everything that a speaker, body or side has said.",
        statements.speaker,
        "NAME",
        required=True,
    ),
    Question(
        "mission",
        "Peacekeepers and guarantors: mandate, strength, access, and what each side holds against them.",
        matters.mission,
    ),
    Question(
        "indicators",
        "What moved: eighteen counts in the last days beside as many days before, with caveats.",
        trends.indicators,
        "DAYS",
    ),
    Question("truce-status", "What each side says of the truce's state.", matters.truce_status),
    Question("origins", "Which claims go back to one speaker or release.", corpus.origins),
    Question("track", "A running matter: peacekeepers, mediation, a road.", matters.track, "NAME"),
    Question("exchanges", "Who answered what, day by day.", replies.exchanges),
    Question("narratives", "Media lines of each side, and what stands against them.", replies.narratives),
    Question("control", "Who took, held or left what ground, and by whose word.", ground.control, "PLACE"),
    Question("capability", "What guarantors are said to be able to do.", matters.capability),
    Question("sentiment", "Whose feelings towards whom, in whose words.", matters.sentiment),
    Question("allegations", "Rights and heritage: who accuses whom of what.", matters.allegations),
    Question("context", "What from outside pulls on the truce.", matters.context),
    Question("zones", "Zones and corridors: who keeps them, what happened inside.", ground.zones),
    Question("actor", "An actor's recognition, own names and affiliation as claimed.", cards.actor, "NAME"),
    Question("place", "A place's names, whose it is recognised to be, who controls it.", cards.place, "NAME"),
    Question("labels", "Which words each side uses for people and places.", corpus.labels),
    Question("judgements", "What people and rules decided, and whether it still stands.", judgements),
    Question("unresolved", "What can't be known from the documents read.", corpus.unresolved),
    Question("coverage", "What was read, by side and by publisher.", corpus.coverage),
)

#: By name, in the order of their value to an analyst.
QUESTIONS: dict[str, Question] = {question.name: question for question in _ALL}


def render_export(record: Record, chosen: Filter, form: ExportFormat, *, as_of: date, today: date) -> str:
    """What ``chosen`` lets through for other programs; ``today`` holds back fresh positions."""
    return export(gather(record, chosen, as_of=as_of), form, today=today)
