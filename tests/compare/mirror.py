"""A comparison seen from the other plan: what ``compare(b, a)`` has to give."""

from schemas.comparison import Change, ChangeKind, Comparison, FieldPair, State, WordRun

_KINDS = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
_STATES = {State.ONLY_A: State.ONLY_B, State.ONLY_B: State.ONLY_A}


def mirrored(comparison: Comparison) -> dict[str, object]:
    """Without order: which of two insertions at one place is told first hangs on the plan."""
    return unordered(
        Comparison(
            a=comparison.b,
            b=comparison.a,
            header=tuple(_field(one) for one in comparison.header),
            matches=tuple(
                one.model_copy(update={"a": one.b, "b": one.a}) for one in comparison.matches
            ),
            changes=tuple(_change(one) for one in comparison.changes),
            counts=tuple(
                one.model_copy(update={"kind": _KINDS.get(one.kind, one.kind)})
                for one in comparison.counts
            ),
        )
    )


def unordered(comparison: Comparison) -> dict[str, object]:
    told = comparison.model_dump(mode="json")
    for change in told["changes"]:
        del change["ordinal"]
    return {
        name: sorted(map(repr, value)) if isinstance(value, list) else value
        for name, value in told.items()
    }


def _change(one: Change) -> Change:
    return one.model_copy(
        update={
            "kind": _KINDS.get(one.kind, one.kind),
            "a": one.b,
            "b": one.a,
            "before": one.after,
            "after": one.before,
            "dropped": one.gained,
            "gained": one.dropped,
            "words": tuple(WordRun(same=run.same, a=run.b, b=run.a) for run in one.words),
        }
    )


def _field(one: FieldPair) -> FieldPair:
    return FieldPair(field=one.field, state=_STATES.get(one.state, one.state), a=one.b, b=one.a)
