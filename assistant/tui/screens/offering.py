"""What is chosen from a list in the first pass: a phrase for a line, mends that are put in together."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.inspection import Inspection
from assistant.interview import Interview
from assistant.lineup import Line
from assistant.model import Finding
from assistant.problems import Problem
from assistant.rephrasing import phrases_like, rephrase
from assistant.step import Step
from assistant.tui.screens.pickers import Picker
from assistant.wording import firstpass as say_pass
from assistant.wording import lineup as say
from assistant.wording.problem_list import ListRow, short_place
from assistant.wording.problems import NOTHING_TO_MEND, with_fix
from assistant.wording.rephrasing import NOTHING_LIKE
from assistant.wording.tui import Part, part


class PhrasePicker(Picker):
    """Which phrase of the bank takes the place of a line."""

    title = say.PHRASE_TITLE
    keys = say.KEYS_PHRASE

    def __init__(self, interview: Interview, line: Line):
        super().__init__()
        self._interview = interview
        self._line = line
        self._found = phrases_like(interview, line.id)

    @classmethod
    def of(cls, interview: Interview, line: Line) -> Picker | Step:
        """Return the picker, or the step that says that the bank has nothing."""
        made = cls(interview, line)
        return made if made._found else Step(accepted=False, notes=(NOTHING_LIKE,))

    def rows(self) -> list[ListRow]:
        """Return the phrases, each with its category."""
        return [
            say.numbered_row(number, f"{say.category_name(phrase.category)}  {phrase.sentence}")
            for number, phrase in enumerate(self._found, 1)
        ]

    def detail(self, index: int) -> list[Part]:
        """Return a phrase in full, and the line that it would take the place of."""
        now = " ".join(self._line.text.split())
        return [part("换成", self._found[index].sentence), part("现在", now, "help", whole=False)]

    def press(self, key: str, index: int) -> Step | int | None:
        """Choose by number or by Enter."""
        number = int(key) if key.isascii() and key.isdecimal() else index + 1 if key == "enter" else 0
        if 1 <= number <= len(self._found):
            return rephrase(self._interview, self._line.id, self._found[number - 1])
        return None


class MendPicker(Picker):
    """Which of all certain mends are put in together; all of them until somebody says otherwise."""

    title = say.MENDS_TITLE
    keys = say.KEYS_MENDS

    def __init__(self, inspection: Inspection):
        super().__init__()
        self._inspection = inspection
        self._found: Sequence[Problem] = [
            held for held in inspection.problems().all if held.finding.fix is not None and held.finding.kept is None
        ]
        self._wanted = [True] * len(self._found)

    @classmethod
    def of(cls, inspection: Inspection) -> Picker | Step:
        """Return the picker, or the step that says that nothing can be mended by itself."""
        made = cls(inspection)
        return made if made._found else Step(accepted=False, notes=(NOTHING_TO_MEND,))

    def rows(self) -> list[ListRow]:
        """Return the mends, each with its box."""
        pairs = enumerate(zip(self._found, self._wanted, strict=True), 1)
        return [
            say.numbered_row(number, f"{short_place(held.where)}  {with_fix(held.finding, held.text, 60)}", wanted)
            for number, (held, wanted) in pairs
        ]

    def detail(self, index: int) -> list[Part]:
        """Return why a mend is wanted."""
        return [part("为何", self._found[index].finding.message)]

    def note(self) -> str:
        """Return how many are wanted."""
        return say.ticked(sum(self._wanted), len(self._wanted))

    def press(self, key: str, index: int) -> Step | int | None:
        """Tick one, all or none; Enter mends."""
        if key in ("space", "x"):
            self._wanted[index] = not self._wanted[index]
            return min(index + 1, len(self._wanted) - 1)
        if key in ("a", "o"):
            self._wanted = [key == "a"] * len(self._wanted)
            return index
        if key == "enter":
            return self._inspection.mend(self._chosen()) if any(self._wanted) else Step(notes=(say_pass.NO_MENDS,))
        return None

    def _chosen(self) -> list[Finding]:
        return [held.finding for held, wanted in zip(self._found, self._wanted, strict=True) if wanted]
