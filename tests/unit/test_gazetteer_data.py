"""The gazetteer of actors: what its files must hold for the code to rely on them."""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale

FOLDER = Path(__file__).parents[2] / "events" / "actors" / "gazetteer"
LANGUAGES = ("fr", "en")
FILES = {
    "states.toml": "state",
    "organisations.toml": "organisation",
    "groups.toml": "group",
    "operations.toml": "operation",
    "persons.toml": "person",
    "peoples.toml": "people",
}
KEYS = {"id", "kind", "iso2", "fr", "en", "state", "from", "until", "successor", "members", "head_of_state"}
NAME_KEYS = {"name", "aliases"}
STATE_NAME_KEYS = NAME_KEYS | {"demonyms", "capitals", "seats"}
SOMETIMES = {"forces", "seats"}

UN_MEMBERS_LIST = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH
CM CA CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI
FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP
KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM
NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST
SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV
UG UA AE GB US UY UZ VU VE VN YE ZM ZW
"""
UN_MEMBERS = set(UN_MEMBERS_LIST.split())

# Territories of CLDR that are no states: dependencies, parts of states, unions, and codes kept for tests.
NO_STATES = {
    "AC",
    "AI",
    "AQ",
    "AS",
    "AW",
    "AX",
    "BL",
    "BM",
    "BQ",
    "BV",
    "CC",
    "CK",
    "CP",
    "CW",
    "CX",
    "DG",
    "EA",
    "EU",
    "EZ",
    "FK",
    "FO",
    "GF",
    "GG",
    "GI",
    "GL",
    "GP",
    "GS",
    "GU",
    "HK",
    "HM",
    "IC",
    "IM",
    "IO",
    "JE",
    "KY",
    "MF",
    "MO",
    "MP",
    "MQ",
    "MS",
    "NC",
    "NF",
    "NU",
    "PF",
    "PM",
    "PN",
    "PR",
    "QO",
    "RE",
    "SH",
    "SJ",
    "SX",
    "TA",
    "TC",
    "TF",
    "TK",
    "UM",
    "UN",
    "VG",
    "VI",
    "WF",
    "XA",
    "XB",
    "YT",
    "ZZ",
}
# Their capital has their own name, stands for another (Bruxelles) or names more than one thing (Vienne).
WITHOUT_CAPITAL = {
    "AG",
    "AT",
    "BE",
    "DJ",
    "DM",
    "EH",
    "GD",
    "GT",
    "GY",
    "IL",
    "KI",
    "LU",
    "MC",
    "MV",
    "NZ",
    "PA",
    "PS",
    "SC",
    "SG",
    "SM",
    "ST",
    "VA",
}

# Two states of today share each of these; only the context tells them apart.
SHARED_DEMONYMS = {
    "fr": {
        "congolais": {"state:COD", "state:COG"},
        "congolaise": {"state:COD", "state:COG"},
        "congolaises": {"state:COD", "state:COG"},
    },
    "en": {
        "congolese": {"state:COD", "state:COG"},
        "dominican": {"state:DMA", "state:DOM"},
        "dominicans": {"state:DMA", "state:DOM"},
    },
}

# Words of the language that no form may be, whatever its case. The abbreviations
# that read like a word must stay in capitals.
FRENCH_WORDS = """
ado armee aube eau est etat force forces front garde ira la le les mae mission mouvement monde
ours parti plateforme roseau salut son sucre total un une union us vert vienne
"""
ENGLISH_WORDS = """
amnesty army endeavour force forces front group male mission movement party platform resolute
total union
"""
ORDINARY_WORDS = {"fr": set(FRENCH_WORDS.split()), "en": set(ENGLISH_WORDS.split())}
CAPITALS_ONLY = {"fr": {"fact"}, "en": {"au", "cis", "fact", "mend", "un", "us", "who"}}

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def fold(text):
    """Lower case, without accents, hyphens, apostrophes or doubled spaces."""
    text = text.replace("œ", "oe").replace("Œ", "oe")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[-\u2010-\u2015'’ʼ\s]+", " ", text).split())


def load():
    actors = []
    for name in FILES:
        with (FOLDER / name).open("rb") as file:
            actors += [(name, actor) for actor in tomllib.load(file)["actor"]]
    return actors


ENTRIES = load()
ACTORS = [actor for _, actor in ENTRIES]
BY_ID = {actor["id"]: actor for actor in ACTORS}


def named(actor, language):
    return [actor[language]["name"], *actor[language]["aliases"]]


def owners(language, *keys):
    """Each folded form, with the ids of the actors that list it under these keys."""
    found = defaultdict(set)
    for actor in ACTORS:
        for key in keys:
            value = actor[language].get(key, [])
            for form in [value] if isinstance(value, str) else value:
                found[fold(form)].add(actor["id"])
    return found


def shared(found):
    """The forms of several actors, those apart whose bearers never lived at one time."""
    return {form: ids for form, ids in found.items() if len(ids) > 1 and not one_after_another(ids)}


def one_after_another(ids):
    lives = sorted((a["from"], a.get("until", "9999")) for a in ACTORS if a["id"] in ids and "from" in a)
    return len(lives) == len(ids) and all(one[1] < next_[0] for one, next_ in pairwise(lives))


def earliest(date):
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def latest(date):
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]


def test_every_file_of_the_folder_is_known():
    assert {path.name for path in FOLDER.glob("*.toml")} == set(FILES)


def test_ids_are_unique():
    assert [id for id, count in Counter(a["id"] for a in ACTORS).items() if count > 1] == []


@pytest.mark.parametrize(("file", "kind"), FILES.items())
def test_each_file_holds_one_kind_and_ids_begin_with_it(file, kind):
    for name, actor in ENTRIES:
        if name == file:
            assert actor["kind"] == kind, actor["id"]
            prefix, _, rest = actor["id"].partition(":")
            assert prefix == kind, actor["id"]
            coded = kind == "state" and re.fullmatch(r"[A-Z]{3}", rest)
            assert coded or SLUG.fullmatch(rest), actor["id"]


def test_only_known_keys():
    for actor in ACTORS:
        assert set(actor) <= KEYS, actor["id"]
        expected = STATE_NAME_KEYS if actor["kind"] == "state" else NAME_KEYS
        for language in LANGUAGES:
            assert set(actor[language]) - SOMETIMES == expected - SOMETIMES, actor["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_lists_are_clean(language):
    for actor in ACTORS:
        forms = actor[language]
        assert forms["name"], actor["id"]
        for key, value in forms.items():
            texts = [value] if isinstance(value, str) else value
            for text in texts:
                assert text and text == " ".join(text.split()), (actor["id"], text)
                assert text == unicodedata.normalize("NFC", text), (actor["id"], text)
                assert "’" not in text, (actor["id"], text)
            if key != "demonyms":
                folded = [fold(text) for text in texts]
                assert len(folded) == len(set(folded)), (actor["id"], key)
            else:
                assert len(texts) == len(set(texts)), (actor["id"], key)
        folded = [fold(text) for text in named(actor, language)]
        assert len(folded) == len(set(folded)), actor["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_or_alias_belongs_to_two_actors(language):
    assert shared(owners(language, "name", "aliases")) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_of_any_sort_belongs_to_two_actors(language):
    keys = ("name", "aliases", "demonyms", "capitals", "seats", "forces")
    assert shared(owners(language, *keys)) == SHARED_DEMONYMS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_demonym_is_shared_but_those_known(language):
    assert shared(owners(language, "demonyms")) == SHARED_DEMONYMS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_capital_and_seat_differ_from_the_name(language):
    for actor in ACTORS:
        if actor["kind"] == "state":
            names = {fold(text) for text in named(actor, language)}
            places = [*actor[language]["capitals"], *actor[language]["seats"]]
            folded = [fold(text) for text in places]
            assert names.isdisjoint(folded), actor["id"]
            assert len(folded) == len(set(folded)), actor["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_an_ordinary_word(language):
    for actor in ACTORS:
        for key in ("name", "aliases", "capitals", "seats"):
            value = actor[language].get(key, [])
            for form in [value] if isinstance(value, str) else value:
                if fold(form) in CAPITALS_ONLY[language]:
                    assert form.isupper(), (actor["id"], form)
                assert fold(form) not in ORDINARY_WORDS[language], (actor["id"], form)
                assert len(form) > 1, (actor["id"], form)


def test_references_lead_to_actors():
    for actor in ACTORS:
        if "state" in actor:
            assert actor["state"] in BY_ID, actor["id"]
            assert BY_ID[actor["state"]]["kind"] == "state", actor["id"]
        if "successor" in actor:
            assert actor["successor"] in BY_ID, actor["id"]
            assert actor["successor"] != actor["id"]
        members = [member["id"] for member in actor.get("members", [])]
        assert set(members) <= set(BY_ID), actor["id"]
        assert len(members) == len(set(members)), actor["id"]
        for member in actor.get("members", []):
            assert set(member) <= {"id", "from", "until"}, actor["id"]


def test_successions_end():
    for actor in ACTORS:
        seen = {actor["id"]}
        while "successor" in actor:
            actor = BY_ID[actor["successor"]]
            assert actor["id"] not in seen
            seen.add(actor["id"])


def test_dates_are_edtf_and_in_order():
    for actor in ACTORS:
        for holder in [actor, *actor.get("members", [])]:
            for key in ("from", "until"):
                assert DATE.fullmatch(holder.get(key, "2000")), (actor["id"], holder)
            if "from" in holder and "until" in holder:
                assert earliest(holder["from"]) <= latest(holder["until"]), (actor["id"], holder)
            if holder is not actor and "from" in holder and "from" in actor:
                assert latest(holder["from"]) >= earliest(actor["from"]), (actor["id"], holder)


def test_the_united_nations_has_193_members():
    assert len(UN_MEMBERS) == 193


def test_every_member_of_the_united_nations_is_a_state():
    codes = Counter(actor["iso2"] for actor in ACTORS if "iso2" in actor)
    assert set(codes) >= UN_MEMBERS
    assert set(codes.values()) == {1}
    assert all(a["kind"] == "state" for a in ACTORS if "iso2" in a)
    assert set(codes) - UN_MEMBERS == {"PS", "VA", "XK", "TW", "EH"}


def test_every_territory_of_cldr_is_a_state_or_known_to_be_none():
    codes = {actor["iso2"] for actor in ACTORS if "iso2" in actor}
    territories = {code for code in Locale("fr").territories if re.fullmatch("[A-Z]{2}", code)}
    assert territories - codes - {"CQ"} == NO_STATES  # Sark, which CLDR has since 47


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_today_has_a_capital(language):
    without = {a["id"] for a in ACTORS if "iso2" in a and not a[language]["capitals"]}
    assert without <= {a["id"] for a in ACTORS if a.get("iso2") in WITHOUT_CAPITAL}


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_bear_the_names_of_cldr(language):
    territories = Locale(language).territories
    for actor in ACTORS:
        if "iso2" in actor:
            names = {fold(text) for text in named(actor, language)}
            assert fold(territories[actor["iso2"]]) in names, actor["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_members_of_the_united_nations_have_demonyms(language):
    for actor in ACTORS:
        if actor.get("iso2") in UN_MEMBERS:
            assert actor[language]["demonyms"], actor["id"]


@pytest.mark.parametrize(
    ("language", "demonym", "id"),
    [
        ("fr", "malienne", "state:MLI"),
        ("fr", "burkinabè", "state:BFA"),
        ("fr", "nigérien", "state:NER"),
        ("fr", "nigérian", "state:NGA"),
        ("fr", "grecques", "state:GRC"),
        ("fr", "turque", "state:TUR"),
        ("fr", "sud-soudanaises", "state:SSD"),
        ("fr", "françaises", "state:FRA"),
        ("en", "Nigerien", "state:NER"),
        ("en", "Nigerian", "state:NGA"),
        ("en", "Guinean", "state:GIN"),
        ("en", "Bissau-Guinean", "state:GNB"),
    ],
)
def test_demonyms_easily_confused(language, demonym, id):
    assert owners(language, "demonyms")[fold(demonym)] == {id}


def test_departures_from_the_economic_community():
    members = {m["id"]: m for m in BY_ID["organisation:cedeao"]["members"]}
    for id in ("state:MLI", "state:BFA", "state:NER"):
        assert members[id]["until"] == "2025-01-29"
    assert "until" not in members["state:SEN"]


def test_enough_actors_besides_states():
    assert sum(actor["kind"] != "state" for actor in ACTORS) >= 320


def test_terms_of_heads_of_state_follow_each_other():
    """Terms of one state's heads have days, begin before they end, and do not overlap."""
    terms = {}
    for actor in ACTORS:
        for term in actor.get("head_of_state", ()):
            assert set(term) <= {"from", "until"}, actor["id"]
            begin, end = date.fromisoformat(term["from"]), date.fromisoformat(term.get("until", "9999-12-31"))
            assert begin < end, actor["id"]
            terms.setdefault(actor["state"], []).append((begin, end))
    assert len(terms) > 20
    contested = {"state:CIV"}  # two took the oath in December 2010
    for state, of_state in terms.items():
        ordered = sorted(of_state)
        apart = all(end <= begin for (_, end), (begin, _) in pairwise(ordered))
        assert apart or state in contested, state
