"""How somebody is reached: mails, links, handles, telephones, addresses, also spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.policies.placeholders.folding import fold, words_of
from sanctum_desktop.core.policies.placeholders.kinds import Kind, Span

_AT: Final = (
    r"(?:@|＠|\(a\)|\[a\]|\(at\)|\[at\]|\{at\}|\bat\b|\barroba\b|\bchiocciola\b|\bma[lł]pa\b|\barobase\b|\barrobas?\b"
    r"|\bklammeraffe\b|\bät\b|\bapenstaartje\b|\bsnabel-?a\b|\bet\b|\bbei\b|\bchez\b|\bzavináč\b|\bkukac\b|\bmiukumauku\b|\bsobaka\b|\bсобака\b|\bравлик\b|\bπαπάκι\b)"
)
_DOT: Final = r"(?:\.|\(dot\)|\[dot\]|\bdot\b|\bpoint\b|\bpunto\b|\bpunkt\b|\bponto\b|\bpunt\b|\bkropka\b|\bpunct\b|\bprick\b|\bpunktum\b|\bnokta\b|\btečka\b|\bbodka\b|\bpont\b|\bpiste\b|\bточка\b|\bкрапка\b|\bτελεία\b)"
_MARK: Final = rf"(?:{_DOT}|_|-|\bunderscore\b|\bdash\b|\bhyphen\b|\bminus\b|\bguion bajo\b|\bgui[oó]n\b|\btrattino\b|\bunterstrich\b|\bbindestrich\b|\btiret\b|\bpodkre[sś]lenie\b)"
_PIECE: Final = r"[^\W_]{1,64}"
_TOP: Final = (
    r"(?:com|net|org|info|edu|gov|mil|int|io|co|app|dev|me|tv|eu|uk|us|de|at|ch|fr|es|it|pt|pl|nl|be|lu|ie|dk|se|no|fi|is|ee|lv|lt|cz|sk|hu|ro|bg|gr|hr|si|rs|tr|ru|ua"
    r"|br|ar|cl|mx|pe|ca|au|nz|in|jp|cn|kr|tw|hk|sg|my|th|vn|ph|id|za|ng|ke|eg|ma|il|ae|example|test|invalid|online|site|shop|blog|cloud|email|mail|xyz|pro|biz|name|jobs|work|world|tech|agency|care|health|social|club)"
)
NORMS: Final = (
    r"(?:ISO|IEC|EN|DIN|BS|AS|NEN|UNI|ASTM|ASME|ANSI|IATF|OHSAS|GOST|AWS|API|COVID|HACCP|SAE|EASA)"
)
"""What begins the name of a norm, or of an illness, and no number of papers."""
_PATTERNS: Final = (
    (Kind.MAIL, re.compile(
        r"(?<![^\s<>()\[\]{},;:\"“”])(?:[^\s<>()\[\]{},;:\"“”]+\s[@＠]\s|[^\s<>()\[\]{},;:\"“”]*[@＠]\s?)[^\s<>()\[\]{},;:\"“”]*[^\s<>()\[\]{},;:\"“”.!?]")),
    (Kind.MAIL, re.compile(
        rf"(?<!\w)(?:(?:[^\W_][ \-]){{2,40}}[^\W_](?: ?{_MARK} ?{_PIECE})*|{_PIECE}(?:\s?{_MARK}\s?{_PIECE}){{0,8}})(?: \d{{1,4}})?"
        rf"\s*,?\s*{_AT}\s*(?:{_PIECE})(?:\s?-\s?{_PIECE}){{0,3}}(?:\s*{_DOT}\s*{_PIECE}){{0,4}}\s*{_DOT}\s*{_TOP}\b", re.IGNORECASE)),
    (Kind.LINK, re.compile(r"\b(?:https?|ftp|file|mailto|tel|sip|skype|tg|whatsapp)\s?:[^\s<>\"“”]*[^\s<>\"“”.,;!?)]", re.IGNORECASE)),
    (Kind.LINK, re.compile(r"\b\w[\w.]{1,31}#\d{4}\b")),
    (Kind.LINK, re.compile(rf"(?<![\w.])(?:[^\W_][\w-]*\.)+(?:{_TOP})\b(?:[/?#:][^\s<>\"“”]*[^\s<>\"“”.,;!?)])?", re.IGNORECASE)),
    (Kind.LINK, re.compile(r"(?<![\w.])[\w.-]+\.[a-z]{2,10}/[^\s<>\"“”]*[^\s<>\"“”.,;!?)]|\bwww\.[^\s<>\"“”]*[^\s<>\"“”.,;!?)]", re.IGNORECASE)),
    (Kind.LINK, re.compile(rf"\b[\w-]+(?: {_DOT} [\w-]+){{0,3}} (?:dot|punto|punkt|ponto|kropka|punt) {_TOP}\b(?: slash [\w-]+)*", re.IGNORECASE)),
    (Kind.LINK, re.compile(r"(?<![\w/])in/[\w-]{3,}")),
    (Kind.COMPANY, re.compile(r"(?<!\w)[A-Z] ?& ?[A-Z](?!\w)")),
    (Kind.COMPANY, re.compile(r"\b[^\W\d_]+ & (?:sons?|daughters?|brothers|bros|co|partners)(?!\w)", re.IGNORECASE)),
    (Kind.COMPANY, re.compile(r"(?:(?<=\bat )|(?<=\bfor )|(?<=\bfrom )|(?<=\bjoined ))[^\W\d_]+ and (?:sons|daughters|bros|co)(?!\w)", re.IGNORECASE)),
    (Kind.LINK, re.compile(r"(?<![\w&#])[#@][^\W\d][\w.-]+")),
    (Kind.LINK, re.compile(rf"\b[^\W\d_]{{2,}}[._][^\W_]{{2,}}(?:[._][^\W_]+)*\d*\b|\b(?!(?i:{NORMS})\d)[^\W\d_]{{3,}}\d{{2,}}\b")),
    (Kind.ADDRESS, re.compile(
        r"\b\d{1,5}[a-zA-Z]?(?:\s?[-/]\s?\d+[a-zA-Z]?)?,?\s+(?:[A-ZÀ-Þ][\w.'’-]*\s+){1,4}(?:[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Ll]ane|[Ll]n|[Aa]venue|[Aa]ve|[Dd]rive|[Dd]r|[Cc]lose|[Cc]ourt|[Cc]t|[Ww]ay|[Cc]rescent|[Tt]errace|[Ss]quare|[Bb]oulevard|[Bb]lvd|[Pp]lace|[Gg]ardens|[Hh]ill|[Gg]rove|[Rr]ow|[Mm]ews|[Pp]ark|[Mm]ount|[Rr]ise|[Vv]iew|[Ww]alk|[Gg]reen|[Ww]harf|[Pp]arade|[Qq]uay|[Cc]roft|[Cc]ross)\b\.?")),
    (Kind.ADDRESS, re.compile(r"\b\d{1,4}[a-z]?,? (?:[^\W\d_][\w'’-]+ ){1,2}(?:street|lane|road|row|gardens|avenue|crescent|terrace|boulevard|mews)\b", re.IGNORECASE)),
    (Kind.ADDRESS, re.compile(
        r"(?:\b\d{1,4}(?: ?(?:bis|ter))?,?\s+)?\b(?:[Rr]ue|[Cc]alle|C/|[Vv]ia|[Vv]iale|[Cc]orso|[Rr]ua|[Aa]venida|[Aa]vda\.?|[Aa]v\.|[Pp]laza|[Pp]iazza|[Pp]aseo|[Uu]l\.|[Uu]lic[ay]|[Aa]l\.|[Aa]leja|[Bb]oulevard|[Bb]d|[Qq]uai|[Cc]hemin|[Tt]ravessa|[Ll]argo|[Ss]tr\.)\s+(?:(?:de|du|des|la|las|los|el|del|della|dei|degli|da|do|dos|das|di|d['’]|l['’])\s*){0,2}[A-ZÀ-ÞŁŚŻ][\w'’.-]*(?:[ -](?:de|la|del|di|da|do|dos)?[ ]?[A-ZÀ-ÞŁŚŻ][\w'’-]*){0,3}(?:,?\s*(?:n\.?\s?[°ºo.]?\s*|nr\.?\s*|numero\s*|número\s*)?\d{1,5}(?:\s?[a-zA-Z]\b)?(?:[/-]\d+)?)?")),
    (Kind.ADDRESS, re.compile(r"\b[A-ZÀ-ÞŁŚŻ][\w-]+(?: [A-ZÀ-ÞŁŚŻ][\w-]+)? \d{1,4}[a-zA-Z]?/\d{1,4}\b")),
    (Kind.ADDRESS, re.compile(
        r"\b[A-ZÀ-Þa-zß-ÿ][\w-]*(?:[ -][A-ZÀ-Þ][\w-]*)?[ -]?(?:stra(?:ß|ss)e|Stra(?:ß|ss)e|str\.|Str\.|weg|Weg|gasse|Gasse|platz|Platz|allee|Allee|straat|laan|plein|gracht|gatan|vägen|gade|vej|veien|gata|katu|tie|utca)\s+(?:Nr\.?\s*)?\d{1,4}(?:\s?[a-zA-Z]\b)?")),
    (Kind.ADDRESS, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b\d{4}\s?[A-Z]{2}\b(?=[ ,.]|$)|\b[A-Z]{2}[ ,]+\d{5}(?:-\d{4})?\b|\b(?:D|A|CH|F|I|E|PL|B|L)-\d{4,5}\b|\b\d{2}-\d{3}\b(?: [A-ZÀ-ÞŁŚŻ][\w-]+)?|\b\d{5}(?:-\d{3})?,?\s+[A-ZÀ-Þ][\w-]*|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b")),
    (Kind.ADDRESS, re.compile(r"(?i)\b(?:flat|apartment|apt\.?|house|plot|block|unit|p\.?o\.? box|postfach|apartado|wohnung) (?:no\.? |number |nr\.? )?\d+[a-z]?\b")),
)  # fmt: skip
_DAY: Final = (
    r"(?:\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th|er|[.ºª])?\s+(?:(?:of|de|di|do)\s+)?[^\W\d_]{3,12}\.?,?\s+(?:(?:of|del?)\s+)?\d{2,4}"
    r"|[^\W\d_]{3,12}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
)
_BORN: Final = (
    r"\b(?:born|d\.?o\.?b\.?|birth ?da(?:y|te)|date of birth|geb(?:oren|urtsdatum|urtstag|\.)|nac[ií]|nacid[oa]|nacimiento|cumpleaños"
    r"|née?|naissance|anniversaire|nat[oa]|nascita|nasci(?:d[oa]|mento)?|urodzi\w*|urodzenia|ur\.|geboorte\w*|verjaar\w*|född|født|fødselsdag|syntyn\w*"
    r"|narozen\w*|narodil\w*|született|doğum\w*|doğdum|sinh|народи\w*|родил\w*|рожд\w*|γεννή\w*)"
)
_PAPERS: Final = (
    r"\b(?:passport|passeport|pasaporte|passaporto|passaporte|paszport\w*|reisepass|(?:personal)?ausweis\w*|identity card|residence (?:card|permit|document)|brp|visa number"
    r"|titre de séjour|dni|nie|nif|nuss|pesel|nip|bsn|nino|ni number|national insurance|seguridad social|sécu(?:rité sociale)?|codice fiscale|steuer\W?(?:id|nummer|identifikationsnummer)|sozialversicherungs\w*"
    r"|social security|ssn|aadhaar|pan|pps|ppsn|nhs number|personnummer|fødselsnummer|cpr|henkilötunnus|tc kimlik|kimlik|cpf|rg|curp|rut|iban|account number|sort code|konto\w*|prawo jazdy|driving licen[cs]e|licen[cs]e number|führerschein\w*|permis|id(?: card)?(?: number)?)"
)
_PAPER: Final = r"(?=(?:[^\s\d]*[ ./-]?\d){3})[A-Z0-9](?:[ ./-]?[A-Z0-9]){5,33}(?![^\W_])"
_BEHIND: Final = (
    (Kind.BIRTHDAY, re.compile(rf"(?i:{_BORN})\W{{0,4}}(?:[^\W\d]+\W+){{0,4}}?(?P<told>{_DAY})")),
    (Kind.DIGITS, re.compile(rf"(?i:{_PAPERS})(?!\w)\W{{0,4}}(?:[^\W\d]+\W+){{0,4}}?(?P<told>{_PAPER})")),
    (Kind.DIGITS, re.compile(r"(?<![^\W_])(?P<told>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)(?![^\W_])")),
    (Kind.DIGITS, re.compile(
        rf"(?<![^\W_])(?!{NORMS}\d)(?P<told>(?=\d*[A-Z])(?=(?:[A-Z]*\d){{4}})[A-Z0-9]{{7,24}})(?![^\W_])")),
)  # fmt: skip
"""What is told behind what it is: days of birth, numbers of papers; and what looks like a number
of papers by itself, letters and figures in one, which is no norm's ("ISO9001")."""
_FIGURES: Final = re.compile(
    r"(?<![^\W_])[+(]{0,2}\d(?:[ \u00a0\u2009()/.,\-–‐‑]{0,3}\d){5,24}(?![^\W_])"
)
_YEARS: Final = re.compile(
    r"(?:(?:19|20)\d\d(?:[ /.,–-]+|$))+|(?:19|20)\d\d[-–/](?:\d\d|(?:19|20)\d\d)"
)
_DATE: Final = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}[./-](?:19|20)\d\d)(?:\s?[-–]\s?(?:\d{1,2}[./-]){1,2}(?:19|20)?\d\d)?"
)
_AMOUNT: Final = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}[. \u00a0\u2009]\d{3}|\d{1,2}(?:[. \u00a0\u2009]\d{3}){2})"
    r"(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,3})?|[1-9]0{6,}"
)
"""Not three groups of three, nor seven figures: that is how many countries write a telephone."""
_RING: Final = re.compile(
    r"\b(?:tel|telephone|telefon|telefono|teléfono|telefone|téléphone|tél|phone|mobile|mobil|cell"
    r"|handy|móvil|movil|portable|fon|fax|ring|call|text|whatsapp|zadzwoń|llama|llámame|ruf|appelle)"
    r"\W{0,3}(?:\w{1,6}\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_BEFORE: Final = 30
_LEAST_FIGURES: Final = 6
_LEAST_SPOKEN: Final = 6
_WIDEST_GAP: Final = 2
_SPOKEN: Final = frozenset(
    fold(word)
    for word in (
        "zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety double triple plus hundred "
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa doble mas "
        "null eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig doppel "
        "zéro un une deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante septante huitante nonante "
        "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta sessanta settanta ottanta novanta doppio più "
        "um dois duas três quatro cinco sete oito nove dez meia vinte trinta quarenta cinquenta sessenta oitenta mais "
        "nul een twee drie vijf zes zeven negen tien dubbel "
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć "
        "ett två tre fyra fem sex sju åtta nio tio noll en to fire seks syv sju otte åtte ni ti "
        "sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan "
        "nula jedna dva dvě tři čtyři pět šest sedm osm devět không một hai ba bốn năm sáu bảy tám chín "
        "нуль ноль один два две дві три чотири четыре п'ять пять шість шесть сім семь вісім восемь дев'ять девять десять"
    ).split()
) - {"on", "en", "to", "fire"}  # fmt: skip
_JOINERS: Final = frozenset(
    "y et und e and i och ve og en then dash minus space comma luego puis dann".split()
)


def reaching(said: str) -> Iterator[Span]:
    """Everything by which a person could be reached, and what looks like it."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(said):
            yield Span(*match.span(), kind)
    for kind, pattern in _BEHIND:
        for match in pattern.finditer(said):
            if not _YEARS.fullmatch(match["told"]):
                yield Span(*match.span("told"), kind)
    yield from _figures(said)
    yield from _spoken(said)


def _figures(said: str) -> Iterator[Span]:
    """Telephones and numbers of people; not years, dates, or amounts with their groups."""
    for match in _FIGURES.finditer(said):
        told = match.group().strip()
        figures = sum(map(str.isdigit, told))
        plain = any(form.fullmatch(told) for form in (_YEARS, _DATE, _AMOUNT))
        rung = _RING.search(said[max(0, match.start() - _BEFORE) : match.start()])
        if figures >= _LEAST_FIGURES and (rung or told[0] in "+(0" or not plain):
            yield Span(*match.span(), Kind.PHONE)


def _spoken(said: str) -> Iterator[Span]:
    """A number told in words, "oh seven nine, double one": also with figures among them."""
    run: list[tuple[int, int, bool]] = []
    for word in words_of(said):
        counts = word.bare.isdigit() or (word.bare in _SPOKEN and word.bare not in _JOINERS)
        goes_on = counts or (run and word.bare in _JOINERS)
        if run and (
            not goes_on or len(word.gap) > _WIDEST_GAP or any(mark in word.gap for mark in "!?;:")
        ):
            yield from _told(run)
            run = []
        if counts or run:
            run.append((word.start, word.end, counts and not word.bare.isdigit()))
    yield from _told(run)


def _told(run: list[tuple[int, int, bool]]) -> Iterator[Span]:
    if sum(spoken for _, _, spoken in run) >= _LEAST_SPOKEN:
        yield Span(run[0][0], run[-1][1], Kind.PHONE)
