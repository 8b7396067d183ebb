"""Examples in, a second reader out. The same examples and seed give the same weights on one machine."""

import random
from collections.abc import Sequence

from spacy.language import Language
from spacy.training import Example as Marked
from spacy.util import minibatch
from thinc.api import fix_random_seed

from parsers.secondreader.frame import LABEL, blank
from parsers.secondreader.reader import SecondReader
from pipeline.training.examples import Example

EPOCHS = 12
_BATCH = 32
_DROP = 0.25
"""Share of the network that is left out of each step, so that it does not learn sentences by heart."""
_SEED = 7


def fit(examples: Sequence[Example], *, epochs: int = EPOCHS, seed: int = _SEED) -> SecondReader:
    """A reader trained on the examples. Raises ``ValueError`` when there are none."""
    if not examples:
        raise ValueError("nothing to train on")
    fix_random_seed(seed)
    nlp = blank()
    marked = [_marked(nlp, one) for one in examples]
    optimizer = nlp.initialize(lambda: marked)
    order = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(epochs):
        order.shuffle(marked)
        for batch in minibatch(marked, _BATCH):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=_DROP)
    return SecondReader(nlp)


def _marked(nlp: Language, one: Example) -> Marked:
    return Marked.from_dict(nlp.make_doc(one.sentence), {"cats": {LABEL: float(one.asks)}})
