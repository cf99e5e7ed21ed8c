"""Whatever people do in whatever order: the sums are those of a fresh scoring, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import answering, filling, rescoring
from domain.acting import act_as, the_program
from domain.answering import Spot
from domain.errors import Refusal
from domain.filling.refusals import Changed
from storage import answers
from survey_defs.answers import Given
from survey_defs.navigation import following, gaps, next_gap, path, preceding, progress
from tests.conftest import Clock
from tests.domain.filling.conftest import Region
from tests.domain.filling.surveys import EVERY_KIND, PLACE
from tests.fuzzing import examples
from tests.planting import Planted

PEOPLE = ("Анна", "Борис")
PLACES = st.sampled_from(sorted(PLACE.values()))
ROUND = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

TYPED = st.sampled_from(["да", "нет", "0", "1 2", "97", "45 из 50", "85,5", "слова"])


def doing(operation, *more, at: str | None = None):
    """The operation where it belongs, or anywhere."""
    places = PLACES if at is None else st.just(PLACE[at])
    return st.tuples(st.just(operation), places, st.tuples(*more))


DOINGS = st.one_of(
    doing(answering.choose_option, st.integers(0, 2), at="site"),
    doing(answering.choose_option, st.integers(0, 1), at="site"),
    doing(answering.type_answer, st.just("12"), at="visits"),
    doing(answering.tick_item, st.integers(0, 2), st.booleans(), at="goal"),
    doing(answering.tick_item, st.integers(0, 2), st.booleans(), at="measures"),
    doing(answering.tick_all_items),
    doing(answering.tick_nothing),
    doing(answering.type_answer, TYPED),
    doing(answering.type_answer, TYPED, at="covered"),
    doing(answering.toggle_flag, st.just("void"), st.booleans(), at="covered"),
    doing(answering.toggle_flag, st.sampled_from(["void", "exempt"]), st.booleans()),
    doing(answering.type_previous, st.sampled_from(["3", "x"]), at="complaints"),
    doing(answering.comment, st.sampled_from(["", "так"])),
    doing(answering.mark_not_applicable, st.just("нет таких")),
    doing(answering.clear_answer),
    doing(answering.clear_answer, at="site"),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(PEOPLE), DOINGS, st.integers(0, 4), st.booleans()), max_size=25
)


@pytest.fixture
def quick(planted: Planted, clock: Clock) -> Region:
    return Region.of(planted, "sqlite", clock)


def fresh_form(region: Region) -> int:
    region.clock.passes(seconds=1)
    return region.form(region.campaign(title=f"{region.clock.now}"))


def rows_of(region: Region, form: int):
    return region.database.look_now(answers.read_all, form)


@given(steps=STEPS)
@ROUND
def test_points_path_and_progress_are_always_those_of_the_answers(quick: Region, steps) -> None:
    region, form = quick, fresh_form(quick)

    def run(session) -> None:
        for who, (operation, place, more), revision, careless in steps:
            spot = Spot(form, place, None if careless else revision)
            before = answers.read_all(session, form)
            try:
                act_as(session, region.people[who], region.clock.now, operation, spot, *more)
            except Refusal:
                assert answers.read_all(session, form) == before
        _compare_with_the_truth(session, region, form)

    region.sql(run)


def _compare_with_the_truth(session, region: Region, form: int) -> None:
    rows = answers.read_all(session, form)
    given = {
        code: Given(row.value, row.not_applicable is not None)
        for code, row in rows.items()
        if row.value is not None or row.not_applicable is not None
    }
    asked = [code for code, row in rows.items() if row.state != "not_asked"]
    assert set(asked) == {question.code for question in path(EVERY_KIND, given)}
    who = region.people["Анна"]
    whole = act_as(session, who, region.clock.now, filling.contents, form)
    counted = progress(EVERY_KIND, given)
    assert (whole.done, whole.total) == (counted.done, counted.total)
    missing = act_as(session, who, region.clock.now, filling.gaps, form)
    assert [line.place for line in missing.lines] == [
        PLACE[question.code] for question in gaps(EVERY_KIND, given)
    ]
    for place in PLACE.values():
        _compare_the_way(session, region, form, place, given)
    assert rescoring.rescore(session, the_program(), region.clock.now).count == 0
    for code, row in rows.items():
        history = answers.since(session, form, code, 1)
        assert [line.revision for line in history] == list(range(1, row.revision + 1))
        if history:
            assert (history[-1].value, history[-1].not_applicable, history[-1].comment) == (
                row.value,
                row.not_applicable,
                row.comment,
            )


def _compare_the_way(session, region: Region, form: int, place: int, given) -> None:
    step = act_as(
        session, region.people["Анна"], region.clock.now, filling.question_step, form, place
    )
    code = step.question.code
    before, after = preceding(EVERY_KIND, given, code), following(EVERY_KIND, given, code)
    assert (step.back, step.next) == (
        before and PLACE[before.code],
        after and PLACE[after.code],
    )
    missing = next_gap(EVERY_KIND, given, code)
    assert step.gap == (None if missing is None or missing.code == code else PLACE[missing.code])


@given(
    presses=st.lists(
        st.tuples(st.sampled_from(PEOPLE), st.integers(0, 2), st.integers(0, 6)), max_size=20
    )
)
@ROUND
def test_nothing_that_another_said_is_overwritten_unseen(quick: Region, presses) -> None:
    """Each person presses what they saw last; a conflict shows them the answer as it is."""
    region, form = quick, fresh_form(quick)
    seen = dict.fromkeys(PEOPLE, 0)
    for who, item, later in presses:
        region.clock.passes(seconds=later * 20)
        row = rows_of(region, form)["goal"]
        spot = Spot(form, PLACE["goal"], seen[who])
        code = EVERY_KIND.questions[0].items[item].code
        ticked = row.value is not None and code in row.value["ticks"]
        history = region.database.look_now(answers.since, form, "goal", seen[who] + 1)
        unseen = [line.by_id for line in history if line.by_id != region.people[who]]
        stale, seen[who] = _press(region, who, spot, item, not ticked)
        if stale is None:
            assert unseen == []
            assert seen[who] == row.revision + 1
        else:
            assert history
            assert (stale.theirs, stale.revision) == (row.value, row.revision)
            assert rows_of(region, form)["goal"] == row


def _press(region: Region, who: str, spot: Spot, item: int, on) -> tuple[Changed | None, int]:
    """The conflict, if there was one, and the revision that the person sees afterwards."""
    try:
        recorded = region.do(who, answering.tick_item, spot, item, on)
    except Changed as refusal:
        return refusal, refusal.revision
    return None, recorded.revision


@given(section=st.integers(0, 3), answered=st.sets(st.integers(0, 2)), since=st.booleans())
@ROUND
def test_nothing_and_its_undoing_leave_all_else_as_it_was(
    quick: Region, section: int, answered: set[int], since
) -> None:
    region, form = quick, fresh_form(quick)
    for item in answered:
        region.do("Анна", answering.tick_item, Spot(form, PLACE["goal"], None), item, True)
    before = rows_of(region, form)
    try:
        given = region.do("Анна", answering.nothing_under, form, section)
    except Refusal:
        assert rows_of(region, form) == before
        return
    if since:
        region.do("Борис", answering.tick_item, Spot(form, PLACE["measures"], None), 0, True)
    changed = rows_of(region, form)["measures"].value == {"ticks": ["decisions"]}
    if not changed or given.count > 1:
        region.do("Борис", answering.undo_nothing, form, given.batch)
    after = rows_of(region, form)
    for code, row in before.items():
        if code == "measures" and changed:
            continue
        assert (after[code].value, after[code].state, after[code].points) == (
            row.value,
            row.state,
            row.points,
        )
    assert not [row for row in after.values() if row.batch]
