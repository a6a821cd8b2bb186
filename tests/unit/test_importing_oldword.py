"""Old Word files: through LibreOffice where there is one, and one line that names a way out where there is not."""

import os
import select
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.importing import ImportResult, convert, find_json, import_file
from tests.support.hostile import compound, word, zipped
from tests.support.importing_samples import FORM, duties, outputs, saved, table

RTF = b"{\\rtf1\\ansi x}"
REAL = shutil.which("soffice")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the system's passing things are kept."""
    folder = tmp_path / "passing"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path):
    """Put a script in the place of LibreOffice; it finds the folder for its output in $out and the file in $in."""

    def write(script: str) -> Path:
        program = tmp_path / "soffice"
        find = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; in=$1; mkdir -p "$out"\n'
        program.write_text(f'#!/bin/sh\nlog={tmp_path}/log\necho "$*" >>$log\n{find}{script}\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("SHENBAO_SOFFICE", str(program))
        return tmp_path / "log"

    return write


def given(folder: Path, name: str = "旧表.doc", data: bytes = RTF) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        import_file(path, FORM)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    return message


@pytest.mark.parametrize("name", ["旧表.doc", "旧表.wps", "旧表.rtf", "旧表.dot", "旧表.docx", "旧表.txt"])
@pytest.mark.parametrize("data", [RTF, compound("WordDocument", fib=0)], ids=["rtf", "doc"])
def test_an_old_file_is_read_from_what_the_converter_makes_and_said_to_be(
    tmp_path: Path, soffice, temporary: Path, name: str, data: bytes
) -> None:
    (tmp_path / "made.docx").write_bytes(saved(table()))
    soffice(f'cp {tmp_path}/made.docx "$out/in.docx"')
    result = import_file(given(tmp_path, name, data), FORM)
    assert result.declaration.department == "青禾县云溪乡人民政府"
    assert name in result.notes[0] and "LibreOffice 转换" in result.notes[0]
    assert list(temporary.iterdir()) == []


def test_the_converter_gets_a_name_a_profile_and_a_home_of_our_own(tmp_path: Path, soffice, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("DISPLAY", ":0")
    (tmp_path / "made.docx").write_bytes(saved(table()))
    log = soffice(
        f'cp {tmp_path}/made.docx "$out/in.docx"; env >>$log; ls -ld "$HOME" "$in" >>$log; cat "$HOME"/profile/user/*.xcu >>$log'
    )
    import_file(given(tmp_path, "$(touch x) --evil.doc"), FORM)
    said = log.read_text(encoding="utf-8")
    assert "evil" not in said
    assert "--headless" in said and "-env:UserInstallation=file://" in said
    assert "http_proxy" not in said and "DISPLAY" not in said
    assert "drwx------" in said and "-rw-------" in said
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in said
    assert not (tmp_path / "x").exists()


def test_without_libreoffice_one_line_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHENBAO_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(convert, "_MAC", str(tmp_path / "none"))
    message = refused(given(tmp_path))
    assert "另存为 .docx" in message and "粘贴" in message


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 1", "没能转换出来"),
        ("exit 0", "没能转换出来"),
        ("kill -9 $$", "没能转换出来"),
        ('mkdir "$out/in.docx"', "没能转换出来"),
        (': >"$out/in.docx"', "没能转换出来"),
        ('echo PKrubbish >"$out/in.docx"', "损坏"),
        ('echo rubbish >"$out/in.docx"', "损坏"),
        ('head -c 30000000 /dev/zero >"$out/in.docx"', "大得不像"),
    ],
)
def test_a_converter_that_fails_is_one_line(tmp_path: Path, soffice, temporary: Path, script: str, said: str) -> None:
    soffice(script)
    assert said in refused(given(tmp_path))
    assert list(temporary.iterdir()) == []


def test_a_converter_that_cannot_be_started_is_one_line(tmp_path: Path, soffice) -> None:
    soffice("")
    (tmp_path / "soffice").write_bytes(b"\x7fELF rubbish")
    assert "没能转换出来" in refused(given(tmp_path))


def test_a_converter_that_hangs_is_stopped_with_its_children(
    tmp_path: Path, soffice, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Both wait for somebody to write into a pipe.
    log = soffice('mkfifo "$out/never"; cat "$out/never" & echo $$ $! >>$log; cat "$out/never"')
    monkeypatch.setattr(convert, "MOST_SECONDS", 0.5)
    assert "还没完" in refused(given(tmp_path))
    assert list(temporary.iterdir()) == []
    started = log.read_text(encoding="utf-8").splitlines()[1:] if log.exists() else []
    assert all(ends(int(process)) for line in started for process in line.split())


def ends(process: int) -> bool:
    """Whether a process has ended, or does within ten seconds: one that was killed may still be on its way out."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], 10)[0])
    finally:
        os.close(watched)


def test_what_a_converter_leaves_running_is_stopped(tmp_path: Path, soffice, temporary: Path) -> None:
    (tmp_path / "made.docx").write_bytes(saved(table()))
    log = soffice(f'mkfifo "$out/never"; cat "$out/never" & echo $! >>$log; cp {tmp_path}/made.docx "$out/in.docx"')
    import_file(given(tmp_path), FORM)
    assert ends(int(log.read_text(encoding="utf-8").split()[-1]))


def test_no_room_for_passing_files_is_one_line(tmp_path: Path, soffice, monkeypatch: pytest.MonkeyPatch) -> None:
    soffice("")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    message = refused(given(tmp_path))
    assert "临时文件" in message and "粘贴" in message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (compound("EncryptionInfo", "EncryptedPackage"), "密码"),
        (compound("WordDocument", "1Table", fib=0x0100), "密码"),
        (compound("Workbook"), "电子表格"),
        (compound("Book"), "电子表格"),
        (compound("PowerPoint Document"), "演示文稿"),
        (compound("\u4840\u3f3f"), "没有找到 Word"),
        (compound(), "没有找到 Word"),
        (b"\xd0\xcf\x11\xe0", "没有找到 Word"),
        ("EncryptedPackage WordDocument".encode("utf-16-le").join((compound(), b"")), "没有找到 Word"),
    ],
)
def test_what_no_converter_could_read_starts_none(tmp_path: Path, soffice, data: bytes, said: str) -> None:
    log = soffice("")
    assert said in refused(given(tmp_path, data=data))
    assert not log.exists()


def test_an_old_file_is_no_json(tmp_path: Path) -> None:
    assert find_json(given(tmp_path)) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}, ".odt"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "电子表格"),
        ({"xl/workbook.xml": b""}, "电子表格"),
        ({"ppt/presentation.xml": b""}, "演示文稿"),
        ({"readme.txt": b""}, "压缩包"),
        ({"mimetype": bytes(1000)}, "压缩包"),
    ],
)
def test_another_office_file_is_named_for_what_it_is(tmp_path: Path, content: dict[str, bytes], said: str) -> None:
    assert said in refused(given(tmp_path, data=zipped(content)))


@pytest.mark.parametrize("text", ["<html><body>附件2</body></html>", '<?xml version="1.0"?><w:wordDocument/>', "MIME-Version: 1.0\n"])  # fmt: skip
def test_a_web_page_under_the_name_of_a_document_is_named(tmp_path: Path, text: str) -> None:
    assert "网页或 XML" in refused(given(tmp_path, data=text.encode()))


@pytest.mark.parametrize("name", ["表.docm", "表.dotx", "表.dotm"])
def test_a_template_or_a_document_that_may_hold_macros_and_holds_none_is_read(tmp_path: Path, name: str) -> None:
    assert import_file(given(tmp_path, name, word()), FORM).declaration.department == "青禾县云溪乡人民政府"


# The real thing

real = pytest.mark.skipif(REAL is None, reason="needs soffice to convert old files")


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made form as LibreOffice saves it in the old formats."""
    folder = tmp_path_factory.mktemp("old")
    document = table()
    document.add_paragraph()  # a table that ends a document is lost on the way to .doc
    (folder / "表.docx").write_bytes(saved(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("doc", "rtf"):
        command = [
            str(REAL),
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(folder / "表.docx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    shutil.copy(folder / "表.doc", folder / "表.wps")
    return folder


def same(result: ImportResult, folder: Path) -> bool:
    return result.declaration == import_file(folder / "表.docx", FORM).declaration


@real
@pytest.mark.parametrize("name", ["表.doc", "表.rtf", "表.wps"])
def test_libreoffice_gives_the_same_declaration_as_the_document_itself(old_files: Path, name: str, temporary) -> None:
    result = import_file(old_files / name, FORM)
    assert same(result, old_files)
    assert outputs(result) and duties(result)
    assert list(temporary.iterdir()) == []


@real
def test_two_conversions_at_once_do_not_hinder_each_other(old_files: Path) -> None:
    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda name=name: results.append(same(import_file(old_files / name, FORM), old_files)))
        for name in ("表.doc", "表.rtf")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True, True]


@real
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_old_file_is_one_line_or_read(old_files: Path, tmp_path: Path, part: float) -> None:
    data = (old_files / "表.doc").read_bytes()
    path = given(tmp_path, data=data[: int(len(data) * part)])
    try:
        result = import_file(path, FORM)
    except InputError as slip:
        assert "\n" not in str(slip)
    else:
        assert "请核对" in result.notes[0]
