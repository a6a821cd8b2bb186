"""Commands are whole inputs from a fixed list."""

import pytest

from assistant.commands import Command, Verb, is_doubtful, nearest_word, parse_command


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("?", Verb.EXPLAIN), ("？", Verb.EXPLAIN), ("为什么", Verb.EXPLAIN), ("/wsm", Verb.EXPLAIN),
        ("例子", Verb.EXAMPLE), ("上一题", Verb.BACK), ("/syt", Verb.BACK), ("跳过", Verb.SKIP),
        ("撤销", Verb.UNDO), ("重做", Verb.REDO), ("目录", Verb.OUTLINE), ("核对", Verb.REVIEW),
        ("预审", Verb.CHECK), ("写出", Verb.WRITE), ("送审稿", Verb.PROOF), ("/", Verb.HELP),
        ("一览", Verb.LINE_UP), ("/yl", Verb.LINE_UP), ("目标一览", Verb.LINE_UP),
        ("保留全部", Verb.KEEP_DUTIES), ("照抄去年的职责", Verb.KEEP_DUTIES), ("/blqb", Verb.KEEP_DUTIES),
        ("对照", Verb.CONTRAST), ("/dz", Verb.CONTRAST), ("拆", Verb.SPLIT), ("移到", Verb.MOVE_TO), ("/fz", Verb.COPY),
        ("改动", Verb.CHANGES), ("改动记录", Verb.CHANGES), ("/gd", Verb.CHANGES), ("／改动记录", Verb.CHANGES),
        ("帮助", Verb.HELP), (" 退出 ", Verb.QUIT), ("／退出", Verb.QUIT), ("/q", Verb.QUIT),
    ],
)  # fmt: skip
def test_a_word_alone_or_behind_a_slash_is_a_command(typed, verb):
    assert parse_command(typed) == Command(verb)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("改 2", Command(Verb.CHANGE, "2")), ("改2", Command(Verb.CHANGE, "2")), ("删 第 12 条", Command(Verb.REMOVE, "12")),
        ("跳到 8", Command(Verb.JUMP, "8")), ("/td 8", Command(Verb.JUMP, "8")), ("跳到 第 8 题", Command(Verb.JUMP, "8")),
        ("改动 100", Command(Verb.CHANGES, "100")), ("改动记录：最近 20 笔", Command(Verb.CHANGES, "20")),
        ("/gd 5", Command(Verb.CHANGES, "5")), ("改动5条", Command(Verb.CHANGES, "5")),
        ("预审 3", Command(Verb.CHECK, "3")), ("/ys 第12处", Command(Verb.CHECK, "12")),
        ("对照 全部", Command(Verb.CONTRAST, "全部")), ("/dz 全部", Command(Verb.CONTRAST, "全部")),
        ("预审 全部", Command(Verb.CHECK, "全部")), ("预审　标点", Command(Verb.CHECK, "标点")),
        ("插到 3", Command(Verb.INSERT, "3")), ("/cr 3", Command(Verb.INSERT, "3")), ("插到第3条前", Command(Verb.INSERT, "3")),
        ("上移 3", Command(Verb.UP, "3")), ("/sy 3", Command(Verb.UP, "3")), ("下移第2条。", Command(Verb.DOWN, "2")),
        ("移到 3 目标5", Command(Verb.MOVE_TO, "3 目标5")), ("移到3效益", Command(Verb.MOVE_TO, "3效益")),
        ("/yd 3 目标5产出", Command(Verb.MOVE_TO, "3 目标5产出")), ("移 3 到 1", Command(Verb.MOVE_TO, "3 到 1")),
        ("复制 3", Command(Verb.COPY, "3")), ("拆 3", Command(Verb.SPLIT, "3")), ("拆 3 全部", Command(Verb.SPLIT, "3 全部")),
        ("/cf 3 留 1 3 5", Command(Verb.SPLIT, "3 留 1 3 5")), ("合 3-4", Command(Verb.MERGE, "3-4")),
        ("合并 3 和 4", Command(Verb.MERGE, "3 和 4")), ("类别 3 经济", Command(Verb.CATEGORISE, "3 经济")),
        ("/lb 第3条 数量", Command(Verb.CATEGORISE, "3条 数量")), ("换 3 值 95", Command(Verb.ALTER, "3 值 95")),
        ("换 3 单位 亩", Command(Verb.ALTER, "3 单位 亩")), ("/hz 3 时间 10月底", Command(Verb.ALTER, "3 时间 10月底")),
        ("一览 3", Command(Verb.LINE_UP, "3")), ("/yl 职责", Command(Verb.LINE_UP, "职责")),
        ("照改 3-8", Command(Verb.FIX, "3-8")), ("保留 3 县里这么叫", Command(Verb.KEEP, "3 县里这么叫")),
        ("写出 /tmp/a b.docx", Command(Verb.WRITE, "/tmp/a b.docx")), ("/送审稿 a.docx", Command(Verb.PROOF, "a.docx")),
    ],
)  # fmt: skip
def test_a_command_may_carry_a_number_or_a_path(typed, command):
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    "typed",
    [
        "预审全县项目资金", "预审 标点符号", "照改图纸3张", "保留3处古建筑", "改造山塘4口", "跳过旧路硬化3公里", "退出低保12户", "目录建设1套", "无", "无重大事故", "待填", "核对低保对象1次",
        "删 3 处违建", "g 3", "922.75", "", "写出调研报告2篇", "上一题目", "为什么要改水", "改 2 条路",
        "拆 3 座危房", "拆3座", "拆迁户 3", "复制 3 份档案", "合 3 村为 1 村", "移到 3 号楼办公", "移民 3 户", "换 3 台水泵", "换3单位电表",
        "换 3值班员", "类别 3 种", "类别3经济林", "上移 3 米", "下移电杆 3 根", "插到 3 块牌", "保留全部古树", "一览表 3 张", "fz 3", "cf 3",
        "sy 3", "合格率 95", "对照标准整改12处", "对照 3 项清单", "dz 全部", "拆 3户 2处", "照抄去年的职责清单3份",
        "改动管网3处", "改动 3 处管网", "gd 3", "改动记录3册", "/home 目录整理", "1/3以上村民参加", "例子：好",
    ],
)  # fmt: skip
def test_no_answer_is_ever_taken_for_a_command(typed):
    assert parse_command(typed) is None


def test_an_unknown_slash_word_is_named_with_the_nearest_one():
    assert parse_command("/退岀") == Command(Verb.UNKNOWN, "/退岀")
    assert nearest_word("/退岀") == "退出"
    assert nearest_word("/xyzxyz") is None


@pytest.mark.parametrize(
    ("typed", "verb", "argument"),
    [
        ("打 跳到 8", Verb.JUMP, "8"),
        ("打 目录", Verb.OUTLINE, ""),
        ("打改 2", Verb.CHANGE, "2"),
        ("打 ?", Verb.EXPLAIN, ""),
    ],
)
def test_a_command_may_be_typed_as_the_help_words_it(typed, verb, argument):
    assert parse_command(typed) == Command(verb, argument)


@pytest.mark.parametrize("typed", ["打造茶旅融合示范点2处", "打 井3口", "打击盗伐12次", "打"])
def test_work_that_begins_with_the_same_word_is_an_answer(typed):
    assert parse_command(typed) is None


@pytest.mark.parametrize(
    ("typed", "verb", "argument"),
    [
        ("撤消", Verb.UNDO, ""), ("为何", Verb.EXPLAIN, ""), ("？？", Verb.EXPLAIN, ""), ("例子?", Verb.EXAMPLE, ""),
        ("帮助。", Verb.HELP, ""), ("上一 题", Verb.BACK, ""), ("下一题", Verb.SKIP, ""), ("/CX", Verb.UNDO, ""),
        ("跳到：8", Verb.JUMP, "8"), ("跳 到 8", Verb.JUMP, "8"), ("跳8", Verb.JUMP, "8"), ("删除第 3 条。", Verb.REMOVE, "3"),
        ("写出表.docx", Verb.WRITE, "表.docx"), ("送审稿 ./表.pdf", Verb.PROOF, "./表.pdf"),
        ("写出 表.docx --force", Verb.WRITE, "表.docx"),
    ],
)  # fmt: skip
def test_a_command_is_known_however_it_is_spaced_and_ended(typed, verb, argument):
    assert parse_command(typed) == Command(verb, argument)


@pytest.mark.parametrize(
    "typed",
    [
        "下一步",
        "保存",
        "写完了",
        "quit",
        ":q",
        "社会",
        "经济效益",
        "删二",
        "改第二条",
        "1、",
        "1 3",
        "3-5",
        "2027",
        "退出吧",
        "写出表.docx吧 --force",
    ],
)
def test_what_looks_like_a_slip_is_doubted(typed):
    assert parse_command(typed) is None
    assert is_doubtful(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "改造危桥2座",
        "跳绳比赛8场",
        "完成防汛演练9场",
        "写出年度工作报告",
        "社会效益：就业120人",
        "恢复耕地180亩",
        "撤并村小学后的校车2辆",
    ],
)
def test_ordinary_work_is_neither_a_command_nor_doubted(typed):
    assert parse_command(typed) is None
    assert not is_doubtful(typed)


@pytest.mark.parametrize("typed", ["zy1", "zy 2", "zy"])
def test_initials_without_a_slash_are_a_search_and_no_command(typed):
    assert parse_command(typed) is None
