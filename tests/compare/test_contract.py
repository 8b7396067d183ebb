"""The JSON of a comparison is a contract: its schema is in view, and every field is told of."""

import json
from pathlib import Path

from schemas.comparison import (
    Change,
    ChangeKind,
    Comparison,
    Count,
    FieldPair,
    Match,
    Part,
    Side,
    Spot,
    State,
    WordRun,
)

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/compare/schema.json"
TOLD = (ROOT / "docs/comparison.md").read_text(encoding="utf-8")


def test_schema(update_golden):
    schema = json.dumps(Comparison.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
    if update_golden:
        GOLDEN.write_text(schema, encoding="utf-8")
    assert schema == GOLDEN.read_text(encoding="utf-8")


def test_every_field_is_told_of():
    models = (Comparison, Side, FieldPair, Change, Spot, Match, Count)
    names = {name for model in models for name in model.model_fields}
    names |= {"same"} & set(WordRun.model_fields)
    names |= {str(one) for kinds in (Part, ChangeKind, State) for one in kinds}
    assert {name for name in names if f"`{name}`" not in TOLD} == set()
