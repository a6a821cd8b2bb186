"""The interview: conversation, question, input; everything typed goes to the session."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from assistant.commands import Command, Verb, parse_command, word_of
from assistant.errors import OutputError, ShenbaoError
from assistant.events import BEFORE, CATEGORY, SPLIT, Place
from assistant.lines import split_numbered
from assistant.problems import Problem
from assistant.replies import Reply, View
from assistant.session import Session
from assistant.step import Step
from assistant.text import normalise_text, phrase_blanks
from assistant.tui.messages import Pasted, Pressed
from assistant.tui.screens.cards import Cards
from assistant.tui.screens.keys import verb_of
from assistant.tui.screens.live import LiveOffers
from assistant.tui.screens.openings import Openings
from assistant.tui.screens.returns import Return, Returns
from assistant.tui.screens.telling import Teller
from assistant.tui.screens.typing import TypedKeeper
from assistant.tui.screens.warming import Warming
from assistant.tui.widgets.answer import AnswerInput
from assistant.tui.widgets.bars import LOW, KeyBar, StatusBar
from assistant.tui.widgets.prose import Prose, rows_of
from assistant.tui.widgets.question import QuestionBlock
from assistant.tui.widgets.transcript import Transcript
from assistant.wording import tui as say
from assistant.wording.cards import GONE_SINCE
from assistant.wording.lineup import interview_keys
from assistant.wording.offering import question
from assistant.wording.problem_list import jumped
from assistant.wording.returns import comes_back
from assistant.wording.session import Message, Tone


class InterviewScreen(Screen[None]):
    """Shows one session."""

    AUTO_FOCUS = "AnswerInput"

    def __init__(self, session: Session, first: Sequence[Message] = ()):
        super().__init__()
        self.session = session
        self._first = first
        self._view: View = session.view()
        self._word = ""
        """What Enter alone says at the end."""
        self._written: tuple[Message, ...] = ()
        """Where the file is, once it is written."""
        self._noticed_at = ""
        """What stood in the input when something was said below it."""
        self.cards = Cards(self)
        self._teller = Teller(self)
        self._live = LiveOffers(self)
        self._typed = TypedKeeper(self, session, self._teller.of_disk, self._show_status)
        self.openings = Openings(self)
        self._warming = Warming(self, session)
        self.returns = Returns(self)

    @property
    def is_current(self) -> bool:
        """Whether it is seen: what changes behind another screen is no reason to paint that one anew."""
        return self.app.screen is self

    def compose(self) -> ComposeResult:
        """Lay out the screen; the lower part stands firm, the upper one takes what is left."""
        yield StatusBar(id="status")
        with Vertical(id="upper"):
            yield Transcript(id="transcript")
            yield QuestionBlock(id="question")
        with Horizontal(id="answer"):
            yield Static(say.INPUT_LABEL, id="label", markup=False)
            yield AnswerInput(id="input")
        yield Prose(id="notice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Greet and ask."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _: self._input.place_cursor())
        greeting = self.session.greeting()
        self.cards.show(say.said(greeting))
        self.show_again()
        if self._first:
            self._teller.read(say.READER_NAMES["import"], self._first)
        else:
            self.call_after_refresh(self._show_greeting, greeting)
        self._warming.wait()

    def _show_greeting(self, greeting: Sequence[Message]) -> None:
        """Open what finds no room in the conversation and must be seen."""
        rows = len(rows_of(say.said(greeting), max(1, self.size.width)))
        found = self.session.draft.dead is not None or bool(self._view.asked.typed)
        weighty = found or len(greeting) > 1 or greeting[0].tone is Tone.WARN
        if weighty and self.query_one(Transcript).size.height < rows:
            self._teller.read(say.READER_NAMES["open"], greeting)

    def on_resize(self) -> None:
        """Fit a low screen."""
        self.set_class(self.size.height < LOW, "low")
        self.call_after_refresh(self._input.place_cursor)

    @property
    def _input(self) -> AnswerInput:
        return self.query_one(AnswerInput)

    # Showing

    def show_again(self) -> None:
        """Show what is asked now, after a change made elsewhere."""
        view = self._view = self.session.view()
        asked = view.asked
        self._word = self._word_at_end(view)
        lines = () if asked.place.part in (CATEGORY, SPLIT) else say.lines_so_far(asked)
        changing = asked.number if asked.place.item is not None else None
        self._live.begin(view)
        self.query_one(QuestionBlock).ask(say.head(asked), lines, self._question(view), changing)
        self.query_one(KeyBar).show(self.returns.keys(interview_keys(view, self.session.finished)))
        self._input.offer(asked.typed or asked.current or "", bool(asked.typed) and not asked.refused, asked.caret)
        self._show_status()
        self.call_after_refresh(self._input.place_cursor)
        self.call_after_refresh(self.openings.pass_over)

    def _question(self, view: View) -> list[say.Part]:
        return question(view, self.session.finished, self._word, bool(self._written))

    def _word_at_end(self, view: View) -> str:
        if not self.session.finished:
            self._written = ()
            return ""
        if self.cards.begin(view.asked.place.question):
            self.cards.show(say.said(self.session.closing()))
        return self.session.word_at_end

    def _show_status(self) -> None:
        view, draft = self._view, self.session.draft
        kept = say.kept(draft.saved_at, draft.unsaved, draft.read_only is not None)
        whose = say.where(view.filer, view.year, view.asked)
        self.query_one(StatusBar).show(whose, say.progress(view.progress, kept))

    def notice(self, messages: Sequence[Message]) -> None:
        """Say something below the input, until it is typed in again."""
        self._noticed_at = self._input.text
        self.query_one("#notice", Prose).show(say.said(messages))

    def mark(self, start: int, excerpt: str) -> None:
        """Mark a stretch of what stands in the input: what is typed now takes its place."""
        self._input.mark(start, excerpt)

    def wrote(self, reply: Reply) -> None:
        """Show that a file was written: in full it is told elsewhere, and when the program is left."""
        self._written = reply.messages
        self.notice(())
        self.show_again()
        self.cards.show(say.said(reply.messages[:1]))

    def go_to(self, problem: Problem, back: Return) -> None:
        """Stand where a finding is mended by hand, its words marked and the objection below the input."""
        finding = problem.finding
        self.returns.visit(lambda: self.session.go_to(finding), back)
        marked = finding.start is not None and self._input.mark(finding.start, finding.excerpt or "")
        self.notice((*jumped(problem, marked), *comes_back(back.name)))

    def write_there(self, step: Step) -> None:
        """Go where a line is written, and back to the list of lines afterwards."""
        self.openings.write_there(step)

    # Passing on

    def on_pressed(self, event: Pressed) -> None:
        """Do what a key stands for, then let the input take the next one."""
        try:
            self._press(event.key)
        finally:
            self._input.go_on()

    def _press(self, key: str) -> None:
        if self.cards.press(key):
            return
        if key == "enter" or (key == "choice" and self._live.is_taken()):
            self._enter(self._input)
        elif verb := verb_of(key, self._view.asked.topic.id):
            self.pass_on_word(word_of(verb))
        elif key == "ctrl+s":
            if self._typed.keep():
                self.notice((say.saved_now(self.session.draft.saved_at),))
        elif key == "tab":
            self._live.complete()
        elif key == "ctrl+c":
            self.notice((Message(Tone.PLAIN, say.INTERRUPTED),))
        elif key in ("pageup", "pagedown"):
            self.query_one(Transcript).page(-1 if key == "pageup" else 1)

    def _enter(self, field: AnswerInput) -> None:
        text, before = field.answer or self._word, self._view
        command = parse_command(text)
        if command is not None:
            self._say(text, command)
            return
        # A command typed behind what was left unfinished is no part of it.
        unfinished = before.asked.typed and not before.asked.refused
        rest = text.removeprefix(before.asked.typed) if unfinished else text
        if rest != text and (command := parse_command(rest)) is not None:
            self.session.keep_typed(before.asked.typed)
            self._say(rest, command, by_key=True)
            return
        # Enter on the answer that is held already only goes on: no change to be undone later.
        same = field.untouched and not before.asked.typed and before.asked.current is not None
        self._take_reply(self.session.say("" if same else text), text, before)

    def hand_in(self, text: str) -> None:
        """Take a text written elsewhere as the answer, whatever its words are."""
        self._input.offer(text, unfinished=True)
        try:
            reply = self.session.answer(text, sure=True)
        except ShenbaoError as slip:
            reply = Reply((Message(Tone.BAD, str(slip)),), accepted=False)
        self._take_reply(reply, text, self._view)

    def _take_reply(self, reply: Reply, text: str, before: View) -> None:
        self._typed.stop()
        if reply.accepted and say.has_moved(before.asked, self.session.view().asked):
            self.cards.answered(before, text)
            if self.returns.answered(reply):
                return
        elif text and not reply.accepted and not self.has_class("low") and not phrase_blanks(text):
            reply = replace(reply, messages=(*reply.messages, say.HOW_TO_REWRITE))
        self._after(reply, None, keep=not reply.accepted)
        self._input.next_blank(at_start=True)

    def go_back_to(self, step: Step, place: Place) -> None:
        """Stand at an answer that was given before; one that is gone is said."""
        self._after(self.session.take(step), None, keep=False)
        if self.session.interview.place != place:
            self.notice((GONE_SINCE,))

    def type_for(self, text: str, caret: int) -> None:
        """Keep what is being written elsewhere for this question as if it were typed here."""
        # The held answer as it was is nothing begun: what is typed next takes its place.
        self._input.offer(text, unfinished=text != (self._view.asked.current or ""), caret=caret)
        self._typed.edited()

    def go_on_with(self, text: str, caret: int) -> None:
        """Go on here with what was written elsewhere."""
        self.type_for(text, caret)
        self._typed.keep()

    def pass_on_word(self, word: str) -> None:
        """Pass a command on that a key stands for; what is typed stays as typed."""
        self._typed.keep()
        self._say(word, parse_command(word), by_key=True)

    def _say(self, text: str, command: Command | None, by_key: bool = False) -> None:
        if command is None:
            return
        if not by_key and command.verb is not Verb.TAKE_OVER:  # which is wanted for what was refused
            self._typed.clear()
        if self.returns.given_up(command):
            return
        if (screen := self.openings.screen_for(command)) is not None:
            self.show_again()
            self.app.push_screen(screen)
            return
        reply = self.openings.carry_out(self.session.say(text))
        failed = not reply.accepted or all(message.tone is Tone.BAD for message in reply.messages)
        keep = bool(reply.messages) and failed and (by_key or bool(command.argument))
        if command.verb is Verb.SKIP and reply.accepted:
            self.cards.show([say.SKIPPED])
        if reply.delivered is None:
            self._after(reply, command.verb, keep, mark=not by_key)
        else:
            self.openings.finish(reply)

    def _after(self, reply: Reply, verb: Verb | None, keep: bool, mark: bool = True) -> None:
        if reply.leave:
            self.session.close()
            last = "\n".join(part.text for part in say.said([*self._written, *reply.messages]))
            self.app.exit(0, message=Text(last))
            return
        self.notice(())
        self.returns.look()
        if not keep:
            self.show_again()
        else:
            self._view = self.session.view()
            self._show_status()
            if mark:
                self._input.mark_whole()
        refused = not reply.accepted or all(message.tone is Tone.BAD for message in reply.messages)
        if reply.messages:
            self._teller.tell(reply.messages, refused, verb)

    # What is typed and not handed in

    def on_edited(self) -> None:
        """Take the objection away and see to it that the text is on disk within a second."""
        self.cards.leave()
        if self._input.text != self._noticed_at:
            self.notice(())
        self._typed.edited()
        self._live.edited()
        self._warming.wait()

    def show_parts(self, parts: Sequence[say.Part]) -> None:
        """Show something else below the question."""
        self.query_one(QuestionBlock).ask_again([say.question(self._view.asked), *parts])

    def show_view(self, view: View) -> None:
        """Show other offers or the next blank at the same question."""
        self.query_one(QuestionBlock).ask_again(self._question(view))

    def on_pasted(self, event: Pasted) -> None:
        """Say what became of a paste."""
        view = self._view.asked
        new = view.number and (view.place.item is None or view.place.part == BEFORE)
        parts = split_numbered(normalise_text(self._input.text), view.number) if new else ()
        said = [say.pasted_lines(event.text, len(parts))] if event.text else []
        if event.left_out:
            said.append(say.controls_left_out(event.left_out))
        if found := [message for message in said if message is not None]:
            self.notice(found)

    def hang_up(self) -> None:
        """Keep what is typed: the terminal is going away."""
        self._typed.keep()
        with contextlib.suppress(OutputError):
            self.session.hang_up(None)

    def resume(self, typed: str, message: Message) -> None:
        """Stand as before a fault: what was typed in the input, and what happened below it."""
        if typed:
            self._input.offer(typed, unfinished=True)
        self.notice((message,))

    def foreign_bytes(self, text: str | None) -> None:
        """Take in what a terminal sent in the Windows code page, and say how to set it right."""
        if text:
            self._input.put(text)
        self.notice((Message(Tone.BAD, say.READ_AS_GBK if text else say.NOT_UTF8),))
