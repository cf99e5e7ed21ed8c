"""What may stand where in a questionnaire file, followed through the model of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from survey_defs.model import Survey

Way = tuple[str | int, ...]


def as_written(way: Way) -> Way:
    """The keys of the file: without the kinds that pydantic puts on the way of its errors."""
    return tuple(key for key, is_kind, _ in _followed(way) if not is_kind)


def words_at(way: Way) -> list[str]:
    """What may be written where the last key of this way stands."""
    place = _end_of(way[:-1])
    if not _is_model(place):
        return []
    return [field.alias or name for name, field in place.model_fields.items()]


def kinds_at(way: Way) -> list[str]:
    """The kinds to choose from where a kind is missing or unknown."""
    return list(_by_kind(_end_of(way)))


def _end_of(way: Way) -> Any:
    places = [place for _, _, place in _followed(way)]
    return places[-1] if places else Survey


def _followed(way: Way) -> Iterator[tuple[str | int, bool, Any]]:
    """Each key, whether it only names a kind, and what stands behind it."""
    place: Any = Survey
    for key in way:
        kinds = _by_kind(place)
        if kinds:
            place = kinds.get(str(key))
            yield key, True, place
        else:
            place = _inside(place, key)
            yield key, False, place


def _inside(place: Any, key: str | int) -> Any:
    if _is_model(place):
        for name, field in place.model_fields.items():
            if key in (name, field.alias):
                return _bare(field)
        return None
    arguments = get_args(place)
    return _stripped(arguments[0]) if arguments and isinstance(key, int) else None


def _bare(field: FieldInfo) -> Any:
    return _stripped(field.annotation)


def _stripped(annotation: Any) -> Any:
    """Without what only annotates it, and without None as the other possibility."""
    if get_origin(annotation) is Annotated:
        return _stripped(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        some = [one for one in get_args(annotation) if one is not NoneType]
        if len(some) == 1:
            return _stripped(some[0])
    return annotation


def _by_kind(place: Any) -> dict[str, type[BaseModel]]:
    """The models of a union by their kinds (`kind` of a question, `rule` of a payment)."""
    if get_origin(place) not in {Union, UnionType}:
        return {}
    models = [one for one in get_args(place) if _is_model(one)]
    return {_kind(one): one for one in models}


def _kind(model: type[BaseModel]) -> str:
    field = model.model_fields.get("kind") or model.model_fields["rule"]
    return str(field.default)


def _is_model(place: Any) -> bool:
    return isinstance(place, type) and issubclass(place, BaseModel)
