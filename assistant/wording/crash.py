"""What is said when the program itself fails, and the heading of the report that it leaves."""

from __future__ import annotations

from assistant.text import make_harmless, one_line

REPORT_HEAD = "申报助手 shenbao 出错报告。里面没有填报的内容、文件名和草稿名，可以放心交给维护人员。"


def _report(report: str | None) -> str:
    if report is None:
        return "再出错，请把在做哪一题告诉维护人员。"
    return f"报告不含您填的内容：{one_line(report)}"


def _hand_over(report: str | None) -> str:
    if report is None:
        return "还不行，就把在做哪一步告诉维护人员。"
    return f"还不行，就把报告（不含您填的内容）交给维护人员：{one_line(report)}"


def resumed(report: str | None) -> str:
    """It failed and stands again at the same question."""
    return f"程序刚才出了错，已接着这一题，请接着填。{_report(report)}"


def home_again(report: str | None) -> str:
    """The full screen failed outside an interview and stands again at the list of drafts."""
    return f"程序刚才出了错，已回到开头，请再选一次。{_report(report)}"


def line_lost(report: str | None) -> str:
    """Line by line: the line just given made the program fail, and was not stored."""
    return f"程序刚才自己出了错，刚打的这一行没有存，请再答一遍或换个说法。{_hand_over(report)}"


def line_stored(report: str | None) -> str:
    """Line by line: the program failed after the line just given had been stored."""
    return f"程序刚才自己出了错，刚打的这一行已经存了，请接着填。{_hand_over(report)}"


def gave_up(farewell: str | None, program: str, report: str | None) -> str:
    """The program failed again and again and ends; `farewell` says what is kept, and the way back."""
    back = farewell or f"草稿都在，要接着填请打 {program} 。"
    return f"程序自己连着出错，先停在这里，不是您的问题。{_hand_over(report)} 。{back}"


def ended(name: str, report: str | None) -> str:
    """A command failed by the program's own fault."""
    return f"程序自己出了错（{make_harmless(name)}），不是您的问题：已答的都在草稿里，请再试一次。{_hand_over(report)}"
