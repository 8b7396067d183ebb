"""Where a name ends: the words behind the head of a body.

A name is told by its capitals, by the gazetteer, by words that go on inside names; a small word behind
a whole name ends it: ``Chủ tịch UBND tỉnh | tặng Bằng khen``. A verb's first word that belongs to a
compound does not: ``Ủy ban Bầu cử xã``, ``Ban Chỉ đạo các Chương trình mục tiêu quốc gia``.
"""

from collections.abc import Sequence

from parsers.bodies.tokens import Token
from parsers.bodies.words import inside, known, neighbours, phrase, verb

_FLOWING = frozenset({"các", "về", "cho", "vì", "phòng", "thực", "cải", "xây"})
"""Behind ``Ban Chỉ đạo``, ``Hội đồng``: ``về chuyển đổi số``, ``các Chương trình``."""
_STEERING = frozenset({"đạo", "đồng", "động", "tác", "ban", "phạm"})
_PLACES = frozenset({"thuộc", "tại", "ở", "trong"})
_MOST_NAMES = 6
_TAIL = 4


def name_end(words: Sequence[Token], first: int, at: int, *, caps: bool) -> int:
    """Where the name whose head is ``words[first:at]`` ends; ``at`` when no name follows."""
    small = at < len(words) and words[first].capital and not words[at].capital
    if not (small and verb(words, at)):  # đơn vị thuộc Sở | xây dựng kế hoạch
        at = max(at, known(words, first))
    here = at
    while here < len(words):
        following = _step(words, first, here, caps=caps)
        if following == here:
            break
        ended = phrase(words, here, "collectives.units") > here and not words[here].gap
        # Chi đoàn Trường | Phổ thông: a capital unit goes on with its own name
        ended = ended and not (words[here].capital and _goes_on(words, following))
        here = following
        if ended:
            break
    return _tail(words, here)


def acts(words: Sequence[Token], at: int) -> bool:
    """Whether what is done begins here, or what binds it: ``phối hợp``, ``trao``, ``trước``."""
    if at >= len(words) or words[at].gap:
        return False
    single = phrase(words[: at + 1], at, "acts.single") > at
    return verb(words, at) or (single and inside(words, at) == at)


def opens(words: Sequence[Token], at: int) -> bool:
    """Whether another body opens here: a head, a post, a collective."""
    if at >= len(words) or seeming(words, at):
        return False
    lists = ("heads.proper", "heads.whole", "posts.words", "posts.persons", "collectives.openers")
    return any(phrase(words, at, name) > at for name in lists)


def seeming(words: Sequence[Token], at: int) -> bool:
    """``Ban hành``, ``Phòng, chống``, ``Tổ chức hội nghị``; not ``Phòng Thi đua``."""
    if words[at].key == "tổ" and at + 1 < len(words) and words[at + 1].key == "chức":
        behind = at + 2
        named = phrase(words, behind, "heads.organisations") > behind
        return not named or seeming(words, behind)
    stop = phrase(words, at, "not_heads.words")
    if stop < at + 2:
        return False
    return not words[at + 1].capital or words[at].upper


def _step(words: Sequence[Token], first: int, at: int, *, caps: bool) -> int:
    """Past the next word or two of the name, ``at`` where it ends."""
    token = words[at]
    if token.gap:
        return _over_mark(words, at)
    if token.key == "và":
        return at + 2 if _goes_on(words, at + 1) else at
    if caps:
        return at if acts(words, at) and inside(words, at) == at else at + 1
    if token.capital:
        again = token.key == words[first].key and opens(words, at)
        return at if again else _compound(words, at)
    unit = phrase(words, at, "collectives.units")
    if unit > at:
        return capitals(words, unit)
    return _small(words, at)


def _over_mark(words: Sequence[Token], at: int) -> int:
    """A dash goes on; a comma only in a list that ends in ``và``: ``Kinh tế, Hạ tầng và Đô thị``."""
    if words[at].gap == "-" and words[at].capital and _is_work(words, at):
        return _compound(words, at)
    if words[at].gap == "-" and not opens(words, at):
        if words[at].capital:
            return _compound(words, at)
        return _behind_dash(words, at)
    if words[at].gap != "," or not _goes_on(words, at):
        return at
    here = _compound(words, at)
    while here < len(words) and words[here].gap == "" and words[here].capital:
        here = _compound(words, here)
    ends = here + 1 < len(words) and words[here].key == "và" and not words[here].gap
    return here if ends and _goes_on(words, here + 1) else at


def _is_work(words: Sequence[Token], at: int) -> bool:
    """``Phòng Tài chính - | Kế toán``: a post that is a kind of work too; ``Kế toán trưởng`` is a post alone."""
    work = inside((words[at]._replace(gap=""), *words[at + 1 :]), 0)
    return work > 1 and at + work >= phrase(words, at, "posts.words")


def _behind_dash(words: Sequence[Token], at: int) -> int:
    """``Tài chính - kế hoạch``: the dash is no blank to the list of words inside names."""
    return (
        at + 2
        if at + 1 < len(words) and inside((words[at]._replace(gap=""), *words[at + 1 :]), 0) > 1
        else at
    )


def _goes_on(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and words[at].capital and not opens(words, at)


def _compound(words: Sequence[Token], at: int) -> int:
    """A capital word and the small one that makes a compound of it: ``Nội vụ``, ``Bầu cử``."""
    second = at + 1
    if second >= len(words) or words[second].gap or words[second].capital:
        return second
    here, key = words[at].key, words[second].key
    if neighbours(here, key) or inside(words, at) > second:
        return max(second + 1, inside(words, at))  # Chuyển đổi số
    apart = (
        key == "và"
        or acts(words, second)
        or phrase(words, second, "collectives.units") > second
        or phrase(words, second, "collectives.qualifiers") > second
        or words[at].upper
    )
    return second if apart else second + 1


def _small(words: Sequence[Token], at: int) -> int:
    """Small words that belong to the name."""
    token, before = words[at], words[at - 1]
    stop = inside(words, at)
    acting = verb(words, at)
    alone = phrase(words, at - 1, "heads.proper") == at
    whole = not acting or neighbours(before.key, token.key, words[at + 1].key)
    if whole and at > 1 and neighbours(words[at - 2].key, before.key, token.key):
        return max(stop, at + 1)
    if stop > at and (not acting or (neighbours(before.key, token.key) and not alone)):
        return stop
    if token.key in _FLOWING and before.key in _STEERING and at + 1 < len(words):
        flows = words[at + 1].capital or inside(words, at + 1) > at + 1
        if flows or stop > at:
            return max(stop, at + 1)
    if acts(words, at) or phrase(words, at, "collectives.qualifiers") > at:
        return at
    return _before_verb(words, at)


def _before_verb(words: Sequence[Token], at: int) -> int:
    """``Trung tâm Dịch vụ việc làm | báo cáo``: few words of no list before a verb, a colon."""
    for here in range(at + 1, min(at + _TAIL, len(words))):
        if words[here].gap or words[here].capital:
            return here if words[here].gap.startswith(":") else at
        if verb(words, here):
            return here
        if acts(words, here) and verb(words, here + 1):
            return here  # Trạm Quản lý đường bộ | lập báo cáo
        unit = phrase(words, here, "collectives.units")
        if unit > here and (unit == len(words) or words[unit].gap or acts(words, unit)):
            return here  # Hội đồng Trình diễn nghệ thuật | quận | trước ngày
    return at


def capitals(words: Sequence[Token], at: int) -> int:
    """Past the capital words of a proper name: ``huyện Thủy Nguyên``, ``tỉnh Bà Rịa - Vũng Tàu``."""
    stop = at
    while stop < len(words) and stop - at < _MOST_NAMES and words[stop].capital:
        if words[stop].gap not in {"", "-"} or opens(words, stop):
            break
        stop += 1
        behind = stop < len(words) and not words[stop].gap and not words[stop].capital
        if behind and neighbours(words[stop - 1].key, words[stop].key):
            stop += 1  # ngành Y tế
    return stop


def _tail(words: Sequence[Token], at: int) -> int:
    """What qualifies a body: ``thuộc Sở``, ``trên địa bàn xã``, ``liên quan``."""
    while at < len(words) and not words[at].gap:
        stop = phrase(words, at, "collectives.qualifiers")
        unit = phrase(words, at, "collectives.units")
        if unit > at and unit >= stop:
            at = capitals(words, unit)
            continue
        if stop == at:
            break
        if words[stop - 1].key in _PLACES or words[stop - 1].key == "bàn":
            behind = _place(words, stop)
            direct = words[at].key == "trực"  # các đơn vị trực thuộc
            if behind == stop and words[stop - 1].key != "bàn" and not direct:
                break
            stop = behind
        elif words[at].key == "phụ":
            stop = _charge(words, stop)
        at = stop
    return at


tail = _tail


def _place(words: Sequence[Token], at: int) -> int:
    """The body or unit behind ``thuộc``, ``trên địa bàn``."""
    unit = phrase(words, at, "collectives.units")
    head = max(phrase(words, at, "heads.proper"), phrase(words, at, "heads.whole"))
    if head > at and not seeming(words, at):
        return name_end(words, at, head, caps=False)
    if unit > at:
        return capitals(words, unit)
    return capitals(words, at)


def _charge(words: Sequence[Token], at: int) -> int:
    """``phụ trách chuyên môn``: what one is in charge of, up to what is done."""
    stop = at
    while stop < len(words) and stop - at < _MOST_NAMES and not words[stop].gap:
        if acts(words, stop) and not words[stop].capital:
            break
        stop += 1
    return stop
