"""A value worked out once for each object and kept in it.

``functools.cached_property`` of Python 3.11 takes a lock for every first access (3.12 takes none): for
rows and lines, of which a document has thousands and each asks two or three times, the lock costs more
than the value.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - stands as a decorator, beside property
    """Decorator: the method is called once, its value is an attribute of the object from then on."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> Self: ...

    @overload
    def __get__(self, one: object, owner: type) -> T: ...

    def __get__(self, one: object | None, owner: type) -> T | Self:
        if one is None:
            return self
        value = one.__dict__[self._name] = self._work(one)
        return value
