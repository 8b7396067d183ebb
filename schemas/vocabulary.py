"""Closed lists: words with which the record speaks. Vietnamese terms in the docstrings."""

from enum import StrEnum


class Role(StrEnum):
    """What a column of a task table (bảng phân công nhiệm vụ) holds."""

    NUMBER = "number"
    """Số thứ tự."""
    TASK = "task"
    """Nội dung, nhiệm vụ."""
    TIME = "time"
    """Thời gian thực hiện, thời hạn."""
    LEAD = "lead"
    """Cơ quan chủ trì."""
    COORDINATOR = "coordinator"
    """Cơ quan phối hợp."""
    LEAD_COORDINATOR = "lead_coordinator"
    """Chủ trì và phối hợp trong một cột."""
    LEADER = "leader"
    """Lãnh đạo phụ trách."""
    MONITOR = "monitor"
    """Cơ quan theo dõi, kiểm tra, đôn đốc: neither lead nor leader."""
    PRODUCT = "product"
    """Sản phẩm, kết quả."""
    BUDGET = "budget"
    """Kinh phí."""
    NOTE = "note"
    """Ghi chú."""
    BASIS = "basis"
    """Căn cứ, văn bản chỉ đạo."""
    APPROVER = "approver"
    """Cấp trình, cấp phê duyệt."""
    OTHER = "other"
    """A column of its own kind, kept under its printed header."""


class RowKind(StrEnum):
    """What a row of a task table is."""

    GROUP = "group"
    """Heading of a group of tasks (nhóm nhiệm vụ)."""
    CONTAINER = "container"
    """Task that only holds its sub-tasks; they carry time and lead."""
    TASK = "task"


class TaskSource(StrEnum):
    TABLE = "table"
    PROSE = "prose"


class SourceStatus(StrEnum):
    """How the reading of a file ended."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"
    DUPLICATE = "duplicate"


class AdminLevel(StrEnum):
    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


class ContainerKind(StrEnum):
    """Where an extracted item stands in the plan."""

    HEADER = "header"
    PREAMBLE = "preamble"
    SECTION = "section"
    TASK = "task"
    FOOTNOTE = "footnote"
    CLOSING = "closing"


class ObligationKind(StrEnum):
    """What is owed."""

    REPORT = "report"
    TASK = "task"


class KnownFrom(StrEnum):
    """Who tells of a cited act."""

    PRINT = "print"
    REFERENCE = "reference"
