"""How deep a row of a task table stands, from its marker and those before it.

A kind of marker keeps the depth at which it first appeared: ``I`` 1 2 3 ``II`` 1 2 3 restarts and
stays two levels deep. A new kind goes one deeper when the row above only opens something
(``3.4 | Triển khai thực hiện Luật … | | |``), and so does a letter or a bullet after a task.
"""

from dataclasses import dataclass, field

from parsers.structure.numbering import Marker, MarkerKind, follows

HEADING = "heading"
"""Key of group rows without a number."""
_DEEPER = {MarkerKind.LETTER, MarkerKind.BULLET, MarkerKind.BRACKET}

Key = tuple[str, int]


@dataclass(slots=True)
class RowLevels:
    """Depths given so far, in the order of the rows."""

    _depths: dict[Key, int] = field(default_factory=dict)
    _numbers: dict[int, str] = field(default_factory=dict)
    """Number last seen at a depth."""
    _last: int | None = None
    _last_bare: bool = False
    _numbered: int = 0
    """Depth of the last row that was no bullet."""

    def depth_of(self, marker: Marker | None, *, heading: bool, under: bool) -> int:
        """Depth of the next row. ``heading``: a group without number; ``under``: its number cell is
        merged with the row above.
        """
        if heading:
            return self._known((HEADING, 1), marker, new=self._under_bare(default=0))
        if under:
            return self._numbered + 1
        if marker is None:
            return self._under_bare(default=self._last or 0)
        if marker.kind is MarkerKind.BULLET:
            return self._numbered + 1
        if marker.kind is MarkerKind.DOTTED and (depth := self._under_prefix(marker)) is not None:
            return self._known((marker.kind, marker.depth), marker, new=depth, fixed=True)
        key = (self._settled(marker), marker.depth)
        deeper = self._last is not None and marker.kind in _DEEPER
        default = self._numbered + 1 if deeper else 0
        return self._known(key, marker, new=self._under_bare(default=default))

    def leave(self, depth: int, *, bare: bool) -> None:
        """Note the row that was just placed."""
        self._last, self._last_bare = depth, bare

    def _known(self, key: Key, marker: Marker | None, *, new: int, fixed: bool = False) -> int:
        depth = new if fixed else self._depths.get(key, new)
        self._depths[key] = depth
        for deeper in [k for k, d in self._depths.items() if d > depth]:
            if self._forgets(deeper, key):
                del self._depths[deeper]
        self._numbers = {d: n for d, n in self._numbers.items() if d < depth}
        if marker is not None:
            self._numbers[depth] = marker.number
        self._numbered = depth
        return depth

    @staticmethod
    def _forgets(deeper: Key, key: Key) -> bool:
        """Letters and brackets belong to the row they hang under; other kinds keep their depth."""
        return deeper != key and deeper[0] in {MarkerKind.LETTER, MarkerKind.BRACKET}

    def _under_bare(self, *, default: int) -> int:
        if self._last is None:
            return 0
        return self._last + 1 if self._last_bare else default

    def _under_prefix(self, marker: Marker) -> int | None:
        """``3.4`` goes under an open ``3``."""
        parent = marker.number.rsplit(".", 1)[0]
        return next((d + 1 for d, n in self._numbers.items() if n == parent), None)

    def _settled(self, marker: Marker) -> str:
        """``C``, ``D``, ``I`` may go on A, B, C … rather than count in Roman."""
        upper = self._depths.get((MarkerKind.UPPER, 1))
        if marker.kind is MarkerKind.ROMAN and upper is not None:
            before = self._numbers.get(upper, "")
            if follows(before.lower(), marker.number.lower()):
                return MarkerKind.UPPER
        return marker.kind
