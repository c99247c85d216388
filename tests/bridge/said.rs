//! What people say to a synthesis and to the bridge person, typed as people type: one objection at
//! a time, a stand-in with an end, a message by its number, and nothing that says nothing.

use super::{cast, drafted, published};
use crate::scene;
use crate::town::{OPENING, Town, account};
use puente::foundation::talk::{Spot, What};

async fn offers(town: &mut Town, name: &str, typed: &str) -> Vec<(String, String)> {
    let what = What::Completing { text: typed.to_owned() };
    let group = town.group.clone();
    let reply = town.hear(name, Spot::Direct, what, None, Some(&group)).await;
    reply.completions.into_iter().map(|one| (one.label, one.about)).collect()
}

scene!(objections_are_answered_one_by_one_unless_all_are_meant, |town| {
    cast(town).await;
    published(town).await;
    town.types("Andre", "en", "!object S-1 Only urgent ones").await;
    town.pass(60).await;
    town.types("Lucia", "es", "!objetar S-1 Falta el plazo").await;
    town.pass(60).await;
    town.types("Rosa", "es", "!objetar S-1 Falta la fuente").await;
    let which = town.whispers("Camila", "!responder S-1 Lo corrijo").await;
    assert!(town.refused(), "{which}");
    for open in ["1 (Andre)", "2 (Lucia)", "3 (Rosa)", "Falta el plazo", "todas:sí"] {
        assert!(which.contains(open), "{open}: {which}");
    }
    assert!(town.told("Lucia").iter().all(|words| !words.contains("Lo corrijo")));
    town.whispers("Camila", "!responder S-1 objeción:2 El plazo va en la próxima").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.told("Lucia").join("\n").contains("El plazo va en la próxima"));
    assert!(!town.told("Rosa").join("\n").contains("El plazo va en la próxima"));
    assert!(!town.room("en").contains("Falta el plazo"), "{}", town.room("en"));
    assert!(town.room("en").contains("Objection 3"), "numbers stay: {}", town.room("en"));
    town.whispers("Camila", "!responder S-1 objeción:@rosa La fuente es P-2").await;
    assert!(town.told("Rosa").join("\n").contains("La fuente es P-2"));
    let gone = town.whispers("Camila", "!responder S-1 objeción:@rosa Otra vez").await;
    assert!(town.refused() && gone.contains("1 (Andre)"), "{gone}");
    town.types("Lucia", "es", "!objetar S-1 Y el costo").await;
    let no = town.types("Lucia", "es", "!responder S-1 todas:sí Yo misma").await;
    assert!(town.refused() && no.contains("puente"), "{no}");
    let both = town.whispers("Camila", "!responder S-1 Se verá el jueves todas:sí").await;
    assert!(!town.refused() && both.contains('2'), "{both}");
    let told = town.told("Andre").join("\n");
    assert!(told.contains("Se verá el jueves") && !told.contains("todas:sí"), "{told}");
});

scene!(whoever_objected_takes_it_back_and_both_cards_show_it, |town| {
    cast(town).await;
    published(town).await;
    let how = town.types("Andre", "en", "!object S-1 Only urgent ones").await;
    assert!(how.contains("!object S-1 -"), "{how}");
    town.types("Lucia", "es", "!objetar S-1 Falta el plazo").await;
    town.types("Rosa", "es", "!objetar S-1 -").await;
    assert!(town.refused(), "who objected to nothing takes nothing back: {}", town.answer());
    town.types("Andre", "en", "!object S-1 -").await;
    assert!(!town.refused(), "{}", town.answer());
    for room in ["en", "es"] {
        let lines = town.square.lines(&town.place(room));
        let card = lines.iter().rfind(|line| line.text.contains("S-1 ·")).expect("a card");
        assert!(!card.text.contains("Only urgent ones"), "{}", card.text);
        assert!(card.text.contains("Falta el plazo"), "{}", card.text);
    }
    town.types("Andre", "en", "!object S-1 -").await;
    assert!(town.refused(), "it is gone already");
    town.whispers("Camila", "!responder S-1 Va el jueves").await;
    assert!(!town.refused(), "the one that is left is meant: {}", town.answer());
});

scene!(a_stand_in_may_get_an_end_afterwards_or_be_ended, |town| {
    cast(town).await;
    let open = town.whispers("Camila", "!puente relevo @lucia").await;
    assert!(!town.refused() && open.contains("!puente relevo @lucia fin:sí"), "{open}");
    let (english, spanish) = (town.room("en"), town.room("es"));
    assert!(english.contains("Lucia is a bridge person too"), "{english}");
    assert!(spanish.contains("Lucia también es persona puente"), "{spanish}");
    town.whispers("Camila", "!puente bandeja").await;
    assert!(!town.refused(), "whoever asked keeps the role");
    town.whispers("Camila", "!puente relevo @lucia hasta:\"en 5 días\"").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", "!bridge cover @lucia until:\"in 2 days\"").await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(2 * 86_400 + 60).await;
    town.whispers("Lucia", "!puente bandeja").await;
    assert!(town.refused(), "the last end named holds");
    town.whispers("Camila", "!puente relevo @lucia").await;
    town.whispers("Camila", "!puente relevo @lucia fin:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Lucia", "!puente bandeja").await;
    assert!(town.refused(), "it was ended");
    town.whispers("Camila", "!puente relevo @lucia hasta:\"en 2 días\"").await;
    town.operator("!group role take @lucia bridge").await;
    town.operator("!group role give @lucia bridge").await;
    town.pass(2 * 86_400 + 60).await;
    town.whispers("Lucia", "!puente bandeja").await;
    assert!(!town.refused(), "an admin's word stands: {}", town.answer());
    town.operator("!group role give @rosa bridge").await;
    town.whispers("Camila", "!puente relevo @rosa fin:sí").await;
    assert!(town.refused(), "who has the role in their own right keeps it");
    town.whispers("Rosa", "!puente bandeja").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(a_point_that_says_nothing_is_refused, |town| {
    cast(town).await;
    drafted(town).await;
    let empty = town.whispers("Camila", "!puente punto S-1").await;
    assert!(town.refused(), "{empty}");
    assert!(empty.contains("!puente punto S-1 en:") && empty.contains("es:"), "{empty}");
    town.whispers("Camila", "!puente punto S-1 es:\"\" en:\"\" posición:difieren").await;
    assert!(town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente punto S-1 de:P-1").await;
    assert!(!town.refused(), "what it rests on is a beginning: {}", town.answer());
    assert!(town.answer().contains('2'), "no number was used up: {}", town.answer());
});

scene!(a_message_is_carried_by_its_number_and_choices_may_be_typed_with_a_space, |town| {
    cast(town).await;
    let spanish = town.says("Rosa", "es", "En la región hay abuso estatal.").await;
    town.reacts("Lucia", "es", &spanish, "🌉").await;
    let what = town.whispers("Camila", "!puente pasar There is state abuse.").await;
    assert!(town.refused() && what.contains("!puente pasar P-18"), "{what}");
    let bare = town.whispers("Camila", "!puente pasar P-1").await;
    assert!(town.refused() && bare.contains("inglés"), "the text is what lacks: {bare}");
    town.whispers("Camila", "!puente pasar P-9 There is abuse.").await;
    assert!(town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente pasar P-1 There is state abuse in the region. igual:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    let room = town.room("en");
    assert!(room.contains("There is state abuse in the region."), "{room}");
    assert!(!room.contains("P-1 There") && !room.contains("igual"), "{room}");
    town.whispers("Camila", "!puente borrador en:\"A\" es:\"B\"").await;
    let only = "!puente punto S-2 posición:una sala sala:es de:P-1 en:\"x\" es:\"x\"";
    town.whispers("Camila", only).await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(what_was_skipped_says_so_and_why, |town| {
    cast(town).await;
    let english = town.says("Keisha", "en", "Twenty-four hours.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    let later = town.says("Keisha", "en", "With a log.").await;
    town.reacts("Andre", "en", &later, "🌉").await;
    town.whispers("Camila", "!puente descartar P-1 Ya está en S-3").await;
    let unsaid = town.whispers("Lucia", "!puente pendiente").await;
    assert!(unsaid.contains("se descartó: Ya está en S-3"), "{unsaid}");
    assert_eq!(unsaid.matches("se descartó").count(), 1, "{unsaid}");
    let unsaid = town.whispers("Andre", "!bridge unsaid").await;
    assert!(unsaid.contains("skipped: Ya está en S-3"), "{unsaid}");
});

scene!(completion_shows_titles_and_only_what_the_asker_may_see, |town| {
    cast(town).await;
    published(town).await;
    town.whispers("Camila", "!puente borrador en:\"Secret plans\" es:\"Planes secretos\"").await;
    let member = offers(town, "Lucia", "!objetar S").await;
    assert_eq!(member, [("S-1".to_owned(), "Solicitudes urgentes".to_owned())]);
    let english = offers(town, "Keisha", "!object urg").await;
    assert_eq!(english, [("S-1".to_owned(), "Urgent requests".to_owned())], "by a title's word");
    let bridge = offers(town, "Camila", "!puente publicar S").await;
    assert_eq!(bridge[0], ("S-2".to_owned(), "Planes secretos".to_owned()));
    assert!(offers(town, "Zoe", "!object S").await.is_empty(), "no member, no titles");
    // Titles that are being written anew are the bridge persons' until they are published.
    town.whispers("Camila", "!puente corregir S-1").await;
    town.whispers("Camila", "!puente borrador síntesis:S-1 es:\"Otro título\"").await;
    assert_eq!(offers(town, "Lucia", "!objetar S").await[0].1, "Solicitudes urgentes");
    assert_eq!(offers(town, "Camila", "!puente publicar S-1").await[0].1, "Otro título");
    // What waits for a stranger's yes is offered to that stranger, the tray to the bridge person.
    let english = town.says("Zoe", "en", "I only came to look.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    assert_eq!(offers(town, "Zoe", "!consent P").await.len(), 1);
    assert!(offers(town, "Lucia", "!autorizar P").await.is_empty());
    let place = town.place("en");
    let what = What::Completing { text: "Hi @lu".to_owned() };
    let reply = town.hear("Zoe", Spot::Room(place), what, None, None).await;
    assert!(reply.completions.is_empty(), "who has not joined is shown no members");
});

scene!(an_export_has_one_form_of_moments_and_the_group_of_every_number, |town| {
    cast(town).await;
    published(town).await;
    town.types("Rosa", "es", "!objetar S-1 Falta el plazo").await;
    town.types("Lucia", "es", "!objetar S-1 Esto no va").await;
    town.types("Lucia", "es", "!objetar S-1 -").await;
    let at = regex::Regex::new(r#""(at|said_at)": (.*?),?\n"#).expect("a pattern");
    let iso = regex::Regex::new(r#"^"2026-12-01T14:00:\d\d(\.\d+)?Z"$"#).expect("a pattern");
    for (name, parts) in [("Rosa", 2), ("Lucia", 1), ("Camila", 1)] {
        let group = town.group.clone();
        let typed = What::Said {
            text: "!privacidad exportar".to_owned(),
            reply_to: None,
            attachments: Vec::new(),
        };
        let reply = town.hear(name, Spot::Direct, typed, None, Some(&group)).await;
        let (_, file) = reply.file.expect("a file");
        let file = file.text().to_owned();
        let all: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        let mut seen = 0;
        for (part, list) in all["bridge"].as_object().expect("the bridge's part") {
            for one in list.as_array().expect("a list") {
                seen += 1;
                assert_eq!(one["group"], "registration", "{part}: {one}");
            }
        }
        assert_eq!(seen, parts, "{file}");
        for one in all["participation"]["contributions"].as_array().expect("a list") {
            assert_eq!(one["group"], "registration", "{one}");
            assert!(one["room"].is_null() || one["room"] == "en" || one["room"] == "es", "{one}");
        }
        assert!(at.captures_iter(&file).count() >= seen, "{file}");
        for found in at.captures_iter(&file) {
            assert!(iso.is_match(&found[2]), "{}", &found[0]);
        }
        assert!(!file.contains("Esto no va"), "what was taken back is not kept: {file}");
    }
});

scene!(files_of_any_platform_are_told_with_the_message_they_came_with, |town| {
    cast(town).await;
    let place = town.place("en");
    let id = town.square.note_said(&place, &account("Andre"), "The table is here", OPENING);
    let what = What::Said {
        text: "The table is here".to_owned(),
        reply_to: None,
        attachments: vec!["table.xlsx".to_owned(), "map.png".to_owned()],
    };
    town.hear("Andre", Spot::Room(place), what, Some(id.clone()), None).await;
    town.reacts("Rosa", "en", &id, "🌉").await;
    let tray = town.types("Camila", "es", "!puente bandeja").await;
    assert!(tray.contains("con 2 archivos adjuntos"), "{tray}");
    town.types("Camila", "es", "!puente pasar P-1 La tabla está aquí anyway:yes").await;
    assert!(!town.refused(), "{}", town.answer());
    for (lang, said) in [
        ("en", "2 attachments in the message of Andre (English)"),
        ("es", "2 archivos adjuntos en el mensaje de Andre (inglés)"),
    ] {
        assert!(town.room(lang).contains(said), "{}", town.room(lang));
    }
    // A platform that gives no files leaves words in the other room, one for each, and once.
    let instead = |town: &Town, lang: &str| {
        let lines = town.square.lines(&town.place(lang));
        let mut said = lines.iter().filter(|line| {
            line.text.contains("adjunto del mensaje de Andre (inglés) no se puede traer aquí")
        });
        let deleted = said.clone().filter(|line| line.deleted).count();
        assert!(said.all(|line| line.author.is_none()));
        (lines.iter().filter(|line| line.text.contains("no se puede traer aquí")).count(), deleted)
    };
    assert_eq!((instead(town, "es"), instead(town, "en")), ((2, 0), (0, 0)));
    town.types("Rosa", "es", "!objetar S-1 Falta el plazo").await;
    town.types("Camila", "es", "!puente corregir S-1").await;
    town.types("Camila", "es", "!puente publicar S-1 anyway:yes").await;
    assert!(!town.refused(), "{}", town.answer());
    assert_eq!(instead(town, "es"), (2, 0), "what is there is not carried again");
    // They go with the message they came with, and are not carried again.
    let gone = What::Deleted { native_ids: vec![id] };
    town.hear("Andre", Spot::Room(town.place("en")), gone, None, None).await;
    assert_eq!(instead(town, "es"), (2, 2));
    town.types("Rosa", "es", "!objetar S-1 Y el costo").await;
    assert_eq!(instead(town, "es"), (2, 2));
});

scene!(files_are_taken_back_with_the_synthesis_that_cites_them, |town| {
    cast(town).await;
    let place = town.place("en");
    let id = town.square.note_said(&place, &account("Andre"), "The table is here", OPENING);
    let what = What::Said {
        text: "The table is here".to_owned(),
        reply_to: None,
        attachments: vec!["table.xlsx".to_owned()],
    };
    town.hear("Andre", Spot::Room(place), what, Some(id.clone()), None).await;
    town.reacts("Rosa", "en", &id, "🌉").await;
    town.types("Camila", "es", "!puente pasar P-1 La tabla está aquí anyway:yes").await;
    let stands = |town: &Town| {
        let lines = town.square.lines(&town.place("es"));
        lines.iter().filter(|one| !one.deleted && one.text.contains("no se puede traer")).count()
    };
    assert_eq!(stands(town), 1);
    town.types("Camila", "es", "!puente retirar S-1 Se dijo de otro modo").await;
    assert!(!town.refused(), "{}", town.answer());
    assert_eq!(stands(town), 0);
});
