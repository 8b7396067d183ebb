"""Documents read by several processes at a time, none of which can harm the run."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial

from parsers.layout.sniff import UNKNOWN
from pipeline.batch.document import Outcome, Task, read_file
from pipeline.batch.ingest import Reader
from pipeline.batch.workers import Limits, Lost, run
from pipeline.reading import Failure
from schemas.vocabulary import SourceStatus


def together(
    jobs: int,
    limits: Limits,
    stop: Callable[[], bool] = lambda: False,
    work: Callable[[Task], bytes] = read_file,
    *,
    away: bool = False,
) -> Reader:
    """A reader of ``jobs`` processes; a document beyond the limits fails, the others do not notice.

    ``work``: what each of them does, a function at the top of a module. ``away``: documents lie behind URLs.
    """
    return partial(_read, jobs, limits, stop, work=work, prepare=_load_away if away else _load)


def _read(
    jobs: int,
    limits: Limits,
    stop: Callable[[], bool],
    tasks: Iterable[Task],
    *,
    work: Callable[[Task], bytes],
    prepare: Callable[[], None],
) -> Iterator[tuple[Task, bytes]]:
    answers = run(tasks, work, jobs=jobs, limits=limits, stop=stop, prepare=prepare)
    for task, answer in answers:
        yield task, failed(answer) if isinstance(answer, Lost) else answer


def failed(lost: Lost) -> bytes:
    """The answer for a document that was lost."""
    failure = Failure(SourceStatus.FAILED, lost.code, lost.message, UNKNOWN)
    return Outcome.failed(failure).answer()


def _load() -> None:
    """What every document needs, loaded once for all processes."""
    import parsers.layout.docx.reader  # noqa: PLC0415 - in the process the readers are made of, not in the run
    import parsers.layout.pdf  # noqa: F401, PLC0415


def _load_away() -> None:
    """The same, and what fetches from buckets (40 MB). Its thread starts with the first request, in the worker."""
    _load()
    import upath  # noqa: F401, PLC0415 - as above

    with suppress(ImportError):
        import s3fs  # noqa: F401, PLC0415
