import string

import pytest

from schemas.diagnostics import Code, Stage

PREFIX = {
    Stage.LAYOUT: "LAY",
    Stage.STRUCTURE: "STR",
    Stage.SEMANTICS: "SEM",
    Stage.ASSEMBLE: "ASM",
}


@pytest.mark.parametrize("code", Code)
def test_code_names_its_stage_and_fills_its_gaps(code):
    assert code.id.startswith(PREFIX[code.stage])
    gaps = [name for _, name, _, _ in string.Formatter().parse(code.message) if name]
    said = code.at(**dict.fromkeys(gaps, "7"))
    assert "{" not in said.message
    assert said.severity is code.severity


def test_ids_are_unique():
    assert len({code.id for code in Code}) == len(Code)
