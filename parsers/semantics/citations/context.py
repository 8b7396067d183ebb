"""What the plan itself says about where and when it stands: relative issuers need it.

In a plan of huyện Thủy Nguyên ``UBND thành phố`` is the one of Hải Phòng, ``Thành ủy`` its Party
committee, ``huyện`` is Thủy Nguyên.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from schemas.vocabulary import AdminLevel

_CLASS = re.compile(
    r"^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?=\D)",
    re.IGNORECASE,
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class CitationContext:
    """Names of the plan's own units as printed (``thành phố Hải Phòng``, ``huyện Thủy Nguyên``).

    All may be None. ``level`` is the level of the issuing body; ``number`` the plan's own number.
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    level: AdminLevel | None = None
    issued_on: date | None = None
    plan_year: int | None = None
    document_type: str | None = "ke-hoach"
    """Slug of the plan's own type; None when it could not be read."""
    number: str | None = None

    @property
    def seen(self) -> tuple[date, date] | None:
        """First and last day on which the plan may have been issued."""
        if self.issued_on is not None:
            return self.issued_on, self.issued_on
        if self.plan_year is not None:
            return date(self.plan_year, 1, 1), date(self.plan_year, 12, 31)
        return None

    @property
    def two_tiers(self) -> bool:
        """Since 01/7/2025 there are no districts between province and commune."""
        return self.seen is not None and self.seen[0] >= date(2025, 7, 1)

    @property
    def own(self) -> str | None:
        """Scope of the plan's own body: ``hai-phong.thuy-nguyen``."""
        match self.level:
            case AdminLevel.CENTRAL:
                return "tw"
            case AdminLevel.PROVINCE:
                return place_slug(self.province)
            case AdminLevel.DISTRICT:
                return join_scope(self.province, self.district)
            case AdminLevel.COMMUNE:
                return join_scope(self.province, self.district, self.commune)
            case _:
                return None


def join_scope(*names: str | None) -> str | None:
    """``hai-phong.thuy-nguyen`` of the names that are there; the last must be."""
    slugs = [place_slug(name) for name in names if name]
    return ".".join(slug for slug in slugs if slug) if names[-1] and names[0] else None


@lru_cache(maxsize=256)  # a plan's own units are asked for at each citation
def place_slug(name: str | None) -> str | None:
    """``thành phố Hải Phòng`` -> ``hai-phong``; ``Quận 3`` -> ``quan-3``."""
    return plain_slug(_CLASS.sub("", name.strip())) if name else None


def plain_slug(text: str) -> str:
    """Lower case, without marks, words joined by ``-``."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return _NOT_SLUG.sub("-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")
