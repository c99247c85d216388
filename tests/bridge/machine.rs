//! Machine drafts at the desk: a text that is missing is drafted by machine, says what it is, and goes out
//! only once somebody stands for every sentence of it.

use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use super::cast;
use crate::town::{Engine, Town};
use crate::translation::{BOTH, asked, languages, libre_at};

/// What the translator knows, both ways. Of anything else it keeps the numbers and loses their sense.
const KNOWS: [(&str, &str); 4] = [
    ("Every reply is kept.", "Toda respuesta se mantiene."),
    ("Anybody may read them later.", "Cualquiera puede leerlas luego."),
    ("Each reply carries a name.", "Cada contestación enviada lleva un nombre."),
    ("Each reply carries a title.", "Cada contestación enviada lleva un título."),
];

/// Plays such a translator.
struct Knows;

impl Respond for Knows {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let asked: Value = request.body_json().expect("JSON");
        let texts = asked["q"].as_array().expect("an array").iter();
        let answer = |text: &str| {
            let known = KNOWS.iter().find_map(|(english, spanish)| match text {
                _ if text == *english => Some(*spanish),
                _ if text == *spanish => Some(*english),
                _ => None,
            });
            known.map_or_else(
                || text.replace("Replies within", "Respuestas en").replace("days", "semanas"),
                str::to_owned,
            )
        };
        let all: Vec<String> = texts.map(|text| answer(text.as_str().expect("a text"))).collect();
        ResponseTemplate::new(200).set_body_json(json!({ "translatedText": all }))
    }
}

async fn plays(respond: impl Respond + 'static) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST")).and(path("/translate")).respond_with(respond).mount(&server).await;
    languages(&server).await;
    server
}

/// A town with that translator, where Camila has begun a draft with one point in English.
async fn begun(engine: Engine, server: &MockServer, english: &str) -> Town {
    let settings = format!("[translation]\n{}", libre_at(server));
    let mut town = Town::with(engine, &settings, &[]).await;
    cast(&mut town).await;
    town.comes_as("Tomas", "es", "bridge").await;
    let said = town.says("Keisha", "en", english).await;
    town.reacts("Andre", "en", &said, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"Replies\" es:\"Respuestas\"").await;
    town.whispers("Camila", &format!("!puente punto S-1 de:P-1 en:\"{english}\"")).await;
    assert!(!town.refused(), "{}", town.answer());
    town
}

#[tokio::test]
async fn a_missing_text_is_drafted_and_goes_out_once_somebody_stands_for_it() {
    for engine in BOTH {
        let server = plays(Knows).await;
        let english = "Every reply is kept. Anybody may read them later.";
        let mut town = begun(engine, &server, english).await;
        let draft = town.whispers("Camila", "!puente pretraducir S-1").await;
        for said in
            [KNOWS[0].1, KNOWS[1].1, "borrador automático", "LibreTranslate", "aprobar S-1 1 es"]
        {
            assert!(draft.contains(said), "{said}: {draft}");
        }
        // Nobody has read it: it does not go out, whatever is said to that.
        let no = town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
        assert!(town.refused() && no.contains("nadie ha aprobado"), "{no}");
        assert!(!town.room("es").contains("S-1"), "{}", town.room("es"));
        // One sentence in a person's words, the other still the machine's.
        let edited = format!(
            "!puente punto S-1 punto:1 es:\"Las salas guardan toda respuesta. {}\"",
            KNOWS[1].1
        );
        town.whispers("Camila", &edited).await;
        assert!(!town.refused(), "{}", town.answer());
        assert!(town.answer().contains("nadie ha aprobado"), "{}", town.answer());
        let no = town.whispers("Camila", "!puente aprobar S-1 1 es oración:1").await;
        assert!(no.contains("no queda ninguna"), "the first sentence is hers already: {no}");
        let read = town.whispers("Tomas", "!puente aprobar S-1 1").await;
        assert!(!town.refused() && read.contains("Las salas guardan"), "{read}");
        town.whispers("Camila", "!puente publicar S-1").await;
        assert!(!town.refused(), "{}", town.answer());
        let (english, spanish) = (town.room("en"), town.room("es"));
        assert!(spanish.contains("Las salas guardan toda respuesta."), "{spanish}");
        assert!(spanish.contains("borrador automático, aprobado por una persona"), "{spanish}");
        assert!(english.contains("machine draft, approved by a person"), "{english}");
        // Each has in their list what they made of it, and both are forgotten by name.
        for name in ["Camila", "Tomas"] {
            let kept = town.whispers(name, "!privacidad ver").await;
            assert!(kept.contains("1 oración de un borrador automático"), "{name}: {kept}");
        }
        let tomas = town.member("tomas").await.to_string();
        assert!(town.holds(&tomas).await.contains(&"machine_sentence.member_id".to_owned()));
        town.whispers("Tomas", "!privacidad borrar sí").await;
        assert!(!town.refused(), "{}", town.answer());
        assert!(!town.holds(&tomas).await.contains(&"machine_sentence.member_id".to_owned()));
        town.end().await;
    }
}

#[tokio::test]
async fn a_machine_never_takes_the_place_of_what_a_person_wrote() {
    for engine in BOTH {
        let server = plays(Knows).await;
        let mut town = begun(engine, &server, KNOWS[0].0).await;
        town.whispers("Camila", "!puente punto S-1 punto:1 es:\"Se guarda todo.\"").await;
        let no = town.whispers("Camila", "!puente pretraducir S-1 1 es").await;
        assert!(town.refused() && no.contains("es:\"\""), "{no}");
        let no = town.whispers("Camila", "!puente pretraducir S-1").await;
        assert!(no.contains("no falta ningún texto"), "{no}");
        assert_eq!(asked(&server).await, 0, "nothing was asked for what is not wanted");
        // Emptied, it is missing; what is only the machine's is drafted anew.
        town.whispers("Camila", "!puente punto S-1 punto:1 es:\"\"").await;
        for _ in 0..2 {
            let draft = town.whispers("Camila", "!puente pretraducir S-1 1 es").await;
            assert!(!town.refused() && draft.contains(KNOWS[0].1), "{draft}");
        }
        // Approved, it is somebody's.
        town.whispers("Tomas", "!puente aprobar S-1 1 es").await;
        town.whispers("Camila", "!puente pretraducir S-1 1 es").await;
        assert!(town.refused(), "{}", town.answer());
        town.end().await;
    }
}

#[tokio::test]
async fn the_check_speaks_on_a_machine_draft_and_what_it_lost_is_not_saved() {
    for engine in BOTH {
        // The number is there, what it counts is not.
        let server = plays(Knows).await;
        let mut town = begun(engine, &server, "Replies within 30 days.").await;
        let draft = town.whispers("Camila", "!puente pretraducir S-1").await;
        assert!(draft.contains("30 semanas"), "{draft}");
        let said = town.whispers("Camila", "!puente verificar S-1").await;
        for line in [&draft, &said] {
            assert!(line.contains("30 days"), "the check says what is missing: {line}");
        }
        town.end().await;
        // Where the number itself is gone, there is no draft.
        let loses = json!({ "translatedText": ["Respuestas a tiempo."] });
        let server = plays(ResponseTemplate::new(200).set_body_json(loses)).await;
        let mut town = begun(engine, &server, "Replies within 30 days.").await;
        let no = town.whispers("Camila", "!puente pretraducir S-1").await;
        assert!(town.refused() && no.contains("No se guardó") && no.contains("30"), "{no}");
        assert!(!no.contains("a tiempo"), "{no}");
        let said = town.whispers("Camila", "!puente verificar S-1").await;
        assert!(said.contains("no tiene texto en español"), "{said}");
        town.end().await;
    }
}

#[tokio::test]
async fn a_text_is_translated_back_to_compare_and_nothing_of_it_stays() {
    for engine in BOTH {
        let server = plays(Knows).await;
        let mut town = begun(engine, &server, KNOWS[0].0).await;
        let no = town.whispers("Camila", "!puente retrotraducir S-1 1 es").await;
        assert!(town.refused() && no.contains("todavía no tiene texto"), "{no}");
        town.whispers("Camila", "!puente pretraducir S-1").await;
        let line = format!("!puente retrotraducir S-1 1 es textos.es:\"{}\"", KNOWS[1].1);
        let back = town.whispers("Camila", "!puente retrotraducir S-1 1 es").await;
        assert!(back.contains(KNOWS[0].0) && back.contains("No se guarda"), "{back}");
        let typed = town.whispers("Camila", &line.replace("textos.", "")).await;
        assert!(typed.contains(KNOWS[1].0), "what is not saved yet can be looked at: {typed}");
        let saved = town.whispers("Camila", "!puente verificar S-1").await;
        assert!(!saved.contains(KNOWS[1].0) && !town.room("en").contains(KNOWS[1].0), "{saved}");
        town.end().await;
    }
}

#[tokio::test]
async fn what_was_changed_twice_is_suggested_for_the_glossary_until_it_is_there() {
    for engine in BOTH {
        let server = plays(Knows).await;
        let mut town = begun(engine, &server, KNOWS[2].0).await;
        let better = |at: usize| KNOWS[at].1.replace("contestación enviada", "respuesta recibida");
        town.whispers("Camila", "!puente pretraducir S-1").await;
        let line = format!("!puente punto S-1 punto:1 es:\"{}\"", better(2));
        town.whispers("Camila", &line).await;
        let once = town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
        assert!(!town.refused() && !once.contains("recibida"), "once is no habit: {once}");
        let said = town.says("Andre", "en", KNOWS[3].0).await;
        town.reacts("Keisha", "en", &said, "🌉").await;
        town.whispers("Camila", "!puente borrador en:\"Titles\" es:\"Títulos\"").await;
        town.whispers("Camila", &format!("!puente punto S-2 de:P-2 en:\"{}\"", KNOWS[3].0)).await;
        town.whispers("Camila", "!puente pretraducir S-2").await;
        let line = format!("!puente punto S-2 punto:1 es:\"{}\"", better(3));
        town.whispers("Camila", &line).await;
        let twice = town.whispers("Camila", "!puente publicar S-2 igual:sí").await;
        assert!(!town.refused(), "{twice}");
        assert!(
            twice.contains("«contestación enviada» pasó a ser «respuesta recibida»"),
            "{twice}"
        );
        assert!(twice.contains("!glosario sugerir en:\"…\" es:\"respuesta recibida\""), "{twice}");
        // Once somebody has proposed it, it is said no more.
        let line = "!glosario sugerir en:\"received reply\" es:\"respuesta recibida\"";
        town.whispers("Rosa", line).await;
        assert!(!town.refused(), "{}", town.answer());
        town.whispers("Camila", "!puente corregir S-2").await;
        let again = town.whispers("Camila", "!puente publicar S-2 igual:sí").await;
        assert!(!town.refused() && !again.contains("respuesta recibida"), "{again}");
        town.end().await;
    }
}

#[tokio::test]
async fn what_somebody_said_who_has_not_joined_goes_to_no_translator_elsewhere() {
    for engine in BOTH {
        let server = MockServer::start().await;
        let answer = json!({ "translations": [{ "text": "Toda respuesta se mantiene." }] });
        let answer = ResponseTemplate::new(200).set_body_json(answer);
        Mock::given(method("POST"))
            .and(path("/v2/translate"))
            .respond_with(answer)
            .mount(&server)
            .await;
        let usage = json!({ "character_count": 1, "character_limit": 500_000 });
        let usage = ResponseTemplate::new(200).set_body_json(usage);
        Mock::given(method("GET")).and(path("/v2/usage")).respond_with(usage).mount(&server).await;
        let settings = format!(
            "[translation]\nengines = [\"deepl\"]\ndeepl_address = \"{}\"\ndeepl_key = \"hush:fx\"\n",
            server.uri()
        );
        let mut town = Town::with(engine, &settings, &[]).await;
        cast(&mut town).await;
        let zoe = town.says("Zoe", "en", KNOWS[0].0).await;
        town.reacts("Andre", "en", &zoe, "🌉").await;
        town.types("Zoe", "en", "!consent P-1").await;
        assert!(!town.refused(), "{}", town.answer());
        let keisha = town.says("Keisha", "en", KNOWS[0].0).await;
        town.reacts("Andre", "en", &keisha, "🌉").await;
        town.whispers("Camila", "!puente borrador en:\"Replies\" es:\"Respuestas\"").await;
        for pick in ["P-1", "P-2"] {
            let line = format!("!puente punto S-1 de:{pick} en:\"{}\"", KNOWS[0].0);
            town.whispers("Camila", &line).await;
            assert!(!town.refused(), "{}", town.answer());
        }
        let no = town.whispers("Camila", "!puente pretraducir S-1 1").await;
        assert!(town.refused() && no.contains("no puede salir de la computadora"), "{no}");
        assert_eq!(asked(&server).await, 0);
        let draft = town.whispers("Camila", "!puente pretraducir S-1").await;
        assert!(!town.refused() && draft.contains("Punto 2, español: borrador"), "{draft}");
        assert!(draft.contains("Aquí no se guardó ningún borrador automático"), "{draft}");
        assert_eq!(asked(&server).await, 1);
        town.end().await;
    }
}

#[tokio::test]
async fn where_nobody_translates_that_is_said() {
    for engine in BOTH {
        let mut town = Town::open(engine).await;
        cast(&mut town).await;
        let said = town.says("Keisha", "en", KNOWS[0].0).await;
        town.reacts("Andre", "en", &said, "🌉").await;
        town.whispers("Camila", "!puente borrador en:\"Replies\" es:\"Respuestas\"").await;
        town.whispers("Camila", &format!("!puente punto S-1 de:P-1 en:\"{}\"", KNOWS[0].0)).await;
        let no = town.whispers("Camila", "!puente pretraducir S-1").await;
        assert!(town.refused() && no.contains("Todavía no hay un traductor configurado"), "{no}");
        // Only a bridge person may.
        town.whispers("Rosa", "!puente pretraducir S-1").await;
        assert!(town.refused());
        town.end().await;
    }
}
