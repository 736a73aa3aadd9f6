"""Names that members are shown by: any that can be read, none that speaks for the site or hides something."""

from __future__ import annotations

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from community.members.display_names import clean_display_name, speaks_for_the_site


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", ""),
        ("   ", ""),
        ("Veronika", "Veronika"),
        ("  two   words ", "two words"),
        ("Cafe\u0301", "Café"),
        ("Вероника, которая ждёт", "Вероника, которая ждёт"),
        ("東京の子", "東京の子"),
        ("שלום", "שלום"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀 Ellie", "👩\u200d🚀 Ellie"),
        ("नमस्ते", "नमस्ते"),
        ("R2-D2", "R2-D2"),
        ("Team Zissou", "Team Zissou"),
        ("System of a Down", "System of a Down"),
        ("Smooth Operator", "Smooth Operator"),
        ("Jane @ Cannes", "Jane @ Cannes"),
    ],
)
def test_what_can_be_read_is_kept_in_one_form(typed: str, name: str) -> None:
    assert clean_display_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("bob\u202egnp.exe", "unseen"),
        ("bob\u2066\u2069", "unseen"),
        ("al\u200bice", "unseen"),
        ("\u00adbob", "unseen"),
        ("bob\x07", "unseen"),
        ("\ufeffbob", "unseen"),
        ("bob\ue000", "unseen"),
        ("\u3164", "unseen"),
        ("\u2800\u2800", "unseen"),
        ("\u200d\u200c", "unreadable"),
        ("\u0301\u0301", "unreadable"),
        ("z" + "\u0301" * 4, "unreadable"),
        ("@alice", "username"),
        ("call me @alice", "username"),
        ("Admin", "reserved"),
        ("the admin", "reserved"),
        ("A d m i n", "reserved"),
        ("Adm1n of dreams", "reserved"),
        ("Аdmіn", "reserved"),
        ("ᴀdmin moderator", "reserved"),
        ("Ａｄｍｉｎ", "reserved"),
        ("ádmin", "reserved"),
        ("Staff (curators)", "reserved"),
        ("Reelive", "reserved"),
        ("ReeliveTeam", "reserved"),
        ("Ree-live Support", "reserved"),
        ("team", "reserved"),
        ("Support", "reserved"),
    ],
)
def test_what_hides_or_pretends_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_display_name(typed)
    assert refused.value.code == code


@given(st.text(max_size=50))
def test_a_name_that_passes_stays_as_it_is(typed: str) -> None:
    try:
        name = clean_display_name(typed)
    except ValidationError:
        return
    assert clean_display_name(name) == name
    assert unicodedata.is_normalized("NFC", name)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in name)


@given(st.sampled_from(["admin", "moderator", "reelive"]), st.data())
def test_no_casing_spacing_or_look_alike_speaks_for_the_site(word: str, data: st.DataObject) -> None:
    passing = {"a": "aAаàᵃ", "d": "dDԁ", "e": "eEеé", "i": "iI1lіí", "l": "lI1ӏ", "m": "mMм", "n": "nNñ", "o": "oO0оο",
               "r": "rR", "t": "tTт", "v": "vVν"}  # fmt: skip
    written = "".join(data.draw(st.sampled_from(passing[letter])) for letter in word)
    joint = data.draw(st.sampled_from(["", " ", "-", "."]))
    assert speaks_for_the_site(joint.join(written))
