"""What is said to commands that change nothing: help, lists, what is asked and why."""

from __future__ import annotations

from collections.abc import Callable

from assistant import outline
from assistant.bank.scopes import scope_of
from assistant.changes import render_history
from assistant.commands import Command, Verb, nearest_word
from assistant.interview import Interview
from assistant.model import Declaration
from assistant.sample import sample
from assistant.wording import interview as say_interview
from assistant.wording import outline as say_outline
from assistant.wording import session as say
from assistant.wording.beginning import PAPERS
from assistant.wording.session import Message, Tone


def tell(command: Command, interview: Interview, declaration: Callable[[], Declaration]) -> tuple[Message, ...]:
    """Return what is said to a command that changes nothing."""
    asked = interview.asked()
    if command.verb is Verb.EXPLAIN:
        scope = scope_of(interview.bank, asked.topic.objective_key) if asked.topic.objective else None
        return (say.explanation(asked.question), *((say.scope(scope.inside, scope.outside),) if scope else ()))
    if command.verb is Verb.EXAMPLE:
        return (say.example(asked.question),)
    if command.verb is Verb.OUTLINE:
        rows = outline.outline(interview.topics, interview.state, asked.place.question)
        shown = say_outline.outline(rows, say_interview.FINISH_SECTION)
        return (Message(Tone.HELP, shown), Message(Tone.HELP, say_outline.HOW_TO_GO))
    if command.verb is Verb.REVIEW:
        return (say.whole(declaration(), interview.form),)
    if command.verb is Verb.CHANGES:
        shown = render_history(interview.entries, interview.form, int(command.argument or 0) or 30)
        return (Message(Tone.HELP, shown),)
    if command.verb is Verb.HELP:
        return (Message(Tone.HELP, say.HELP),)
    if command.verb is Verb.PAPERS:
        return (Message(Tone.HELP, PAPERS),)
    if command.verb is Verb.SAMPLE:
        return sample()
    if command.verb is Verb.LONG:
        return (Message(Tone.HELP, say.LONG),)
    return (Message(Tone.BAD, say.unknown_command(command.argument, nearest_word(command.argument))),)
