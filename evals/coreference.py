"""The scores of coreference: MUC, B³, CEAF-e and their mean, over the same mentions on both sides.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005 (entity-based, with the similarity 2·|A∩B| / (|A|+|B|)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

Clusters = Sequence[Sequence[Hashable]]


def conll(gold: Clusters, found: Clusters) -> dict[str, float]:
    """F1 of each score and their mean, ``conll``, to four places."""
    figures = {"muc": muc(gold, found), "b3": b_cubed(gold, found), "ceaf_e": ceaf_e(gold, found)}
    return {name: round(value, 4) for name, value in {**figures, "conll": sum(figures.values()) / 3}.items()}


def muc(gold: Clusters, found: Clusters) -> float:
    """F1 of links: how many joins it takes to make the one side's clusters from the other's."""
    return _f1(_links(gold, found), _links(found, gold))


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """F1 of the mean overlap of each mention's two clusters."""
    return _f1(_overlaps(gold, found), _overlaps(found, gold))


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """F1 of the best one-to-one alignment of clusters."""
    at = _index(gold)
    similar = {
        (number, row): 2 * shared / (len(gold[row]) + len(cluster))
        for number, cluster in enumerate(found)
        for row, shared in Counter(at[mention] for mention in cluster).items()
    }
    total = _best_alignment(similar)
    return _f1(total / len(gold), total / len(found))


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links(one: Clusters, other: Clusters) -> float:
    at = _index(other)
    kept = sum(len(cluster) - len({at[mention] for mention in cluster}) for cluster in one)
    return kept / max(sum(len(cluster) - 1 for cluster in one), 1)


def _overlaps(one: Clusters, other: Clusters) -> float:
    at = _index(other)
    shares = [
        sum(count * count for count in Counter(at[mention] for mention in cluster).values()) / len(cluster)
        for cluster in one
    ]
    return sum(shares) / sum(len(cluster) for cluster in one)


def _best_alignment(similar: dict[tuple[int, int], float]) -> float:
    """The largest sum over pairs that share no row and no column, by augmenting paths (Kuhn and Munkres).

    Rows that touch no common column are independent, so that each group of them is solved by itself.
    """
    return sum(_assigned(group) for group in _connected(similar))


def _connected(similar: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for row, column in similar:
        parent[root(("row", row))] = root(("column", column))
    groups: dict[tuple[str, int], dict[tuple[int, int], float]] = {}
    for (row, column), value in similar.items():
        groups.setdefault(root(("row", row)), {})[row, column] = value
    return list(groups.values())


def _assigned(similar: dict[tuple[int, int], float]) -> float:
    """The Hungarian algorithm on one group, costs negated, padded to a square."""
    rows, columns = sorted({row for row, _ in similar}), sorted({column for _, column in similar})
    size = max(len(rows), len(columns))
    cost = [
        [
            -similar.get((rows[i], columns[j]), 0.0) if i < len(rows) and j < len(columns) else 0.0
            for j in range(size)
        ]
        for i in range(size)
    ]
    potential_row, potential_column = [0.0] * (size + 1), [0.0] * (size + 1)
    taken_by = [0] * (size + 1)
    for row in range(1, size + 1):
        taken_by[0], column = row, 0
        least, way = [float("inf")] * (size + 1), [0] * (size + 1)
        used = [False] * (size + 1)
        while taken_by[column] != 0:
            used[column] = True
            holder, delta, following = taken_by[column], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                reduced = cost[holder - 1][j - 1] - potential_row[holder] - potential_column[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(size + 1):
                if used[j]:
                    potential_row[taken_by[j]] += delta
                    potential_column[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            taken_by[column], column = taken_by[way[column]], way[column]
    return -sum(cost[taken_by[j] - 1][j - 1] for j in range(1, size + 1))
