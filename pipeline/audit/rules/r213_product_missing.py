"""R213 product-missing: the product of a task is left empty (cột sản phẩm bỏ trống).

Condition: the table has a product column, other rows fill it, and this task does not.
Legal basis: good practice.
Bad: 2 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp | (empty)
Good: 2 | Rà soát thủ tục hành chính | Quý II/2023 | Phòng Tư pháp | Báo cáo
"""

from collections.abc import Iterator

from pipeline.audit.blanks import doubt, held_by_kin
from pipeline.audit.cells import has_column, is_blank, own_rows
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Task
from schemas.vocabulary import ContainerKind


def check(dossier: Dossier) -> Iterator[Hit]:
    for one in own_rows(dossier):
        expected = has_column(dossier.plan, one.task.table_index, _has_product)
        held = _has_product(one.task) or held_by_kin(dossier.plan, one.task, _has_product)
        if expected and not held:
            yield Hit(
                ContainerKind.TASK,
                one.task.task_id,
                one.task.evidence,
                one.task.task,
                absent=True,
                unsure=doubt(dossier.plan, one.task, _has_product),
            )


def _has_product(task: Task) -> bool:
    return not is_blank(task.product)


RULE = Rule.of(
    __doc__,
    Severity.INFO,
    check,
    message="The task has no product, while others of its table have.",
    message_vi="Nhiệm vụ không ghi sản phẩm, trong khi các nhiệm vụ khác của bảng có ghi.",
)
