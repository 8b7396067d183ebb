"""Changes as lines, for expectations written by hand: ``task changed time t1:3 t1:4``."""

from schemas.comparison import Change, Comparison


def line(one: Change) -> str:
    sides = [",".join(spot.id for spot in spots) or "-" for spots in (one.a, one.b)]
    return " ".join((one.part, one.kind, one.field or "-", *sides))


def own(comparison: Comparison) -> list[str]:
    """What follows from nothing else."""
    return sorted(line(one) for one in comparison.changes if not one.follows)


def following(comparison: Comparison) -> list[str]:
    return sorted(line(one) for one in comparison.changes if one.follows)
