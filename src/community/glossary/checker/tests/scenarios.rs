//! Three discussions, each written well in both languages, then with what translations get wrong.

use super::brief;

/// Pairs that say the same: nothing to find.
const GOOD: &[(&str, &str)] = &[
    // Registration data: urgent disclosure requests.
    (
        "Keisha asks for a reply within 24 hours, calendar time, for authenticated law enforcement only.",
        "Keisha pide que se responda en un plazo de 24 horas corridas, y solo a fuerzas del orden autenticadas.",
    ),
    (
        "Andre says that small registrars in the Caribbean have no night staff: 24 h with one extension.",
        "Andre dice que los registradores pequeños del Caribe no tienen personal de noche: 24 h con una prórroga.",
    ),
    (
        "Both rooms want a narrow definition of urgent request, authentication and a log of every disclosure.",
        "Las dos salas quieren una definición acotada de solicitud urgente, autenticación y un registro de cada divulgación.",
    ),
    (
        "Lucía and Rosa accept 24 hours if there is due process and the registrant is told afterwards; Diego prefers 72.",
        "Lucía y Rosa aceptan veinticuatro horas si hay debido proceso y si después se avisa al registratario; Diego prefiere setenta y dos.",
    ),
    (
        "The RDRS is not the SSAD: requests for data from the RDDS still go to each registrar.",
        "El RDRS no es el SSAD: los pedidos de datos de los RDDS se siguen dirigiendo a cada registrador.",
    ),
    (
        "Do you accept notice to the registrant after disclosure? Please answer by 10 December 2026, 23:59 UTC.",
        "¿Aceptan que se avise al registratario después de la divulgación? Respondan antes del 10 de diciembre de 2026 a las 23:59 UTC.",
    ),
    (
        "LACRALO notes two views on the deadline. The ALAC may send Advice to the ICANN Board.",
        "LACRALO registra dos posturas sobre el plazo. El ALAC puede enviar un asesoramiento a la Junta Directiva de la ICANN.",
    ),
    (
        "CERTs should be able to ask too, says one participant (minority view).",
        "Los CERT también deberían poder pedirlos, según una persona (opinión minoritaria).",
    ),
    (
        "> 24 hours is enough\nThe Spanish room differs: Mateo says business days make no sense when it is urgent.",
        "La sala en español difiere: Mateo dice que los «días hábiles» no sirven para urgencias.",
    ),
    // New gTLD next round: applicant support and geographic names.
    (
        "Applicant support: full consensus. A fee cut of 75% fails without pro bono help for IDN applicants.",
        "Apoyo a solicitantes: consenso pleno. Una rebaja del 75 % no alcanza sin ayuda gratuita para solicitantes de IDN.",
    ),
    (
        "Notice to authorities, not a veto, has consensus: Keisha in English and Diego in Spanish ask for the same.",
        "El aviso a las autoridades, sin veto, tiene consenso: Keisha en inglés y Diego en español piden lo mismo.",
    ),
    (
        "Inés holds that the names of indigenous peoples need prior consent; Marlon sees unpredictable geographic vetoes.",
        "Inés sostiene que los nombres de pueblos indígenas requieren consentimiento previo; Marlon ve vetos geográficos imprevisibles.",
    ),
    (
        "The New gTLD Program opened in April 2026; the Applicant Guidebook is at https://www.icann.org/en/agb.",
        "El Programa de Nuevos gTLD abrió en abril de 2026; la Guía para el Solicitante está en https://www.icann.org/es/agb.",
    ),
    (
        "Applicants from 16 countries, 42 ALSes and at least 1,500 end users were heard between 1 and 15 March.",
        "Se escuchó a solicitantes de 16 países, 42 ALS y al menos 1.500 usuarios finales entre el 1 y el 15 de marzo.",
    ),
    (
        "For IGOs and INGOs the charter is narrow: curative rights and immunity from jurisdiction.",
        "Para las OIG y las OING la carta orgánica es acotada: derechos curativos e inmunidad de jurisdicción.",
    ),
    // DNS abuse and the transfer lock.
    (
        "We support a narrow PDP on bulk registration and associated domains: DNS abuse such as phishing hits regional banks.",
        "Apoyamos un PDP acotado sobre registración masiva y dominios asociados: el uso indebido del DNS, como el phishing, golpea a los bancos de la región.",
    ),
    (
        "A 30-day lock after creation hurts the registrant, says Diego, who declares a conflict of interest.",
        "Un bloqueo de 30 días después de la creación perjudica al registratario, dice Diego, quien declara un conflicto de intereses.",
    ),
    (
        "Andre wants thresholds, since resellers pay the cost; Rosa asks for an appeal path against takedowns.",
        "Andre quiere umbrales, porque los revendedores pagan el costo; Rosa pide una vía de apelación contra las bajas.",
    ),
    (
        "Priya asked what a reseller is, and the Emeritus Council answered at 6 pm.",
        "Priya preguntó qué es un revendedor, y el Consejo de Eméritos le respondió a las 18:00.",
    ),
    (
        "The GNSO Council adopted the Final Report with a supermajority: two thirds, 94 votes of 172.",
        "El Consejo de la GNSO aprobó el Informe Final por mayoría calificada: dos tercios, 94 votos de 172.",
    ),
    (
        "The Vice-Chair and the Secretary of LACRALO presented the Rules of Procedure to the LACRALO Board.",
        "La Vicepresidenta y el Secretario de LACRALO presentaron las Reglas de Procedimiento al Directorio de LACRALO.",
    ),
    (
        "The EPDP team closed its Initial Report for Public Comment on December 10, 2026; the CPWG drafts the statement.",
        "El equipo del EPDP cerró el 10 de diciembre de 2026 la consulta pública de su Informe Inicial; el CPWG redacta la declaración.",
    ),
    (
        "NEXT STEPS AND OPEN POINTS\nThe working group (WG) meets on 2026-12-01.",
        "PRÓXIMOS PASOS Y PUNTOS PENDIENTES\nEl grupo de trabajo se reúne el 1.º de diciembre de 2026.",
    ),
    (
        "Each country has a weight of 6.25; an ALS in Argentina has 0.78 of the weighted vote.",
        "Cada país tiene un peso de 6,25; una ALS de Argentina tiene 0,78 del voto ponderado.",
    ),
    (
        "The community at large, across the board, may send its input on the draft; we must NOT wait 5 minutes more.",
        "Toda la comunidad, sin excepción, puede enviar aportes sobre el borrador; NO debemos esperar ni cinco minutos más.",
    ),
];

#[test]
fn good_translations_give_no_finding() {
    let wolves: Vec<_> = GOOD
        .iter()
        .map(|(english, spanish)| (english, brief(english, spanish)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wolves.is_empty(), "{wolves:#?}");
}

/// Pairs with a trap, and everything that must be found.
const TRAPS: &[(&str, &str, &[&str])] = &[
    (
        "A reply within 24 hours.",
        "Una respuesta en un día hábil.",
        &["number 24 hours not in es", "term día hábil -> business-day in en"],
    ),
    (
        "Only authenticated law enforcement may ask.",
        "Solo puede pedirlo el personal autenticado de la empresa.",
        &["term law enforcement -> law-enforcement in es"],
    ),
    (
        "The RDRS, the SSAD and the RDDS.",
        "El RDRS, el SSDA y los RDDS.",
        &["acronym SSAD not in es", "acronym SSDA not in en"],
    ),
    (
        "Tell the registrant after disclosure.",
        "Avisar al registrante después de la divulgación.",
        &["legacy registrante -> registratario"],
    ),
    (
        "The registrar keeps the data.",
        "El registro conserva los datos.",
        &["term registrar -> registrar in es"],
    ),
    (
        "Diego prefers 72 hours.",
        "Diego prefiere 27 horas.",
        &["number 72 hours not in es", "number 27 horas not in en"],
    ),
    (
        "A 30-day lock.",
        "Un bloqueo de 30 horas.",
        &["number 30-day not in es", "number 30 horas not in en"],
    ),
    ("The rights of an IGO.", "Los derechos de una IGO.", &["IGO is OIG in es"]),
    ("The rights of an OIG.", "Los derechos de una OIG.", &["OIG is IGO in en"]),
    (
        "The Advisory Committee (ALAC) met.",
        "El Comité Asesor de Alcance (ALAC) se reunió.",
        &["legacy Comité Asesor de Alcance -> Comité Asesor At-Large"],
    ),
    (
        "DNS abuse is rising.",
        "El abuso del DNS crece.",
        &["legacy abuso del DNS -> uso indebido del DNS"],
    ),
    (
        "Each constituency sends its view.",
        "Cada circunscripción envía su postura.",
        &["term constituency -> constituency in es"],
    ),
    (
        "The LACRALO Board meets.",
        "La Junta Directiva se reúne.",
        &["term LACRALO Board -> lacralo-board in es"],
    ),
    ("The ccNSO votes.", "La CCNSO vota.", &["CCNSO is ccNSO in es"]),
    ("RySG and RrSG agree.", "El RySG está de acuerdo.", &["acronym RrSG not in es"]),
    (
        "We heard Rosa on this.",
        "Escuchamos al respecto a una participante.",
        &["name Rosa not in es"],
    ),
    (
        "It closes on 10 December 2026.",
        "Cierra el 12 de diciembre de 2026.",
        &["date 10 December 2026 not in es", "date 12 de diciembre de 2026 not in en"],
    ),
    (
        "See https://icann.org/a and https://icann.org/b.",
        "Véase https://icann.org/a.",
        &["link https://icann.org/b not in es"],
    ),
    (
        "Meet at 18:00 UTC.",
        "Nos reunimos a las 8 pm UTC.",
        &["number 18:00 not in es", "number 8 pm not in en"],
    ),
    (
        "A fee of 1,000 dollars.",
        "Una tarifa de 1,5 dólares.",
        &["number 1,000 not in es", "number 1,5 not in en"],
    ),
    (
        "It costs 2 billion.",
        "Cuesta 2 billones.",
        &["number 2 billion not in es", "number 2 billones not in en"],
    ),
    ("It has full consensus.", "Tiene consenso.", &["term full consensus -> full-consensus in es"]),
];

#[test]
fn traps_are_found_and_nothing_else() {
    for (english, spanish, expected) in TRAPS {
        assert_eq!(brief(english, spanish), *expected, "{english} | {spanish}");
    }
}
