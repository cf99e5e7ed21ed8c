"""Organisations changed, moved, closed and joined from a script."""

from __future__ import annotations

from tests.commands.conftest import Shell

CREATE = (
    "campaign", "create", "head_self_assessment", "--title", "Самооценка",
    "--opens", "2026-01-01", "--on-time", "2046-09-30", "--locks", "2046-10-15 12:30",
)  # fmt: skip


def codes(region: Shell) -> list[str]:
    return [row["code"] for row in region.gives("organisation", "list")]


def test_attributes_and_names_are_changed(region: Shell) -> None:
    attributes = ("--attribute", "Число учеников=312", "--attribute", "Смен=2")
    assert region.gives("organisation", "change", "1-01-01", *attributes) == {
        "code": "1-01-01",
        "name": "Школа № 1",
        "attributes": {"pupils": 312, "Смен": "2"},
    }
    assert region.refuses("organisation", "change", "1-01-01", "--attribute", "Смен") == (
        "Признак пишут так: название=значение, а не «Смен»."
    )
    region.does("organisation", "change", "1-01-01", "--new-code", "school-1")
    assert "school-1" in codes(region)


def test_a_school_moves_closes_and_comes_back(region: Shell) -> None:
    region.does("organisation", "add", "Южный район", "--kind", "municipality", "--under", "1")
    region.does("organisation", "move", "1-01-02", "--under", "1-02")
    assert codes(region) == ["1", "1-01", "1-01-01", "1-02", "1-01-02"]
    region.does("organisation", "close", "1-01-02")
    region.does("organisation", "reopen", "1-01-02")


def test_a_school_joins_another_after_a_report(region: Shell) -> None:
    region.does(*CREATE, "--for", "1-01-01")
    region.does("campaign", "open", "1")
    join = ("organisation", "join", "1-01-01", "--into", "1-01-02")
    report = region.gives(*join)
    assert [(row["form_id"], row["campaign"]) for row in report["forms"]] == [(1, "Самооценка")]
    region.does(*join, "--forms", "move")
    assert [row["organisation"] for row in region.gives("status", "1")] == ["1-01-02"]
