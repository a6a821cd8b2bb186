"""What the schema accepts and our writer prints comes back as it was printed, whatever its words."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.exporting.docx import render_docx
from assistant.exporting.rows import render_rows
from assistant.importing import ImportResult, import_file
from assistant.model import Declaration
from tests.support.declarations import DECLARATIONS, FORM
from tests.support.importing_samples import agree


def read_back(data: bytes) -> ImportResult:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "表.docx"
        path.write_bytes(data)
        return import_file(path, FORM)


def comes_back(declaration: Declaration) -> None:
    result = read_back(render_docx(declaration, FORM))
    assert render_rows(result.declaration, FORM) == render_rows(declaration, FORM)
    assert result.unplaced == ()
    agree(result)


@settings(max_examples=100, deadline=None)
@given(DECLARATIONS)
def test_a_random_declaration_comes_back(declaration: Declaration) -> None:
    comes_back(declaration)


@pytest.mark.full
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DECLARATIONS)
def test_a_thousand_random_declarations_come_back(declaration: Declaration) -> None:
    comes_back(declaration)
