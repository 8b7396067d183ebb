"""One writer at a time where there is no operating system to lock for it: a lock that runs out.

An object ``.lock`` is created only if it is not there, which is for the other side to see to (``If-None-Match``
of S3). Who holds it writes it anew while he lives; one that was not for ``SECONDS`` belongs to nobody any
more, and is taken over only as it was seen (``If-Match``), so that of two who see it one gets it.

The age of the object is that of its own side's clock, held against ours: these may differ by less than what is
left of the lease after a renewal.
"""

import threading
from time import time
from typing import TYPE_CHECKING

from pipeline.store.places import asked, fetched, info, moment, remove

if TYPE_CHECKING:
    from upath import UPath

SECONDS = 300.0
"""How long a lock counts that is not renewed: a writer that was killed is waited for no longer."""
_RENEWALS = 5
"""In the time of one lease; four may fail."""


class NoLock(OSError):
    """The other side does not keep two from creating the same object; or the lock is lost."""


class Lease:
    """The lock of a folder below a URL: ``take``, ``check`` before what matters, ``leave``."""

    def __init__(self, file: "UPath") -> None:
        self._file = file
        self._text = ""
        self._writings = 0
        self._etag: str | None = None
        self._renewed = 0.0
        self._done = threading.Event()
        self._busy = threading.Lock()
        self._thread: threading.Thread | None = None

    def take(self, text: str) -> bool:
        """Is it ours now? ``text`` says in one line whose it is, and is nobody else's."""
        self._text = text
        if not (self._create() or self._take_over()):
            return False
        self._renewed = time()
        if self._created_again():
            remove(self._file)
            raise NoLock(
                f"{self._file} cannot be locked: what is behind this URL lets two writers create one object; "
                "write to a local folder, or to a bucket of S3"
            )
        self._thread = threading.Thread(target=self._live, name="plans-lease", daemon=True)
        self._thread.start()
        return True

    def held(self) -> str:
        """What its holder says."""
        try:
            return fetched(self._file).decode(errors="replace").partition("\n")[0]
        except OSError:
            return ""

    def check(self) -> None:
        """Raises ``NoLock`` where it is not certain that nobody else has taken it."""
        if time() - self._renewed > SECONDS / 2 and not self._renew():
            raise NoLock(
                f"the lock {self._file} could not be renewed and may be another's by now; run the command again"
            )

    def leave(self) -> None:
        """Give it back, if it is still ours."""
        self._done.set()
        if self._thread is not None:
            self._thread.join()
        if time() - self._renewed < SECONDS / 2 or self.held() == self._text:
            remove(self._file)

    def _create(self) -> bool:
        try:
            self._write(create=True)
        except FileExistsError:
            return self.held() == self._text  # made by a request whose answer was lost
        except OSError as error:
            # how libraries of fsspec say that they have no mode "create"; all else is trouble of the moment
            if not isinstance(error.__cause__, NotImplementedError | TypeError | ValueError):
                raise
            raise NoLock(
                f"{self._file} cannot be locked: {self._file.protocol}:// cannot create an object only if it is "
                "not there; write to a local folder, or to a bucket of S3"
            ) from error
        return True

    def _created_again(self) -> bool:
        """Does the other side create what is there already? Some take the condition and do not look at it."""
        try:
            self._write(create=True)
        except FileExistsError:
            return False
        return True

    def _take_over(self) -> bool:
        """Take a lock that nobody renews."""
        try:
            told = info(self._file)
        except FileNotFoundError:
            return False  # just given back: the next attempt creates it
        written = moment(told)
        if written is None or time() - written / 1_000_000_000 < SECONDS:
            return False
        self._etag = told.get("ETag")
        try:
            if self._etag is None:
                remove(self._file)
            self._write(create=self._etag is None)
        except OSError:  # another was faster
            return False
        return True

    def _renew(self) -> bool:
        with self._busy:
            if self._etag is None and self.held() != self._text:
                return False
            try:
                self._write(create=False)
            except OSError:
                self._look_again()
                return False
            self._renewed = time()
            return True

    def _look_again(self) -> None:
        """The request may have been done and its answer lost: then what is there is ours as it is now."""
        try:
            if self.held() == self._text:
                self._etag = info(self._file).get("ETag")
        except OSError:
            pass

    def _live(self) -> None:
        while not self._done.wait(SECONDS / _RENEWALS):
            self._renew()

    def _write(self, *, create: bool) -> None:
        """Raises ``FileExistsError`` where another has it."""
        how = {"mode": "create"} if create else {"IfMatch": self._etag} if self._etag else {}
        self._writings += 1
        data = f"{self._text}\n{self._writings}".encode()  # or it would be the same object anew
        with asked(self._file):
            answer = self._file.fs.pipe_file(self._file.path, data, **how)
        self._etag = answer.get("ETag") if isinstance(answer, dict) else None
