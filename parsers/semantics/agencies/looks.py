"""Whether a name looks like that of a single body: ``Phòng Ước mơ`` does, ``nhà đầu tư`` does not."""

from functools import cache

from parsers.keys import ascii_key
from parsers.semantics.agencies.atoms import atoms_of
from parsers.semantics.agencies.gazetteer import agencies, phrase


def looks_like_body(name: str) -> bool:
    """It opens with a capital and a word that bodies are called by: Phòng, Sở, Trung tâm."""
    atoms = atoms_of(name)
    called = phrase(atoms, 0, "heads") > 0 and phrase(atoms, 0, "not_heads") == 0
    return called and name[:1].isupper()


def resembles_known(name: str) -> bool:
    """A name of the gazetteer but for its marks: ``Phòng Nôi vụ``."""
    return ascii_key(name) in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(
        ascii_key(name.replace(" {unit}", ""))
        for one in agencies()
        for name in (one.name, *one.aliases)
    )
