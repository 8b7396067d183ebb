"""R213 product-missing: the product of a task is left empty (cột sản phẩm bỏ trống).

Condition: the table has a product column, other rows fill it, and this task does not.
Legal basis: good practice.
Bad: 2 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp | (empty)
Good: 2 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp | Báo cáo
"""

from collections.abc import Iterator

from pipeline.audit.blanks import blank_cells
from pipeline.audit.cells import is_blank
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task


def check(dossier: Dossier) -> Iterator[Hit]:
    yield from blank_cells(dossier, _has_product)


def _has_product(task: Task) -> bool:
    return not is_blank(task.product)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The task has no product, while others of its table have.",
    message_vi="Nhiệm vụ không ghi sản phẩm, trong khi các nhiệm vụ khác của bảng có ghi.",
)
