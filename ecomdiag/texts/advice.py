"""What a report advises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecomdiag.texts.sentences import Sentence

SENTENCES: dict[str, Sentence] = {
    # How to present the company abroad.
    "position.title": (
        "Posicionamiento: cómo presentaros fuera",
        "Positioning: how to present yourselves abroad",
    ),
    "position.in_short": ("Cómo presentaros fuera", "How to present yourselves abroad"),
    "position.entries": ("Por dónde entrar en cada país", "How to enter each country"),
    "position.places": ("Comprobado: {names}.", "Checked: {names}."),
    "position.asks": ("Lo que eso os pide", "What that asks of you"),
    "position.payments": ("Pagos", "Payments"),
    "position.logistics": ("Logística", "Logistics"),
    "position.service": ("Servicio", "Service"),
    "position.content": ("Contenidos", "Content"),
    "position.has": ("Por lo que contestáis, ya está.", "By your answers, you have it."),
    "position.avoid": ("Qué evitar", "What to avoid"),
    "position.contradictions": ("Lo que se contradice", "What pulls in opposite directions"),
    "position.based_on": (
        "Criterio nuestro, sacado de lo que contestáis en: {titles}.",
        "Our judgement, drawn from your answers to: {titles}.",
    ),
    # The advice.
    "advice.all_actions": ("Qué hacer, por orden", "What to do, in order"),
    "advice.gain": {
        "one": ("+{count} punto", "+{count} point"),
        "many": ("+{count} puntos", "+{count} points"),
    },
    "advice.opens": {
        "one": ("abre una pregunta más", "opens one more question"),
        "many": ("abre {count} preguntas más", "opens {count} more questions"),
    },
    "advice.days": {
        "one": ("{count} jornada", "{count} day of work"),
        "many": ("{count} jornadas", "{count} days of work"),
    },
    "advice.days_range": ("{low}–{high} jornadas", "{low}–{high} days of work"),
    "advice.stage.cap": ("quita un freno", "lifts what holds you back"),
    "advice.stage.sale": ("sin esto se pierden ventas", "without it you lose sales"),
    "advice.stage.law": ("la ley ya lo pide", "the law asks for it already"),
    "advice.stage.first": ("otras dependen de esta", "others depend on it"),
    "advice.total": {
        "one": (
            "Es una sola acción: {low}–{high} jornadas de trabajo.",
            "It is a single action: {low}–{high} days of work.",
        ),
        "many": (
            "Son {count} acciones; todas juntas, {low}–{high} jornadas de trabajo. No hace falta hacerlas todas: van por orden.",
            "There are {count} actions; all together, {low}–{high} days of work. You need not take them all: they are in order.",
        ),
    },
    "advice.left": {
        "one": ("Y una más, en el informe completo.", "And one more, in the full report."),
        "many": ("Y {count} más, en el informe completo.", "And {count} more, in the full report."),
    },
    "advice.the_rest": ("Las demás acciones", "The other actions"),
    "advice.action": ("Acción", "Action"),
    "advice.brings": ("Puntos", "Points"),
    "advice.takes": ("Jornadas", "Days"),
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
    "advice.language": ("Idioma", "Language"),
    "advice.currency": ("Moneda", "Currency"),
    "advice.payments": (
        "Además de las tarjetas internacionales, los servicios de cobro ofrecen allí",
        "Besides international cards, payment services offer there",
    ),
    "advice.terms": ("Cobro", "Payment"),
    "advice.privacy": ("Ley de datos", "Data law"),
    "advice.agreement": ("Acuerdo comercial", "Trade agreement"),
    "advice.restrictions": ("Comprobadlo antes que nada", "Check before anything else"),
    "advice.duties": ("Normas que os afectan", "Rules that concern you"),
    "advice.duties_now": ("Ya en vigor", "In force already"),
    "advice.duties_soon": ("En los próximos doce meses", "Within the next twelve months"),
    "advice.not_legal": (
        "Información general, no asesoramiento jurídico: confirmad cada punto con quien os asesore.",
        "General information, not legal advice: confirm each point with your adviser.",
    ),
    "advice.scope.ES": (
        "Son normas de España, de la Unión Europea y de algunos mercados; de los demás países no decimos todo lo que piden.",
        "These are rules of Spain, of the European Union and of some markets; of the other countries we do not say all that they ask.",
    ),
    "advice.scope.IC": (
        "Son normas de España y de la Unión Europea que valen en Canarias, y de algunos mercados: el IGIC y la frontera de IVA con la Península cambian lo demás, así que preguntad a vuestra asesoría por cada envío.",
        "These are rules of Spain and the European Union that hold in the Canaries, and of some markets: the IGIC tax and the VAT border with the mainland change the rest, so ask your adviser about each shipment.",
    ),
    "advice.scope.EA": (
        "Son normas de España y de la Unión Europea que valen en Ceuta y Melilla, y de algunos mercados: el IPSI y la aduana cambian lo demás, así que preguntad a vuestra asesoría por cada envío.",
        "These are rules of Spain and the European Union that hold in Ceuta and Melilla, and of some markets: the IPSI tax and customs change the rest, so ask your adviser about each shipment.",
    ),
    "advice.scope.eu": (
        "Son normas de la Unión Europea y de algunos mercados. Las leyes de vuestro país no están aquí: preguntad por ellas a quien os asesore.",
        "These are rules of the European Union and of some markets. Your own country’s laws are not here: ask your adviser about them.",
    ),
    "advice.scope.elsewhere": (
        "Son solo normas de los mercados que habéis elegido. Las leyes de vuestro país, y sus reglas para exportar, no están aquí: preguntad por ellas a quien os asesore.",
        "These are only rules of the markets that you chose. Your own country’s laws, and its rules for exporting, are not here: ask your adviser about them.",
    ),
    "advice.since": ("desde el {date}", "since {date}"),
    "advice.from": ("a partir del {date}", "from {date}"),
    "advice.as_of": ("comprobado el {date}", "checked on {date}"),
    "advice.not_verified": (
        "sin comprobar en la fuente primaria; anotado el {date}",
        "not verified at the primary source; noted on {date}",
    ),
    "advice.stale": ("pendiente de revisar desde el {date}", "due for review since {date}"),
    "advice.no_date": (
        "Este diagnóstico no lleva fecha, y sin ella no se puede decir qué normas os afectan.",
        "This diagnosis bears no date, and without one it cannot be said which rules concern you.",
    ),
    "advice.support": ("Quién puede ayudar", "Who can help you"),
    "advice.closes": ("Abierta hasta el {date}.", "Open until {date}."),
    "advice.closed": (
        "Cerrada: el último plazo que conocemos acabó el {date}.",
        "Closed: the last deadline that we know of ended on {date}.",
    ),
    "advice.peers": (
        "Otras empresas, según las estadísticas oficiales",
        "Other companies, by official statistics",
    ),
    "advice.remarks": ("Respuestas que no casan", "Answers that do not fit together"),
    "advice.glossary": ("Palabras que conviene saber", "Words worth knowing"),
    "advice.consistency.coherent": ("Las respuestas casan entre sí.", "The answers fit together."),
    "advice.consistency.mostly": (
        "Las respuestas casan casi todas; repasad estas:",
        "Most answers fit together; look over these:",
    ),
    "advice.consistency.look_over": (
        "Varias respuestas no casan entre sí: repasadlas antes de fiaros del resultado.",
        "Several answers do not fit together: look them over before you rely on the result.",
    ),
    "facts.none": ("Nada pendiente de revisar.", "Nothing due for review."),
    "facts.current": (
        "comprobado el {as_of}; revisar antes del {review_by}",
        "checked on {as_of}; review by {review_by}",
    ),
    "facts.not_verified": (
        "SIN COMPROBAR en la fuente primaria; anotado el {as_of}, revisar antes del {review_by}",
        "NOT VERIFIED at the primary source; noted on {as_of}, review by {review_by}",
    ),
    "facts.stale": (
        "PENDIENTE DE REVISAR desde el {review_by} (comprobado el {as_of})",
        "DUE FOR REVIEW since {review_by} (checked on {as_of})",
    ),
    "facts.stale_not_verified": (
        "PENDIENTE DE REVISAR desde el {review_by} (SIN COMPROBAR en la fuente primaria; anotado el {as_of})",
        "DUE FOR REVIEW since {review_by} (NOT VERIFIED at the primary source; noted on {as_of})",
    ),
    "advice.instead": ("O, en su lugar: {title}", "Or instead: {title}"),
    "advice.same_points": (
        "Lleva a la misma respuesta: basta con una de las dos, y los puntos cuentan una sola vez. {effort}",
        "It leads to the same answer: one of the two is enough, and the points count only once. {effort}",
    ),
    "advice.read_on_actions": (
        "Hay más: todas las acciones, con su porqué.",
        "There is more: all actions, and why.",
    ),
    "advice.read_on": (
        "Hay más: todas las acciones, los países, las normas, las ayudas y las fuentes.",
        "There is more: all actions, countries, rules, support and sources.",
    ),
    "advice.read_on_undated": (
        "Hay más: todas las acciones, los países, las ayudas y las fuentes.",
        "There is more: all actions, countries, support and sources.",
    ),
    "advice.report_file": ("informe.md", "report.md"),
    "advice.with_command": (
        "Guardadlo todo en un archivo con esta orden:",
        "Save it all in a file with this command:",
    ),
    "advice.with_option": (
        "Para guardarlo todo en un archivo, añadid «--depth full -o {name}» a la orden.",
        "To save it all in a file, add “--depth full -o {name}” to the command.",
    ),
    "helper.agency": ("agencia de marketing o publicidad", "marketing or advertising agency"),
    "helper.isv": ("fabricante de software", "software maker"),
    "helper.var": ("integrador o distribuidor de software", "software integrator or reseller"),
    "helper.msp": ("proveedor de servicios informáticos", "managed IT service provider"),
    "helper.itsp": ("proveedor de soluciones informáticas", "IT solutions provider"),
    "helper.mssp": ("proveedor de ciberseguridad", "managed security provider"),
    "helper.carrier": ("transportista u operador logístico", "carrier or logistics operator"),
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
        "Solo se describe el paso de la frontera desde el territorio aduanero de la Unión Europea: consultadlo con un agente de aduanas.",
        "Only crossing the border from the European Union’s customs territory is described: ask a customs agent.",
    ),
    "border.same_vat": (
        "Dentro del territorio aduanero y de IVA de la Unión Europea: la mercancía circula sin aduana y con las reglas comunes del IVA.",
        "Within the European Union’s customs and VAT territory: goods move without customs, under the common VAT rules.",
    ),
    "border.same_customs": (
        "Dentro del territorio aduanero de la Unión Europea, pero con una frontera de IVA por medio: hay trámites fiscales en cada envío.",
        "Within the European Union’s customs territory, but across a VAT border: every shipment takes tax formalities.",
    ),
    "border.outside_customs": (
        "Forma parte de la Unión Europea, pero no de su territorio aduanero: enviar allí es exportar, con aduana e impuestos propios.",
        "It belongs to the European Union, but not to its customs territory: sending goods there is exporting, with customs and taxes of its own.",
    ),
    "border.customs_union": (
        "Unión aduanera con la Unión Europea, con excepciones según el producto: hay despacho de aduana y otro IVA.",
        "Customs union with the European Union, with exceptions by product: there is customs clearance and a separate VAT.",
    ),
    "border.northern_ireland": (
        "Para las mercancías se aplican las reglas de aduana e IVA de la Unión Europea; para los servicios, las del Reino Unido.",
        "For goods the European Union’s customs and VAT rules apply; for services, those of the United Kingdom.",
    ),
    "border.agreement": (
        "Fuera del territorio aduanero de la Unión Europea, con acuerdo comercial: hay aduana; si vuestro producto paga arancel allí, cumplir las reglas de origen puede rebajarlo.",
        "Outside the European Union’s customs territory, with a trade agreement: there is customs; if your product pays duty there, meeting the rules of origin may lower it.",
    ),
    "border.third": (
        "Fuera del territorio aduanero de la Unión Europea, y no nos consta un acuerdo comercial con ella: hay aduana, y puede haber aranceles e impuestos de importación.",
        "Outside the European Union’s customs territory, and we know of no trade agreement with it: there is customs, and there may be duties and import taxes.",
    ),
    "data.gdpr": (
        "Se aplica el RGPD, como en todo el Espacio Económico Europeo.",
        "The GDPR applies, as everywhere in the European Economic Area.",
    ),
    "data.adequacy": (
        "La Comisión Europea reconoce una protección de datos adecuada: los datos pueden enviarse allí dentro del alcance de su decisión.",
        "The European Commission recognises adequate data protection: data may be sent there within the scope of its decision.",
    ),
    "data.safeguards": (
        "No nos consta una decisión de adecuación: para enviar allí datos personales hacen falta garantías propias, como cláusulas tipo.",
        "We know of no adequacy decision: sending personal data there takes safeguards of your own, such as standard clauses.",
    ),
    "payments.business": (
        "vendéis a empresas: acordad por escrito la moneda, el plazo y la forma de cobro (por ejemplo, transferencia, crédito documentario o seguro de crédito).",
        "you sell to businesses: agree the currency, the term and the way of payment in writing (for example transfer, letter of credit or credit insurance).",
    ),
    "gap.language": (
        "Allí se habla otro idioma, y no atendéis a los clientes de fuera en el de vuestros mercados.",
        "Another language is spoken there, and you do not serve customers abroad in your markets’ languages.",
    ),
    "gap.search": (
        "Allí se busca en otro idioma, y vuestra web no está preparada para los buscadores de cada país.",
        "People there search in another language, and your website is not prepared for each country’s searches.",
    ),
    "gap.payments": (
        "No ofrecéis los medios de pago que usan los clientes de cada mercado, o no sabéis cuáles son.",
        "You do not offer the payment methods that customers use in each market, or do not know which they are.",
    ),
    "gap.data": (
        "La protección de datos no está resuelta ni siquiera para la Unión Europea, o no sabéis si lo está.",
        "Data protection is not settled even for the European Union, or you do not know whether it is.",
    ),
    "gap.data_outside": (
        "No habéis revisado la protección de datos para los países de fuera de la Unión Europea.",
        "You have not reviewed data protection for countries outside the European Union.",
    ),
    "gap.transport": (
        "No usáis ningún transporte que llegue a otros países.",
        "You use no transport that reaches other countries.",
    ),
    "gap.duties": (
        "El cliente no sabe de antemano qué aranceles e impuestos pagará, ni los pagáis vosotros.",
        "Customers do not know beforehand what duties and taxes they will pay, nor do you pay them.",
    ),
    "advice.left_out": {
        "one": (
            "Un consejo de los que trae el programa no se usa, porque nombra algo que este cuestionario no tiene. Para ver cuál: {command}",
            "One piece of the program’s own advice is not used, because it names something that this questionnaire does not have. To see which: {command}",
        ),
        "many": (
            "De los consejos que trae el programa no se usan {count}, porque nombran cosas que este cuestionario no tiene. Para ver cuáles: {command}",
            "{count} pieces of the program’s own advice are not used, because they name things that this questionnaire does not have. To see which: {command}",
        ),
    },
    "peer.same": ("El {figure} {text}; vosotros también.", "{figure} {text}; so do you."),
    "peer.other": ("El {figure} {text}; vosotros, de momento, no.", "{figure} {text}; you do not, for now."),
    "peer.same_since": (
        "El {figure} {text}; vosotros también, hoy. Es un dato de hace más de tres años: puede haber cambiado.",
        "{figure} {text}; so do you, today. The figure is over three years old: it may have changed.",
    ),
    "peer.other_since": (
        "El {figure} {text}; vosotros, de momento, no. Es un dato de hace más de tres años: puede haber cambiado.",
        "{figure} {text}; you do not, for now. The figure is over three years old: it may have changed.",
    ),
}
