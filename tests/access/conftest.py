"""The people and the season of the panel's tests."""

from tests.panel.conftest import cast, database, nobody, options, season, signed_in

__all__ = ["cast", "database", "nobody", "options", "season", "signed_in"]
