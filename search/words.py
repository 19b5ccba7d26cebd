"""Words that every sentence has, folded: what is asked for is said by the others."""

ENGLISH = """
    a about an and any are as at be been by can could did do does find for from give has
    have how i in is it its list made make makes many me much my of on or our please show
    some tell than that the their them there these they this those to was we were what when
    where which who whose why will with you your
"""
VIETNAMESE = """
    ai bao bi cac cai cho co cua cung da dang dau de den di do duoc gi hay hoac khi khong la
    lam lon may mot nao nay nhieu nhu nhung o ra rang sao se tai the thi toi trong tu va vao
    ve vi voi xin
"""
CHINESE = """
    的 了 是 在 和 与 有 吗 呢 哪 谁 什么 哪里 哪些 多少 怎么
"""
EMPTY_WORDS = frozenset(f"{ENGLISH} {VIETNAMESE} {CHINESE}".split())
