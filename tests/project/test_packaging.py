"""Installed from a wheel or in place, and run from another folder, the program finds its data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A copy of the checkout, so that nothing is built inside it."""
    target = tmp_path_factory.mktemp("source") / "shenbao"
    ignored = shutil.ignore_patterns(".git", "__pycache__", ".venv", "venv", "*.egg-info", ".*_cache", "dist", "build")
    shutil.copytree(CHECKOUT, target, ignore=ignored)
    return target


def pip(python: Path | str, *argv: str) -> None:
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [str(python), "-m", "pip", *argv[:1], *options, *argv[1:]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def fresh_python(folder: Path) -> Path:
    """A virtual environment that sees this one's libraries but not this checkout."""
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    where = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    own = subprocess.run([str(python), "-c", where], capture_output=True, text=True, check=True).stdout.strip()
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    # Plain folders in a .pth do not run the .pth files inside them, so an editable install here stays out.
    (Path(own) / "libraries.pth").write_text("\n".join(libraries) + "\n", encoding="utf-8")
    return python


def run(python: Path, folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [str(python), "-m", "assistant", *argv]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, input="", check=False)


def works_from(python: Path, folder: Path) -> None:
    example = CHECKOUT / "question_bank" / "examples" / "yunxi-2027.json"
    assert run(python, folder, "--version").stdout.startswith("shenbao ")
    checked = run(python, folder, "check", str(example))
    assert (checked.returncode, checked.stderr) == (0, "")
    written = run(python, folder, "write", str(example), "-o", "a.docx")
    assert (written.returncode, written.stderr) == (0, "")
    assert "填报单位" in run(python, folder, "new", "--plain").stdout


def test_the_wheel_holds_code_data_and_the_type_marker_and_works_from_another_folder(source, tmp_path):
    pip(sys.executable, "wheel", str(source), "-w", str(tmp_path))
    wheel = next(tmp_path.glob("*.whl"))
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = ["py.typed", "schema/declaration.schema.json", "question_bank/forms/suining-2021.toml", "tui/app.tcss"]
    shipped += [f"question_bank/{name}" for name in ("pinyin.txt", "keys.csv", "places/43.xz", "places/SOURCE.toml")]
    for name in shipped:
        assert f"assistant/{name}" in names
    assert not any(name.startswith(("tests/", "schema/", "question_bank/")) for name in names)
    python = fresh_python(tmp_path / "venv")
    pip(sys.executable, "install", "--target", str(tmp_path / "venv" / "installed"), str(wheel))
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    (site / "a-first.pth").write_text(str(tmp_path / "venv" / "installed") + "\n", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    works_from(python, tmp_path / "elsewhere")


def test_an_editable_install_works_from_another_folder(source, tmp_path):
    python = fresh_python(tmp_path / "venv")
    build = "import os, sys; os.chdir(sys.argv[1]); from hatchling.build import build_editable; print(build_editable(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", build, str(source), str(tmp_path)], check=True, capture_output=True)
    site = next((tmp_path / "venv" / "lib").glob("python*/site-packages"))
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(site)
    (tmp_path / "elsewhere").mkdir()
    works_from(python, tmp_path / "elsewhere")
    where = subprocess.run(
        [str(python), "-c", "import assistant; print(assistant.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(source))


def test_a_bare_checkout_works_too(source):
    works_from(Path(sys.executable), source)
