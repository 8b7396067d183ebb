"""What a finding says, in both languages: its rule, its message, where it stands (``mục III.1, Trang 3``)."""

from pipeline.audit import RULES
from pipeline.audit.formats import pages_of
from pipeline.site.wording import Said, said
from schemas.findings import Finding

_TITLES = {rule.code: Said(rule.title_vi, rule.title) for rule in RULES}


def title(finding: Finding) -> Said:
    """Of its rule; of one that is no more its name."""
    return _TITLES.get(finding.rule, Said(finding.name, finding.name))


def message(finding: Finding) -> Said:
    return Said(finding.message_vi, finding.message)


def where(container: str | None, container_id: str | None) -> Said:
    """``mục III.1``."""
    if container is None:
        return said("whole_plan")
    return said(f"in_{container}", id=container_id or "")


def place(finding: Finding) -> Said:
    """Where it stands, with its pages."""
    told = where(finding.container, finding.container_id)
    pages = pages_of(finding)
    if not pages:
        return told
    on = said("page_n", n=", ".join(str(one) for one in pages))
    return Said(f"{told.vi}, {on.vi}", f"{told.en}, {on.en}")
