"""Documents read by several processes at a time, none of which can harm the run."""

from collections.abc import Callable, Iterable, Iterator
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
) -> Reader:
    """A reader of ``jobs`` processes; a document beyond the limits fails, the others do not notice.

    ``work``: what each of them does, a function at the top of a module.
    """
    return partial(_read, jobs, limits, stop, work)


def _read(
    jobs: int,
    limits: Limits,
    stop: Callable[[], bool],
    work: Callable[[Task], bytes],
    tasks: Iterable[Task],
) -> Iterator[tuple[Task, bytes]]:
    answers = run(tasks, work, jobs=jobs, limits=limits, stop=stop, prepare=_load)
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
