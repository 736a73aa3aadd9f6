"""Who speaks on a pasted page: characters of the film, new ones, and aliases that a curator may refuse."""

from __future__ import annotations

from films.models import Alias, Character, Line, Quote
from tests.factories import make_character, make_film
from tests.films.pages import FILM, PAGE, paste


def test_two_spellings_become_one_character_with_an_alias(db: None) -> None:
    paste()
    marika = Character.objects.get(name="Marika")
    assert list(marika.aliases.values_list("name", flat=True)) == ["Marica"]
    assert Quote.objects.in_film_order()[0].speaker == marika
    assert Character.objects.count() == 3


def test_a_refused_alias_is_a_character_of_its_own(db: None) -> None:
    paste(aliases={"marica": False})
    assert set(Character.objects.values_list("name", flat=True)) == {"Marika", "Marica", "Inspector Vogt", "Stranger"}
    assert not Alias.objects.exists()


def test_names_that_are_merely_near_are_proposed_and_kept_apart(db: None) -> None:
    plan = paste(PAGE.replace("Marica", "Marikas"))
    assert [(each.alias, each.name, each.is_accepted) for each in plan.cast.proposals] == [("Marikas", "Marika", False)]
    assert Character.objects.filter(name="Marikas").exists()


def test_a_near_name_becomes_an_alias_if_the_curator_says_so(db: None) -> None:
    paste(PAGE.replace("Marica", "Marikas"), aliases={"marikas": True})
    assert Alias.objects.get().name == "Marikas"


def test_people_who_talk_with_each_other_are_never_one(db: None) -> None:
    plan = paste(PAGE.replace("Stranger", "Inspektor Vogt"))
    assert "Inspektor Vogt" not in [proposal.alias for proposal in plan.cast.proposals]


def test_a_character_of_the_film_keeps_their_name(db: None) -> None:
    film = make_film(title=FILM)
    marica = make_character(film, name="Marica")
    paste()
    assert list(marica.aliases.values_list("name", flat=True)) == ["Marika"]
    assert Line.objects.filter(speaker=marica).count() == 2


def test_an_alias_of_the_film_leads_to_its_character(db: None) -> None:
    film = make_film(title=FILM)
    mia = make_character(film, name="Mia")
    Alias.objects.create(film=film, character=mia, name="MARIKA")
    paste()
    assert Line.objects.filter(speaker=mia).count() == 2


def test_the_name_of_a_merged_character_leads_to_the_one_that_stayed(db: None) -> None:
    film = make_film(title=FILM)
    mia = make_character(film, name="Mia")
    make_character(film, name="Marika", merged_into=mia, is_published=False)
    paste()
    assert Line.objects.filter(speaker=mia).count() == 2


def test_a_chain_of_merges_is_followed_to_its_end(db: None) -> None:
    film = make_film(title=FILM)
    mia = make_character(film, name="Mia")
    middle = make_character(film, name="Middle", merged_into=mia)
    make_character(film, name="Marika", merged_into=middle)
    paste()
    assert Line.objects.filter(speaker=mia).count() == 2


def test_a_renamed_character_is_not_made_again(db: None) -> None:
    paste()
    Character.objects.filter(name="Stranger").update(name="The Moon", folded_name="the moon")
    paste()
    assert not Character.objects.filter(name="Stranger").exists()
