"""The closed lists. Every value that a row may take is here, once.

Where a list comes from a public codebook, its docstring names it.
"""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """What the speaker does with the content (cross-walk to CAMEO and PLOVER in docs/codebook)."""

    ASSERT = "assert"
    ACKNOWLEDGE = "acknowledge"
    ACCUSE = "accuse"
    DENY = "deny"
    REJECT = "reject"
    DEMAND = "demand"
    PLEDGE = "pledge"
    THREATEN = "threaten"
    ENDORSE = "endorse"
    JUSTIFY = "justify"
    CONCEDE = "concede"
    SENTIMENT = "sentiment"


class Polarity(StrEnum):
    """How the source holds the proposition stated positively."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """The source's certainty and polarity together (FactBank's scale: certain, probable, possible)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    UNDERSPECIFIED = "Uu"


class Directness(StrEnum):
    """``direct``: content wholly in quotation marks; ``indirect``: none of it; else ``mixed``."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(StrEnum):
    """Whose assertion the row is: a source's, or the outlet's own with no attribution at all."""

    SOURCE = "source"
    AUTHOR = "author"


class Aux(StrEnum):
    """Whether the content is told as having happened (PLOVER's auxiliary modes, extended)."""

    ACTUAL = "actual"
    NEGATED = "negated"
    HABITUAL = "habitual"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    COUNTERFACTUAL = "counterfactual"
    FEARED = "feared"
    HISTORICAL = "historical"


class ActorKind(StrEnum):
    """What an actor, or a source, is."""

    STATE = "state"
    STATE_ORGAN = "state_organ"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    PEACEKEEPING_FORCE = "peacekeeping_force"
    MONITORING_MISSION = "monitoring_mission"
    MEDIATOR = "mediator"
    INTERNATIONAL_ORG = "international_org"
    PERSON_OFFICIAL = "person_official"
    PERSON_GROUP = "person_group"
    PERSON_PRIVATE = "person_private"
    MEDIA_OUTLET = "media_outlet"
    MEDIA_COLLECTIVE = "media_collective"
    POPULATION_GROUP = "population_group"
    NGO = "ngo"
    COMPANY = "company"
    COLLECTIVE = "collective"
    UNRESOLVED = "unresolved"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNSPECIFIED = "unspecified"


#: Sides that are no party's. Every other side is the id of a side of a theatre file (or, without
#: one, the slug of a party to the violence told). Several sides are joined by ``;``, alphabetically.
THIRD_PARTY = "third_party"
MEDIATOR_SIDE = "mediator"
MONITOR = "monitor"
MEDIA = "media"
UNRESOLVED = "unresolved"
NEUTRAL_SIDES = frozenset({THIRD_PARTY, MEDIATOR_SIDE, MONITOR, MEDIA, UNRESOLVED})


class PloverRoot(StrEnum):
    """PLOVER 2.0's sixteen event categories."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class SubType(StrEnum):
    """Neutral kinds of incident; never a word that takes a side ("regains", "overtakes")."""

    EXCHANGE_OF_FIRE = "exchange_of_fire"
    SHELLING = "shelling"
    AIR_OR_DRONE_STRIKE = "air_or_drone_strike"
    GROUND_ASSAULT = "ground_assault"
    AMBUSH = "ambush"
    SNIPING = "sniping"
    MINE_OR_UXO = "mine_or_uxo"
    INFILTRATION = "infiltration"
    CAPTURE_OF_POSITION = "capture_of_position"
    CHANGE_OF_CONTROL = "change_of_control"
    MOVEMENT_OR_BUILDUP = "movement_or_buildup"
    AIRSPACE = "airspace"
    ABDUCTION_DETENTION = "abduction_detention"
    OBSTRUCTION_OF_MOVEMENT = "obstruction_of_movement"
    ATTACK_ON_INFRASTRUCTURE = "attack_on_infrastructure"
    ATTACK_ON_PEACEKEEPERS_OR_MONITORS = "attack_on_peacekeepers_or_monitors"
    CIVILIAN_HARM = "civilian_harm"
    OTHER = "other"


class Outcome(StrEnum):
    """What befell the people of a casualty claim."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class PersonStatus(StrEnum):
    """Who the people of a casualty claim were, as that source says."""

    COMBATANT = "combatant"
    CIVILIAN = "civilian"
    PEACEKEEPER = "peacekeeper"
    OFFICIAL = "official"
    JOURNALIST = "journalist"
    UNKNOWN = "unknown"


class Dimension(StrEnum):
    """On what two claims can differ; also the slots of a proposition."""

    OCCURRENCE = "occurrence"
    INITIATOR = "initiator"
    RESPONSIBILITY = "responsibility"
    TARGET = "target"
    PLACE = "place"
    DATE = "date"
    MEANS = "means"
    CASUALTIES = "casualties"
    CONTROL = "control"
    MOTIVE = "motive"
    COMPLIANCE = "compliance"
    READING = "reading"
    APPLICABILITY = "applicability"
    PLAN = "plan"
    CONDUCT = "conduct"
    TRUCE_STATUS = "truce_status"
    CAPABILITY = "capability"
    SENTIMENT = "sentiment"


class RelationType(StrEnum):
    """How one claim stands to another."""

    CONTRADICTS = "contradicts"
    DENIES = "denies"
    REINTERPRETS = "reinterprets"
    CORROBORATES = "corroborates"
    REPEATS = "repeats"
    SUPERSEDES = "supersedes"
    RESPONDS_TO = "responds_to"
    TENSION_WITHIN_SIDE = "tension_within_side"


#: The relations that say that two accounts part.
OPPOSED = frozenset({RelationType.CONTRADICTS, RelationType.DENIES, RelationType.REINTERPRETS})


class Independence(StrEnum):
    """Whether two claims go back to one origin; what is not known counts as dependent."""

    INDEPENDENT = "independent"
    SAME_SIDE = "same_side"
    DEPENDENT = "dependent"
    UNKNOWN = "unknown"


class OriginReason(StrEnum):
    """Why two claims count as one origin (domain model, section 5)."""

    NEAR_DUPLICATE = "near_duplicate"
    WIRE_CREDIT = "wire_credit"
    SAME_PUBLISHER_GROUP = "same_publisher_group"
    SAME_SPEAKER = "same_speaker"
    SAME_ORGAN = "same_organ"
    SAME_RELEASE = "same_release"
    CITES = "cites"


class Occurrence(StrEnum):
    """What one party's account says of whether the incident happened."""

    ASSERTED = "asserted"
    ACKNOWLEDGED_OWN = "acknowledged_own"
    PRESUPPOSED = "presupposed"
    DENIED = "denied"
    NO_ACCOUNT = "no_account"


class Modality(StrEnum):
    """What kind of duty a clause lays down."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    ENTITLEMENT = "entitlement"
    PROCEDURAL = "procedural"
    ASPIRATION = "aspiration"


class DeadlineType(StrEnum):
    """How a deadline is put."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    RECURRING = "recurring"
    ON_DEMAND = "on_demand"
    NONE = "none"
    UNSTATED = "unstated"


class Layer(StrEnum):
    """Three layers of a duty that never overwrite one another."""

    INSTRUMENT = "instrument"
    PARAPHRASE = "paraphrase"
    READING = "reading"


class Slot(StrEnum):
    """The slots of an obligation on which parties read differently."""

    OBLIGOR = "obligor"
    BENEFICIARY = "beneficiary"
    ACTION = "action"
    SCOPE = "scope"
    PLACE = "place"
    QUANTITY = "quantity"
    DEADLINE = "deadline"
    TRIGGER = "trigger"
    APPLICABILITY = "applicability"
    MODALITY = "modality"


class Compliance(StrEnum):
    """The state of a duty as somebody claims it."""

    FULFILLED = "fulfilled"
    IN_PROGRESS = "in_progress"
    NOT_DUE = "not_due"
    DELAYED = "delayed"
    NOT_FULFILLED = "not_fulfilled"
    VIOLATED = "violated"
    IMPOSSIBLE = "impossible"
    NOT_BOUND = "not_bound"
    UNKNOWN = "unknown"


class Recognition(StrEnum):
    """How states treat an authority; always with a source and a date in the theatre file."""

    RECOGNISED = "recognised"
    PARTIALLY_RECOGNISED = "partially_recognised"
    UNRECOGNISED = "unrecognised"
    NOT_APPLICABLE = "not_applicable"


class Method(StrEnum):
    """Which stage of the reader found a row."""

    MODEL = "model"
    CUE = "cue"
    OUTLET = "outlet"


class AboutKind(StrEnum):
    """What a claim can be about."""

    INCIDENT = "incident"
    OBLIGATION = "obligation"
    AGREEMENT = "agreement"
    TRACK = "track"


class Track(StrEnum):
    """The running matters of a cease-fire that are no incident and no duty."""

    PEACEKEEPERS = "peacekeepers"
    MEDIATION = "mediation"
    DISPLACEMENT = "displacement"
    INFRASTRUCTURE_ACCESS = "infrastructure_access"
    ECONOMIC_LEVERAGE = "economic_leverage"
    HUMANITARIAN = "humanitarian"
    PRISONERS_MISSING = "prisoners_missing"
    INFORMATION = "information"
    PUBLIC_SENTIMENT = "public_sentiment"
    TERRITORY = "territory"
    TRUCE_STATUS = "truce_status"
    CAPABILITY = "capability"
    RIGHTS_ALLEGATIONS = "rights_allegations"
    CONTEXT = "context"


class Mood(StrEnum):
    """How what is said of a running matter is put: as being so, or otherwise. Only ``actual`` is a state."""

    ACTUAL = "actual"
    HABITUAL = "habitual"
    TO_COME = "to_come"
    PROMISED = "promised"
    INTENDED = "intended"
    DEMANDED = "demanded"
    OPPOSED = "opposed"
    THREATENED = "threatened"
    SUPPOSED = "supposed"
    FEARED = "feared"
    DENIED = "denied"


class PartRole(StrEnum):
    """Who has which part in what is said of a running matter."""

    HOST = "host"
    MEDIATOR = "mediator"
    PARTICIPANT = "participant"
    MOVED = "moved"
    RESPONSIBLE = "responsible"
    ASKED = "asked"
    PARTY = "party"
    HOLDER = "holder"
    TARGET = "target"
    CONTROLLER = "controller"
    FROM = "from"
    TO = "to"
    ABOUT = "about"
    FAVOURED = "favoured"
    SPARED = "spared"
    KEPT_OUT = "kept_out"
    CAPABLE = "capable"
    ACCUSED = "accused"
