"""What each command does: one function per verb, which gives a step to take or what is to be said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from assistant import agenda, budgeting, delivery, outline, quickfill
from assistant.choosing import Choosing
from assistant.commands import Command, Verb
from assistant.consult import explain, save_phrase, seek, turn
from assistant.contrast import tell_contrast
from assistant.declared import declaration_of
from assistant.ending import Ending
from assistant.inspection import Inspection
from assistant.interview import Interview
from assistant.lastyear import as_last
from assistant.lineup import told_line_up
from assistant.listorders import arranged, keep_duties
from assistant.model import Declaration
from assistant.paper import tell_paper
from assistant.passing import keep_lines, keep_rest, keep_sound, put_phrase
from assistant.replies import Reply
from assistant.step import Step
from assistant.telling import tell
from assistant.wording import interview as say_interview
from assistant.wording import outline as say_outline
from assistant.wording import session as say
from assistant.wording.session import Message, Tone

Outcome = Step | Reply
"""A step changes the draft once it is taken; a reply is only said."""


class Orders:
    """The commands of one interview; those about the draft's place on disk are the session's own."""

    def __init__(self, interview: Interview, choosing: Choosing, inspection: Inspection, ending: Ending):
        self._interview = interview
        self._choosing = choosing
        self._inspection = inspection
        self._ending = ending

    def obey(self, command: Command) -> Outcome:
        """Do what a command asks for; what is no order is told."""
        order = _ORDERS.get(command.verb)
        return (
            Reply(tell(command, self._interview, self._inspection.findings)) if order is None else order(self, command)
        )

    def _declaration(self) -> Declaration:
        return declaration_of(self._interview.state)

    # Moving

    def back(self, command: Command) -> Outcome:
        """Go to the place before."""
        return self._interview.back()

    def skip(self, command: Command) -> Outcome:
        """Go on without an answer."""
        return self._interview.skip()

    def jump(self, command: Command) -> Outcome:
        """Go to the question of a number or name."""
        known, wanted = self._interview.topics, command.argument
        if wanted in (str(len(known) + 1), say_interview.FINISH_SECTION):
            return self._interview.jump(agenda.FINISH)
        found = outline.find(known, wanted)
        if len(found) == 1:
            return self._interview.jump(known[found[0] - 1].id)
        if not wanted:
            return Reply((Message(Tone.BAD, say_outline.WHERE_TO),))
        sentence = say_outline.several(wanted, found) if found else say_outline.no_such_number(wanted, len(known) + 1)
        return Reply((Message(Tone.BAD, sentence),))

    # Changing

    def undo(self, command: Command) -> Outcome:
        """Take back the last change."""
        return self._interview.undo()

    def redo(self, command: Command) -> Outcome:
        """Bring back what was taken back."""
        return self._interview.redo()

    def change(self, command: Command) -> Outcome:
        """Go to a line of this list."""
        if not command.argument:
            return Reply((Message(Tone.BAD, say.which_line()),))
        return self._interview.change(int(command.argument))

    def arrange(self, command: Command) -> Outcome:
        """Order, split, merge, move, mark or take out lines of this list."""
        return arranged(command, self._interview)

    def keep_lines(self, command: Command) -> Outcome:
        """Keep lines of an old form as they stand."""
        return keep_lines(self._interview, command.argument)

    def keep_rest(self, command: Command) -> Outcome:
        """Keep all that is still to be decided on."""
        return keep_rest(self._interview, self._inspection.findings())

    def keep_sound(self, command: Command) -> Outcome:
        """Keep what is still to be decided on and would not be sent back."""
        return keep_sound(self._interview, self._inspection.findings())

    def put_phrase(self, command: Command) -> Outcome:
        """Put a phrase of the bank in the place of a line."""
        return put_phrase(self._interview, command.argument)

    def keep_duties(self, command: Command) -> Outcome:
        """Accept all duties as they stand."""
        return keep_duties(self._interview)

    def as_last(self, command: Command) -> Outcome:
        """Answer with what last year's file had here."""
        return as_last(self._interview)

    def fill_section(self, command: Command) -> Outcome:
        """Answer the questions of this section in one line."""
        return quickfill.fill(self._interview, command.argument)

    def set_basics(self, command: Command) -> Outcome:
        """Take the township's own figures."""
        return self._choosing.set_basics(command.argument)

    def leave_rest_empty(self, command: Command) -> Outcome:
        """Take 无 for the amounts of this group that are not answered yet."""
        return budgeting.leave_rest_empty(self._interview.topic, self._interview.form, self._interview.state)

    def change_amounts(self, command: Command) -> Outcome:
        """Go through the amounts anew."""
        return budgeting.change_amounts()

    def put_amounts_off(self, command: Command) -> Outcome:
        """Go to what comes behind the amounts."""
        return budgeting.put_off()

    # The bank

    def find(self, command: Command) -> Outcome:
        """Offer what answers a search."""
        return seek(self._choosing, command.argument)

    def more(self, command: Command) -> Outcome:
        """Go to the next page of offers."""
        return turn(self._choosing)

    def look_up(self, command: Command) -> Outcome:
        """Explain a word of the field."""
        return explain(self._interview.bank, command.argument)

    def save_phrase(self, command: Command) -> Outcome:
        """Keep a line as a phrase of the filer's own."""
        return save_phrase(self._interview, command.argument)

    def line_up(self, command: Command) -> Outcome:
        """Show the lines of an objective."""
        return Reply(told_line_up(self._interview, self._inspection.findings(), command.argument))

    # The review

    def check(self, command: Command) -> Outcome:
        """Tell what the review finds."""
        return Reply(self._inspection.told(command.argument))

    def settle(self, command: Command) -> Outcome:
        """Mend findings, or keep a text against one."""
        return self._inspection.settle(command)

    # The file

    def paper(self, command: Command) -> Outcome:
        """Draw the form as on paper, all of it or one page."""
        return Reply(tell_paper(self._declaration(), self._interview.form, int(command.argument or 0)))

    def contrast(self, command: Command) -> Outcome:
        """Show what became of the file that the draft began from."""
        return Reply(tell_contrast(self._interview, command.argument))

    def write(self, command: Command) -> Outcome:
        """Write the Word file, final or proof."""
        return self._ending.keep(delivery.deliver(command, self._declaration(), self._interview.form))

    def fill(self, command: Command) -> Outcome:
        """Fill the county's own blank."""
        return self._ending.keep(delivery.fill(command.argument, self._declaration(), self._interview.form))

    def send(self, command: Command) -> Outcome:
        """Send the file that was written last."""
        return self._ending.send()


_ORDERS: Final[dict[Verb, Callable[[Orders, Command], Outcome]]] = {
    Verb.BACK: Orders.back,
    Verb.SKIP: Orders.skip,
    Verb.JUMP: Orders.jump,
    Verb.UNDO: Orders.undo,
    Verb.REDO: Orders.redo,
    Verb.CHANGE: Orders.change,
    Verb.REMOVE: Orders.arrange,
    Verb.INSERT: Orders.arrange,
    Verb.UP: Orders.arrange,
    Verb.DOWN: Orders.arrange,
    Verb.MOVE_TO: Orders.arrange,
    Verb.COPY: Orders.arrange,
    Verb.SPLIT: Orders.arrange,
    Verb.MERGE: Orders.arrange,
    Verb.CATEGORISE: Orders.arrange,
    Verb.ALTER: Orders.arrange,
    Verb.KEEP_LINES: Orders.keep_lines,
    Verb.KEEP_REST: Orders.keep_rest,
    Verb.KEEP_SOUND: Orders.keep_sound,
    Verb.REPHRASE: Orders.put_phrase,
    Verb.KEEP_DUTIES: Orders.keep_duties,
    Verb.LINE_UP: Orders.line_up,
    Verb.AS_LAST: Orders.as_last,
    Verb.QUICK: Orders.fill_section,
    Verb.BASICS: Orders.set_basics,
    Verb.REST_EMPTY: Orders.leave_rest_empty,
    Verb.AMOUNTS: Orders.change_amounts,
    Verb.AMOUNTS_LATER: Orders.put_amounts_off,
    Verb.FIND: Orders.find,
    Verb.MORE: Orders.more,
    Verb.GLOSSARY: Orders.look_up,
    Verb.SAVE_PHRASE: Orders.save_phrase,
    Verb.CHECK: Orders.check,
    Verb.FIX: Orders.settle,
    Verb.KEEP: Orders.settle,
    Verb.PAPER: Orders.paper,
    Verb.CONTRAST: Orders.contrast,
    Verb.WRITE: Orders.write,
    Verb.PROOF: Orders.write,
    Verb.FILL: Orders.fill,
    Verb.SEND: Orders.send,
}
