"""Which column of a table holds what: by its name in several languages, else by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.model import fold

ROLES = ("text", "title", "published", "language", "source", "address", "author")
"""The facts that a column may hold; "text" is needed, the others are not."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "texte",
        "content",
        "contenu",
        "body",
        "corps",
        "article",
        "fulltext",
        "full text",
        "texte integral",
        "article text",
        "texte de l'article",
        "contenu de l'article",
        "contenu article",
        "corps de l'article",
        "corps du texte",
        "plain text",
        "main text",
        "text content",
        "content text",
        "inhalt",
        "texto",
        "testo",
        "contenido",
    ),
    "title": (
        "title",
        "titre",
        "headline",
        "titel",
        "titulo",
        "titolo",
        "article title",
        "titre de l'article",
        "name",
        "nom",
        "subject",
        "objet",
    ),
    "published": (
        "published",
        "date",
        "published at",
        "publication date",
        "date de publication",
        "date publication",
        "pubdate",
        "pub date",
        "publish date",
        "published date",
        "date published",
        "datepublished",
        "publishedat",
        "date de parution",
        "parution",
        "publie",
        "publiee",
        "publie le",
        "paru",
        "paru le",
        "mis en ligne",
        "mise en ligne",
        "date de mise en ligne",
        "date de l'article",
        "date article",
        "jour",
        "datum",
        "fecha",
        "data",
        "seendate",
        "created at",
        "date time",
        "datetime",
        "timestamp",
    ),
    "language": ("language", "langue", "lang", "sourcelanguage", "sprache", "idioma", "lingua"),
    "source": (
        "source",
        "media",
        "journal",
        "publisher",
        "outlet",
        "newspaper",
        "site",
        "site name",
        "source name",
        "source.name",
        "publication",
        "titre du journal",
        "domain",
        "sourcecommonname",
        "quelle",
        "fuente",
        "editeur",
        "publisher.name",
    ),
    "address": (
        "url",
        "address",
        "adresse",
        "link",
        "lien",
        "uri",
        "permalink",
        "source url",
        "article url",
        "web url",
        "weburl",
        "href",
    ),
    "author": (
        "author",
        "auteur",
        "signature",
        "authors",
        "auteurs",
        "byline",
        "creator",
        "journaliste",
        "author.name",
        "autor",
        "autore",
    ),
}
_LEAST_AVERAGE = 120  # letters of a cell for a column without a known name to be taken as the text
_NUMERIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})(?!\d)(.*)", re.S)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table.

    Attributes:
        names: in the order of the table.
        roles: the column by what it holds, for the roles of ROLES that could be guessed.
        rows: how many rows there are.
    """

    names: tuple[str, ...]
    roles: Mapping[str, str]
    rows: int


def guessed(names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The column by role, as names say it; the text may also be the column with the longest cells.

    Args:
        names: of the columns.
        rows: the first rows.

    >>> guessed(["Titre", "Contenu", "Date de publication"], [])
    {'text': 'Contenu', 'title': 'Titre', 'published': 'Date de publication'}
    """
    roles: dict[str, str] = {}
    plain = {name: " ".join(re.sub(r"[_\-/]+", " ", fold(name)).split()) for name in names}
    for role in ROLES:
        known = [
            name for wanted in _NAMES[role] for name in names if plain[name] == wanted and name not in roles.values()
        ]
        if known:
            roles[role] = known[0]
    if "text" in roles and rows and _average(rows, roles["text"]) == 0:
        del roles["text"]
    if "text" not in roles and rows:
        longest = max(names, key=lambda name: _average(rows, name), default="")
        if _average(rows, longest) >= _LEAST_AVERAGE:
            roles = {role: name for role, name in roles.items() if name != longest}
            roles["text"] = longest
    return roles


def _average(rows: Sequence[Mapping[str, object]], name: str) -> float:
    lengths = [sum(map(str.isalpha, cell)) for row in rows if isinstance(cell := row.get(name), str)]
    return sum(lengths) / max(1, len(rows))


def day_order(cells: Sequence[str]) -> str:
    """How a column writes its days: "MDY" where some cell can be nothing else and none is day first, else "DMY".

    >>> day_order(["03/04/2024", "06/26/2024"]), day_order(["03/04/2024"])
    ('MDY', 'DMY')
    """
    found = [match for cell in cells if (match := _NUMERIC_DAY.match(cell.strip()))]
    month_first = any(int(match[2]) > 12 for match in found)
    day_first = any(int(match[1]) > 12 for match in found)
    return "MDY" if month_first and not day_first else "DMY"


def in_day_order(cell: str, order: str) -> str:
    """A cell with its day before its month, from a column that writes the month first.

    >>> in_day_order("03/04/2024", "MDY")
    '04/03/2024'
    """
    match = _NUMERIC_DAY.match(cell.strip())
    if match is None:
        return cell
    first, second, year, rest = match.groups()
    rest = re.sub(r"^[,T\s]+\d\d?:.*$", "", rest, flags=re.S)
    return f"{second}/{first}/{year}{rest}" if order == "MDY" else f"{first}/{second}/{year}{rest}"
