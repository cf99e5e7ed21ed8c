"""What changed between two versions, as told to people and to programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from survey_defs.differences import texts


@dataclass(frozen=True, slots=True)
class Named:
    """One version of a questionnaire."""

    code: str
    version: int
    title: str
    fingerprint: str

    @property
    def words(self) -> str:
        return texts.NAMED.format(title=self.title, code=self.code, version=self.version)


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, where it is and what it is."""

    group: str
    """A key of `texts.GROUPS`."""
    code: str
    """Of the question or the section; empty: of the whole."""
    title: str
    sentence: str

    @property
    def words(self) -> str:
        where = f"[{self.code}] {self.title}" if self.code else self.title
        return f"{where}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed, and what becomes of the answers that have been given."""

    old: Named
    new: Named
    changes: tuple[Difference, ...]
    hints: tuple[str, ...]
    """Likely slips: the same words under another code."""
    kept: tuple[str, ...]
    """Codes of questions that are as they were."""
    gone: tuple[str, ...]
    added: tuple[str, ...]
    required: tuple[str, ...]
    """Those added that must be answered."""
    risky: tuple[str, ...]
    """Changed so that not every earlier answer is one."""
    safe: tuple[str, ...]
    """Changed otherwise: every answer stays."""

    @property
    def same(self) -> bool:
        return self.old.fingerprint == self.new.fingerprint

    @property
    def unnumbered(self) -> bool:
        """Another content under the number of the old one, which nobody may publish."""
        numbered = self.old.code == self.new.code and self.old.version == self.new.version
        return numbered and not self.same

    @property
    def in_groups(self) -> list[tuple[str, tuple[Difference, ...]]]:
        """The changes under their headings, in the order of `texts.GROUPS`; alike, together."""
        order = list(texts.GROUPS)
        ordered = sorted(self.changes, key=lambda each: order.index(each.group))
        grouped = groupby(ordered, key=lambda each: each.group)
        return [(texts.GROUPS[group], tuple(_together(found))) for group, found in grouped]

    @property
    def forms(self) -> tuple[str, ...]:
        """What becomes of forms that have been begun, a sentence each."""
        said: list[str] = []
        if self.kept:
            said.append(texts.answers_kept(len(self.kept)))
        if self.gone:
            said.append(texts.answers_gone(self.gone))
        if self.added:
            said.append(texts.answers_new(self.added, len(self.required)))
        if self.risky:
            said.append(texts.answers_risky(self.risky))
        if self.safe:
            said.append(texts.answers_safe(self.safe))
        if any(each.group != "wording" for each in self.changes):
            said.append(texts.POINTS_ANEW)
        return tuple(said)

    @property
    def at_rest(self) -> dict[str, Any]:
        return asdict(self) | {"same": self.same, "forms": [] if self.same else self.forms}

    def in_words(self) -> str:
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield texts.HEAD.format(old=self.old.words, new=self.new.words)
        yield ""
        if self.same:
            yield texts.SAME
            return
        if self.unnumbered:
            yield texts.SAME_NUMBER
            yield ""
        if not self.changes:
            yield texts.ONLY_NUMBER
            yield ""
        for heading, found in self.in_groups:
            yield f"{heading}:"
            yield from (f"  {each.words}" for each in found)
            yield ""
        if self.hints:
            yield texts.HINTS
            yield from (f"  {hint}" for hint in self.hints)
            yield ""
        yield texts.FORMS
        yield from (f"  {sentence}" for sentence in self.forms)


def _together(changes: Iterable[Difference]) -> Iterator[Difference]:
    """What changed alike in many questions is told once, as the criteria of a grid do."""
    alike: dict[tuple[str, str], list[Difference]] = {}
    for each in changes:
        placed = each.group in {"gone", "new"}
        alike.setdefault((each.title, "" if placed else each.sentence), []).append(each)
    for (title, said), found in alike.items():
        first = found[0]
        if len(found) == 1:
            yield first
        else:
            sentence = said or texts.in_sections(first.group, len(found))
            codes = texts.several([each.code for each in found])
            yield Difference(first.group, codes, title, sentence)
