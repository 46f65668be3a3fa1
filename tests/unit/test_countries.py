"""What people write where countries go: read silently only if it can mean one country and nothing else."""

from __future__ import annotations

import pytest
from searches import slow

from ecomdiag import engine
from ecomdiag.loader.countries import country_choices
from ecomdiag.names.countries import CountryNames, country_names
from ecomdiag.names.fold import fold
from ecomdiag.names.reading import NameMatch
from ecomdiag.questionnaire.model import Questionnaire
from ecomdiag.texts.country_words import NO_ANSWER, OTHER_CODES, REGIONS


@pytest.fixture(scope="module")
def names() -> CountryNames:
    return country_names(country_choices())


#: What is written, what it means, and the codes that it may stand for.
WRITTEN: list[tuple[str, NameMatch, str]] = [
    *(
        (word, NameMatch.NO_ANSWER, "")
        for word in [
            "N/A", "n/a", "na", "Na", "n.a.", "N.A.", "no", "No", "No.", "sí", "Sí", "SÍ", "si", "Si", "N/C", "n.c.",
            "nc", "nr", "s/n", "S/N", "s.d.", "S/D", "sd", "Ns/Nc", "NS/NC", "np", "ninguno", "Ninguna", "none", "None",
            "no aplica", "No aplica.", "not applicable", "No procede", "nada", "no lo sé", "I don't know", "-", "--",
            "—", "?", ".", "", "todavía no", "not yet", "yes", "otros", "null", "x", "pendiente", "TBD",
        ]
    ),
    *(
        (word, NameMatch.REGION, "")
        for word in [
            "UE", "EU", "ue", "U.E.", "UE-27", "Europa", "europe", "LATAM", "Latinoamérica", "América", "america",
            "Todo el mundo", "worldwide", "Benelux", "Países nórdicos", "Oriente Medio", "África", "Asia", "EMEA",
        ]
    ),
    *((word, NameMatch.EXACT, "US") for word in ["USA", "usa", "U.S.A.", "EE.UU.", "ee uu", "Estados Unidos", "US"]),
    *((word, NameMatch.EXACT, "GB") for word in ["UK", "uk", "U.K.", "reino unido", "GB", "GBR"]),
    # A code in capitals is a code, whatever else it may spell.
    ("NO", NameMatch.EXACT, "NO"), ("NA", NameMatch.EXACT, "NA"), ("SI", NameMatch.EXACT, "SI"), (" FR ", NameMatch.EXACT, "FR"),
    # In small letters, or with dots and accents, it is asked back.
    ("fr", NameMatch.NEAR, "FR"), ("Fr", NameMatch.NEAR, "FR"), ("F.R.", NameMatch.NEAR, "FR"), ("mx", NameMatch.NEAR, "MX"),
    ("de", NameMatch.NEAR, "DE"), ("es", NameMatch.NEAR, "ES"), ("per", NameMatch.NEAR, "PE"), ("can", NameMatch.NEAR, "CA"),
    ("are", NameMatch.NEAR, "AE"), ("and", NameMatch.NEAR, "AD"), ("deu", NameMatch.NEAR, "DE"), ("ÉS", NameMatch.NEAR, "ES"),
    ("car", NameMatch.NEAR, "CF"), ("rd", NameMatch.NEAR, "DO"), ("sur", NameMatch.NEAR, "SR"),
    # Codes of other systems.
    ("EL", NameMatch.OTHER_CODE, "GR"), ("el", NameMatch.OTHER_CODE, "GR"), ("SP", NameMatch.OTHER_CODE, "ES"),
    ("GER", NameMatch.OTHER_CODE, "DE"), ("AN", NameMatch.OTHER_CODE, "CW SX BQ"),
    # Names of several countries; the first is taken where it is called so in the lists that people copy from.
    ("Congo", NameMatch.DOUBTED, "CG CD"), ("el congo", NameMatch.DOUBTED, "CG CD"),
    ("Corea", NameMatch.SEVERAL, "KP KR"), ("korea", NameMatch.SEVERAL, "KP KR"), ("Islas Vírgenes", NameMatch.SEVERAL, "VG VI"),
    ("Guayana", NameMatch.SEVERAL, "GF GY"), ("República de China", NameMatch.SEVERAL, "CN TW"),
    ("Islas del Canal", NameMatch.SEVERAL, "GG JE"), ("Checoslovaquia", NameMatch.SEVERAL, "CZ SK"),
    # Names that look as if they were several, but are one country's own.
    ("Dominica", NameMatch.EXACT, "DM"), ("República Dominicana", NameMatch.EXACT, "DO"), ("Guinea", NameMatch.EXACT, "GN"),
    ("Sudán", NameMatch.EXACT, "SD"), ("Sudán del Sur", NameMatch.EXACT, "SS"), ("Irlanda", NameMatch.EXACT, "IE"),
    ("Irlanda del Norte", NameMatch.EXACT, "XI"), ("Georgia", NameMatch.EXACT, "GE"), ("Samoa", NameMatch.EXACT, "WS"),
    ("San Martín", NameMatch.EXACT, "MF"), ("Sint Maarten", NameMatch.EXACT, "SX"), ("China", NameMatch.EXACT, "CN"),
    ("Taiwán", NameMatch.EXACT, "TW"), ("Níger", NameMatch.EXACT, "NE"), ("Nigeria", NameMatch.EXACT, "NG"),
    ("RD Congo", NameMatch.EXACT, "CD"), ("Corea del Sur", NameMatch.EXACT, "KR"),
    # Slips of the pen, and beginnings.
    ("alemnia", NameMatch.NEAR, "DE"), ("Espanya", NameMatch.NEAR, "ES"), ("Frnacia", NameMatch.NEAR, "FR"),
    ("corea del", NameMatch.NEAR, "KP KR"), ("Wakanda", NameMatch.UNKNOWN, ""), ("Q", NameMatch.UNKNOWN, ""),
    ("34", NameMatch.UNKNOWN, ""), ("日本", NameMatch.UNKNOWN, ""), ("unidos", NameMatch.UNKNOWN, ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "means", "codes"), WRITTEN)
def test_what_is_written_for_a_country(
    names: CountryNames, written: str, means: NameMatch, codes: str
) -> None:
    reading = names.read(written)
    assert reading.means is means
    assert sorted(reading.ids) == sorted(codes.split())
    assert reading.id == (reading.ids[0] if means in (NameMatch.EXACT, NameMatch.DOUBTED) else None)


@pytest.mark.parametrize("every", [6, *slow([1])])
def test_a_code_or_initials_in_small_letters_or_with_dots_are_never_taken_silently(
    names: CountryNames, every: int
) -> None:
    """Every one of them: among them are no, si, na, es, de, la, me, per, can, are, sur."""
    customary = {"usa", "Usa", "uk", "Uk", "U.S.A.", "U.K.", "U.S."}
    short = [name for name in names.own if len(fold(name)) <= 3]
    assert len(short) > 480
    for name in short[::every]:
        for written in (name.lower(), name.capitalize(), ".".join(name), "/".join(name)):
            if written != name and written not in customary:
                assert names.read(written).id is None, written


def test_the_likeliest_country_of_a_small_code_is_asked_for_unless_it_is_a_word_of_no_answer(
    names: CountryNames,
) -> None:
    for code in names.codes:
        reading = names.read(code.lower())
        if reading.means is not NameMatch.NO_ANSWER:
            assert reading.ids == (code,)
        else:
            assert code in ["NA", "NC", "NF", "NO", "NP", "NR", "NU", "SD", "SI", "SN"], code


def test_words_that_name_no_country_are_no_names_of_countries(names: CountryNames) -> None:
    for word in NO_ANSWER | REGIONS:
        assert word == fold(word)
        assert word not in names.own, word
        assert word not in names.shared, word
    assert not NO_ANSWER & REGIONS
    for code, meant in OTHER_CODES.items():
        assert code not in names.own, code
        assert fold(code) not in NO_ANSWER | REGIONS
        assert set(meant) <= names.codes


def test_each_name_of_each_country_is_read_as_that_country(names: CountryNames) -> None:
    for choice in country_choices():
        for name in (choice.id, choice.text.es, choice.text.en, *choice.aliases):
            assert names.read(name).id == choice.id, name


@pytest.mark.parametrize(
    ("written", "es", "en"),
    [
        ("N/A", "«N/A» no es un país: dejadlo en blanco", "“N/A” is not a country: leave it blank, or write names or codes"),
        ("fr", "¿queríais decir Francia (FR)?", "did you mean France (FR)?"),
        ("Corea", "Corea del Norte (KP) o Corea del Sur (KR)", "North Korea (KP) or South Korea (KR)"),
        ("EL", "escribid Grecia (GR)", "write Greece (GR)"),
        ("LATAM", "no es un país, sino varios", "is not one country but several"),
        ("Wakanda", "no conozco el país «Wakanda»", "“Wakanda” is not a known country"),
    ],
)  # fmt: skip
def test_what_is_asked_back(shipped: Questionnaire, written: str, es: str, en: str) -> None:
    question = shipped.by_id["target_countries"]
    (problem,) = engine.check_answer(question, (written,))
    assert es in problem.message("es")
    assert en in problem.message("en")
