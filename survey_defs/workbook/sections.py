"""Groups as sections, repeats as tables."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking.lines import Mapping
from survey_defs.workbook import texts
from survey_defs.workbook.asking import Reading, begun, evidence, has_evidence, own_question
from survey_defs.workbook.columns import OF_SECTION, QUESTION, WORDING
from survey_defs.workbook.foreign import foreign_questions, relevant
from survey_defs.workbook.names import is_calculated, is_unseen
from survey_defs.workbook.rows import Row
from survey_defs.workbook.tree import Node
from survey_defs.workbook.values import append, fill, flag, mapping, number, put
from survey_defs.workbook.wording import LONGEST_CODE, Codes, cleaned, parted

_SHORT = tuple(column for column in WORDING if column.name == "short")
_OWN = tuple(column for column in WORDING if column.name in {"name", "label", "short", "relevant"})
_OPEN = tuple(column for column in QUESTION if column.name == "open_to")
_SCORED = tuple(column for column in QUESTION if column not in WORDING)
MOST_ROWS = 200


class Sections:
    """Puts what stands in groups into sections, in the order in which it is asked."""

    def __init__(self, reading: Reading, title: str) -> None:
        self._reading = reading
        self._title = title
        self._codes = Codes()

    def whole(self, root: Node, raw: Mapping) -> None:
        """The sections of a survey; what stands outside of groups gets a section of its own."""
        self._codes = Codes(node.code for node in root.every() if node.is_group)
        runs = self._runs(root)
        for run in runs:
            title = self._title if run is runs[0] else texts.continued(self._title)
            for section in self._of_run(run, "part", title, root):
                append(raw, "sections", section, section.line)

    def questions(self, nodes: list[Node]) -> Iterator[Mapping]:
        reading = self._reading
        for node in nodes:
            if node.is_repeat:
                yield self._table(node)
            elif node.type.fate in {"metadata", "hidden"} or _is_idle(node):
                self._pass_by(node)
            elif reading.own:
                yield reading.keep(own_question(reading, node), node.code)
            elif not is_calculated(node) or not is_unseen(node):
                made = foreign_questions(reading, node)
                reading.keep(made[0], node.code, node.name)
                yield from made
            elif node.name not in reading.names.used:
                reading.warned(node.row, node.code, texts.unseen_calculation(node.name))

    def _runs(self, group: Node) -> list[list[Node]]:
        """Questions that follow each other, and each inner group by itself."""
        runs: list[list[Node]] = []
        for node in self._spliced(group):
            after_a_group = bool(runs) and runs[-1][-1].is_group
            if node.is_group or not runs or after_a_group:
                runs.append([])
            runs[-1].append(node)
        return runs

    def _spliced(self, group: Node) -> Iterator[Node]:
        """Without the groups that only arrange: those with neither a label nor a condition."""
        for node in group.inner:
            bare = not node.line["label"] and not node.line["relevant"]
            if node.is_group and bare and not self._reading.own:
                yield from self._spliced(node)
            else:
                yield node

    def _of_run(self, run: list[Node], stem: str, title: str, outer: Node) -> Iterator[Mapping]:
        if run[0].is_group:
            section = self._section(run[0], title)
            if section is not None:
                yield section
            return
        questions = list(self.questions(run))
        if not questions:
            return
        section = mapping(questions[0].line)
        code = self._codes.take(stem[: LONGEST_CODE - 4] + "1")
        put(section, ("code",), code, section.line)
        put(section, ("title",), title, section.line)
        for question in questions:
            append(section, "questions", question, question.line)
        yield section

    def _section(self, node: Node, above: str) -> Mapping | None:
        """A group that holds nothing to ask is left out of a form made elsewhere."""
        section = mapping(node.row)
        title = self._headed(node, section, above)
        runs = self._runs(node)
        last = runs.pop() if runs and not runs[-1][0].is_group else []
        for run in runs:
            for inner in self._of_run(run, f"{node.code}.", title, node):
                append(section, "sections", inner, inner.line)
        for question in self.questions(last):
            append(section, "questions", question, question.line)
        if "sections" in section or "questions" in section or self._reading.own:
            return section
        self._reading.warned(node.row, "", texts.empty_group(node.name))
        return None

    def _headed(self, node: Node, section: Mapping, above: str) -> str:
        """Its code, title and rules; gives the title."""
        if self._reading.own:
            fill(section, (*_OWN, *OF_SECTION, *_OPEN), node.line)
            return str(section.get("title", above))
        title = parted(cleaned(node.line["label"]) or above)[0]
        put(section, ("code",), node.code, node.row)
        put(section, ("title",), title, node.row)
        fill(section, (*_SHORT, *OF_SECTION, *_OPEN), node.line, strip=True)
        if text := relevant(self._reading, (node,)):
            put(section, ("ask_if",), text, node.row)
        return title

    def _pass_by(self, node: Node) -> None:
        if node.type.fate == "question":
            self._reading.warned(node.row, node.code, texts.SHADOWED_LABEL_ROW)
        elif node.name not in self._reading.names.used:
            kind = node.line["type"]
            self._reading.warned(node.row, node.code, texts.ignored_metadata(kind))

    def _table(self, node: Node) -> Mapping:
        reading = self._reading
        if reading.own:
            table = own_question(reading, node)
        else:
            table = begun(node)
            self._foreign_table(node, table)
        reading.keep(table, node.code, node.name)
        for column in self._columns(node, table):
            append(table, "columns", column, column.line)
        if "columns" not in table:
            reading.wrong(node.row, node.code, texts.EMPTY_REPEAT)
        return table

    def _foreign_table(self, node: Node, table: Mapping) -> None:
        title = parted(cleaned(node.line["label"]) or node.name or self._title)[0]
        put(table, ("code",), node.code, node.row)
        put(table, ("title",), title, node.row)
        if flag(node.line["required"]) is not True:
            put(table, ("required",), value=False, row=node.row)
        if text := relevant(self._reading, (node,)):
            put(table, ("ask_if",), text, node.row)
        fill(table, (*_SHORT, *_SCORED), node.line, strip=True)
        evidence(table, node.line)
        count = number(node.line["repeat_count"])
        if isinstance(count, int) and 1 <= count <= MOST_ROWS:
            put(table, ("rows_at_least",), count, node.row)
            put(table, ("rows_at_most",), count, node.row)
        elif node.line["repeat_count"]:
            self._reading.warned(node.row, node.code, texts.REPEAT_COUNT_IGNORED)

    def _columns(self, repeat: Node, table: Mapping) -> Iterator[Mapping]:
        reading, hint = self._reading, ""
        for node, within in _flat(repeat, ()):
            if node.type.fate in {"metadata", "hidden"} or _is_idle(node):
                self._pass_by(node)
            elif reading.own:
                column = own_question(reading, node)
                reading.keep(column, f"{repeat.code}/{node.code}")
                reading.by_code.setdefault(node.code, []).append(column)
                yield column
            elif node.type.kind == "note":
                hint = "\n".join(part for part in (hint, cleaned(node.line["label"])) if part)
                reading.warned(node.row, node.code, texts.notes_moved(node.name))
            elif node.type.kind == "evidence":
                self._documents(node, table)
            elif not is_calculated(node) or not is_unseen(node):
                made = foreign_questions(reading, node, hint, within)
                reading.keep(made[0], f"{repeat.code}/{node.code}")
                reading.by_code.setdefault(node.name, []).append(made[0])
                hint = ""
                yield from made
            elif node.name not in reading.names.used:
                reading.warned(node.row, node.code, texts.unseen_calculation(node.name))

    def _documents(self, node: Node, table: Mapping) -> None:
        """A file of a row is put beside the whole table."""
        self._reading.warned(node.row, node.code, texts.FILE_IN_A_ROW)
        if not has_evidence(node.line) and "evidence" not in table:
            put(table, ("evidence", "link"), value=False, row=Row(node.row, node.row.sheet))


def _flat(group: Node, within: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """What stands in a repeat, each with the conditions of the groups around it."""
    for node in group.inner:
        if node.is_group:
            yield from _flat(node, (*within, node))
        else:
            yield node, within


def _is_idle(node: Node) -> bool:
    """A row that only heads a table of questions."""
    return node.line["appearance"].casefold() == "label" and node.type.kind in {
        "choice",
        "multiple",
    }
