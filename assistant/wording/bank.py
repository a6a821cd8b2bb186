"""What is said about the question bank's files."""


def no_questions(name: str) -> str:
    """A file holds something else than a list of questions."""
    return f"题库文件 questions/{name} 里没有题目，每道题要用 [[questions]] 开头，请补上。"


def question_without(name: str, question: str, key: str) -> str:
    """A question misses one of its parts, or the part is empty or no text."""
    return f'题库文件 questions/{name} 的“{question}”缺 {key}，请补上一行 {key} = "…"。'


def question_with_unknown(name: str, question: str, key: str) -> str:
    """A question has a part that no question has."""
    return f"题库文件 questions/{name} 的“{question}”多出 {key}，请删掉或改对名字。"


def question_twice(name: str, question: str, other: str) -> str:
    """Two questions have one id."""
    return f"题库文件 questions/{name} 的“{question}”在 {other} 里已经有了，请删掉一个。"


def question_missing(question: str) -> str:
    """The bank holds no question of that id."""
    return f"题库里没有“{question}”这道题，请在 questions/ 里补上，或重新安装 shenbao。"


def question_unnamed(number: int) -> str:
    """How a question is called that has no id."""
    return f"第 {number} 题"
