"""The language of a text, by its own words (all of them ours)."""
# ruff: noqa: E501  (sentences stand as they are)

from __future__ import annotations

import pytest

from onrecord.documents import read_document
from onrecord.documents.language import language_of, primary_language
from onrecord.errors import DocumentError

TEXTS = {
    "en": "The army left the town on Monday, officials said, and it did not come back for the rest of the week.",
    "de": "Die Armee hat die Stadt am Montag verlassen, sagten Beamte, und sie ist in der Woche nicht mehr dorthin zurück.",
    "fr": "L’armée a quitté la ville lundi, ont dit des responsables, et elle n’est pas revenue dans la semaine avec ses chars.",
    "es": "El ejército salió de la ciudad el lunes, dijeron los funcionarios, y no volvió en el resto de la semana por la nieve.",
    "it": "L’esercito ha lasciato la città lunedì, hanno detto i funzionari, e non è tornato per il resto della settimana.",
    "pt": "O exército deixou a cidade na segunda-feira, disseram as autoridades, e não voltou mais no resto da semana.",
    "nl": "Het leger heeft de stad op maandag verlassen, zeiden de ambtenaren, en het is in de week niet meer terug gekomen.",
    "ru": "Армия покинула город в понедельник, сообщили чиновники, и до конца недели она туда больше не вернулась.",
    "ar": "غادر الجيش المدينة يوم الاثنين، وقال مسؤولون إنه لم يعد إليها خلال بقية الأسبوع بسبب الثلوج",
    "zh": "官员们说军队星期一离开了这座城市在这个星期剩下的时间里没有再回来因为下了大雪而且道路被封闭了很长时间谁也不知道什么时候才能重新开放"
    "城里的居民说他们已经三天没有面包了",
}


@pytest.mark.parametrize("language", TEXTS)
def test_language_by_words(language: str) -> None:
    assert language_of(TEXTS[language] * 2) == language


@pytest.mark.parametrize("language", [name for name in TEXTS if name != "en"])
def test_what_is_not_english_is_refused_or_read_with_a_warning(language: str) -> None:
    raw = (TEXTS[language] * 2).encode()
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path="a.txt")
    assert caught.value.code == "E117" and "--any-language" in caught.value.fix
    document = read_document(raw, path="a.txt", any_language=True)
    assert document.language == language
    assert document.warnings[-1].startswith(f"the article is not in English ({language})")


def test_a_relative_of_a_script_is_believed_if_it_is_declared() -> None:
    assert language_of(TEXTS["ru"] * 2, "uk") == "uk"
    assert language_of(TEXTS["ar"] * 2, "fa") == "fa"


def test_short_texts_are_taken_at_their_word() -> None:
    assert (language_of("Armee verlässt Stadt"), language_of("Armee verlässt Stadt", "de")) == ("en", "de")
    assert language_of("Путин: нет", "en") == "en"


def test_names_and_figures_do_not_make_a_language() -> None:
    cells = "Aleppo 94 Deir ez-Zor 12 Raqqa 30 Mosul 17 Tal Afar 3 Hit 8 " * 8
    assert language_of(cells, "en") in ("en", "und")


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("de_DE", "de"), ("", ""), ("english", ""), ("x", ""), (" FR ", "fr")]
)
def test_primary_language(tag: str, language: str) -> None:
    assert primary_language(tag) == language
