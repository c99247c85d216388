//! Everyday words of rules that English and Spanish say with words of different origin: *meeting* and
//! *reunión*. They help to find which paragraphs belong together, and nothing else rests on them; a
//! language that is not here is aligned by what all languages write alike.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::community::glossary::terms::inflection::{Word, words};
use crate::foundation::i18n::Lang;

/// Words of one meaning: English before the mark, Spanish after it.
const PAIRS: &str = "member|integrante miembro;chair|presidencia presidente;vote voting|voto votar votación;\
    meeting|reunión sesión;rule|regla norma;writing written|escrito;decide|decidir;\
    challenge|impugnar impugnada;day|día;month|mes;week|semana;year annual yearly|año anual;hour|hora;\
    country|país;language|idioma lengua;report|informe;question|pregunta consulta;\
    answer reply response respond|respuesta responder;person people|persona;agenda|orden agenda;\
    office post position|cargo puesto posición;term|mandato plazo término;list|lista;each every|cada todo;\
    between|entre;before|antes;after|después;during|durante;within|dentro plazo;both|ambos;\
    majority|mayoría;law|ley;right|derecho;name|nombre;number|número;date|fecha;text|texto;group|grupo;\
    work working|trabajo;page website|página sitio;mail email|correo;draft|borrador;\
    send sent|enviar enviarse enviada;convene call|convocar convocatoria convocará;\
    open|abrir abierto abierta;close closed|cerrar cerrado cierra;begin start begun|comenzar iniciar inicio empezar iniciado;\
    end|fin final terminar;new|nuevo;other another|otro;same|mismo;without|sin;only|solo;\
    must shall|deberá debe deben deberán;may|podrá puede podrán pueden;should|debería deberían;\
    not|no;nobody none|nadie ningún ninguno;if|si;when|cuando;who|quien quienes;least|menos;more most|más;\
    tie|empate;elect|elegir;seat|escaño puesto;staff|personal;board|junta directorio;budget|presupuesto;\
    request|solicitud pedir solicitar;change|cambio cambiar;add|agregar añadir;\
    remove|quitar eliminar retirar;keep kept|conservar guardar mantener;receive received|recibir recibe recibido;\
    hold held|celebrar ocupar celebra;attend attendance|asistir asistencia;apology apologies|excusa disculpa;\
    speak|hablar;floor|palabra;resign|renunciar renuncia;fill|cubrir;replace|reemplazar sustituir;\
    alternate|suplente;ballot|papeleta;count|recuento contar escrutinio;notice|aviso notificación;\
    advance|antelación anticipación;late later|tarde;amendment amend amended|enmienda enmendar reforma;\
    force|vigor vigencia;following next|siguiente próximo;first|primero primer;last|último;\
    complaint|queja denuncia;hearing|audiencia;appeal|apelación apelar recurso;evidence|prueba;fee|cuota;\
    funds|fondos;travel|viaje;gender|género;women woman|mujer;young youth|joven juventud;network|red;\
    domain|dominio;user|usuario;objection|objeción;remedy|reparación;panel|panel;life live|vivir vida viva;\
    world|mundo;issue matter|asunto tema cuestión;law|ley;use|uso usar;need|necesidad;make made|hacer hecho;\
    give given|dar dado;take taken|tomar tomado;show|mostrar;find found|encontrar hallar;help|ayuda ayudar;\
    way|manera forma;part|parte;whole|entero todo;early|temprano anticipado;statement|declaración;\
    translation|traducción;link|enlace;room|sala;bridge|puente;record|registro;file|archivo;order|orden";

static KNOWN: LazyLock<HashMap<(&'static str, String), usize>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (at, pair) in PAIRS.split(';').enumerate() {
        for (code, side) in ["en", "es"].into_iter().zip(pair.trim().split('|')) {
            for word in words(side, &Lang::new(code)) {
                known.entry((code, word.key)).or_insert(at);
            }
        }
    }
    known
});

/// What a word means, by the place of its pair; none if it is not known.
#[must_use]
pub fn meaning(word: &Word, lang: &Lang) -> Option<usize> {
    let code = ["en", "es"].into_iter().find(|code| *code == lang.base())?;
    KNOWN.get(&(code, word.key.clone())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_meet() {
        let of = |text: &str, code: &str| {
            let lang = Lang::new(code);
            meaning(&words(text, &lang)[0], &lang)
        };
        for (en, es) in [
            ("meetings", "reuniones"),
            ("written", "escrita"),
            ("Members", "integrante"),
            ("chair", "presidenta"),
        ] {
            assert!(of(en, "en").is_some());
            assert_eq!(of(en, "en"), of(es, "es"), "{en} {es}");
        }
        assert_eq!(of("harbour", "en"), None);
        assert_eq!(of("reunião", "pt"), None);
    }
}
