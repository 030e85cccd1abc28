"""Whether two claims are told of one place: near it, within it, named in both. None for two places."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from standoff.corroborate.propositions import Proposition
from standoff.reading import Place
from standoff.terms import EventType, Precision

__all__ = ["RECURRING", "Part", "where"]

Part = tuple[float | None, str]
"""Agreement from 0 to 1, None where one of the two does not tell; and what agrees in words, or ""."""

RECURRING = frozenset({EventType.ASSAULT, EventType.PROTEST})
"""What happens in one country day after day: to be in one country or one week says little."""

_NEAR_KM = 25.0
_SAME_AREA = 0.7
_SAME_COUNTRY = 0.4
_IN_DOUBT = 0.3
_EXACT = frozenset({Precision.POINT, Precision.CITY})
_MOVES = frozenset({EventType.MOBILIZE, EventType.RETREAT})
"""What goes from one place to another: of two countries one may be the start and one the end."""


def where(one: Proposition, other: Proposition) -> Part | None:
    """Agreement in place. Two places that the claims tell themselves must agree. Where one does not
    tell, its context speaks: that differs without parting them, for an article tells of more than one
    place.
    """
    country = _SAME_COUNTRY if one.type in RECURRING else 1.0
    area = _SAME_COUNTRY if one.type in RECURRING else _SAME_AREA
    told = _own_places(one), _own_places(other)
    if all(told):
        agreed = _places(*told, country, area)
        return agreed or ((0.0, "") if one.type in _MOVES and _of_countries(one, other) else None)
    mine, theirs = (p.places or p.scene.places or p.setting for p in (one, other))
    named = _named(one, other) or _named(other, one)
    if not mine or not theirs:
        return (_SAME_AREA, f"{named} is named in both") if named else (None, "")
    agreed = _places(mine, theirs, country, area)
    if named and (agreed is None or agreed[0] < _SAME_AREA):
        return _SAME_AREA, f"{named} is named in both"
    return agreed or (0.0, "")


def _own_places(claim: Proposition) -> tuple[Place, ...]:
    """Where it is told to happen. The country of one who takes part is no such place where the act is
    none of violence: sanctions on banks "in Iran" are imposed on Iran.
    """
    if claim.type in RECURRING:
        return claim.places
    parties = claim.actors.keys() | claim.recipients.keys()
    return tuple(
        place
        for place in claim.places
        if place.precision is not Precision.COUNTRY or place.country not in parties
    )


def _of_countries(one: Proposition, other: Proposition) -> bool:
    """True where one of the two tells no place narrower than a country."""
    return any(all(place.precision is Precision.COUNTRY for place in told.places) for told in (one, other))


def _named(one: Proposition, other: Proposition) -> str | None:
    """The first place of `one` whose name stands where the other's article opens, or in its claim, as the
    name of nothing in particular: in a dateline, of a village that no gazetteer has.
    """
    return next((name for name, words in one.grounds if words and words <= other.heard), None)


def _places(
    one: tuple[Place, ...], other: tuple[Place, ...], country: float, area: float
) -> tuple[float, str] | None:
    """Agreement of the best pair of places; None where every pair is two places far apart."""
    pairs = [_place(mine, theirs, country, area) for mine in one for theirs in other]
    best = max(pairs, key=lambda pair: pair[0])
    return best if best[0] > 0 else None


def _place(one: Place, other: Place, country: float, area: float) -> tuple[float, str]:
    wide = Precision.COUNTRY in (one.precision, other.precision)
    if one.name.casefold() == other.name.casefold() or (one.geonames and one.geonames == other.geonames):
        return country if wide else 1.0, f"same place ({one.name})"
    if one.country and other.country and one.country != other.country:
        return 0.0, ""
    if one.precision in _EXACT and other.precision in _EXACT:
        apart = _kilometres(one, other)
        if apart is not None and apart <= _NEAR_KM:
            return _SAME_AREA, f"{one.name} and {other.name} are {apart:.0f} km apart"
        return 0.0, ""
    if wide and one.country and one.country == other.country:
        wider, narrow = sorted((one, other), key=lambda place: place.precision is not Precision.COUNTRY)
        return area, f"{narrow.name} is in {wider.name}"
    mine, theirs = (set(place.name.casefold().split()) for place in (one, other))
    if not wide and (mine <= theirs or theirs <= mine):
        return _SAME_AREA, f"{one.name} and {other.name}"
    return _IN_DOUBT, ""


def _kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance on a sphere of 6,371 km; None without coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    a, b, c, d = (
        radians(float(x or 0)) for x in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))
