"""A small theatre of our own as YAML text, and an exchange of its parties' names."""

from __future__ import annotations

import re
from collections.abc import Mapping

SMALL = """\
theatre: small
title: Hill (invented)
start: 2030-01
disclaimer: Invented.
sides:
  - {id: ostria, label: Ostrian side}
  - {id: varland, label: Varlandic side}
actors:
  - id: ostria
    kind: state
    label: Ostria
    side: ostria
    names:
      - {text: Ostria}
    adjectives: [Ostrian]
    people: [Ostrians]
    metonyms: [Kelmar]
    source: book
  - id: ostria/defence-ministry
    kind: state_organ
    label: Ostrian Ministry of Defence
    side: ostria
    names:
      - {text: Ministry of Defence}
  - id: ostria/defence-ministry/sorev
    kind: person_official
    label: Ilan Sorev
    side: ostria
    roles:
      - {title: spokesman, organ: ostria/defence-ministry, start: 2030-02, end: 2031}
    affiliations:
      - {to: ostria, role: official of, basis: stated}
  - id: varland
    kind: state
    label: Varland
    side: varland
    names:
      - {text: Varland}
    adjectives: [Varlandic]
    people: [Varlandics]
    metonyms: [Torhaven]
  - id: varland/defence-ministry
    kind: state_organ
    label: Varlandic Ministry of Defence
    side: varland
    names:
      - {text: Ministry of Defence}
places:
  - id: hill
    kind: heights
    names:
      - {text: Grey Hill}
    part_of: upland
    zone_of: [upland]
    sensitive: true
    control:
      - {controller: ostria, start: 2030-01, end: 2030-03, according_to: ostria, source: book}
  - id: upland
    kind: region
    names:
      - {text: Upland}
    lat: 61.5
    lon: -20.25
agreements:
  - id: pact
    label: Hill pact
    names:
      - {text: Hill pact}
      - {text: the truce}
    signed: 2030-01-05
    signatories: [ostria, varland]
    default: true
    texts: [book]
    obligations:
      - id: pact-1
        clause: "1"
        modality: obligation
        obligor: [ostria, varland]
        action: stop firing
        deadline: {type: absolute, value: 2030-01-06}
      - id: pact-2
        clause: "2"
        modality: obligation
        obligor: [ostria]
        beneficiary: [varland]
        action: leave the hill
        place: hill
        deadline: {type: relative, value: P30D, anchor: pact-1}
        depends_on: [pact-1]
        readings:
          - {by: ostria, slot: deadline, value: a month after the road opens, source: book}
sources:
  book: {what: An invented book}
"""


def exchanged(text: str, pairs: Mapping[str, str]) -> str:
    """``text`` with every word of ``pairs`` exchanged for its counterpart, in both directions."""
    both = dict(pairs) | {value: key for key, value in pairs.items()}
    words = "|".join(re.escape(word) for word in sorted(both, key=len, reverse=True))
    return re.sub(rf"(?<![\w])(?:{words})(?![\w])", lambda found: both[found.group()], text)
