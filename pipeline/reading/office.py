"""The one wrapper of LibreOffice: old formats to DOCX for reading, DOCX to PDF for the samples.

Nothing leaves the machine. Left to itself LibreOffice asks the servers a document names: an ODT with a
linked picture, object and paragraph background sent nine requests to a listener on the loopback, a flat
ODT six, a DOCX three, over HTTP, HTTPS, WebDAV and FTP, and asked the name server for the host. Measured
with LibreOffice 7.4.7.2 on Debian 12, the listener counting (RTF fields asked nothing in any case):

- macros disabled, active content disabled, links never updated: as many requests as without;
- links of untrusted documents blocked: the background was still fetched;
- a proxy nobody listens at, in the profile or in the environment: no request in any scheme, and by strace
  no connection to any address and no question to a name server.

So profile and environment both name such a proxy; the other settings cost a line each and stay.

Each call has a folder of its own with a profile of its own, so that calls may run beside one another; with
the end of the call, whatever the end, LibreOffice's processes and the folder are gone. What a caller that
was killed itself left behind, ``sweep`` takes away. Without LibreOffice the formats that need it are
unsupported, and the message names the Debian package.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from schemas.diagnostics import UnreadableDocument

SECONDS = 120.0
"""For one document; a call for several may take so long for each."""
PACKAGE = "libreoffice-writer-nogui"
_PREFIX = "plans-office-"
"""Of a call's folder; the caller's process id follows."""
_DYING = 5.0
"""Seconds killed processes are given to disappear before their folder is removed."""
_NOWHERE = "127.0.0.1", 9
"""Host and port of the proxy: the discard service, which no machine of today runs."""
_PROXY = "http://{}:{}".format(*_NOWHERE)
_OFFLINE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _PROXY),
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY"), _PROXY),
    "no_proxy": "",
    "NO_PROXY": "",
    "GIO_USE_VFS": "local",  # or builds for GNOME would reach file servers through its daemon
}
"""What the environment says more."""
_SCRIPTING = "Office.Common/Security/Scripting"
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("Inet/Settings", "ooInetProxyType", 2),  # as given here
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE[0]),
    ("Inet/Settings", "ooInetHTTPProxyPort", _NOWHERE[1]),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE[0]),
    ("Inet/Settings", "ooInetHTTPSProxyPort", _NOWHERE[1]),
    ("Inet/Settings", "ooInetFTPProxyName", _NOWHERE[0]),
    ("Inet/Settings", "ooInetFTPProxyPort", _NOWHERE[1]),
    ("Inet/Settings", "ooInetNoProxy", ""),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", 3),  # the highest
    ("Office.Writer/Content/Update", "Link", 2),  # never
)
"""Of the profile: path below org.openoffice, name, value."""


class OfficeMissing(RuntimeError):
    """LibreOffice is not installed."""


def to_docx(data: bytes, ending: str, *, seconds: float = SECONDS) -> bytes:
    """A .doc, .rtf or .odt as DOCX. Raises UnreadableDocument when it cannot be had."""
    try:
        return convert({f"document{ending}": data}, "docx", seconds=seconds)["document"]
    except OfficeMissing as missing:
        raise UnreadableDocument(
            "needs_libreoffice",
            f"{ending} files are read through LibreOffice, which is not installed; on Debian install"
            f" {PACKAGE}, or save the file as .docx",
            unsupported=True,
        ) from missing
    except subprocess.TimeoutExpired as late:
        raise UnreadableDocument(
            "conversion_timeout",
            f"LibreOffice was not done with this {ending} file after {seconds:.0f} seconds and was"
            " stopped; open it in Word and save it as .docx",
        ) from late
    except (subprocess.SubprocessError, FileNotFoundError) as failed:
        raise UnreadableDocument(
            "conversion_failed",
            f"LibreOffice could not open this {ending} file; open it in Word and save it as .docx",
        ) from failed
    except OSError as error:
        raise UnreadableDocument(
            "conversion_failed",
            f"this {ending} file could not be given to LibreOffice ({error.strerror}); make room in"
            f" {tempfile.gettempdir()} and read it again",
        ) from error


def program() -> str | None:
    """Where LibreOffice is, None where it is not."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(
    documents: Mapping[str, bytes], target: str, *, seconds: float = SECONDS
) -> dict[str, bytes]:
    """Files by name (``a.doc``) to their renditions by stem (``a``), in one call of ``seconds`` a file.

    Raises ``OfficeMissing``; ``subprocess.TimeoutExpired`` at the deadline, ``CalledProcessError`` or
    ``FileNotFoundError`` when LibreOffice makes nothing of a file.
    """
    office = program()
    if office is None:
        raise OfficeMissing(f"soffice not found; on Debian install the package {PACKAGE}")
    with tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        made = folder / "made"
        for file, content in documents.items():
            (folder / file).write_bytes(content)
        _run(
            [
                office,
                _profile_option(folder),
                "--headless",
                "--norestore",
                "--convert-to",
                target,
                "--outdir",
                str(made),
                *(str(folder / file) for file in documents),
            ],
            folder,
            seconds * len(documents),
        )
        return {Path(f).stem: (made / f"{Path(f).stem}.{target}").read_bytes() for f in documents}


def sweep() -> None:
    """Remove what callers left that were killed: their folders, and LibreOffice where it still runs.

    Does nothing where there is no /proc to tell who is alive.
    """
    if not Path("/proc/self").exists():
        return
    temporary = Path(tempfile.gettempdir())
    own = temporary.glob(f"{_PREFIX}*-*")
    for folder in (*own, *temporary.glob(f"plans-workers-*/*/{_PREFIX}*-*")):
        caller = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if not caller.isdecimal() or Path("/proc", caller).exists():
            continue
        with suppress(OSError):  # another sweep was faster
            about = folder.lstat()
            if folder.is_symlink() or about.st_uid != os.getuid():
                continue
            for group in _groups_in(folder):
                _end(group)
            _socket(folder).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run LibreOffice in a process group of its own, of which nothing is left afterwards."""
    _write_profile(folder)
    # Its temporary files too go with the folder, also when it is killed
    environment = {**os.environ, **_OFFLINE, "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603  # a fixed program on files of our own naming
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        code = process.wait(seconds)
    finally:
        process.kill()  # the group's first; also where there are no groups
        process.wait()
        _end(process.pid)
        _socket(folder).unlink(missing_ok=True)
    if code:
        raise subprocess.CalledProcessError(code, command)


def _profile_option(folder: Path) -> str:
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def _socket(folder: Path) -> Path:
    """Where LibreOffice listens for a second call with the same profile, TMPDIR or not; one that is killed
    leaves it. Its name has the URL's digest, byte by byte without leading zeros.
    """
    url = (folder / "profile").as_uri()
    digest = hashlib.md5(url.encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if os.name == "posix" else 0
    return Path("/tmp") / f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{b:x}' for b in digest)}"  # noqa: S108


def _write_profile(folder: Path) -> None:
    """A profile that holds the settings and nothing else."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _end(group: int) -> None:
    """Kill a process group and wait until none of it is left."""
    if os.name != "posix":
        return
    until = time.monotonic() + _DYING
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)
        while time.monotonic() < until:
            os.killpg(group, 0)
            time.sleep(0.01)


def _groups_in(folder: Path) -> set[int]:
    """Process groups of the programs that were started with the profile in this folder."""
    option = _profile_option(folder).encode()
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile, or is another's
            if option in (process / "cmdline").read_bytes().split(b"\0"):
                found.add(os.getpgid(int(process.name)))
    return found - {os.getpgrp()}
