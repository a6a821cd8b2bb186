"""What is said about the cards of the conversation."""

from __future__ import annotations

from assistant.wording.session import Message, Tone

HOW_TO_PICK = Message(Tone.HELP, "上下键挑前面的一张：回车去改，空格看为什么和例子，Esc 回来。")
GONE_SINCE = Message(Tone.PLAIN, "那一条已经不在了；这里是现在该填的。")
