"""Union-find that remembers why: items come together by shared keys, and every key has a reason."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint groups over items that have an order; the first item of a group stands for it.

    The order in which items are joined changes neither the groups nor what stands for them.
    """

    def __init__(self, ordered: Iterable[Item]) -> None:
        self._rank = {item: rank for rank, item in enumerate(ordered)}
        self._parent = {item: item for item in self._rank}

    def first(self, item: Item) -> Item:
        """The first item of the group that ``item`` belongs to."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, a: Item, b: Item) -> None:
        """Make the groups of ``a`` and ``b`` one."""
        one, other = self.first(a), self.first(b)
        if one != other:
            if self._rank[other] < self._rank[one]:
                one, other = other, one
            self._parent[other] = one

    def groups(self) -> dict[Item, tuple[Item, ...]]:
        """Every group under its first item; groups and members in the items' order."""
        found: dict[Item, list[Item]] = {}
        for item in self._rank:
            found.setdefault(self.first(item), []).append(item)
        return {first: tuple(members) for first, members in found.items()}
