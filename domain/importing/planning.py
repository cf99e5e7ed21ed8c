"""A list laid beside what is known: what each row would change, and why some are doubtful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any

from domain.attributes import understood
from domain.errors import NotPossible
from domain.importing import texts
from domain.importing.lines import Line, Listing
from domain.importing.persons import Read, Whose, conflicting, joined, matched, read
from domain.importing.placing import LONGEST, Doubt, Found, Placer
from domain.importing.values import folded
from domain.importing.views import Key, Kind, Known, Missing, NewPlace, Plan, Verdict
from domain.importing.wording import (
    attributes_of,
    branch,
    changes_in_words,
    in_words,
    new_place,
)
from storage.tables import Role

WEIGHT = list(Kind)


def digest(known: Known) -> str:
    """Changes with anything that a plan was made beside."""
    return sha256(repr(known).encode()).hexdigest()


def plan(listing: Listing, known: Known, otherwise: Role | None = Role.HEAD) -> Plan:
    """`otherwise`: the role of those whose row names none."""
    return _Planning(listing, known, otherwise).plan()


class _Planning:
    """One list: the rows are gone through a few times, each time with more known."""

    def __init__(self, listing: Listing, known: Known, otherwise: Role | None) -> None:
        self.lines, self.known, self.otherwise = listing.lines, known, otherwise
        self.remarks = listing.remarks
        self.placer = Placer(known)
        self.doubts: dict[int, str] = {}
        """By the number of the line."""
        self.found: dict[int, Found] = {}
        self.facts: dict[int, dict[str, Any]] = {}
        self.people: dict[int, Read] = {}

    def plan(self) -> Plan:
        self._each(self._place)
        self._settle_names()
        self._refuse_shared_codes()
        self._refuse_conflicts()
        self._each(self._person)
        self._refuse_conflicting_people()
        whose = self._by(lambda number: self.people[number].whose, self.people)
        people = {
            key: joined(self.people[number] for number in numbers)
            for key, numbers in whose.items()
        }
        self.answers = matched(people, self.known)
        for key, numbers in whose.items():
            if self.answers[key].doubt:
                self.doubts.update(dict.fromkeys(numbers, self.answers[key].doubt))
        self.places = self._new_places()
        self.changed = dict(sorted(self._changed_places()))
        return self._told()

    def _told(self) -> Plan:
        sound = {read.whose for number, read in self.people.items() if number not in self.doubts}
        answers = [self.answers[whose] for whose in sorted(sound, key=str)]
        changes = {
            each.expected_id: each.changes
            for each in answers
            if each.expected_id is not None and each.changes
        }
        return Plan(
            base=digest(self.known),
            verdicts=tuple(self._verdicts()),
            remarks=self.remarks,
            new_places=tuple(self.places.values()),
            changed_places=self.changed,
            new_people=tuple(each.new for each in answers if each.new),
            changed_people=changes,
            missing=tuple(self._missing()),
        )

    def _each(self, look: Callable[[int, Line], None]) -> None:
        for number, line in enumerate(self.lines):
            if number in self.doubts:
                continue
            try:
                look(number, line)
            except Doubt as doubt:
                self.doubts[number] = str(doubt)
            except NotPossible as refusal:
                self.doubts[number] = refusal.sentence

    def _place(self, number: int, line: Line) -> None:
        self._take(number, line, self.placer.found(line))

    def _take(self, number: int, line: Line, found: Found) -> None:
        facts: dict[str, Any] = {
            name: understood(name, text) for name, text in line.facts.items() if text
        }
        if line.organisation:
            facts["code"] = line.code or None
            facts["short_name"] = line.short_name[:LONGEST] or None
            facts["kind"] = texts.KINDS.get(folded(line.kind), line.kind[:40]) or None
        self.found[number] = found
        self.facts[number] = {name: value for name, value in facts.items() if value is not None}

    def _person(self, number: int, line: Line) -> None:
        person = read(line, self.found[number].key, self.otherwise)
        if person is not None:
            self.people[number] = person

    def _by(self, key: Callable[[int], Any], numbers: Iterable[int]) -> dict[Any, list[int]]:
        grouped: dict[Any, list[int]] = defaultdict(list)
        for number in numbers:
            if number not in self.doubts:
                grouped[key(number)].append(number)
        return grouped

    def _settle_names(self) -> None:
        """A name alone is the only new one called so; where there are others it means nothing."""
        new: dict[str, dict[Key, Found]] = defaultdict(dict)
        for number, found in self.found.items():
            if found.place is None:
                new[folded(self.lines[number].organisation)][found.key] = found
        for number, line in enumerate(self.lines):
            if not line.organisation or line.territory or line.code:
                continue
            called = new.get(folded(line.organisation), {})
            homeless = texts.NO_TERRITORY.format(name=line.organisation)
            if len(called) == 1 and self.doubts.get(number) == homeless:
                del self.doubts[number]
                self._take(number, line, next(iter(called.values())))
            elif called.keys() - {self.found[number].key if number in self.found else ""}:
                sentence = texts.MANY_OF_THIS_NAME.format(name=line.organisation)
                self.doubts[number] = sentence

    def _refuse_shared_codes(self) -> None:
        """One code in the file at several organisations."""
        codes = self._by(lambda number: self.facts[number].get("code", ""), self.facts)
        for code, numbers in codes.items():
            if code:
                sentence = texts.TWO_NAMES_OF_A_CODE.replace("{code}", code)
                self._doubt(sentence, {number: self.found[number].key for number in numbers})

    def _refuse_conflicts(self) -> None:
        """Rows that tell different things of one organisation."""
        keys = self._by(lambda number: self.found[number].key, self.facts)
        for numbers in keys.values():
            for name in sorted({name for number in numbers for name in self.facts[number]}):
                said = {
                    number: self.facts[number][name]
                    for number in numbers
                    if name in self.facts[number]
                }
                self._doubt(texts.CONFLICT, said)

    def _refuse_conflicting_people(self) -> None:
        whose = self._by(lambda number: self.people[number].whose, self.people)
        for numbers in whose.values():
            for name in sorted(conflicting(self.people[number] for number in numbers)):
                said = {number: getattr(self.people[number], name) for number in numbers}
                told = {number: value for number, value in said.items() if value}
                self._doubt(texts.PERSON_CONFLICT, told)

    def _doubt(self, sentence: str, said: Mapping[int, Any]) -> None:
        """Where they differ, each of these rows names the first that says otherwise."""
        if len(set(said.values())) < 2:  # noqa: PLR2004 -- all alike
            return
        for number, value in said.items():
            sheet, row = min(self.lines[each].place for each in said if said[each] != value)
            place = texts.PLACE.format(sheet=sheet, row=row)
            self.doubts.setdefault(number, sentence.format(other=place))

    def _facts_of(self) -> dict[Key, dict[str, Any]]:
        """What the sound rows say of each organisation."""
        said: dict[Key, dict[str, Any]] = {}
        for number, found in self.found.items():
            if number not in self.doubts:
                said.setdefault(found.key, {}).update(self.facts[number])
        return said

    def _new_places(self) -> dict[Key, NewPlace]:
        said = self._facts_of()
        new: dict[Key, NewPlace] = {}
        order = sorted(self.found, key=lambda number: in_words(self.lines[number]))
        for number in order:
            found, line = self.found[number], self.lines[number]
            if number in self.doubts or found.place is not None:
                continue
            root = self.placer.tree.root
            if found.territory and root is not None:
                key = f"+{folded(found.territory)}"
                above = Found(key, None, root.id, found.territory)
                new.setdefault(key, new_place(above, Line("", 0), said.get(key, {})))
            if found.key not in new:
                new[found.key] = new_place(found, line, said[found.key])
        return new

    def _changed_places(self) -> Iterable[tuple[int, dict[str, Any]]]:
        known = self.placer.tree.by_id
        for key, facts in self._facts_of().items():
            if not isinstance(key, int):
                continue
            place, changes = known[key], {}
            attributes = attributes_of(facts)
            for name in ("code", "short_name", "kind"):
                if facts.get(name) and facts[name] != getattr(place, name):
                    changes[name] = facts[name]
            if any(place.attributes.get(name) != value for name, value in attributes.items()):
                changes["attributes"] = {**place.attributes, **attributes}
            if changes:
                yield key, changes

    def _missing(self) -> Iterable[Missing]:
        """Those of the municipalities that the file speaks of, whom it does not name."""
        known = self.placer.tree.by_id
        here = {found.place.id for found in self.found.values() if found.place}
        tops = {branch(known[number].path) for number in here}
        named = {answer.expected_id for answer in self.answers.values() if answer.expected_id}
        parents = {place.parent_id for place in self.known.places}
        for place in self.known.places:
            silent = place.id not in here and place.id not in parents and not place.closed
            if silent and branch(place.path) in tops and self.known.may_change(place.path):
                yield Missing(place.short_name, "", None)
        for each in self.known.named:
            place = known[each.organisation_id]
            if each.id not in named and branch(place.path) in tops:
                yield Missing(place.short_name, each.name, each.role)

    def _verdicts(self) -> Iterable[Verdict]:
        rows: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            rows[line.place].append(number)
        first: dict[Whose, tuple[str, int]] = {}
        told_of: set[Key] = set()
        for (sheet, row), numbers in rows.items():
            said = [self._verdict(number, first, told_of) for number in numbers]
            kind = max((each[0] for each in said), key=WEIGHT.index)
            remarks = dict.fromkeys(remark for _, remark in said if remark)
            words = in_words(self.lines[numbers[0]])
            yield Verdict(sheet, row, kind, "; ".join(remarks) or texts.KNOWN, words)

    def _verdict(
        self, number: int, first: dict[Whose, tuple[str, int]], told_of: set[Key]
    ) -> tuple[Kind, str]:
        if number in self.doubts:
            return Kind.DOUBTFUL, self.doubts[number]
        kind, remarks = Kind.UNCHANGED, []
        key = self.found[number].key
        if key in self.places and key not in told_of:
            kind = Kind.NEW
            remarks.append(texts.NEW_ORGANISATION)
        elif isinstance(key, int) and key in self.changed and key not in told_of:
            kind = Kind.CHANGED
            remarks.append(changes_in_words(self.changed[key]))
        told_of.add(key)
        person = self.people.get(number)
        if person is not None:
            kind, remark = self._of_person(number, person, first, kind)
            remarks.append(remark)
        return kind, "; ".join(remark for remark in remarks if remark)

    def _of_person(
        self, number: int, person: Read, first: dict[Whose, tuple[str, int]], kind: Kind
    ) -> tuple[Kind, str]:
        place = self.lines[number].place
        before = first.setdefault(person.whose, place)
        if before != place:
            where = texts.PLACE.format(sheet=before[0], row=before[1])
            return kind, texts.REPEATS.format(place=where)
        answer = self.answers[person.whose]
        if answer.new:
            return Kind.NEW, texts.NEW_PERSON.format(role=texts.ROLE_NAMES[answer.new.role])
        if answer.changes:
            return max(kind, Kind.CHANGED, key=WEIGHT.index), changes_in_words(answer.changes)
        return kind, ""
