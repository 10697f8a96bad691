from __future__ import annotations

import pytest

from tqc.errors import UserError
from tqc.text.language import require_english

ENGLISH = (
    "Residents of the quarter have asked the regional governor to explain why the heating was turned off in December. "
    "The company that runs the boiler house says it has not been paid for two years and that the debt is growing. "
)
OTHERS = {
    "Russian": "Жители квартала попросили губернатора объяснить, почему в декабре отключили отопление.",
    "Ukrainian": "Мешканці кварталу запитали губернатора, чому їм у грудні вимкнули опалення і гарячу воду.",
    "Greek": "Οι κάτοικοι ζήτησαν από τον κυβερνήτη να εξηγήσει γιατί έκλεισε η θέρμανση.",
    "Chinese": "居民们要求州长解释为什么十二月停止供暖，公司说两年没有收到付款，债务还在增加。",
    "Arabic": "طلب السكان من المحافظ أن يشرح سبب قطع التدفئة في كانون الأول",
    "German": "Die Bewohner des Viertels haben den Gouverneur gefragt, warum die Heizung im Dezember nicht geht. Das Unternehmen, das "
    "für den Betrieb zuständig ist, sagt, dass es seit zwei Jahren nicht bezahlt wurde und dass die Schulden mit jedem Monat wachsen, "
    "auch wenn es immer weiter arbeitet und auf eine Einigung mit der Stadt hofft.",
    "French": "Les habitants du quartier ont demandé au gouverneur pourquoi le chauffage a été coupé en décembre. La société qui gère la "
    "chaufferie affirme que les factures ne sont pas payées depuis deux ans et que la dette augmente chaque mois, mais elle espère un "
    "accord avec la ville dans les prochaines semaines.",
    "Spanish": "Los vecinos del barrio preguntaron al gobernador por qué se cortó la calefacción en diciembre. La empresa que la gestiona "
    "dice que no se le ha pagado en dos años y que la deuda crece cada mes, pero espera un acuerdo con el ayuntamiento para las "
    "próximas semanas de este invierno.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_named(language: str) -> None:
    with pytest.raises(UserError) as told:
        require_english(OTHERS[language], "draft.txt")
    assert told.value.fact == f"this is {language}, not English"
    assert told.value.path == "draft.txt"
    assert told.value.hint


def test_the_hint_for_a_russian_text_says_where_it_belongs() -> None:
    with pytest.raises(UserError, match="source"):
        require_english(OTHERS["Russian"])


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 3,
        "",
        "Фото",
        "Die Welt",
        "No verb, no headline",
        f"{ENGLISH} Газета «Ведомости» написала об этом первой.",
        "A la carte. " * 40,
        "Kowalczyk Wiśniewski Göring-Eckardt Łódź Świętokrzyskie " * 12,
        ENGLISH + OTHERS["French"],
    ],
    ids="English empty one-Russian-word two-German-words headline a-Russian-sentence a-phrase-repeated names a-French-text".split(),
)
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    require_english(text)
