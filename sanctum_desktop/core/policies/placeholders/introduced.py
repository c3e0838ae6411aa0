"""Names in scripts without capitals: what stands behind "my name is" or before "Mr"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.policies.placeholders.kinds import Kind, Span

_WORD: Final = r"[^\s.,;:!?()\"“”،؛؟。、！？「」（）।]+"
_SOME: Final = rf"(?P<told>{_WORD}(?: (?!(?:في|من|على|إلى|الى|مع|عن|هو|هي|كان|كانت|و[^\s]{{3,}}|है|हूँ|और|में|এবং|ועובד|ואני|אני)(?!\w)){_WORD}){{0,2}})"
_HAN: Final = r"[\u3400-\u9fff々·]"
_KANA: Final = r"[\u3400-\u9fff々\u30a0-\u30ff]"
_PATTERNS: Final = (
    (Kind.PERSON, re.compile(
        rf"(?<!\w)(?:و|ل|مع )?(?:[اإ]سمي|السيدة?|الأستاذة?|الدكتورة?|الآنسة|الحاجة?|مديرت?ي|زميلت?ي|صديقت?ي|زوجت?ي|أخي|أختي|[اإ]بنت?ي|اسمه|اسمها|שמי|קוראים לי|מר|גברת|ד\"ר) {_SOME}")),
    (Kind.COMPANY, re.compile(rf"(?<!\w)[بلو]?(?:شركة|مؤسسة|مدرسة|جامعة|مستشفى|مطعم|فندق|صيدلية|חברת|בית ספר|מסעדת) {_SOME}")),
    (Kind.PERSON, re.compile(
        rf"(?:मेरा नाम|श्रीमती|श्री|আমার নাম|জনাব|ਮੇਰਾ ਨਾਮ|મારું નામ|माझे नाव|என் பெயர்|பெயர்|నా పేరు|ನನ್ನ ಹೆಸರು|എന്റെ പേര്|میرا نام|نام من|اسم من|جناب|محترمہ) (?:है )?{_SOME}")),
    (Kind.PERSON, re.compile(rf"(?:我叫|我姓|名叫|叫做|名字是|名字叫)(?P<told>{_HAN}{{1,4}})")),
    (Kind.PERSON, re.compile(rf"(?P<told>{_HAN}{{1,3}})(?:先生|女士|小姐|老师|師傅|师傅|经理|經理|主任|医生|老板)")),
    (Kind.COMPANY, re.compile(rf"(?<=[在于於])(?P<told>{_HAN}{{2,8}}?)(?=公司|集团|医院|醫院|学校|大学|工厂|餐厅|饭店|酒店|超市)")),
    (Kind.PERSON, re.compile(rf"(?P<told>{_KANA}{{1,8}}(?: {_KANA}{{1,6}})?)(?:さん|様|氏|部長|課長|店長|社長|と申します|といいます)")),
    (Kind.PERSON, re.compile(rf"名前は(?P<told>{_KANA}{{1,8}}(?: {_KANA}{{1,6}})?)")),
    (Kind.COMPANY, re.compile(rf"(?P<told>(?:株式会社|有限会社){_KANA}{{1,12}}|{_KANA}{{1,12}}(?:株式会社|有限会社))")),
    (Kind.PERSON, re.compile(r"(?:이름은|성함은) (?P<told>[가-힣]{2,5}?)(?=입니다|이에요|예요|이고|[\s.,]|$)")),
    (Kind.PERSON, re.compile(r"(?<![가-힣])(?P<told>[가-힣]{2,4}) ?(?:씨|과장|부장|사장|팀장|대리|선생)")),
    (Kind.PERSON, re.compile(rf"ชื่อ ?(?P<told>{_WORD}(?: {_WORD})?)")),
)  # fmt: skip


def introduced(said: str) -> Iterator[Span]:
    """Whom a text without capitals names in the usual ways; others nobody finds."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(said):
            yield Span(*match.span("told"), kind)
