//! Sentences as working groups write them, well translated: the checker stays silent.

use super::brief;

const PAIRS: &[(&str, &str)] = &[
    (
        "The group met on Tuesday 1 December 2026 at 18:00 UTC; 14 people from 9 countries took part.",
        "El grupo se reunió el martes 1 de diciembre de 2026 a las 18:00 UTC; participaron 14 personas de 9 países.",
    ),
    (
        "At-Large Structures in Trinidad and Tobago asked the registry to publish its data retention rules within ten business days.",
        "Las Estructuras At-Large de Trinidad y Tobago pidieron al operador de registro que publique sus reglas de retención de datos en un plazo de diez días hábiles.",
    ),
    (
        "The Chair of the working group proposes consensus on Recommendation 3 and divergence on Recommendation 4.",
        "La presidenta del grupo de trabajo propone consenso para la Recomendación 3 y divergencia para la Recomendación 4.",
    ),
    (
        "Stakeholders in the region want more transparency and accountability from ICANN org.",
        "Los actores de la región quieren más transparencia y rendición de cuentas por parte de la organización de la ICANN.",
    ),
    (
        "We ask the GAC and the SSAC for their views on the Registration Data Policy, in effect since 21 August 2025.",
        "Pedimos al GAC y al SSAC su opinión sobre la Política de Datos de Registración, vigente desde el 21 de agosto de 2025.",
    ),
    (
        "End users need clear information. Individual Internet users have no lawyers.",
        "Los usuarios finales necesitan información clara. Quienes usan Internet a título individual no tienen abogados.",
    ),
    (
        "A registrant may lose a domain name because of an error; the registrar must offer an appeal.",
        "Un registratario puede perder un nombre de dominio por un error; el registrador debe ofrecer una vía de recurso.",
    ),
    (
        "Personal data must be processed lawfully under the GDPR and Brazil's LGPD.",
        "Los datos personales deben tratarse de manera lícita según el RGPD y la LGPD de Brasil.",
    ),
    (
        "The United Nations and the EU asked for 1.5 million dollars, i.e. 12% more than in 2024.",
        "Las Naciones Unidas y la UE pidieron 1,5 millones de dólares, es decir, un 12 % más que en 2024.",
    ),
    (
        "See section 4.2 of the Applicant Guidebook (page 117).",
        "Véase la sección 4.2 de la Guía para el Solicitante (página 117).",
    ),
    (
        "Both rooms agree that law enforcement authorities must identify themselves.",
        "Las dos salas coinciden en que las autoridades de aplicación de la ley deben identificarse.",
    ),
    (
        "The NomCom delegate for Latin America and the Caribbean will report to the General Assembly.",
        "La delegada de América Latina y el Caribe ante el NomCom informará a la Asamblea General.",
    ),
    (
        "The ALAC ratified the statement: 13 yes, 0 no, 1 abstention.",
        "El ALAC ratificó la declaración: 13 a favor, 0 en contra, 1 abstención.",
    ),
    (
        "The LACRALO Chair and the Secretariat support capacity building and bottom-up policy development.",
        "La Presidencia de LACRALO y la Secretaría apoyan la creación de capacidades y un desarrollo de políticas de abajo hacia arriba.",
    ),
    (
        "No ALS should lose its vote without notice, a grace period of 90 days and an appeal.",
        "Ninguna ALS debería perder su voto sin aviso, un plazo de gracia de noventa días y una apelación.",
    ),
    (
        "The Council voted; the board of directors of the bank did not.",
        "El Consejo votó; el directorio del banco, no.",
    ),
    (
        "Universal Acceptance and IDNs matter to people who write in Guaraní.",
        "La Aceptación Universal y los IDN importan a quienes escriben en guaraní.",
    ),
    (
        "Registration opens at 9:00 a.m. on 3 May; deadline: June 5.",
        "La inscripción abre a las 9:00 a. m. del 3 de mayo; fecha límite: 5 de junio.",
    ),
    (
        "The third party is a reseller, not a contracted party.",
        "El tercero es un revendedor y no una parte contratada.",
    ),
    (
        "DNS Abuse amendments to the RAA took effect on 5 April 2024.",
        "Las enmiendas del RAA sobre uso indebido del DNS entraron en vigor el 5 de abril de 2024.",
    ),
    (
        "Privacy/proxy services hide the registrant's identity.",
        "Los servicios de privacidad y representación ocultan la identidad del registratario.",
    ),
    (
        "The work plan has 4 milestones and a call for volunteers.",
        "El plan de trabajo tiene cuatro hitos y un llamado a voluntarias y voluntarios.",
    ),
    (
        "Geographic names: regions, peoples and rivers not on any list.",
        "Nombres geográficos: regiones, pueblos y ríos que no figuran en ninguna lista.",
    ),
    (
        "We second Keisha's motion. Rosa seconds it too.",
        "Apoyamos la moción de Keisha. Rosa también la apoya.",
    ),
    (
        "It's the same registry operator that lost the domains in 2019.",
        "Es el mismo registro que perdió los dominios en 2019.",
    ),
    (
        "Roughly 2,500 bulk registrations per day were used for phishing.",
        "Cada día se usaron para phishing unas 2500 registraciones masivas.",
    ),
    (
        "ICANN's Bylaws, Article 12, section 12.2(d).",
        "Estatutos de la ICANN, artículo 12, sección 12.2(d).",
    ),
    ("Meeting at 6:30 pm (UTC-3), 90 minutes.", "Reunión a las 18:30 (UTC-3), 90 minutos."),
    ("The mailing list is lac-discuss@icann.org.", "La lista de correo es lac-discuss@icann.org."),
    (
        "Human rights impact assessment: who pays for it?",
        "Evaluación de impacto en derechos humanos: ¿quién la paga?",
    ),
    (
        "A change of registrant triggers a 60-day transfer lock.",
        "Un cambio de registratario activa un bloqueo de la transferencia por 60 días.",
    ),
    (
        "The losing registrar has 5 calendar days; the TAC is valid for 14 days.",
        "El registrador saliente tiene 5 días corridos; el TAC vale 14 días.",
    ),
    (
        "Public comments: 31 were received. The public comment period closes at 23:59 UTC.",
        "Comentarios públicos: se recibieron 31. El período de comentarios públicos cierra a las 23:59 UTC.",
    ),
    (
        "In favour: Marlon and two others; against: Diego.",
        "A favor: Marlon y otras dos personas; en contra: Diego.",
    ),
    (
        "The penholders are Priya and Mateo; small team calls every 2 weeks.",
        "Redactan Priya y Mateo; el equipo reducido se reúne cada dos semanas.",
    ),
    (
        "LACNIC invites proposals until Friday, 16 January 2026, of up to US$20,000.",
        "LACNIC recibe hasta el viernes 16 de enero de 2026 propuestas de hasta USD 20.000.",
    ),
    (
        "The Bylaws say that the Board must consult the GAC before it rejects its Advice.",
        "Los Estatutos dicen que la Junta debe consultar al GAC antes de rechazar su asesoramiento.",
    ),
    (
        "String contention favours those with more money: 3 to 5 of 1,438 TLDs.",
        "La contención de cadenas favorece a quienes tienen más dinero: de 3 a 5 de los 1.438 TLD.",
    ),
];

#[test]
fn ordinary_sentences_give_no_finding() {
    for (english, spanish) in PAIRS {
        assert_eq!(brief(english, spanish), [""; 0], "{english} | {spanish}");
    }
}
