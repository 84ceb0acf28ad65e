"""Where something is told to have happened: a place of the gazetteer, no finer than the text says."""

from __future__ import annotations

from trucewatch.model.base import Frozen

RADIUS_KM = {1: 5, 2: 25, 3: 50, 4: 150, 5: 250, 6: 500, 7: 500}
"""How far from its point something can lie, by UCDP's ``where_prec``; our own round figures."""

FIRST_LEVEL = 4
"""``where_prec`` of a first-level division: military positions are never told more exactly."""


class KnownPlace(Frozen):
    """A place of the gazetteer that an event was told to have happened at."""

    id: str
    """``geonames/611583``: GeoNames' number; ``region/black-sea`` for parts of the world."""
    name: str
    """As printed in the text: no gazetteer's choice among rival names."""
    country: str | None = None
    """The country by GeoNames' code; ``None`` beside a place whose status or control a theatre file tells,
    and for what lies in no country."""
    division: str | None = None
    """The first-level division, if any, where ``country`` is told."""
    within: tuple[str, ...] = ()
    """Ids of the first-level division and the country that it lies in, as far as known."""
    lat: float | None = None
    lon: float | None = None
    """The middle of the settlement or area in degrees, to a tenth; ``None`` where none may be told."""
    where_prec: int
    """UCDP's scale, 1-7, of the words in the text."""
    score: float
    """Between 0 and 1: how much the context speaks for this place among all of its name."""
    alternatives: tuple[str, ...] = ()
    """Ids of other places of the name that the context leaves open, likeliest first."""

    @property
    def radius_km(self) -> int:
        """How far from the point the place of the event can lie."""
        return RADIUS_KM[self.where_prec]
