"""What is chosen from a list over the lines of an objective: pieces that stay, a category, another list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.agenda import Kind, Topic
from assistant.arranging import Arranging
from assistant.interview import Interview
from assistant.lineup import Line
from assistant.model import BENEFIT_CATEGORIES, Category
from assistant.pieces import pieces_of, plain_piece
from assistant.pinyin import key_of, search_for
from assistant.step import Step
from assistant.tui.widgets.bars import Keys
from assistant.wording import lineup as say
from assistant.wording.fields import CATEGORY_NAMES
from assistant.wording.problem_list import ListRow
from assistant.wording.tui import Part, part


class Picker:
    """A list of choices; a key gives a step, or moves the mark, or nothing."""

    title = ""
    keys: Keys = say.KEYS_PICK

    def __init__(self) -> None:
        self.start = 0
        """Where the mark begins."""

    def rows(self) -> list[ListRow]:
        """Return the choices as rows."""
        return []

    def detail(self, index: int) -> list[Part]:
        """Return what is to be said of a choice."""
        return []

    def note(self) -> str:
        """Return what stands at the end of the heading."""
        return ""

    def press(self, key: str, index: int) -> Step | int | None:
        """Do what a key asks for: a step ends the choosing, a number moves the mark."""
        return None


class PiecePicker(Picker):
    """Which pieces of a line stay; all of them until somebody says otherwise."""

    title = say.SPLIT_TITLE
    keys = say.KEYS_SPLIT

    def __init__(self, arranging: Arranging, item_id: str):
        super().__init__()
        self._arranging = arranging
        self._id = item_id
        self._texts = [plain_piece(piece) for piece in pieces_of(arranging.spot(item_id).text)]
        self._stays = [True] * len(self._texts)
        self._digits = ""

    def rows(self) -> list[ListRow]:
        """Return the pieces, each with its box."""
        pairs = zip(self._texts, self._stays, strict=True)
        return [say.numbered_row(number, text, stays) for number, (text, stays) in enumerate(pairs, 1)]

    def detail(self, index: int) -> list[Part]:
        """Return a piece in full."""
        return [part("全句", self._texts[index]), part("", say.ONE_LEFT_OUT, "help")]

    def note(self) -> str:
        """Return how many stay."""
        return say.ticked(sum(self._stays), len(self._stays))

    def press(self, key: str, index: int) -> Step | int | None:
        """Tick one, all or none; Enter splits."""
        digits, self._digits = self._digits, ""
        if key.isascii() and key.isdecimal():
            found = next((typed for typed in (digits + key, key) if 1 <= int(typed) <= len(self._stays)), "")
            self._digits = found
            return int(found) - 1 if found else None
        if key in ("space", "x"):
            self._stays[index] = not self._stays[index]
            return index
        if key in ("a", "o"):
            self._stays = [key == "a"] * len(self._stays)
            return index
        if key == "enter":
            return self._arranging.split(self._id, [n for n, stays in enumerate(self._stays, 1) if stays])
        return None


class CategoryPicker(Picker):
    """Which category a line has."""

    title = say.CATEGORY_TITLE
    keys = say.KEYS_CATEGORY

    def __init__(self, arranging: Arranging, item_id: str, benefits: bool, held: Category | None):
        super().__init__()
        self._arranging = arranging
        self._id = item_id
        self._choices = BENEFIT_CATEGORIES if benefits else tuple(Category)[:5]
        self.start = self._choices.index(held) if held in self._choices else 0

    def rows(self) -> list[ListRow]:
        """Return the categories of the list."""
        return [say.numbered_row(number, CATEGORY_NAMES[part]) for number, part in enumerate(self._choices, 1)]

    def press(self, key: str, index: int) -> Step | int | None:
        """Choose by number or by Enter."""
        number = int(key) if key.isascii() and key.isdecimal() else index + 1 if key == "enter" else 0
        if 1 <= number <= len(self._choices):
            return self._arranging.categorise(self._id, self._choices[number - 1])
        return None


class ListPicker(Picker):
    """Which other list a line goes to: by its number, by the letters of its objective's name, or by Enter."""

    title = say.TARGET_TITLE

    def __init__(self, arranging: Arranging, item_id: str, lists: Sequence[tuple[str, str]]):
        super().__init__()
        self._arranging = arranging
        self._id = item_id
        self._lists = list(lists)
        """(question id, what it is called) of each."""
        self._letters = ""
        self._digits = ""

    @property
    def _found(self) -> list[int]:
        if not self._letters:
            return list(range(len(self._lists)))
        search = search_for(self._letters)
        return [number for number, (_, name) in enumerate(self._lists) if search.match(key_of(name)) is not None]

    def rows(self) -> list[ListRow]:
        """Return the lists that answer what was typed."""
        return [say.numbered_row(number + 1, self._lists[number][1]) for number in self._found]

    def note(self) -> str:
        """Return what was typed."""
        return self._letters

    def detail(self, index: int) -> list[Part]:
        """Say that nothing answers."""
        return [] if self._found else [part("", say.no_match(self._letters), "warn")]

    def press(self, key: str, index: int) -> Step | int | None:
        """Narrow by letters, choose by number or Enter."""
        digits, self._digits = self._digits, ""
        if key == "enter" and self._found:
            return self._arranging.relocate(self._id, self._lists[self._found[index]][0])
        if key == "backspace":
            self._letters = self._letters[:-1]
            return 0
        if key.isascii() and key.isdecimal():
            return self._numbered(digits + key, key)
        if len(key) == 1 and key.isalpha():
            self._letters += key.lower()
            return 0
        return None

    def _numbered(self, *typed: str) -> Step | int | None:
        for digits in typed:
            number = int(digits)
            if 1 <= number <= len(self._lists):
                if number * 10 > len(self._lists):
                    return self._arranging.relocate(self._id, self._lists[number - 1][0])
                self._digits, self._letters = digits, ""
                return number - 1
        return None


PICKS: Final = ("x", "c", "m")
"""Keys that open a list of choices for a line."""


def picker_for(key: str, interview: Interview, topic: Topic, line: Line) -> Picker | Step:
    """Return the choices that a key opens for a line, or the step that says why there are none."""
    arranging = interview.arranging
    if key == "x":
        step = arranging.ask_split(line.id)
        return PiecePicker(arranging, line.id) if step.accepted else step
    if not topic.objective:
        return arranging.relocate(line.id, topic.id) if key == "m" else arranging.categorise(line.id, None)
    if key == "c":
        return CategoryPicker(arranging, line.id, topic.id.endswith("/benefits"), line.category)
    # Each objective's number leads to the list of the same kind there, its own number to its other list.
    lists = [
        (part.id, say.target_text(part.objective, part.title, part.label))
        for part in interview.topics
        if part.kind is Kind.LINES and part.objective
        if (part.label == topic.label) is not (part.objective == topic.objective)
    ]
    return ListPicker(arranging, line.id, lists)
