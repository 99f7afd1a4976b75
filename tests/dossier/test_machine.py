"""Whatever is edited, undone, redone, read again and reopened in whatever order: the table is what a plain model says."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dashboard.dossier import Patch, Store, corrections
from dashboard.dossier.machine import rows_of
from tests.dossier.build import article, told

ARTICLES, EVENTS = (1, 2), 3
VALUES = {
    "title": ["Premier", "Second"],
    "type": ["coup", "visit"],
    "date": [corrections.date_typed(words, "fr") for words in ("2019", "vers 1950", "?")],
    "star": [True],
    "note": ["À revoir"],
    "status": ["confirmed", "rejected"],
}


class DossierMachine(RuleBasedStateMachine):
    """The model: which events the machine has, under which key, and two stacks of decisions in plain dictionaries."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.create(Path(self.folder.name) / "essai.chronofrise")
        self.key: dict[tuple[int, int], str] = {}
        self.ever: dict[tuple[int, int], str] = {}
        self.base: dict[tuple[int, int], str] = {}
        self.cells: dict[tuple[str, str], object] = {}
        self.added: dict[str, str] = {}
        self.done: list[list] = []
        self.undone: list[list] = []
        self.count = 0
        for number in ARTICLES:
            self.read(number, "", EVENTS)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(
        number=st.sampled_from(ARTICLES), prefix=st.sampled_from(["", "neuf-", "autre-"]), events=st.integers(0, EVENTS)
    )
    def read(self, number: int, prefix: str, events: int) -> None:
        """The extractor, of another version perhaps, finds some of the events under some ids."""
        self.store.put(article(number), told(article(number), events, prefix))
        for n in range(EVENTS):
            place = (number, n)
            self.key.pop(place, None)
            if n < events:
                own = f"{prefix}article-{number}-{n}"
                self.key[place] = self.ever.get(place, own)
                self.base[place] = f"Titre de {own}"

    @rule(data=st.data(), field=st.sampled_from(sorted(VALUES)))
    def edit(self, data: st.DataObject, field: str) -> None:
        key = data.draw(st.sampled_from(self._keys() or [""]))
        if key:
            value = data.draw(st.sampled_from([*VALUES[field], None]))
            self._decide([((key, field), value)], [Patch("event", key, field, value)])

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        keys = self._keys()
        if len(keys) >= 2:
            kept, other = data.draw(st.permutations(keys))[:2]
            self._decide([((other, "merged_into"), kept)], [Patch("event", other, "merged_into", kept)])

    @rule()
    def add(self) -> None:
        self.count += 1
        key = f"own-{self.count}"
        self._decide(
            [((key, "row"), f"Ajout {self.count}")], [corrections.added(key, {"title": f"Ajout {self.count}"})]
        )

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert (self.store.undo() is None) == (not self.done)
            if self.done:
                change = self.done.pop()
                for cell, old, _ in change:
                    self._put(cell, old)
                self.undone.append(change)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            assert (self.store.redo() is None) == (not self.undone)
            if self.undone:
                change = self.undone.pop()
                for cell, _, new in change:
                    self._put(cell, new)
                self.done.append(change)

    @rule()
    def reopen(self) -> None:
        """As another program does, which has read nothing of it yet."""
        from dashboard.dossier import store

        store._loaded.clear()
        self.store = Store.open(self.store.path)

    @invariant()
    def the_table_is_what_the_model_says(self) -> None:
        if not hasattr(self, "store"):
            return
        dossier = self.store.dossier()
        rows = {row["event"]: row for row in rows_of(dossier.table)}
        titles = {self.key[place]: self.base[place] for place in self.key}
        titles |= {key: str(value) for (key, field), value in self.cells.items() if field == "row"}
        hidden = {key for key in titles if self._root(key, titles) != key}
        rejected = {key for key in titles if self._of(key, "status") == "rejected"} - hidden
        assert set(rows) == set(titles) - hidden - rejected
        assert set(dossier.laid.rejected["event"]) == rejected
        for key, row in rows.items():
            assert row["title"] == (self._of(key, "title") or titles[key])
            assert row["type"] == (self._of(key, "type") or ("other" if key.startswith("own-") else "coup"))
            if self._of(key, "date"):
                assert row["edtf"] == self._of(key, "date")["edtf"]
        decided = {key for key, field in self.cells if field != "row"}
        lost = {key for key in decided if key not in titles or self._of(key, "merged_into") not in {None, *titles}}
        assert {found.key for found in dossier.lost} == lost

    def _keys(self) -> list[str]:
        return sorted({*self.key.values(), *(key for key, field in self.cells if field == "row")})

    def _decide(self, cells: list, patches: list) -> None:
        self.store.decide(patches)
        change = [(cell, self.cells.get(cell), new) for cell, new in cells]
        for (key, field), _, new in change:
            self._put((key, field), new)
            for place, other in self.key.items():
                if other == key or (field == "merged_into" and other == new):
                    self.ever[place] = other
        self.done.append(change)
        self.undone.clear()

    def _put(self, cell: tuple[str, str], value: object) -> None:
        self.cells.pop(cell, None)
        if value is not None:
            self.cells[cell] = value

    def _of(self, key: str, field: str):
        return self.cells.get((key, field))

    def _root(self, key: str, there: dict[str, str]) -> str:
        """Where an event shows: itself, or at the end of what it was merged into, unless that goes in a ring."""
        for number, step in enumerate(self._way(key, there)):
            if number > len(there):
                return key
            last = step
        return last

    def _way(self, key: str, there: dict[str, str]) -> Iterator[str]:
        yield key
        while (key := self._of(key, "merged_into")) in there:
            yield key


TestDossier = DossierMachine.TestCase
TestDossier.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
