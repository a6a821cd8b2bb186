"""Where a draft lies and who may write to it: what the session does when the disk refuses, or somebody else has it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from assistant.draft import Draft, open_draft
from assistant.errors import OutputError
from assistant.events import CONTENT, Entry, Event, Typed
from assistant.files import same_place
from assistant.output import typed_path
from assistant.paths import drafts_under, program, refuges
from assistant.replies import Reply
from assistant.wording import draft as say
from assistant.wording import session as say_session
from assistant.wording.session import Message, Tone


class Custody:
    """One open draft, with what is to be said of the disk that it lies on."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.unkept = False
        """The last thing said could not be put on disk."""
        self._home: Path | None = None  # the folder that the draft fled to
        self._news: tuple[Message, ...] = ()
        self._warned = False  # what is risky was asked for once already

    def keep(self, events: Iterable[Event]) -> list[Entry]:
        """Put events into the draft and return them as entries; OutputError as from `Draft.append`."""
        kept, before = list(events), self.draft.trouble
        # Walking through the questions of a draft that nobody named is no reason to keep it.
        idle = not any(isinstance(event, CONTENT) or (isinstance(event, Typed) and event.text) for event in kept)
        entries = self.draft.append(kept, wait=not self.draft.is_on_disk and idle)
        self.unkept = self.unkept and not kept
        # Typing the word once more is no reason to warn once more.
        self._warned = self._warned and all(isinstance(event, Typed) for event in kept)
        if self.draft.trouble and self.draft.trouble != before:
            self._news = (Message(Tone.WARN, say.waiting(self.draft.trouble, self.draft.unsaved)),)
        elif before and not self.draft.trouble:
            self._news = (Message(Tone.GOOD, say.CAUGHT_UP),)
        return entries

    def news(self) -> tuple[Message, ...]:
        """Return what is to be said of the disk since this was asked last."""
        news, self._news = self._news, ()
        return news

    def farewell(self) -> str:
        """Return what is said on leaving: what is kept and the way back."""
        if self.draft.unsaved:
            return say.leaving_unsaved(self.draft.unsaved)
        if not self.draft.is_on_disk:
            return say_session.nothing_kept(program())
        if self.draft.read_only:
            return say.leaving_read_only(self._way_back)
        return (say_session.leaving_unkept if self.unkept else say_session.leaving)(self._way_back)

    @property
    def _way_back(self) -> str:
        return say.way_back(self.draft.name, self._home, program())

    def leave(self) -> Reply:
        """Leave; while something is not on disk, only where it is asked for twice."""
        warned = self._warned
        self.keep([])
        if self.draft.unsaved and not warned and not self.draft.read_only:
            self._warned = True
            text = say.leave_anyway(self.draft.trouble or "", self.draft.unsaved)
            return Reply((Message(Tone.BAD, text),), accepted=False)
        return Reply((Message(Tone.HELP, self.farewell()),), leave=True)

    def take_over(self) -> Reply | None:
        """Take the draft from the window that has it; returns what speaks against it, None once it is here."""
        draft = self.draft
        if draft.holder is None:
            return Reply((Message(Tone.BAD, draft.read_only or say.MINE_ALREADY),))
        if not draft.is_within_reach and not self._warned:
            self._warned = True
            return Reply((Message(Tone.WARN, say.sure_to_take_over(draft.holder.host)),))
        self.draft = open_draft(draft.name, write=True, force=True)
        return None

    def save_to(self, typed: str) -> Reply:
        """Go on with the draft in another folder; without one, in the first that takes it where its own does not."""
        if self.draft.read_only:
            return Reply((Message(Tone.BAD, self.draft.read_only),))
        if typed:
            home = typed_path(typed).absolute()
            if same_place(drafts_under(home), self.draft.folder.parent):
                return Reply((Message(Tone.BAD, say.HERE_ALREADY),))
            self.draft.move_to(home)
            self._home = home
        elif not self.draft.trouble and not self.draft.unsaved:
            return Reply((Message(Tone.BAD, say.WHERE_TO),))
        elif not self.flee():
            return Reply((Message(Tone.BAD, say.NO_REFUGE),))
        self._news = ()
        return Reply((Message(Tone.GOOD, say.saved_to(str(self.draft.folder), self._way_back)),))

    def flee(self) -> bool:
        """Move the draft to the first folder that takes it, and tell whether there is one."""
        for home in refuges():
            with contextlib.suppress(OutputError):
                self.draft.move_to(home)
                self._home = home
                return True
        return False
