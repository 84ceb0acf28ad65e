"""Events: which PLOVER category ties two parties, and whether what is told is told as having happened.

``python -m evals.events --corpus zsp_plv/plv_train.jsonl.gz`` prints one JSON object as its last line.

- ``root_macro_f1``: the rows mark one source and one target; the prediction is the category of the event
  that links them, and the corpus's ``YIELD`` stands for CONCEDE and RETREAT. On the file that the shipped
  head was fitted on (known by its digest) the figure is of heads fitted on four fifths each, no sentence in
  two; on any other file it is of the shipped head.
- ``actual_accuracy``: the development parts of ``factuality`` in the folder beside the corpus's; a score
  above `training.factuality.THRESHOLD` counts as told as having happened. The rules and the network's head
  are also measured apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.common import jsonl, names, printed, progress, share
from training.factuality import THRESHOLD
from training.roots import OLDER, Example, best, cross_validated, digest, examples, fit, macro_f1
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux
from trucewatch.reading.actuality import happened
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network
from trucewatch.reading.roots import RootHead
from trucewatch.reading.told import told_at
from trucewatch.reading.wording import Wording

PARTS = ("uds_ih2_dev", "uw_dev", "meantime_dev")
_HAPPENED = frozenset({Aux.ACTUAL, Aux.HABITUAL, Aux.HISTORICAL})


def roots(corpus: Path, *, show: int = 0) -> dict[str, Any]:
    """The figures of the categories on a file of ``zsp_plv``; ``show`` errors go to standard error."""
    shipped, listed = RootHead.load(), examples(corpus)
    fitted_on = digest(corpus)
    fitted = fitted_on == shipped.fitted_on
    given = (
        cross_validated(listed, lambda part: fit(part, fitted_on))
        if fitted
        else [best(shipped, one) for one in listed]
    )
    gold = [one.root for one in listed]
    right = Counter(a for a, b in zip(gold, given, strict=True) if a == b)
    wanted, said = Counter(gold), Counter(given)
    _show(listed, given, show)
    rules = [_older(one) for one in listed]
    return {
        "root_macro_f1": round(macro_f1(gold, given), 4),
        "root_accuracy": share(right.total(), len(gold)),
        "by_root": {root: share(2 * right[root], wanted[root] + said[root]) for root in sorted(wanted)},
        "rules_macro_f1": round(macro_f1(gold, rules), 4),
        "cross_validated": fitted,
        "rows": len(gold),
    }


def _older(one: Example) -> str:
    """The category that the rules alone give, by its older name."""
    root = str(one.tie.rule)
    return "YIELD" if root in OLDER else root


def _show(listed: Sequence[Example], given: Sequence[str], limit: int) -> None:
    wrong = [(one, root) for one, root in zip(listed, given, strict=True) if one.root != root]
    for one, root in wrong[:limit]:
        print(f"{one.root} read as {root}: {one.sentence}", file=sys.stderr)


def actual(folder: Path) -> dict[str, Any]:
    """How often rules, head and both together are right, for each part in ``folder`` and for all."""
    network, lexicon = Network.load(), names()
    right: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    total = Counter[str]()
    for part in PARTS:
        for row in jsonl(folder / f"{part}.jsonl.gz"):
            text, tokens = printed(row["tokens"])
            masked = mask(text, lexicon)
            reading = network.read(masked)
            w = Wording.of(masked.text, 0, Span(0, len(masked.text)))
            for target in row["targets"]:
                span = masked.masked(tokens[target["end"] - 1])
                at = next((n for n, token in enumerate(w.tokens) if token.span.overlaps(span)), None)
                if at is None:
                    continue
                gold, likely = target["factuality"] > THRESHOLD, reading.actual(span)
                rule = told_at(w, at, form_of_word(w, at))
                total[part] += 1
                right[part]["rules"] += gold is (rule is None or rule in _HAPPENED)
                right[part]["head"] += gold is (likely > 0.5)
                right[part]["both"] += gold is happened(rule, likely)
                right[part]["majority"] += gold
            progress(total[part], "events")
    ways = ("both", "rules", "head", "majority")
    return {
        "actual_accuracy": share(sum(right[part]["both"] for part in PARTS), total.total()),
        "actual_by_part": {part: share(right[part]["both"], total[part]) for part in PARTS},
        "actual_by": {way: share(sum(right[part][way] for part in PARTS), total.total()) for way in ways},
        "actual_events": total.total(),
    }


def form_of_word(w: Wording, at: int) -> str:
    """What form any word at ``at`` has by its looks, as triggers name them (``noun base third past ing``)."""
    lower = w.lower(at)
    if lower.endswith("ing"):
        return "ing"
    if w.isin(at - 1, "determiners") or (w.isin(at - 1, "prepositions") and w.lower(at - 1) != "to"):
        return "noun"
    if w.lower(at - 1) == "to" or w.isin(at - 1, "modals"):
        return "base"
    return "past" if lower.endswith("ed") or w.isin(at - 1, "auxiliaries") else "third"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.events", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N wrong categories")
    options = parser.parse_args()
    found = roots(options.corpus, show=options.show)
    found |= actual(options.corpus.resolve().parent.parent / "factuality")
    first = {key: found.pop(key) for key in ("root_macro_f1", "actual_accuracy")}
    print(json.dumps(first | found))


if __name__ == "__main__":
    main()
