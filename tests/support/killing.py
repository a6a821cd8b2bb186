"""A scripted interview in a real terminal whose program is killed at random moments and started again on what is left."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from assistant.commands import parse_command
from assistant.events import Moved, Typed
from assistant.model import Declaration
from assistant.output import render_output
from assistant.paths import drafts_folder, output_folder
from assistant.session import Session, View
from assistant.state import State
from assistant.wording import tui as say
from tests.terminal.pty_driver import Terminal

NAME: Final = "a"
PROMISED: Final = 1.0
"""Seconds after which whatever was typed is on disk."""
SLACK: Final = 2.0
"""Seconds that a busy machine may take longer."""
PASTED: Final = (
    "1、新建高标准农田 120 亩，2027年10月底前完工\n"
    "2、改造老茶园 60 亩\n"
    "3、全年开展农技培训 4 期，每期不少于 40 人"
)  # fmt: skip
_DUTIES: Final = (
    "编制年度预算，按月公开执行情况",
    "落实耕地保护和粮食生产责任，组织抗旱排涝",
    "办理低保、特困、临时救助的受理和初审",
)
_ELSEWHERE: Final = (
    "硬化通村公路 2.6 公里，维修桥梁 1 座",
    "发放惠农补贴 3 批，到户率 100%",
    "排查调处矛盾纠纷 80 起",
    "组织乡村文艺演出 6 场",
    "河道巡查每月不少于 4 次",
    "对 2 个村集中居住区开展消防演练",
    "培训村干部 2 期 60 人次",
    "村级服务窗口按时办结率 98%",
)


@dataclass(frozen=True)
class Line:
    """One thing that a person types, and Enter."""

    text: str
    pasted: bool = False
    """Whether it comes out of the clipboard in one packet."""


def script(pastes: bool) -> tuple[Line, ...]:
    """Return a whole declaration as it is typed, a change, a step back, a list and a category included."""
    head = ("青禾县云溪乡人民政府", "", "2027", "922.75", "800", "122.75", "922.75", "无", "无", "无", "1", "", "无")
    duties = (*_DUTIES, "改 1", "编制年度预算，按季公开执行情况和结果", "组织年度考核", "撤销", "")
    outputs = (Line(PASTED, pasted=True),) if pastes else tuple(Line(row[2:]) for row in PASTED.split("\n"))
    benefits = ("带动 300 户农户稳定增收", "经济", "社会效益指标：返乡就业 40 人", "")
    others = tuple(word for text in _ELSEWHERE for word in (text, "", "无"))
    typed = tuple(Line(text) for text in (*head, *duties))
    return (*typed, *outputs, Line(""), *(Line(text) for text in (*benefits, *others)))


@dataclass(frozen=True)
class Stand:
    """What is held after a number of lines."""

    state: State
    """Without half-typed text."""
    changes: int
    """Entries that are neither half-typed text nor a move: what tells a step back from the answer not given yet."""
    view: View

    @property
    def shown(self) -> tuple[str, str]:
        """What the full screen shows of it and of nothing before or behind: (head, question), without white space."""
        texts = (say.head(self.view.asked), self.view.asked.prompt)
        return "".join(f"{texts[0]}--".split()), "".join(texts[1].split())


def stand_of(session: Session) -> Stand:
    """Return where a session stands."""
    bare = replace(session.interview.state, typed={}, refused=frozenset())
    changes = [entry for entry in session.interview.entries if not isinstance(entry.event, Typed | Moved)]
    return Stand(bare, len(changes), session.view())


@dataclass(frozen=True)
class Reference:
    """The undisturbed run."""

    lines: tuple[Line, ...]
    stands: tuple[Stand, ...]
    """Before the first line, after it, … after the last."""
    declaration: Declaration
    document: bytes
    """The final Word file."""


def undisturbed(pastes: bool = True) -> Reference:
    """Return what every run must come to."""
    lines, session = script(pastes), Session.new("undisturbed")
    stands = [stand_of(session)]
    for line in lines:
        reply = session.say(line.text)
        assert reply.accepted, (line, reply.messages)
        stands.append(stand_of(session))
    assert session.finished
    assert not session.view().progress.unanswered
    document = render_output(session.declaration(), session.form, None).data
    return Reference(lines, tuple(stands), session.declaration(), document)


# When and how


class Stop(StrEnum):
    """How the program loses its life."""

    KILLED = "SIGKILL"
    HUNG_UP = "SIGHUP"
    CLOSED = "the terminal is closed"  # the system itself sends SIGHUP


class Moment(StrEnum):
    """When it does."""

    KEY = "after a key"
    ENTER = "within the Enter"
    START = "while it starts"
    BREATH = "after a short rest"
    REST = "after a rest that is long enough for everything to be on disk"


@dataclass(frozen=True)
class Kill:
    """One of the moments of a run."""

    at: int
    """Number of the last key before it, counted through the whole script."""
    moment: Moment
    stop: Stop
    wait: float
    """Seconds behind the key or the start."""


_WAITS: Final = {Moment.KEY: 0.06, Moment.ENTER: 0.012, Moment.BREATH: 1.3, Moment.START: 0.9}
_REST: Final = PROMISED + SLACK + 0.2


def key_ends(lines: tuple[Line, ...]) -> list[int]:
    """Return the number of each line's Enter, counting keys through the whole script; the last writes the file."""
    ends, count = [], 0
    for line in (*lines, Line("")):
        count += 1 if line.pasted else len(line.text)
        ends.append(count)
        count += 1
    return ends


def plan(chance: random.Random, lines: tuple[Line, ...], count: int, rests: int = 1) -> list[Kill]:
    """Return `count` moments in the order of the script, half of them SIGKILL, `rests` of them after a rest."""
    ends = key_ends(lines)
    kinds = [Moment.KEY, Moment.ENTER, Moment.BREATH, Moment.START]
    moments = chance.choices(kinds, [4, 4, 2, 2], k=count - rests)
    stops = [Stop.KILLED] * (count // 2 - rests) + chance.choices([Stop.HUNG_UP, Stop.CLOSED], k=count - count // 2)
    chance.shuffle(stops)
    # Only what is killed outright after a rest had no chance to write at the last moment.
    ways = [*zip(moments, stops, strict=True), *[(Moment.REST, Stop.KILLED)] * rests]
    chance.shuffle(ways)
    inside = [key for key in range(ends[-1]) if key not in ends and key + 1 not in ends]
    fitting = {Moment.ENTER: ends, Moment.BREATH: inside, Moment.REST: inside}
    kills = []
    for place, (moment, stop) in zip(sorted(chance.choices(range(ends[-1] + 1), k=count)), ways, strict=True):
        key = next((key for key in fitting.get(moment, ()) if key >= place), place)
        within = chance.random() ** (2 if moment in (Moment.KEY, Moment.ENTER) else 1)
        kills.append(Kill(key, moment, stop, _REST if moment is Moment.REST else within * _WAITS[moment]))
    return kills


@dataclass
class Tally:
    """What a number of runs came to."""

    kills: dict[Stop, int] = field(default_factory=lambda: dict.fromkeys(Stop, 0))
    resumes: int = 0
    lost_answers: int = 0
    lost_keys: int = 0
    """Most keys typed at a question that were not on disk."""
    lost_ms: int = 0
    """Longest time between the first of them and the end of the program."""
    left_over: int = 0
    """Temporary files beside the Word file."""

    def rows(self) -> str:
        """Return it as one line."""
        kills = ", ".join(f"{count} {stop.value}" for stop, count in self.kills.items())
        return (
            f"{sum(self.kills.values())} kills ({kills}), {self.resumes} resumes, accepted answers lost: "
            f"{self.lost_answers}, typing lost at most: {self.lost_keys} keys, {self.lost_ms} ms; "
            f"temporary files left: {self.left_over}"
        )


# The run


def pause(seconds: float) -> None:
    """Let time pass and the terminal's output wait."""
    select.select([], [], [], seconds)


class Victim(Terminal):
    """A terminal that can also be taken away."""

    def stop(self, how: Stop) -> None:
        """End the program; what it had still sent is taken in."""
        if how is Stop.CLOSED:
            self.until_silent()
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, self._fd)
            os.close(nothing)
            self.end()
        else:
            self.kill(signal.SIGKILL if how is Stop.KILLED else signal.SIGHUP)

    def until_silent(self) -> None:
        """Take in what is there already."""
        while select.select([self._fd], [], [], 0)[0] and self.read(0):
            pass

    def rest(self, seconds: float) -> None:
        """Take in what it sends for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass


class Run:
    """One interview with its kills, in one front end."""

    plain = False
    resumes_typed = True
    """Whether half-typed text stands in the input again, to be gone on with."""
    keeps_typed = True
    """Whether half-typed text is on disk after a second."""

    def __init__(self, reference: Reference, kills: list[Kill], chance: random.Random, tally: Tally):
        self.lines, self.stands = reference.lines, reference.stands
        self.ends = key_ends(self.lines)
        self.kills, self.chance, self.tally = list(kills), chance, tally
        self.at = 0
        """Lines that are answered on disk."""
        self.seen = 0
        """Lines whose answer the screen has shown to be accepted."""
        self.entered = 0
        """Lines whose Enter was sent."""
        self.next_key = 0
        self.sent: dict[int, float] = {}
        """Key: when it was sent, or could be read at last; of this start of the program."""

    # Keys

    def first_key(self, line: int) -> int:
        """Return the number of a line's first key."""
        return self.ends[line - 1] + 1 if line else 0

    def keys(self) -> Iterator[tuple[int, str]]:
        """Yield the keys that are left, each with its number."""
        for number in range(len(self.lines) + 1):
            line = self.lines[number] if number < len(self.lines) else Line("")
            parts = [f"\x1b[200~{line.text}\x1b[201~"] if line.pasted else list(line.text)
            for key, part in enumerate([*parts, "\r"], self.first_key(number)):
                if key >= self.next_key:
                    yield key, part

    # The screen

    def look(self, terminal: Terminal) -> None:
        """Take note of how far the screen says that answers are accepted."""
        text = terminal.text()
        passed = {self.stands[self.seen].shown}
        for number in range(self.seen + 1, self.entered + 1):
            head, question = self.stands[number].shown
            if (head, question) not in passed and question in text.partition(head)[2].partition("答>")[0]:
                self.seen = number
                return
            passed.add((head, question))

    def up(self, terminal: Terminal) -> bool:
        """Tell whether the program asks the first question of this start."""
        head, question = self.stands[self.at].shown
        return question in terminal.text().partition(head)[2]

    # Playing

    def play(self) -> None:
        """Type everything, killed again and again, until the file is written and the program was left."""
        while True:
            verb = "open" if (drafts_folder() / NAME).exists() and self.reopened() else "new"
            argv = ["-m", "assistant", verb, NAME, *(["--plain"] if self.plain else [])]
            env = {key: os.environ[key] for key in ("SHENBAO_HOME", "SHENBAO_OUT", "HOME", "TZ")}
            with Victim(argv, env) as terminal:
                if self._live(terminal):
                    return
                self.tally.resumes += 1

    def _live(self, terminal: Victim) -> bool:
        """Type until the next kill, False, or to the end, True."""
        self.sent, self.seen, self.entered = {}, self.at, self.at
        kill = self.kills.pop(0) if self.kills else None
        if kill and kill.moment is Moment.START:
            ahead = self.chance.choice([0, 0, 3])
            self._send(terminal, [key for key, _ in zip(self.keys(), range(ahead), strict=False)])
            terminal.rest(kill.wait)
            self._end(terminal, kill)
            return False
        terminal.until(lambda: self.up(terminal))
        waiting = list(self.keys())
        while waiting:
            room = len(waiting) if kill is None else max(1, kill.at - waiting[0][0] + 1)
            size = min(room, self.chance.choice([1] * 8 + [2, 3, 7]))
            packet, waiting = waiting[:size], waiting[size:]
            self._send(terminal, packet)
            if kill and packet[-1][0] >= kill.at:
                terminal.rest(kill.wait) if kill.moment in (Moment.BREATH, Moment.REST) else pause(kill.wait)
                self._end(terminal, kill)
                return False
            if packet[-1][1] == "\r" and self.chance.random() < 0.7:
                self._until_answered(terminal)
            terminal.rest(self.chance.uniform(0.002, 0.02))
        self.finish(terminal)
        return True

    def _send(self, terminal: Terminal, packet: list[tuple[int, str]]) -> None:
        terminal.write("".join(part for _, part in packet))
        for key, part in packet:
            self.sent[key], self.next_key = time.monotonic(), key + 1
            self.entered = min(self.entered + (part == "\r"), len(self.lines))

    def _until_answered(self, terminal: Terminal) -> None:
        """Wait until the last Enter is seen to have been taken, where the screen can show it."""
        if self.next_key > self.ends[-1]:
            return  # the file is waited for
        wanted = self.stands[self.entered].shown
        if wanted not in [stand.shown for stand in self.stands[self.seen : self.entered]]:

            def seen() -> bool:
                self.look(terminal)
                return self.seen == self.entered

            terminal.until(seen)

    def finish(self, terminal: Terminal) -> None:
        """Wait for the file and leave."""
        terminal.until_text("已写好")
        self.seen = len(self.lines)
        terminal.write("\x11")
        assert terminal.end() == 0

    # Afterwards

    def reopened(self) -> Session | None:
        """Return the draft as it stands on the disk, None where none was begun yet."""
        if not self.seen and not (drafts_folder() / NAME / "journal.jsonl").exists():
            return None
        return Session.peek(NAME)

    def _end(self, terminal: Victim, kill: Kill) -> None:
        moment = time.monotonic()
        terminal.stop(kill.stop)
        self.look(terminal)
        self.tally.kills[kill.stop] += 1
        session = self.reopened()
        if session is None:
            self.next_key = 0
            return
        found = stand_of(session)
        same = [
            n for n, stand in enumerate(self.stands) if (stand.state, stand.changes) == (found.state, found.changes)
        ]
        story = f"{kill}: line {self.seen} seen, {self.entered} entered, found {same}: {found.state}"
        assert same, f"what is on disk was never typed: {story}"
        self.tally.lost_answers += max(0, self.seen - same[-1])
        assert self.seen <= same[-1] <= self.entered, story
        self.at = same[-1]
        self._check_typed(session, moment, story)

    def _check_typed(self, session: Session, moment: float, story: str) -> None:
        """Compare the half-typed text with what was typed, and go on behind it."""
        line = self.lines[self.at] if self.at < len(self.lines) else Line("")
        typed = session.interview.state.typed
        assert set(typed) <= {session.interview.place}, f"{typed}; {story}"
        held = typed.get(session.interview.place, "")
        first = self.first_key(self.at)
        length = (1 if held else 0) if line.pasted else len(held)
        assert held == (line.text if line.pasted and held else line.text[: len(held)]), f"{held}; {story}"
        assert first + length <= max(self.next_key, self.last_resumed), f"{held} was not typed yet; {story}"
        lost = [key for key in range(first + length, self.next_key) if key in self.sent]
        if lost and not self._is_command(line, held):
            age = moment - self.sent[lost[0]]
            self.tally.lost_keys = max(self.tally.lost_keys, len(lost))
            self.tally.lost_ms = max(self.tally.lost_ms, round(age * 1000))
            assert not self.keeps_typed or age <= PROMISED + SLACK, f"{len(lost)} keys of {age:.3f} s are lost; {story}"
        self.next_key = first + (length if self.resumes_typed else 0)

    def _is_command(self, line: Line, held: str) -> bool:
        """Tell whether what is lost is a command, which is no part of an answer and therefore never kept."""
        return not held and parse_command(line.text) is not None

    @property
    def last_resumed(self) -> int:
        """Where this start of the program went on."""
        return min(self.sent, default=self.next_key)


class PlainRun(Run):
    """The same line by line."""

    plain = True

    def look(self, terminal: Terminal) -> None:
        """Take note of how many questions were asked: each says that the answer before it is on disk."""
        # What is typed before the program asks is echoed in front of the question, wherever that begins its row.
        asked = terminal.sent.count("问：".encode())
        self.seen = max(self.seen, min(self.at + asked - 1, self.entered))

    def up(self, terminal: Terminal) -> bool:
        """Tell whether it waits for a line."""
        return "答>" in terminal.text().rpartition("问：")[2]

    def _until_answered(self, terminal: Terminal) -> None:
        def seen() -> bool:
            self.look(terminal)
            return self.seen == self.entered and self.up(terminal)

        terminal.until(seen)

    def finish(self, terminal: Terminal) -> None:
        """Have the file written and leave."""
        terminal.write("写出\r")
        terminal.until_text("已写好")
        self.seen = len(self.lines)
        terminal.write("退出\r")
        assert terminal.end() == 0


def written_files() -> list[bytes]:
    """Return every Word file that was written."""
    return [path.read_bytes() for path in sorted(output_folder().glob("*.docx"))]


def left_over() -> int:
    """Return how many temporary files are left where Word files go."""
    return len(list(output_folder().glob(".shenbao-*")))
