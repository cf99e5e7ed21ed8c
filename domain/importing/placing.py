"""Which organisation each line of a list means: a known one, a new one, or it cannot be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from domain.importing import texts
from domain.importing.lines import Line
from domain.importing.values import folded
from domain.importing.views import Key, Known
from domain.organising import CODE
from storage.expected import Place

ALIKE = 0.9
LONGEST = 200
_OF_TERRITORIES = frozenset(folded(texts.TERRITORY_TYPES).split())
MUNICIPALITY, SCHOOL = "municipality", "school"


class Doubt(Exception):
    """Why a row is left alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """The organisation of a line: known, or to be made under another."""

    key: Key
    place: Place | None = None
    parent: Key = ""
    territory: str = ""
    """The name of a municipality that is new itself."""


class Tree:
    """The known organisations by everything that a list may call them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.by_id = {place.id: place for place in known.places}
        self.by_code = {place.code.casefold(): place for place in known.places}
        self.names: dict[str, list[Place]] = defaultdict(list)
        for place in known.places:
            for name in {folded(place.name), folded(place.short_name)}:
                self.names[name].append(place)
        self._alike: dict[tuple[str, str], str] = {}

    @cached_property
    def territories(self) -> dict[str, list[Place]]:
        """Whatever has something inside or is no school, by full name and without its type."""
        parents = {place.parent_id for place in self.known.places}
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.known.places:
            if place.id in parents or place.kind != SCHOOL:
                for name in {folded(place.name), folded(place.short_name), bare(place.name)}:
                    found[name].append(place)
        return found

    @cached_property
    def inside(self) -> dict[int, set[str]]:
        """The names of what lies directly under each and is open."""
        found: dict[int, set[str]] = defaultdict(set)
        for place in self.known.places:
            if place.parent_id is not None and not place.closed:
                found[place.parent_id].add(folded(place.name))
        return found

    @cached_property
    def root(self) -> Place | None:
        return next((place for place in self.known.places if place.parent_id is None), None)

    def territory(self, written: str) -> Place | None:
        """The known one that these words mean; None when there is none."""
        by_code = self.by_code.get(written.casefold())
        if by_code is not None:
            return by_code
        for name in (folded(written), bare(written)):
            found = {place.id: place for place in self.territories.get(name, ())}
            if len(found) == 1:
                return next(iter(found.values()))
        near = self.alike(bare(written) or folded(written), self.territories, "")
        if near:
            raise Doubt(texts.TERRITORY_LOOKS_LIKE.format(name=written, known=near))
        return None

    def alike(self, name: str, known: Iterable[str], where: str) -> str:
        """A known name that this one nearly is: the same numbers, a letter or two apart."""
        if (where, name) not in self._alike:
            numbers = [word for word in name.split() if word.isdigit()]
            near = (
                other
                for other in known
                if other != name
                and [word for word in other.split() if word.isdigit()] == numbers
                and close(name, other)
            )
            self._alike[where, name] = min(near, default="")
        return self._alike[where, name]


def bare(name: str) -> str:
    """A territory without the words for its type."""
    words = [word for word in folded(name).split() if word not in _OF_TERRITORIES]
    return " ".join(words)


def close(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > max(2, len(one) // 8):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


class Placer:
    """Finds the organisation of each line; what it is asked twice it answers alike."""

    def __init__(self, known: Known) -> None:
        self.tree, self.known = Tree(known), known
        self._answers: dict[tuple[str, str, str, str], Found | str] = {}

    def found(self, line: Line) -> Found:
        """Raises the doubt about it."""
        asked = (line.territory, line.code, line.organisation, line.sheet)
        if asked not in self._answers:
            try:
                self._answers[asked] = self._find(line)
            except Doubt as doubt:
                self._answers[asked] = str(doubt)
        answer = self._answers[asked]
        if isinstance(answer, str):
            raise Doubt(answer)
        return answer

    def _find(self, line: Line) -> Found:
        if len(line.organisation) > LONGEST or len(line.territory) > LONGEST:
            raise Doubt(texts.LONG_NAME.format(most=LONGEST))
        if line.code:
            by_code = self._by_code(line)
            if by_code is not None:
                return by_code
        above, named = self._above(line)
        if not line.organisation:
            if not line.territory:
                raise Doubt(texts.NO_ORGANISATION)
            return self._usable(above) if above else self._new_territory(named)
        if above is None and named:
            new = self._new_territory(named)
            return Found(f"{new.key}/{folded(line.organisation)}", None, new.key, named)
        return self._by_name(line, above)

    def _by_code(self, line: Line) -> Found | None:
        if not CODE.fullmatch(line.code):
            raise Doubt(texts.WRONG_CODE.format(code=line.code[:40]))
        place = self.tree.by_code.get(line.code.casefold())
        if place is None:
            if not line.organisation:
                raise Doubt(texts.UNKNOWN_CODE.format(code=line.code))
            return None
        name = folded(line.organisation)
        if name and name not in (folded(place.name), folded(place.short_name)):
            said = {"code": line.code, "known": place.name, "name": line.organisation}
            raise Doubt(texts.CODE_OF_ANOTHER.format(**said))
        return self._usable(place)

    def _above(self, line: Line) -> tuple[Place | None, str]:
        """The municipality: known, or the name of a new one, or neither is said."""
        if line.territory:
            place = self.tree.territory(line.territory)
            return place, "" if place else line.territory
        sheet = self.tree.territories.get(folded(line.sheet), [])
        if len(sheet) == 1:
            return sheet[0], ""
        tops = self.known.managed
        only = [place for place in self.known.places if (place.path,) == tops]
        return (only[0], "") if only and only[0].parent_id is not None else (None, "")

    def _by_name(self, line: Line, above: Place | None) -> Found:
        name = folded(line.organisation)
        within = above.path if above else "/"
        same = [place for place in self.tree.names.get(name, ()) if place.path.startswith(within)]
        reached = [place for place in same if self.known.may_change(place.path)]
        if len(reached) == 1:
            return self._usable(reached[0])
        if len(reached) > 1:
            raise Doubt(texts.MANY_OF_THIS_NAME.format(name=line.organisation))
        if same:
            raise Doubt(texts.NO_REACH)
        if above is None:
            raise Doubt(texts.NO_TERRITORY.format(name=line.organisation))
        self._usable(above)
        near = self.tree.alike(name, self.tree.inside.get(above.id, ()), above.path)
        if near:
            raise Doubt(texts.LOOKS_LIKE.format(known=near))
        return Found(f"{above.id}/{name}", None, above.id)

    def _usable(self, place: Place) -> Found:
        if not self.known.may_change(place.path):
            raise Doubt(texts.NO_REACH)
        if place.closed:
            raise Doubt(texts.CLOSED.format(name=place.short_name))
        return Found(place.id, place, place.parent_id or "")

    def _new_territory(self, written: str) -> Found:
        root = self.tree.root
        if root is None or not self.known.may_change(root.path):
            raise Doubt(texts.TERRITORY_UNKNOWN.format(name=written))
        return Found(f"+{folded(written)}", None, root.id, written)
