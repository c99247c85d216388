//! The main job over two encrypted rooms in both languages, on each database.

use serde_json::json;

use super::homeserver::until;
use super::{Scene, alone, bytes};
use crate::town::database::{Engine, Private};

#[test]
fn the_main_job_in_two_encrypted_rooms() {
    main_job(Scene::open(true));
}

#[test]
fn the_main_job_on_postgres() {
    let database = alone(Private::make(Engine::Postgres));
    let address = Some(database.address());
    main_job(Scene::with(true, address, |server| server.address()).with_rooms());
    alone(database.remove());
}

fn main_job(mut scene: Scene) {
    let alone = scene.alone("luz");
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    let english = cast.says("ana", &en, "Every disclosure must be logged.");
    let spanish = cast.says("luz", &es, "Hay que registrar cada divulgación.");
    // Without the variation selector and with it.
    cast.does("luz", "reacts", &json!({ "room": en, "event": english, "emoji": "🌉" }));
    cast.does("luz", "reacts", &json!({ "room": es, "event": spanish, "emoji": "🌉\u{fe0f}" }));
    until("both wait in the tray", || {
        cast.says("luz", &alone, "!puente bandeja");
        let all = cast.does("luz", "reads", &json!({ "room": alone })).to_string();
        (all.contains("P-1") && all.contains("P-2")).then_some(())
    });
    cast.says("luz", &alone, "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"");
    cast.reads("luz", &alone, "S-1");
    cast.says(
        "luz",
        &alone,
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Every disclosure is logged.\" \
         es:\"Cada divulgación queda registrada.\"",
    );
    cast.reads("luz", &alone, "queda registrada");
    cast.says("luz", &alone, "!puente publicar S-1");
    let there = cast.reads("ana", &en, "Every disclosure is logged.");
    let here = cast.reads("luz", &es, "Cada divulgación queda registrada.");
    for card in [&there, &here] {
        assert_eq!(card["encrypted"], true, "{card}");
        assert_eq!(card["content"]["m.mentions"], json!({}), "nobody is woken: {card}");
        let html = card["content"]["formatted_body"].as_str().expect("a form with tags");
        assert!(html.contains("<strong>"), "{html}");
    }
    assert!(!there["content"]["body"].to_string().contains("Cada"), "each in its language");
    // Whoever is quoted is asked, alone and in their language, whether they meant that.
    let ana = scene.alone("ana");
    let asked = scene.cast.reads("ana", &ana, "!confirm S-1");
    let preguntada = scene.cast.reads("luz", &alone, "!confirmar S-1");
    // All of it reads well, with tags and without.
    let mut read = String::new();
    for event in [&there, &here, &asked, &preguntada] {
        for form in ["body", "formatted_body"] {
            read.push_str(event["content"][form].as_str().expect("a form"));
            read.push_str("\n\n");
        }
    }
    let places = vec![
        (r"http://127\.0\.0\.1:\d+", "http://puente.example"),
        (r#"matrix\.to/#/[^\s"]+"#, "matrix.to/#/THERE"),
    ];
    insta::with_settings!({ filters => places }, {
        insta::assert_snapshot!("matrix_card", read);
    });
    // A file that goes with an answer is one, closed as the room is, and says what is kept.
    scene.cast.says("luz", &alone, "!privacidad exportar");
    let file = scene.cast.reads("luz", &alone, "puente.json");
    assert_eq!(file["encrypted"], true, "{file}");
    assert_eq!(file["content"]["msgtype"], "m.file", "{file}");
    assert_eq!(file["content"]["info"]["mimetype"], "application/json", "{file}");
    let with = json!({ "room": alone, "event": file["event"] });
    let opened = scene.cast.does("luz", "opens", &with);
    assert_eq!(opened["size"], file["content"]["info"]["size"], "{opened}");
    assert_eq!(opened["closed"], true);
    let content: serde_json::Value = serde_json::from_slice(&bytes(&opened)).expect("JSON");
    assert!(content["bridge"].to_string().contains("divulgación"), "{content}");
    scene.bot.sleeps();
    // At the most talkative level, the log holds nothing that was said and no secret.
    let log = std::fs::read_to_string(scene.bot.folder.path("log")).expect("a log");
    assert!(log.contains("signed in on Matrix"));
    let session = scene.bot.folder.path("puente-data/matrix/session.json");
    let session = std::fs::read_to_string(session).expect("a session");
    let session: serde_json::Value = serde_json::from_str(&session).expect("JSON");
    let token = session["token"].as_str().expect("a token").to_owned();
    let said = ["divulgación", "disclosure", "Urgent requests", "syt_", token.as_str()];
    for kept_quiet in said {
        let found = log.lines().find(|line| line.contains(kept_quiet));
        assert_eq!(found, None, "{kept_quiet}");
    }
}
