"""Clusters of the tasks of many plans beside a comparison of all pairs: ``make bench-matrix PLANS=500``.

Thirty tasks a plan. All pairs are compared as people do it with RapidFuzz, in C: ``cdist`` of the match keys of what is printed,
by ``fuzz.ratio`` and by ``token_sort_ratio``, a stripe at a time; once more as words, which is the least that can be done.
"""

import resource
import sys
from collections.abc import Callable
from time import process_time

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel
from rich.console import Console
from rich.table import Table

from parsers.keys import match_key
from pipeline.matrix.clusters import Clusters
from pipeline.matrix.wording import Wordings, weights
from tests.matrix.generated import pairwise_scores, tasks

_STRIPE = 500


def main() -> None:
    plans = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    made = tasks("wordings.txt", plans)
    began = process_time()
    wordings = Wordings(one.text for one in made)
    told = [wordings.of(one.text, one.own) for one in made]
    worded = process_time()
    clusters = Clusters(weights(told)).of(told, [one.plan for one in made])
    ours = process_time() - began
    table = Table("what", "seconds", "ratio")
    table.add_row(f"ours ({worded - began:.1f} s of it wordings)", f"{ours:.1f}", "")
    printed = [match_key(one.text) for one in made]
    codes: dict[str, str] = {}
    coded = [
        "".join(codes.setdefault(word, chr(0x10000 + len(codes))) for word in one.words)
        for one in told
    ]
    for name, texts, scorer, cutoff in (
        ("all pairs, ratio of match keys", printed, fuzz.ratio, 70),
        ("all pairs, token_sort_ratio of match keys", printed, fuzz.token_sort_ratio, 70),
        ("all pairs, words", coded, Indel.normalized_similarity, 0.7),
    ):
        began = process_time()
        _all_pairs(texts, scorer, cutoff)
        spent = process_time() - began
        table.add_row(name, f"{spent:.1f}", f"1/{spent / ours:.1f}")
    precision, recall = pairwise_scores(made, clusters)
    console = Console(width=100)
    console.print(f"{plans} plans, {len(made)} tasks, {len(set(clusters))} clusters")
    console.print(table)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    console.print(f"pairs: precision {precision:.3f}, recall {recall:.3f}; peak memory {memory} MB")


def _all_pairs(texts: list[str], scorer: Callable[..., float], cutoff: float) -> int:
    return sum(
        int(
            np.count_nonzero(
                process.cdist(texts[at : at + _STRIPE], texts, scorer=scorer, score_cutoff=cutoff)
            )
        )
        for at in range(0, len(texts), _STRIPE)
    )


if __name__ == "__main__":
    main()
