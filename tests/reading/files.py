"""Small real files of every format, each made by the library of its format, in our own words."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from fpdf import FPDF

MALI = (
    "Le président malien Ibrahim Boubacar Keïta a été renversé par un coup d’État militaire le 18 août 2020.\n\n"
    "Neuf mois plus tard, le colonel Assimi Goïta a écarté le président de la transition, Bah N’Daw."
)
NIGER = (
    "Au Niger, le président Mohamed Bazoum a été renversé par des militaires le 26 juillet 2023.\n\n"
    "La Cédéao a imposé des sanctions au pays quelques jours plus tard et menacé d’intervenir."
)
GABON = (
    "Au Gabon, des militaires ont renversé le président Ali Bongo le 30 août 2023, après une élection contestée.\n\n"
    "Le général Brice Oligui Nguema a prêté serment comme président de la transition le 4 septembre 2023."
)
FINLAND = (
    "Finland joined NATO on 4 April 2023, which doubled the length of the border of the alliance with Russia.\n\n"
    "Sweden became the 32nd member of the alliance on 7 March 2024, after the Hungarian parliament had agreed."
)
PARIS = (
    "La cathédrale Notre-Dame de Paris a rouvert ses portes le 7 décembre 2024, cinq ans après l’incendie.\n\n"
    "L’incendie du 15 avril 2019 avait détruit la flèche et une grande partie de la toiture."
)
SENEGAL = (
    "Bassirou Diomaye Faye a remporté l’élection présidentielle au Sénégal le 24 mars 2024, dès le premier tour.\n\n"
    "Il a prêté serment le 2 avril 2024 et a nommé Ousmane Sonko Premier ministre le jour même."
)
RETRAITES = (
    "La réforme des retraites a été promulguée en France le 14 avril 2023, après l’avis du Conseil constitutionnel.\n\n"
    "Le gouvernement avait engagé sa responsabilité sur le texte le 16 mars 2023, sans vote de l’Assemblée."
)
BURKINA = (
    "Au Burkina Faso, le capitaine Ibrahim Traoré a pris le pouvoir le 30 septembre 2022.\n\n"
    "En janvier 2023, le pays a demandé le départ des forces françaises de l’opération Sabre."
)
BARKHANE = (
    "Emmanuel Macron a annoncé la fin de l’opération Barkhane le 9 novembre 2022.\n\n"
    "Les derniers soldats français avaient quitté le Mali le 15 août 2022."
)
UKRAINE = (
    "La Russie a lancé l’invasion de l’Ukraine le 24 février 2022.\n\n"
    "Un mois plus tard, les troupes russes se sont retirées de la région de Kiev."
)


def page(title: str, text: str, published: str, *, site: str = "Le Fil", language: str = "fr") -> bytes:
    """A web page with its article in the middle, a menu above and links to others below."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title} - {site}</title>
    <meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
    <meta property="article:published_time" content="{published}"></head>
    <body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>{title}</h1>{paragraphs}
    <p>Lire aussi : le récit de la journée du 3 mai 1999</p></article>
    <footer>Mentions légales - Suivez-nous sur WhatsApp</footer></body></html>""".encode()


def pdf(text: str, *, password: str = "", title: str = "") -> bytes:
    """A PDF with lines broken as printers do."""
    document = FPDF()
    if title:
        document.set_title(title)
    document.add_page()
    document.set_font("helvetica", size=12)
    document.multi_cell(0, 6, text.replace("’", "'"))
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    return bytes(document.output())


def scanned_pdf() -> bytes:
    """A PDF of one picture, as scanners make them."""
    from PIL import Image

    document = FPDF()
    document.add_page()
    document.image(Image.new("RGB", (300, 200), "gray"), x=10, y=10)
    return bytes(document.output())


def word(text: str, title: str = "") -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(subject: str, text: str, date: str, *, attached: bytes = b"", name: str = "") -> bytes:
    """A message, with one file attached if one is given."""
    message = EmailMessage()
    message["From"] = "Dépêches <depeches@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"], message["Date"] = subject, date
    message.set_content(text)
    if name:
        message.add_attachment(attached, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def table(rows: Sequence[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file; the first row names the columns."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """An Excel workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines(records: Sequence[dict[str, object]]) -> bytes:
    """JSON Lines."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def ten() -> dict[str, bytes]:
    """Ten files of ten formats, an article each."""
    return {
        "mali.txt": f"Le Mali depuis 2020\n\nPublié le 26 juin 2024\n\n{MALI}\n".encode(),
        "niger.md": f"---\ntitle: Coup d’État au Niger\ndate: 2023-08-02\n---\n\n{NIGER}\n".encode(),
        "gabon.html": page("Le Gabon après Bongo", GABON, "2023-09-05T08:00:00+01:00"),
        "finland.pdf": pdf(FINLAND, title="Finland in the alliance"),
        "notre-dame.docx": word(PARIS, "Notre-Dame rouvre"),
        "senegal.eml": mail("Sénégal : une élection", SENEGAL, "Wed, 03 Apr 2024 09:00:00 +0000"),
        "retraites.csv": table([["titre", "date", "texte"], ["La réforme promulguée", "15/04/2023", RETRAITES]]),
        "burkina.xlsx": workbook([["Titre", "Date", "Texte"], ["Le Burkina en 2023", "2023-01-25", BURKINA]]),
        "barkhane.jsonl": lines([{"title": "Fin de Barkhane", "date": "2022-11-10", "text": BARKHANE}]),
        "presse.zip": archive({"ukraine/ukraine.html": page("L’invasion", UKRAINE, "2022-04-05")}),
    }


def write_ten(folder: Path) -> list[Path]:
    """The ten files, written into a folder."""
    paths = []
    for name, data in ten().items():
        path = folder / name
        path.write_bytes(data)
        paths.append(path)
    return paths
