"""Plans of many units, made of tasks that are worded by hand in several ways: whose task is whose is known."""

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from pipeline.matrix.clusters import Clusters
from pipeline.matrix.wording import Own, Wordings, weights

FOLDER = Path(__file__).parent
_SYLLABLES = [
    "Lĩnh",
    "Giang",
    "Đông",
    "Thượng",
    "Hòa",
    "Bình",
    "Phú",
    "An",
    "Lộc",
    "Sơn",
    "Hải",
    "Minh",
    "Tân",
    "Xuân",
    "Trung",
    "Hưng",
    "Yên",
    "Lạc",
    "Thủy",
    "Kim",
]
_CLASSES = ("huyện", "quận", "thị xã")
YEAR = 2024
TASKS = 30


@dataclass(frozen=True)
class Told:
    """A task of a plan: its plan, which task it truly is, its wording."""

    plan: int
    truth: int
    text: str
    own: Own


def blocks(name):
    """The wordings of each task in a file of this folder."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#")).strip()
    return [block.splitlines() for block in text.split("\n\n") if block.strip()]


def unit(chance):
    return f"{chance.choice(_CLASSES)} {chance.choice(_SYLLABLES)} {chance.choice(_SYLLABLES)}"


def plan_of(name):
    """What of a plan its wordings are freed from."""
    return SimpleNamespace(
        commune=None,
        district=name,
        province="Tỉnh Mẫu Hải",
        issuing_agency=f"ỦY BAN NHÂN DÂN {name.upper()}",
        plan_year=YEAR,
        issued_year=YEAR,
        period_start=None,
    )


def tasks(name, plans, seed=9):
    """Thirty tasks for each of so many plans, each in one of its wordings."""
    chance, known = random.Random(seed), blocks(name)  # noqa: S311 - no secret
    made = []
    for number in range(plans):
        place = unit(chance)
        own = Own.of(plan_of(place))
        for truth in sorted(chance.sample(range(len(known)), min(TASKS, len(known)))):
            text = chance.choice(known[truth]).format(x=place, y=YEAR)
            text = f"{text.rstrip('.')};" if chance.random() < 0.2 else text
            made.append(Told(number, truth, text, own))
    return made


def clustered(made):
    wordings = Wordings(one.text for one in made)
    told = [wordings.of(one.text, one.own) for one in made]
    return Clusters(weights(told)).of(told, [one.plan for one in made])


def pairwise_scores(made, clusters):
    """Precision and recall over pairs of tasks that are called one."""

    def pairs(groups):
        return sum(n * (n - 1) // 2 for n in Counter(groups).values())

    both = pairs(zip((one.truth for one in made), clusters, strict=True))
    return both / pairs(clusters), both / pairs(one.truth for one in made)
