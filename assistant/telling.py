"""What is said to commands that change nothing: help, lists, what is asked and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.bank.scopes import scope_of
from assistant.changes import render_history
from assistant.commands import Command, Verb, nearest_word
from assistant.interview import Interview
from assistant.model import Finding
from assistant.overlook import tell_outline
from assistant.readback import read_back
from assistant.sample import sample
from assistant.wording import readback as say_readback
from assistant.wording import session as say
from assistant.wording.beginning import PAPERS
from assistant.wording.session import Message, Tone


def tell(command: Command, interview: Interview, findings: Callable[[], Iterable[Finding]]) -> tuple[Message, ...]:
    """Return what is said to a command that changes nothing."""
    asked = interview.asked()
    if command.verb is Verb.EXPLAIN:
        scope = scope_of(interview.bank, asked.topic.objective_key) if asked.topic.objective else None
        return (say.explanation(asked.question), *((say.scope(scope.inside, scope.outside),) if scope else ()))
    if command.verb is Verb.EXAMPLE:
        return (say.example(asked.question),)
    if command.verb is Verb.OUTLINE:
        return tell_outline(command.argument, interview)
    if command.verb is Verb.REVIEW:
        return (Message(Tone.HELP, say_readback.whole(read_back(interview, findings()), interview.form)),)
    if command.verb is Verb.CHANGES:
        shown = render_history(interview.entries, interview.form, int(command.argument or 0) or 30)
        return (Message(Tone.HELP, shown),)
    if command.verb is Verb.HELP:
        return (Message(Tone.HELP, say.HELP),)
    if command.verb is Verb.PAPERS:
        return (Message(Tone.HELP, PAPERS),)
    if command.verb is Verb.SAMPLE:
        return sample()
    if command.verb in (Verb.LONG, Verb.OUTSIDE):
        return (Message(Tone.HELP, say.LONG),)
    return (Message(Tone.BAD, say.unknown_command(command.argument, nearest_word(command.argument))),)
