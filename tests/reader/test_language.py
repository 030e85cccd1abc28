"""English is let in, broken or full of names as it may be; other languages are named."""

from __future__ import annotations

import pytest

from standoff.reader.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Barge strikes bridge at Elvas",
        "Blasts heard",
        "Elvas bridge closed: port office denies warning, owner blames fog",
        "BRIDGE AT ELVAS CLOSED AFTER BARGE HITS PIER, PORT OFFICE SAYS, DIVERS ON THEIR WAY",
        "Port Office Says Bridge Will Stay Closed Until Divers Have Looked At The Pier",
        "Bridge close yesterday. Harbour master he say nobody hurt, people is afraid and no body know when.",
        "Volodymyr Ostapenko, Oleksii Hrytsenko, Andriy Shevchuk and Emmanuel Delacroix met Recep Yıldırım "
        "in Zaporizhzhia, Dnipropetrovsk and Chernivtsi.",
        "Zaporizhzhia, Kherson, Mykolaiv, Chernivtsi hit; Ostapenko, Hrytsenko respond, Moscow silent",
        "The mayor said: “Nous ne partirons pas, nous resterons jusqu'à la fin”, and he meant it.",
        "At least 12 killed, 30 wounded in Elvas market shelling, officials report",
        "14 dead, 30 hurt, 5 missing; area: Elvas; source: police; time: 0400; weather: rain; roads: closed",
        "Türkiye's Erdoğan, Yıldırım and Çavuşoğlu flew to Łódź and Kraków before they went on to Malmö.",
        "In 2031 the word «мост» (bridge) was painted on the third pier by someone who was never found.",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le pont d'Elvas a été fermé lundi après qu'une péniche a heurté la troisième pile, dit le port.",
            "fr",
        ),
        ("LE PONT A ÉTÉ FERMÉ LUNDI APRÈS LE CHOC D'UNE PÉNICHE CONTRE LA TROISIÈME PILE", "fr"),
        ("Une péniche heurte le pont et le port craint une longue fermeture", "fr"),
        ("El puente fue cerrado el lunes después de que una barcaza golpeara el tercer pilar.", "es"),
        ("Una barcaza golpea el puente de Badajoz y obliga a cerrar la carretera", "es"),
        ("Мост закрыли в понедельник после того, как баржа ударила в третью опору, сообщил порт.", "ru"),
        ("Взрывы в городе", "ru"),
        ("Міст закрили в понеділок після того, як баржа вдарила в третю опору, повідомив порт.", "uk"),
        ("Вибухи у місті", "uk"),
        ("أغلق الجسر يوم الاثنين بعد أن اصطدمت به سفينة، حسبما قالت سلطات الميناء.", "ar"),
        ("انفجارات في المدينة", "ar"),
        ("港务局表示，一艘驳船撞上第三个桥墩后，大桥于星期一关闭。", "zh"),
        ("桥梁关闭", "zh"),
        (
            "Die Brücke wurde am Montag gesperrt, nachdem ein Kahn den dritten Pfeiler gerammt hatte.",
            "de",
        ),
        ("De brug is maandag gesloten nadat een schip de derde pijler had geraakt, zei de haven.", "nl"),
        ("Most został zamknięty w poniedziałek po tym, jak barka uderzyła w trzeci filar.", "pl"),
        (
            "A ponte foi fechada na segunda-feira depois de uma barcaça ter batido no terceiro pilar.",
            "pt",
        ),
        ("Köprü pazartesi günü bir mavnanın üçüncü ayağa çarpması üzerine kapatıldı.", "tr"),
        ("הגשר נסגר ביום שני לאחר שדוברה פגעה בעמוד השלישי, כך מסר הנמל.", "he"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_foreign_text_with_an_english_quotation() -> None:
    quotation = "“We will not leave the bridge until the divers have come.” "
    french = "Le maire a répété lundi devant le pont que la ville attendait encore une réponse du ministère. "
    assert language_of(french * 4 + quotation) == "fr"


def test_an_english_text_with_a_foreign_opening() -> None:
    opening = "Міст закрили в понеділок після того, як баржа вдарила в третю опору. "
    english = (
        "The bridge was closed on Monday after a barge had struck its third pier, the port office said. "
    )
    assert language_of(opening + english * 4) == "en"
