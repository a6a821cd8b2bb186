"""The user's folders, as functions: nothing is made or looked up on import."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import platformdirs


def program() -> str:
    """Return what a person types to start this program again: shenbao, .venv/bin/shenbao, python3 -m assistant."""
    started = Path(sys.argv[0])
    if started.parts[-2:] == ("assistant", "__main__.py"):
        return f"{sys.orig_argv[0]} -m assistant"
    if started.stem != "shenbao":
        return "shenbao"
    found = shutil.which("shenbao")
    return "shenbao" if found and os.path.realpath(found) == os.path.realpath(started) else sys.argv[0]


def home_folder() -> Path:
    """Return the folder that holds everything kept for this user; SHENBAO_HOME overrides it."""
    override = os.environ.get("SHENBAO_HOME")
    return Path(override) if override else Path(platformdirs.user_data_dir("shenbao", appauthor=False))


def own_bank_folder() -> Path:
    """Return the bank folder that the filer's own phrases are saved in."""
    return home_folder() / "bank"


def bank_folders() -> tuple[Path, ...]:
    """Return the own bank folders of this user, later ones on top, there or not: configured, saved, SHENBAO_BANK's."""
    configured = Path(platformdirs.user_config_dir("shenbao", appauthor=False)) / "bank"
    return tuple(dict.fromkeys((configured, own_bank_folder(), *named_bank_folders())))


def named_bank_folders() -> tuple[Path, ...]:
    """Return the bank folders that SHENBAO_BANK names, with the system's path mark between them."""
    named = os.environ.get("SHENBAO_BANK", "").split(os.pathsep)
    return tuple(Path(name).expanduser() for name in named if name.strip())


def drafts_folder() -> Path:
    """Return the folder of the drafts, one folder each."""
    return drafts_under(home_folder())


def drafts_under(home: Path) -> Path:
    """Return the folder of the drafts under a home folder of the program's."""
    return home / "drafts"


def trash_under(home: Path) -> Path:
    """Return the recycle bin under a home folder of the program's."""
    return home / "trash"


def refuges() -> tuple[Path, ...]:
    """Return the home folders that a draft can flee to when its own takes nothing more."""
    named = os.environ.get("TMPDIR")
    # What stands in /var/tmp is still there after the machine was started anew.
    places = [Path(named)] if named else [Path("/var/tmp"), Path("/tmp")]
    return tuple(home for place in places if _is_own_or_free(home := place / f"shenbao-{os.getuid()}"))


def _is_own_or_free(path: Path) -> bool:
    """Tell whether nobody else has put something of theirs where everybody can."""
    try:
        info = path.lstat()
    except OSError:
        return True
    return stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & 0o077


def crashes_folder() -> Path:
    """Return the folder of the reports that the program's own faults leave."""
    return home_folder() / "crashes"


def output_folder() -> Path:
    """Return the folder that Word files go to when the interview writes them; SHENBAO_OUT overrides it."""
    override = os.environ.get("SHENBAO_OUT")
    return Path(override) if override else Path.home() / "申报"


def short(path: Path) -> str:
    """Return `path` as it is said to its owner: with ~ for the home folder."""
    home = f"{os.path.expanduser('~')}/"  # noqa: PTH111  # Path.home() fails where there is none
    return f"~/{str(path).removeprefix(home)}" if str(path).startswith(home) and home != "//" else str(path)
