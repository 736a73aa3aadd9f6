"""What becomes of what members type."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import translation
from markdown_it.rules_block import StateBlock

from community.limits import MENTIONS_MAX, POST_MAX
from community.markup import render
from community.markup.moment_links import CARDS_MAX
from community.markup.showing import Prose, gist
from films.models import Film
from tests.factories import make_film, make_member, make_quote

pytestmark = pytest.mark.django_db
EXTERNAL = 'rel="ugc nofollow noopener"'


def html_of(source: str) -> str:
    """However the renderer breaks its lines."""
    return re.sub(r">\n+<", "><", render(source).html.strip())


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*one* **two** ~~three~~ `4`", "<p><em>one</em> <strong>two</strong> <s>three</s> <code>4</code></p>"),
        ("A line\nand another", "<p>A line<br>\nand another</p>"),
        ("# Loud", "<h3>Loud</h3>"),
        ("### Quiet", "<h5>Quiet</h5>"),
        ("###### Whisper", "<h6>Whisper</h6>"),
        ("> Said", "<blockquote><p>Said</p></blockquote>"),
        ("3. Third\n4. Fourth", '<ol start="3"><li>Third</li><li>Fourth</li></ol>'),
        ("<b>x</b> <script>x</script>", "<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"),
        ("```js\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[a]: https://x.org\n\n[a] [a]", "<p>[a]: https://x.org</p><p>[a] [a]</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_markdown_becomes_html(source: str, html: str) -> None:
    unlinked = re.sub(r"</?a[^>]*>", "", html_of(source))
    assert unlinked == html


@pytest.mark.parametrize(
    ("source", "href", "words"),
    [
        ("[there](https://x.org)", "https://x.org", "there"),
        ("<https://x.org/a>", "https://x.org/a", "https://x.org/a"),
        ("See https://x.org/a_b_c/*d*?e=f.", "https://x.org/a_b_c/*d*?e=f", "https://x.org/a_b_c/*d*?e=f"),
        ("(https://x.org/a_(b)_c)", "https://x.org/a_(b)_c", "https://x.org/a_(b)_c"),
        ("**https://x.org**", "https://x.org", "https://x.org"),
        ("HTTPS://X.org", "https://X.org", "HTTPS://X.org"),
        ("[](https://x.org)", "https://x.org", "https://x.org"),
        ("![a dog](https://x.org/dog.png)", "https://x.org/dog.png", "a dog"),
        ("![](https://x.org/dog.png)", "https://x.org/dog.png", "https://x.org/dog.png"),
        ("[![a dog](https://y.org)](https://x.org)", "https://x.org", "a dog"),
        ("[write](mailto:a@x.org)", "mailto:a@x.org", "write"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai", "https://пример.рф"),
    ],
)
def test_links_to_other_sites_are_vouched_for_by_nobody(source: str, href: str, words: str) -> None:
    assert f'<a href="{href}" {EXTERNAL}>{words}</a>' in render(source).html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.org", "/\\evil.org/", "vbscript:x", "ftp://x.org", "x.html",
     "http://", "http://[", "https://reelive.example@evil.org/", "JaVaScRiPt:x", "java&#115;cript:x",
     "\x01javascript:x", "#here", "file:///etc/passwd", "http:/x.org", "https:\\\\evil.org"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[x]({})", "<{}>", "{}", "![x]({})"])
def test_no_other_address_becomes_a_link(form: str, address: str) -> None:
    assert not re.search(r'href="(?!/%5C)', render(form.format(address)).html)


@pytest.mark.parametrize(
    "address", ["http://localhost:8000/films/up/?sort=new#a", "https://testserver/films/up/?sort=new#a"]
)
def test_links_within_the_site_are_paths(address: str) -> None:
    assert html_of(f"[Up]({address})") == '<p><a href="/films/up/?sort=new#a">Up</a></p>'


@pytest.mark.parametrize("page", ["/films/up/", "http://localhost:8000/films/up/", "https://testserver/films/up/"])
@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("?show=everything", ""),
        ("?show=90&sort=new&mutes=off&lens=all#talk", "?sort=new#talk"),
        ("?sort=new&%73how=everything", "?sort=new"),
        ("?show", ""),
        ("?next=/films/up/?show=everything", ""),
        ("?sort=new&shows=1", "?sort=new&shows=1"),
        ("#?show=everything", "#?show=everything"),
    ],
)
@pytest.mark.parametrize("form", ["[Up]({})", "![Up]({})", "[Up](<{}>)"])
def test_a_link_does_not_choose_for_its_readers_what_they_see(page: str, asked: str, left: str, form: str) -> None:
    html = html_of(form.format(page + asked)).replace("&amp;", "&")
    assert html == f'<p><a href="/films/up/{left}">Up</a></p>'


def test_a_site_that_answers_for_every_host_owns_none_of_them(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert EXTERNAL in render("[x](https://evil.org/m/5/)").html


@pytest.mark.parametrize(
    ("source", "html"),
    [  # [[ ]] stands for a hidden span, {{ }} for a hidden block
        ("It is >!a *sled*!<.", '<p>It is [[a <em>sled</em>]].</p>'),
        (">!A sled!< it is", '<p>[[A sled]] it is</p>'),
        ("Well\n>!a sled!< it is", '<p>Well<br>[[a sled]] it is</p>'),
        (">!A sled!<", '{{<p>A sled</p>}}'),
        (">!It\n\n- is\n- a sled!<\n\nYes", '{{<p>It</p><ul><li>is</li><li>a sled</li></ul>}}<p>Yes</p>'),
        (">! It is\n>! a sled\n\nYes", '{{<p>It is<br>\na sled</p>}}<p>Yes</p>'),
        (">! Never closed\nand on\n\nYes", '{{<p>Never closed<br>\nand on</p>}}<p>Yes</p>'),
        (">! One\n>! two\n\nand >!three!<.", '{{<p>One<br>\ntwo</p>}}<p>and [[three]].</p>'),
        ("> >!A sled!<\n>\n> Yes", '<blockquote>{{<p>A sled</p>}}<p>Yes</p></blockquote>'),
        ("- >!a\n  sled!<\n- yes", '<ul><li>{{<p>a<br>\nsled</p>}}</li><li>yes</li></ul>'),
        ("- >!a\n\nsled!<", '<ul><li>{{<p>a</p>}}</li></ul><p>sled!&lt;</p>'),
        ("`>!x!<`", "<p><code>&gt;!x!&lt;</code></p>"),
        ("    >!x!<", "<pre><code>&gt;!x!&lt;\n</code></pre>"),
        ("a >!  !< b", "<p>a &gt;!  !&lt; b</p>"),
        ("a >!open", "<p>a &gt;!open</p>"),
        ("> said\n> on", "<blockquote><p>said<br>\non</p></blockquote>"),
    ],
)  # fmt: skip
def test_spoilers_hide_words_or_whole_paragraphs(source: str, html: str) -> None:
    drawn = (
        html_of(source)
        .replace('<span class="spoiler"><span class="spoiler__text">', "[[")
        .replace("</span></span>", "]]")
    )
    assert drawn.replace('<details class="spoiler">', "{{").replace("</details>", "}}") == html


@pytest.mark.parametrize(
    "lines",
    ["x\n{}>!a!< c\n", "x\n{}>!a\nb!< c\n", "x\n{}>!a\n", "{}>!a\n\n", "- x\n{}  >!a!< c\n", "{}>!a\n- b!< c\n"],
)
def test_reading_spoilers_twice_as_many_is_twice_the_work(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked, is_empty = [0], StateBlock.isEmpty

    def look(state: StateBlock, line: int) -> bool:
        looked[0] += 1
        return is_empty(state, line)

    def work(count: int) -> int:
        begin, again = lines.split("{}")
        before = looked[0]
        render(begin + again * count)
        return looked[0] - before

    monkeypatch.setattr(StateBlock, "isEmpty", look)
    assert work(200) < 2.2 * work(100)


def test_spoilers_are_named_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        shown = Prose(render("a >!b!<\n\n>!c!<").html).__html__()
    assert (
        '<input class="spoiler__switch" type="checkbox" autocomplete="off" lang="en" aria-label="Spoiler"><span'
        in shown
    )
    assert '<details class="spoiler"><summary lang="en">Spoiler</summary>' in shown


@pytest.mark.parametrize("source", ["a >!secret!< b", ">!secret\n\nsecret!<\n\na b", ">! secret\n>! secret"])
def test_the_gist_of_a_text_keeps_its_secrets(source: str) -> None:
    assert "secret" not in gist(render(source).html)


def test_the_gist_of_a_text_is_its_words() -> None:
    assert gist(render("# One\n\n*two* & <three>\n- four").html) == "One two & <three> four"


def test_what_looks_like_our_marks_in_a_text_is_text() -> None:
    shown = Prose(render('<span class="spoiler"> <span class="moment-link__kind">scene').html).__html__()
    assert "<input" not in shown


def test_mentions_link_to_those_who_exist() -> None:
    make_member("Anna-Maria")
    rendered = render("Ask @anna-maria, not @nobody-here or me@anna-maria or [@anna-maria](https://x.org).")
    assert rendered.html.count('<a href="/members/Anna-Maria/">@Anna-Maria</a>,') == 1
    assert "@nobody-here or me@anna-maria or" in rendered.html
    assert rendered.mentioned == ("Anna-Maria",)


@pytest.mark.parametrize(
    "around", ["{}", "({})", "{}.", "{}'s", "*{}*", "_{}_", "{}, {}", "x\n{}", "- {}", ">!{}!<", "{}-"]
)
def test_a_name_is_found_among_punctuation(around: str) -> None:
    make_member("alice")
    assert render(around.replace("{}", "@alice")).mentioned == ("alice",)


@pytest.mark.parametrize(
    "text", ["`@alice`", "x@alice", "@alice2", "@alice_b", "@@alice", "https://x.org/@alice", "@al"]
)
def test_a_name_is_not_found_within_other_words(text: str) -> None:
    make_member("alice")
    assert render(text).mentioned == ()


def test_those_who_have_left_are_not_mentioned() -> None:
    make_member("alice", is_active=False)
    assert render("@alice").mentioned == ()


def test_of_many_mentioned_the_first_few_are_told() -> None:
    names = [make_member(f"friend{number}").username for number in range(MENTIONS_MAX + 2)]
    rendered = render(" ".join(f"@{name}" for name in [names[0], *names]))
    assert rendered.mentioned == tuple(names[:MENTIONS_MAX])
    assert rendered.html.count("<a ") == len(names) + 1


@pytest.fixture
def farewell() -> Film:
    return make_film(slug="the-farewell", title="The Farewell", accent=7)


@pytest.mark.parametrize(
    "address",
    ["/m/{id}/", "http://localhost:8000/m/{id}/", "<https://testserver/m/{id}/>", "/films/the-farewell/quotes/{slug}/",
     "https://testserver/films/the-farewell/quotes/{slug}/", "/films/the-farewell/quotes/{slug}/#talk"],
)  # fmt: skip
def test_the_address_of_a_moment_alone_on_a_line_unfolds(farewell: Film, address: str) -> None:
    quote = make_quote(farewell, title="On the <roof>", text="A secret.", reveal_at=90)
    html = html_of(f"Look:\n{address.format(id=quote.pk, slug=quote.slug)}\nSee?")
    assert 'class="moment-link" data-accent="7"><span class="moment-link__kind">quote</span>' in html
    assert '<span class="moment-link__title">On the &lt;roof&gt;</span>' in html
    assert "The Farewell (1957)" in html
    assert "secret" not in html


@pytest.mark.parametrize(
    "text",
    ["see http://localhost:8000/m/{id}/", "http://localhost:8000/m/{id}/ yes", "[this](/m/{id}/)", "see /m/{id}/"],
)
def test_the_address_of_a_moment_among_words_stays_as_it_is(farewell: Film, text: str) -> None:
    assert "moment-link" not in render(text.format(id=make_quote(farewell).pk)).html


@pytest.mark.parametrize(
    "address", ["/m/0/", "/m/99999999999999999999/", "/films/x/quotes/y/", "/films/", "/m/x/", "/films/the-farewell/"]
)
def test_the_address_of_no_moment_stays_text(farewell: Film, address: str) -> None:
    assert html_of(address) == f"<p>{address}</p>"


def test_a_moment_off_the_site_is_not_named(farewell: Film) -> None:
    quote = make_quote(farewell, title="Hidden", is_published=False)
    assert "Hidden" not in render(f"/m/{quote.pk}/").html


def test_an_unfolded_moment_is_not_opened_further_than_its_reader_would(farewell: Film) -> None:
    html = render(f"http://localhost:8000/m/{make_quote(farewell).pk}/?show=everything&mutes=off&lens=all").html
    assert "moment-link" in html
    assert "?" not in html.partition('href="')[2].partition('"')[0]


def test_only_so_many_moments_unfold(farewell: Film) -> None:
    address = f"/m/{make_quote(farewell).pk}/\n"
    assert render(address * (CARDS_MAX + 5)).html.count("moment-link__title") == CARDS_MAX


def test_a_text_asks_two_queries_however_much_it_names(farewell: Film, django_assert_num_queries: Any) -> None:
    members = [make_member() for _ in range(3)]
    lines = [f"/m/{make_quote(farewell).pk}/" for _ in range(3)] + [f"@{member.username}" for member in members]
    with django_assert_num_queries(2):
        render("\n".join(lines))


def test_a_text_of_plain_words_asks_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        render("word " * (POST_MAX // 5))
