"""The region of eight municipalities, on both databases."""

from tests.domain.analysis import conftest

district = conftest.district
