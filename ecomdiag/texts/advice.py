"""What a report advises."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The advice.
    "advice.actions": ("Por dónde empezar", "Where to start"),
    "advice.all_actions": ("Qué hacer, por orden", "What to do, in order"),
    "advice.gain": ("+{gain} puntos", "+{gain} points"),
    "advice.gain_one": ("+{gain} punto", "+{gain} point"),
    "advice.opens": ("abre {count} preguntas más", "opens {count} more questions"),
    "advice.opens_one": ("abre una pregunta más", "opens one more question"),
    "advice.day_one": ("{days} jornada", "{days} day of work"),
    "advice.days_even": ("{days} jornadas", "{days} days of work"),
    "advice.days": ("{low}–{high} jornadas", "{low}–{high} days of work"),
    "advice.unblocks": ("quita un freno", "lifts what holds you back"),
    "advice.why": ("Por qué", "Why"),
    "advice.first_step": ("Esta semana", "This week"),
    "advice.leads_to": ("De «{start}» a «{end}»", "From “{start}” to “{end}”"),
    "advice.needs": ("Antes", "First"),
    "advice.helpers": ("Puede ayudar", "Who can help"),
    "advice.sources": ("Fuentes", "Sources"),
    "advice.lenses": ("Las mismas respuestas, de otra forma", "The same answers, read another way"),
    "advice.markets": ("Vuestros países", "Your countries"),
    "advice.missing": ("Falta", "Missing"),
    "advice.nothing_missing": (
        "Vuestras respuestas cubren lo que se ha comprobado de este país.",
        "Your answers cover what was checked of this country.",
    ),
    "advice.language": ("Lengua", "Language"),
    "advice.currency": ("Moneda", "Currency"),
    "advice.payments": ("Pagos habituales", "Usual payments"),
    "advice.privacy": ("Ley de datos", "Data law"),
    "advice.agreement": ("Acuerdo comercial", "Trade agreement"),
    "advice.restrictions": ("Compruébalo antes que nada", "Check before anything else"),
    "advice.duties": ("Normas que os afectan", "Rules that concern you"),
    "advice.duties_now": ("Ya en vigor", "In force already"),
    "advice.duties_soon": ("En los próximos doce meses", "Within the next twelve months"),
    "advice.duties_count": (
        "{now} ya en vigor; {soon} en los próximos doce meses.",
        "{now} in force already; {soon} within the next twelve months.",
    ),
    "advice.not_legal": (
        "Información general para empresas de España, no asesoramiento jurídico: confirma cada punto con quien os asesore.",
        "General information for companies in Spain, not legal advice: confirm each point with your adviser.",
    ),
    "advice.since": ("desde el {date}", "since {date}"),
    "advice.from": ("a partir del {date}", "from {date}"),
    "advice.as_of": ("comprobado el {date}", "checked on {date}"),
    "advice.stale": ("pendiente de revisar desde el {date}", "due for review since {date}"),
    "advice.no_date": (
        "Con --date AAAA-MM-DD se dice qué normas os afectan ese día y en los doce meses siguientes.",
        "With --date YYYY-MM-DD it says which rules concern you on that day and in the twelve months after.",
    ),
    "advice.support": ("Quién puede ayudar", "Who can help you"),
    "advice.peers": (
        "Otras empresas, según las estadísticas oficiales",
        "Other companies, by official statistics",
    ),
    "advice.remarks": ("Respuestas que no casan", "Answers that do not fit together"),
    "advice.consistency.coherent": ("Las respuestas casan entre sí.", "The answers fit together."),
    "advice.consistency.mostly": (
        "Las respuestas casan casi todas; repasa estas:",
        "Most answers fit together; look over these:",
    ),
    "advice.consistency.look_over": (
        "Varias respuestas no casan entre sí: repásalas antes de fiarte del resultado.",
        "Several answers do not fit together: look them over before you rely on the result.",
    ),
    "facts.none": ("Nada pendiente de revisar.", "Nothing due for review."),
    "facts.current": (
        "comprobado el {as_of}; revisar antes del {review_by}",
        "checked on {as_of}; review by {review_by}",
    ),
    "facts.stale": (
        "PENDIENTE DE REVISAR desde el {review_by} (comprobado el {as_of})",
        "DUE FOR REVIEW since {review_by} (checked on {as_of})",
    ),
    "advice.read_on_actions": (
        "Todas las acciones, con su porqué: ecomdiag assess … -o informe.md",
        "All actions, and why: ecomdiag assess … -o report.md",
    ),
    "advice.read_on": (
        "Todo lo demás (acciones, países, normas, ayudas, fuentes): ecomdiag assess … -o informe.md",
        "All the rest (actions, countries, rules, support, sources): ecomdiag assess … -o report.md",
    ),
    "helper.agency": ("agencia de marketing o publicidad", "marketing or advertising agency"),
    "helper.isv": ("fabricante de software", "software maker"),
    "helper.var": ("integrador o distribuidor de software", "software integrator or reseller"),
    "helper.msp": ("proveedor de servicios informáticos", "managed IT service provider"),
    "helper.itsp": ("proveedor de soluciones informáticas", "IT solutions provider"),
    "helper.mssp": ("proveedor de ciberseguridad", "managed security provider"),
    "helper.carrier": ("transportista u operador logístico", "carrier or logistics provider"),
    "helper.lawyer": ("abogado", "lawyer"),
    "helper.customs_agent": ("agente de aduanas", "customs agent"),
    "helper.translator": ("traductor", "translator"),
    "helper.accountant": ("asesoría fiscal", "accountant"),
    "helper.bank": ("banco", "bank"),
    "border.home": (
        "Es vuestro propio país: no es un destino de exportación.",
        "It is your own country: not an export market.",
    ),
    "border.no_goods": (
        "No enviáis mercancía: no hay aduana que pasar. Preguntad a vuestra asesoría qué impuestos llevan allí los servicios.",
        "You ship no goods: there is no customs to clear. Ask your accountant how services are taxed there.",
    ),
    "border.unknown": (
        "Solo se describe el paso de la frontera desde la Unión Europea: consultadlo en vuestro país.",
        "Only crossing the border from the European Union is described: ask in your own country.",
    ),
    "border.same_vat": (
        "Unión Europea: la mercancía circula sin aduana y con las reglas comunes del IVA.",
        "European Union: goods move without customs, under the common VAT rules.",
    ),
    "border.same_customs": (
        "Mismo territorio aduanero que la Unión Europea, pero fuera de su territorio de IVA: hay trámites fiscales en la frontera.",
        "Same customs territory as the European Union, but outside its VAT territory: there are tax formalities at the border.",
    ),
    "border.customs_union": (
        "Unión aduanera con la Unión Europea, con excepciones según el producto: hay despacho de aduana y otro IVA.",
        "Customs union with the European Union, with exceptions by product: there is customs clearance and a separate VAT.",
    ),
    "border.northern_ireland": (
        "Para las mercancías se aplican las reglas de aduana e IVA de la Unión Europea; para los servicios, las del Reino Unido.",
        "For goods the European Union's customs and VAT rules apply; for services, those of the United Kingdom.",
    ),
    "border.agreement": (
        "Fuera de la Unión Europea, con acuerdo comercial: hay aduana; el producto que cumpla las reglas de origen puede pagar menos arancel.",
        "Outside the European Union, with a trade agreement: there is customs; products that meet the rules of origin may pay less duty.",
    ),
    "border.third": (
        "Fuera de la Unión Europea: hay aduana, y puede haber aranceles e impuestos de importación.",
        "Outside the European Union: there is customs, and there may be duties and import taxes.",
    ),
    "data.gdpr": (
        "Se aplica el RGPD, como en toda la Unión Europea.",
        "The GDPR applies, as everywhere in the European Union.",
    ),
    "data.adequacy": (
        "La Comisión Europea reconoce una protección de datos adecuada: los datos pueden enviarse allí dentro del alcance de su decisión.",
        "The European Commission recognises adequate data protection: data may be sent there within the scope of its decision.",
    ),
    "data.safeguards": (
        "No nos consta una decisión de adecuación: para enviar allí datos personales hacen falta garantías propias, como cláusulas tipo.",
        "We know of no adequacy decision: sending personal data there takes safeguards of your own, such as standard clauses.",
    ),
    "gap.language": (
        "Allí se habla otra lengua, y vuestra atención internacional no se da en la de vuestros mercados.",
        "Another language is spoken there, and your international support is not given in your markets' languages.",
    ),
    "gap.search": (
        "Allí se busca en otra lengua, y vuestra web no está trabajada para los buscadores de cada país.",
        "People there search in another language, and your site is not worked on for each country's searches.",
    ),
    "gap.payments": (
        "No ofrecéis los medios de pago habituales de vuestros mercados.",
        "You do not offer the payment methods usual in your markets.",
    ),
    "gap.data": (
        "La protección de datos no está resuelta, o no sabéis si lo está, ni para la Unión Europea.",
        "Data protection is not settled, or you do not know whether it is, even for the European Union.",
    ),
    "gap.data_outside": (
        "No habéis revisado la protección de datos para destinos de fuera de la Unión Europea.",
        "You have not reviewed data protection for destinations outside the European Union.",
    ),
    "gap.transport": (
        "No usáis ningún transporte que llegue a otros países.",
        "You use no transport that reaches other countries.",
    ),
    "gap.duties": (
        "El cliente no sabe de antemano qué aranceles e impuestos pagará, ni los pagáis vosotros.",
        "Customers do not know beforehand what duties and taxes they will pay, nor do you pay them.",
    ),
    "peer.same": ("El {figure} {text}; vosotros también.", "{figure} {text}; so do you."),
    "peer.other": ("El {figure} {text}; vosotros, de momento, no.", "{figure} {text}; you do not, for now."),
}
