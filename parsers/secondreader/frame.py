"""The spaCy pipeline of the second reader, without weights: words by hash, then one category.

A word is its hash, its first and last letters and its shape (``ngày 05/12`` looks like ``ngày 20/11``), so
nothing is downloaded and no vocabulary is kept. Beside the network stands a linear model of words and
pairs of words, which learns from few examples. The tokenizer is that of the finders (``xx``: ``vi`` needs
pyvi).
"""

from typing import Any

import spacy
from spacy.language import Language

from parsers.semantics.nlp import tokenizer

LABEL = "report"
_WIDTH = 64
_ROWS = 1500
_BAG = 16384

_TOK2VEC: dict[str, Any] = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": _WIDTH,
    "depth": 2,
    "embed_size": _ROWS,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
_MODEL: dict[str, Any] = {
    "@architectures": "spacy.TextCatEnsemble.v2",
    "tok2vec": _TOK2VEC,
    "linear_model": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": False,
        "ngram_size": 2,
        "no_output_layer": False,
        "length": _BAG,
    },
}


def blank() -> Language:
    """The pipeline before it is trained or filled with weights."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = tokenizer(nlp)
    nlp.add_pipe("textcat_multilabel", config={"model": _MODEL}).add_label(LABEL)  # type: ignore[attr-defined]
    return nlp
