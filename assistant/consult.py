"""What the bank answers when it is asked: offers to choose from, and words explained."""

from __future__ import annotations

from assistant.agenda import Kind
from assistant.bank import Bank, save_own_phrase
from assistant.bank.glossary import look_up, near_words
from assistant.choosing import Choosing
from assistant.interview import Interview
from assistant.model import Indicator
from assistant.replies import Reply
from assistant.wording import suggest as say
from assistant.wording.session import Message, Tone


def seek(choosing: Choosing, query: str) -> Reply:
    """Offer what answers a search from now on."""
    if not choosing.offers.are_made:
        return Reply((Message(Tone.BAD, say.NOTHING_OFFERED),), accepted=False)
    if not query:
        return Reply((Message(Tone.BAD, say.WHAT_TO_FIND),), accepted=False)
    choosing.offers.seek(query)
    count = choosing.offers.count()
    found = say.found_filers if choosing.offers.are_filers else say.found
    head = Message(Tone.PLAIN if count else Tone.BAD, found(query, count))
    return Reply((head,), accepted=bool(count))


def turn(choosing: Choosing) -> Reply:
    """Go to the next page of offers."""
    if not choosing.offers.are_made:
        return Reply((Message(Tone.BAD, say.NOTHING_OFFERED),), accepted=False)
    more = choosing.offers.turn()
    return Reply(() if more else (Message(Tone.PLAIN, say.ONE_PAGE),))


def save_phrase(interview: Interview, number: str) -> Reply:
    """Keep a line of this list, the last one or that of `number`, as a phrase of the filer's own."""
    topic = interview.topic
    items = interview.state.items(topic.id).items if topic.objective and topic.kind is Kind.LINES else ()
    index = int(number) - 1 if number else len(items) - 1
    value = items[index].value if 0 <= index < len(items) else None
    if not isinstance(value, Indicator):
        return Reply((Message(Tone.BAD, say.no_line_to_save(len(items))),), accepted=False)
    saved = save_own_phrase(interview.bank, topic.objective_key, value)
    return Reply((Message(Tone.GOOD, say.saved(saved.sentence)),))


def explain(bank: Bank, word: str) -> Reply:
    """Return what a word of the field means; where it is not known, words that look like it."""
    entry = look_up(word, bank)
    if entry is None:
        return Reply((Message(Tone.BAD, say.no_such_word(word, near_words(word, bank))),), accepted=False)
    return Reply((Message(Tone.HELP, say.entry(entry.word, entry.meaning, entry.example)),))
