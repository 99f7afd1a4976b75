"""Whether a name inside an argument takes part («les soldats de la Minusma»), or only says of what, of whom or where it is."""

from collections.abc import Mapping, Sequence

from events.actors import ActorMention, ActorWords, after_of, bare
from events.mentions.arguments import Link, Unit, set_apart, slot_of_case, somebody
from events.mentions.called import Calling
from events.mentions.triggers import Trigger
from events.reading import Sentence

_WITHOUT_OWNERS = ("other", "death", "justice", "economy", "protest")
"""Types in which the owner of what is done to takes no part ("qui tiennent le nord du Mali")."""
_AT_PLACES = ("attack", "death", "protest", "justice")
"""Types in which an organisation after "à" is where it happens."""
_OF_GUESTS = ("visit", "deployment", "attack")
"""Types in which who goes to a capital or leaves it has to do with its state."""
_OF_ONE = ("death", "justice", "appointment", "election")
"""Types that happen to a person, and not to the organisation that the person leads ("le fondateur du groupe est mort")."""
_TO_ONE = ("justice", "death", "appointment", "attack", "sanction", "election", "coup")
"""Types that happen to a person by what is theirs: their sentence, their body, their house."""
_DEEPEST = 1  # nouns between a name's own and the argument that it is part of, parts of a body apart


def takes_part(sentence: Sentence, unit: Unit, slot: str, words: ActorWords, calls: Calling, explained: bool) -> bool:
    """Whether the owner of something takes part in what it does or undergoes: of soldiers, not of a house or a minister.

    Args:
        sentence: the sentence.
        unit: the owner.
        slot: the place of what is owned.
        words: the actor data of the language.
        calls: its nouns.
        explained: whether a name goes with what is owned («sa directrice, Odile Marchetti»).
    """
    if unit.mentions[0].how != "possessive":
        return True
    owned = bare(sentence.tokens[unit.top].text)
    if owned in words.forces and not explained:
        return True
    person = owned in words.titles or "person" in calls.kinds(owned) or somebody(owned, calls, words)
    undergoes = sentence.tokens[unit.top].dep == "nsubj:pass" and not explained  # «sa voiture a été incendiée»
    body = unit.mentions[0].actor.kind == "person" and "organisation" in words.nouns.get(owned, ())
    does = slot == "subject" and not body  # «son parti a retiré son soutien»
    return (does or undergoes) and not person


def owner_counts(sentence: Sentence, unit: Unit, way: Link, trigger: Trigger, words: ActorWords) -> bool:
    """Whether a name inside an argument of a verb takes part.

    Args:
        sentence: the sentence.
        unit: the name.
        way: how it hangs on the verb, with at least one noun between them.
        trigger: the happening.
        words: of the language.
    """
    if trigger.sense.type == "statement" and way.slot != "subject":
        return False  # «a annoncé le retrait du Mali»: who leaves is told by another happening
    first = unit.mentions[0]
    organs = {word for organ in words.organs for word in organ}
    through = _nouns(sentence, way.through, first.actor.kind, words)
    depth = [noun for noun in through[:-1] if bare(sentence.tokens[noun].text) not in organs]
    if len(depth) >= _DEEPEST or bare(sentence.tokens[through[0]].text) in words.days:
        return False  # «blessé le jour du lancement de Serval»
    noun = through[-1]
    if first.actor.kind == "organisation" and _former(sentence, noun, words):
        return False  # «l'ancien trésorier de la fondation»
    if first.how in ("capital", "seat") and not _acts_for(sentence, noun, words):
        return False  # «le port de Beyrouth», «le métro de Bruxelles»
    if _owns(sentence, unit, words) and not _through_it(sentence, first, noun, way.slot, trigger, words):
        return False
    struck = way.slot == "object" and trigger.sense.type == "attack"  # «bombardé le sud du Liban»
    if first.locative and first.actor.kind == "state" and way.slot != "to" and not struck:
        return False
    by_name = first.actor.kind == "state" and first.how in ("name", "capital", "anaphora")
    return not (by_name and way.slot == "object" and trigger.sense.type in _WITHOUT_OWNERS)


def _nouns(sentence: Sentence, through: Sequence[int], kind: str, words: ActorWords) -> list[int]:
    """The nouns between a name and its verb, each with those that only say of what sort it is: «les chefs d'État».

    Of persons and bodies any bare one does («le placement en détention de Marc Davet»); a state's may be where it is
    («le port à conteneurs du Royaume-Uni»).
    """
    kept = list(through[:1])
    for place in through[1:]:
        common = kind != "state" and sentence.tokens[place].pos == "NOUN"
        cases = [sentence.tokens[c] for c in sentence.children(place) if sentence.tokens[c].dep == "case"]
        below = [sentence.tokens[child] for child in sentence.children(place)]
        sort = any(
            one.text.endswith(("'", "’")) or (common and bare(one.text) not in words.contracted) for one in cases
        )
        if not sort or any(one.pos == "DET" or one.dep == "nmod:poss" for one in below):
            kept.append(place)
    return kept


def _of_all(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is told to be the most of its kind: «le plus vieux cinéma», "the oldest mill"."""
    tokens = sentence.tokens
    told = [c for c in sentence.children(noun) if tokens[c].dep == "amod"]
    most = [c for place in told for c in sentence.children(place) if tokens[c].dep == "advmod" and c < place]
    led = any(tokens[c - 1].morph.get("Definite") == "Def" for c in most if c)
    return led or any(tokens[place].morph.get("Degree") == "Sup" for place in told)


def _former(sentence: Sentence, noun: int, words: ActorWords) -> bool:
    return any(bare(sentence.tokens[c].text) in words.former for c in sentence.children(noun))


def _owns(sentence: Sentence, unit: Unit, words: ActorWords) -> bool:
    """Whether a name is the complement that says whose something is: «l'artillerie du général Giap», "the group's founder"."""
    named = sentence.tokens[unit.mentions[0].first - 1]
    apart = named.pos == "NOUN" and named.text.islower() and bare(named.text) not in words.titles
    if apart and unit.mentions[0].actor.kind == "person" and not bare(named.text).endswith(words.agent_endings):
        return False  # «le garde des sceaux Robert Badinter»
    before = unit.first - 1
    while (
        before > 0
        and sentence.tokens[before].pos == "DET"
        and bare(sentence.tokens[before].text) not in words.of_linking
    ):
        before -= 1
    led = before >= 0 and bare(sentence.tokens[before].text) in words.of_linking
    return led or sentence.tokens[unit.top].dep == "nmod:poss"


def _acts_for(sentence: Sentence, noun: int, words: ActorWords) -> bool:
    """Whether those whom a noun names act for whose they are: soldiers, ministers, a government."""
    said = bare(sentence.tokens[noun].text)
    return said in words.forces or said in words.officials or "state" in words.nouns.get(said, ())


def _through_it(
    sentence: Sentence, owner: ActorMention, noun: int, slot: str, trigger: Trigger, words: ActorWords
) -> bool:
    """Whether an owner takes part by what is his: a commander by his men, a firm by its board, a state by its ships."""
    token = sentence.tokens[noun]
    said = bare(token.text)
    if token.pos != "NOUN":
        return True  # the tree errs
    if owner.actor.kind == "person":
        kin = said in words.others or said in words.titles or words.nouns.get(said, ())
        undergoes = slot == "object" and trigger.sense.type in _TO_ONE  # «a levé la garde à vue de Marc Davet»
        return said in words.forces or (undergoes and not kin and not said.endswith(words.human))
    if owner.actor.kind in ("organisation", "group"):
        listed = said in words.titles or said in words.others or "person" in words.nouns.get(said, ())
        one = token.morph.get("Number") != "Plur" and (listed or said.endswith(words.human))  # «une vedette» is a boat
        own = slot == "subject" and trigger.sense.type == "other"  # «la coureuse de l'équipe Altis a chuté»
        return not (one and (own or trigger.sense.type in _OF_ONE))
    return said not in words.others


def given(sentence: Sentence, mention: ActorMention, words: ActorWords) -> bool:
    """Whether the verb of a name gives to it or takes from it, or something is given to it, and the preposition is no "in"."""
    tokens = sentence.tokens
    before = mention.first - 1
    while before > 0 and tokens[before].pos == "DET" and bare(tokens[before].text) not in words.receiving:
        before -= 1
    led = before >= 0 and bare(tokens[before].text) in words.receiving
    if led and before and bare(tokens[before - 1].text) in words.given:
        return True  # «une amende à Google»
    return led and any(tokens[above].key in words.giving for above in sentence.ancestors(mention.first)[:2])


def merely_where(sentence: Sentence, mention: ActorMention, slot: str, trigger: Trigger, words: ActorWords) -> bool:
    """Whether a state or body in which something happens is a place, and no host or target of it."""
    if slot == "with":
        return False
    if (
        mention.actor.kind == "state"
        and mention.how == "name"
        and _of_all(sentence, sentence.tokens[mention.first].head)
    ):
        return True  # «La plus petite gare d'Italie doit fermer»
    if said_there(sentence, mention, slot, trigger, words):
        return True
    to_office = slot == "object" and trigger.sense.type == "appointment"  # «a quitté la Belgique en 2013»
    moved = (slot == "to" or to_office) and trigger.lemma in words.moving
    moved = moved and trigger.sense.type not in (*_OF_GUESTS, "sanction", "agreement")
    if moved and mention.actor.kind == "state" and mention.how not in ("demonym", "anaphora"):
        return True  # «est parti en Syrie»
    if left_behind(sentence, slot, trigger, words):
        return True
    if slot == "object" and mention.how in ("capital", "seat") and not mention.locative:
        if trigger.lemma in words.moving:
            return trigger.sense.type not in _OF_GUESTS  # «Rimbaud quitte Paris»
        return mention.how == "seat" and trigger.sense.type == "attack"  # «Les Allemands prennent Bruxelles»
    if mention.locative and mention.actor.kind == "organisation" and not given(sentence, mention, words):
        if mention.how == "seat" or set_apart(sentence, mention):
            return True  # «à Bruxelles», "At the Munich Security Conference, Zelensky said"
        house = bare(sentence.tokens[mention.whole[0]].text) in words.houses
        if house and trigger.sense.type not in ("visit", "appointment"):
            return True  # «a suspendu ses activités à l'hôpital de Wad Madani»
        if slot == "to":
            return trigger.sense.type in _AT_PLACES  # «130 morts au Stade de France»
    if not mention.locative or mention.actor.kind != "state" or mention.how == "demonym":
        return False
    if set_apart(sentence, mention):
        return True  # «En France, les éditions Grasset»
    if slot == "to" and mention.how == "name" and given(sentence, mention, words):
        return False  # «cède aux États-Unis une bande de terre»
    roles = trigger.sense.roles  # who meets in a town of a third state has no host («réunis à Accra»)
    hosts = roles.get("to") == "host" and roles.get("object") in ("host", "visitor")
    if mention.how in ("capital", "seat"):
        return not (trigger.sense.type == "coup" or (trigger.sense.type == "visit" and hosts))
    if trigger.sense.type == "visit" and not hosts:
        return True
    return slot not in ("to", "object", "patient") or "to" not in trigger.sense.roles


def said_there(sentence: Sentence, mention: ActorMention, slot: str, trigger: Trigger, words: ActorWords) -> bool:
    """Whether a body is only where something is said: «a annoncé sur Twitter», «a indiqué le parquet à l'AFP»."""
    said = " ".join(bare(token.text) for token in sentence.tokens[mention.first : mention.last])
    told = (slot == "to" and not given(sentence, mention, words)) or (
        mention.locative and trigger.sense.type == "statement"
    )
    return told and said in words.channels


def left_behind(sentence: Sentence, slot: str, trigger: Trigger, words: ActorWords) -> bool:
    """«a quitté [Dakar] pour une tournée»: whether a place is only where the journey of a visitor begins."""
    tokens = sentence.tokens
    if slot != "object" or trigger.sense.type != "visit" or tokens[trigger.main].key not in words.departing:
        return False
    below = [trigger.main, *sentence.children(trigger.main)]
    led = [tokens[c] for place in below for c in sentence.children(place) if tokens[c].dep in ("case", "mark")]
    return any(bare(token.text) in words.bound_for for token in led)


def another_of(sentence: Sentence, unit: Unit, main: int, words: ActorWords, calls: Calling) -> bool:
    """«la mort du fils de Paul Delmas»: whether a noun tells of somebody who is only a person's own.

    Args:
        sentence: the sentence.
        unit: the person.
        main: the noun.
        words: the actor data of the language.
        calls: its nouns.
    """
    tokens, at = sentence.tokens, unit.first - 1
    while at > main and tokens[at].pos in ("DET", "ADJ"):
        at -= 1
    if unit.mentions[0].actor.kind != "person" or bare(tokens[at].text) not in words.of_linking:
        return False
    at -= 1
    while at > main and tokens[at].pos == "ADJ":
        at -= 1
    return at > main and tokens[at].pos == "NOUN" and somebody(bare(tokens[at].text), calls, words)


def by_men_of(sentence: Sentence, unit: Unit, trigger: Trigger, cases: Mapping[str, str], words: ActorWords) -> bool:
    """«le renversement du président par les soldats [du général Roy]»: whether somebody's men do what a noun names.

    Args:
        sentence: the sentence.
        unit: the one whose men they may be.
        trigger: the noun.
        cases: preposition to the place of an argument.
        words: the actor data of the language.
    """
    tokens, of = sentence.tokens, after_of(sentence, unit.first, words)
    if of is None or of <= trigger.last:
        return False
    men, between = bare(tokens[of - 1].text), tokens[trigger.last : of - 1]
    by = any(slot_of_case(bare(token.text), cases) == "by" for token in between)
    apart = any(token.pos in ("VERB", "PUNCT") for token in between)
    return by and not apart and (men in words.forces or men in words.at_whose)


def of_kin(sentence: Sentence, place: int, unit: Unit, words: ActorWords, calls: Calling) -> bool:
    """«Claire Maubert, la sœur du prêtre assassiné»: whether a noun is of somebody else, whose own the one named is.

    Args:
        sentence: the sentence.
        place: of the noun.
        unit: the one named.
        words: the actor data of the language.
        calls: its nouns.
    """
    tokens = sentence.tokens
    if tokens[place].pos != "NOUN" or any(m.first <= place < m.last for m in unit.mentions):
        return False
    led = any(tokens[c].dep == "case" for c in sentence.children(place))
    kin = bare(tokens[tokens[place].head].text) in words.others
    return led and kin and somebody(bare(tokens[place].text), calls, words)
