"""What people write where countries go and that names none: the words of those who answer, not of the program.

Every word stands as it is compared: small letters and digits only, without accents, spaces or punctuation.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: "None", "yes", "we do not know": an answer to another question, or no answer at all.
NO_ANSWER = _words(
    """
    na nap noaplica noaplicable noprocede notapplicable doesnotapply napplicable nc nsnc ns nr np nd sd sn
    no non nope nop not nunca never jamas si yes yess yep y n s x xx xxx ok vale true false verdadero falso
    ninguno ninguna ningunos ningunas ningunpais ningunodemomento ningunoporahora ningunodeellos none
    noneyet nonefornow nonow noneofthem nobody nadie nada nothing nil null nan nulo vacio empty blank
    enblanco nohay notenemos noexportamos novendemos novendemosfuera noweexport noexport wedonotexport
    wedontexport nose nolose nosabe nosabemos nolosabemos nosabenocontesta nocontesta sinrespuesta sindatos
    sindato sindefinir sinnombre dontknow idontknow donotknow wedontknow unknown desconocido desconocida
    desconocidos noanswer nodata nodisponible notavailable notyet aunno todaviano todavianinguno aunninguno
    pendiente pending pordefinir pordeterminar pordecidir tbd tbc tba todo otros otro otra otras other
    others etc etcetera pais paises country countries solonacional nacional national domestic
    mercadonacional mercadointerior local propio elnuestro
    """
)

#: Continents, unions, groups and "everywhere": several countries at once.
REGIONS = _words(
    """
    eu ue eu27 ue27 eu28 ue28 unioneuropea launioneuropea europeanunion theeuropeanunion europa europe
    todaeuropa alleurope eurozona zonaeuro zonadeleuro eurozone euroarea paneuropa espacioeconomicoeuropeo
    eee eea efta aelc cee europaoccidental westerneurope europadeleste easterneurope europaoriental
    europacentral centraleurope europadelnorte northerneurope europadelsur southerneurope restodeeuropa
    restofeurope restodelaue paisesdelaue eucountries america americas lasamericas theamericas lasamericas
    latam latinoamerica americalatina latinamerica iberoamerica hispanoamerica sudamerica suramerica
    americadelsur southamerica norteamerica americadelnorte northamerica centroamerica americacentral
    centralamerica caribe elcaribe caribbean thecaribbean antillas lasantillas antilles mercosur
    alianzadelpacifico asia asiapacifico asiapacific apac sudesteasiatico southeastasia asean asiaoriental
    eastasia lejanooriente fareast africa todaafrica allafrica africasubsahariana subsaharanafrica
    africadelnorte nortedeafrica northafrica magreb elmagreb maghreb africaoccidental westafrica
    africaoriental eastafrica mena emea oceania australasia polinesia polynesia melanesia orientemedio
    orientemedioynortedeafrica middleeast themiddleeast orienteproximo proximooriente neareast golfo
    golfopersico paisesdelgolfo gulf thegulf gulfstates gcc paisesarabes mundoarabe arabcountries arabworld
    nordicos paisesnordicos nordics nordiccountries escandinavia scandinavia balticos paisesbalticos baltics
    balticstates balcanes losbalcanes balkans thebalkans benelux dach visegrado visegrad peninsulaiberica
    iberia comunidadesautonomas excolonias commonwealth cei cis brics g7 g20 ocde oecd paisesdehablahispana
    paiseshispanohablantes spanishspeakingcountries mundo elmundo todoelmundo mundial worldwide world
    theworld wholeworld thewholeworld allovertheworld global globally internacional international extranjero
    elextranjero abroad overseas exterior elexterior todos todas todoslospaises todosellos all allcountries
    allofthem everywhere everycountry anywhere cualquiera cualquierpais any anycountry varios varias
    variospaises several severalcountries various many muchos muchospaises restodelmundo restoftheworld row
    fueradeeuropa outsideeurope fueradelaue
    """
)

#: Codes of other systems (the EU's own, withdrawn ones, those of vehicles and sports), with the codes used here.
OTHER_CODES: dict[str, tuple[str, ...]] = {
    "AN": ("CW", "SX", "BQ"),
    "BU": ("MM",),
    "CS": ("CZ", "RS", "ME"),
    "EL": ("GR",),
    "EN": ("GB",),
    "ENG": ("GB",),
    "GER": ("DE",),
    "NED": ("NL",),
    "POR": ("PT",),
    "SCG": ("RS", "ME"),
    "SP": ("ES",),
    "SPA": ("ES",),
    "SUI": ("CH",),
    "TP": ("TL",),
    "YU": ("RS", "ME", "HR", "SI"),
    "ZR": ("CD",),
}
