//! The bridge: the main job, step by step, as people would live it.

mod at_once;
mod machine;
mod refused;
mod said;

use crate::scene;
use crate::town::Town;

/// The usual cast: two speakers a room, a bridge person, a coordinator.
async fn cast(town: &mut Town) {
    town.group("registration").await;
    town.comes("Keisha", "en").await;
    town.comes("Andre", "en").await;
    town.comes("Lucia", "es").await;
    town.comes("Rosa", "es").await;
    town.comes_as("Camila", "es", "bridge").await;
    town.comes_as("Yamilet", "es", "coordinator").await;
}

/// A draft S-1 with one point both rooms say, ready to be published. Gives the two messages.
async fn drafted(town: &mut Town) -> (String, String) {
    let english = town.says("Keisha", "en", "Every disclosure must be logged.").await;
    let spanish = town.says("Rosa", "es", "Hay que registrar cada divulgación.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.reacts("Lucia", "es", &spanish, "🌉").await;
    let begun = town
        .whispers("Camila", "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"")
        .await;
    assert!(begun.contains("S-1"), "{begun}");
    town.whispers(
        "Camila",
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Every disclosure is logged.\" es:\"Cada divulgación queda registrada.\"",
    )
    .await;
    assert!(!town.refused(), "{}", town.answer());
    (english, spanish)
}

async fn published(town: &mut Town) -> (String, String) {
    let both = drafted(town).await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    both
}

scene!(the_main_job_from_pick_to_both_rooms, |town| {
    cast(town).await;
    published(town).await;
    let (english, spanish) = (town.room("en"), town.room("es"));
    assert!(
        english.contains("S-1") && english.contains("Every disclosure is logged."),
        "{english}"
    );
    assert!(
        spanish.contains("S-1") && spanish.contains("Cada divulgación queda registrada."),
        "{spanish}"
    );
    assert!(!english.contains("Cada divulgación"), "each room in its language: {english}");
    // The quoted are asked, in their own language, with their own words beside the text.
    let keisha = town.told("Keisha").join("\n");
    assert!(
        keisha.contains("Every disclosure must be logged.") && keisha.contains("!confirm S-1"),
        "{keisha}"
    );
    let rosa = town.told("Rosa").join("\n");
    assert!(rosa.contains("Hay que registrar") && rosa.contains("!confirmar S-1"), "{rosa}");
    // Who asked for it hears that it crossed.
    assert!(town.told("Andre").join("\n").contains("S-1"), "{:?}", town.told("Andre"));
    insta::assert_snapshot!("bridge_main_job", town.transcript());
});

scene!(what_one_room_has_not_said_cannot_stand_as_said_by_both, |town| {
    cast(town).await;
    let spanish = town.says("Rosa", "es", "Aviso posterior al registratario.").await;
    town.reacts("Lucia", "es", &spanish, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"Notice\" es:\"Aviso\"").await;
    town.whispers(
        "Camila",
        "!puente punto S-1 posición:coinciden de:P-1 en:\"Notice to the registrant afterwards.\" es:\"Aviso posterior al registratario.\"",
    )
    .await;
    let no = town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
    assert!(town.refused() && no.contains("inglés"), "{no}");
    assert!(!town.room("en").contains("S-1"), "nothing may cross: {}", town.room("en"));
    // Nobody confirms what they cannot read yet.
    let no = town.types("Keisha", "en", "!confirm S-1 point:1").await;
    assert!(town.refused() && !no.contains("afterwards"), "{no}");
    town.whispers("Camila", "!puente punto S-1 punto:1 posición:una-sala sala:es").await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    // A member of the Spanish room cannot speak for the English one, wherever they type, and
    // neither can whoever wrote the point or is quoted in it.
    for (name, room) in [("Lucia", "en"), ("Camila", "en"), ("Rosa", "en")] {
        town.types(name, room, "!confirm S-1 point:1").await;
    }
    town.whispers("Camila", "!puente corregir S-1").await;
    town.whispers("Camila", "!puente punto S-1 punto:1 posición:coinciden").await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(town.refused(), "{}", town.answer());
    // A member of the English room can.
    town.types("Keisha", "en", "!confirm S-1 point:1").await;
    assert!(!town.refused(), "{}", town.answer());
    // Said in other words, it is not what was confirmed.
    town.whispers("Camila", "!puente punto S-1 punto:1 en:\"Notice before.\"").await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(town.refused(), "{}", town.answer());
    town.types("Keisha", "en", "!confirm S-1 point:1").await;
    assert!(town.refused(), "the words are not published yet");
    town.whispers(
        "Camila",
        "!puente punto S-1 punto:1 en:\"Notice to the registrant afterwards.\"",
    )
    .await;
    town.types("Andre", "en", "!confirm S-1 point:1").await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("Both rooms say"), "{}", town.room("en"));
});

scene!(the_check_speaks_before_publishing_and_can_be_overruled, |town| {
    cast(town).await;
    let english = town.says("Keisha", "en", "IGO requests within 30 days.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"Deadlines\" es:\"Plazos\"").await;
    town.whispers(
        "Camila",
        "!puente punto S-1 posición:una-sala sala:en de:P-1 en:\"IGO requests within 30 days.\" es:\"Solicitudes de la IGO.\"",
    )
    .await;
    let said = town.answer();
    assert!(said.contains("30") && said.contains("OIG"), "{said}");
    let no = town.whispers("Camila", "!puente publicar S-1").await;
    assert!(town.refused() && no.contains("OIG"), "{no}");
    let apart = no.lines().filter(|line| line.starts_with("• Punto 1: ")).count();
    assert!(apart > 1 && no.lines().count() == apart + 2, "each finding has its own line: {no}");
    town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(two_bridge_persons_do_not_overwrite_each_other, |town| {
    cast(town).await;
    town.comes_as("Tomas", "es", "bridge").await;
    drafted(town).await;
    town.whispers(
        "Tomas",
        "!puente punto S-1 punto:1 versión:1 es:\"Se registra cada divulgación.\"",
    )
    .await;
    assert!(!town.refused(), "{}", town.answer());
    let late = town
        .whispers("Camila", "!puente punto S-1 punto:1 versión:1 es:\"Registro de todo.\"")
        .await;
    assert!(town.refused(), "the later save is told: {late}");
    assert!(late.contains("Tomas") && late.contains("Se registra cada divulgación."), "{late}");
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(town.room("es").contains("Se registra cada divulgación."), "{}", town.room("es"));
});

scene!(an_edited_or_deleted_source_flags_the_card_and_a_revision_mends_it_in_place, |town| {
    cast(town).await;
    let (english, spanish) = published(town).await;
    town.edits("Keisha", "en", &english, "Every disclosure must be logged, for 90 days.").await;
    assert!(town.told("Camila").join("\n").contains("S-1"), "the bridge person is called");
    let flagged = town.room("en");
    insta::assert_snapshot!("bridge_stale", flagged);
    town.whispers("Camila", "!puente corregir S-1").await;
    town.whispers(
        "Camila",
        "!puente punto S-1 punto:1 en:\"Every disclosure is logged for 90 days.\" es:\"Cada divulgación queda registrada por 90 días.\"",
    )
    .await;
    assert!(!town.room("es").contains("90 días"), "the rooms keep the old text until published");
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    let room = town.room("es");
    assert_eq!(room.matches("S-1 ·").count(), 1, "in place, never twice: {room}");
    assert!(room.contains("90 días"), "{room}");
    let history = town.whispers("Camila", "!puente historial S-1").await;
    assert!(history.lines().count() >= 3, "two editions: {history}");
    town.deletes("Rosa", "es", &spanish).await;
    assert_ne!(town.room("en"), flagged, "flagged again");
    assert!(town.told("Camila").last().is_some_and(|last| last.contains("Rosa")));
});

scene!(objections_and_questions_stand_on_both_cards_until_answered, |town| {
    cast(town).await;
    published(town).await;
    town.types("Andre", "en", "!object S-1 Not every disclosure: only urgent ones").await;
    assert!(!town.refused(), "{}", town.answer());
    for room in ["en", "es"] {
        assert!(town.room(room).contains("only urgent ones"), "{}", town.room(room));
    }
    town.whispers("Camila", "!responder S-1 Lo corrijo en la próxima edición").await;
    assert!(!town.refused(), "{}", town.answer());
    for room in ["en", "es"] {
        assert!(
            !town.room(room).contains("Not every disclosure: only urgent ones ("),
            "{}",
            town.room(room)
        );
    }
    assert!(town.told("Andre").join("\n").contains("Lo corrijo"), "{:?}", town.told("Andre"));
});

scene!(a_question_is_asked_of_one_room_and_its_answers_are_counted_on_both, |town| {
    cast(town).await;
    let spanish = town.says("Rosa", "es", "¿Aceptan el aviso posterior?").await;
    town.reacts("Rosa", "es", &spanish, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"Notice\" es:\"Aviso\"").await;
    town.whispers(
        "Camila",
        "!puente punto S-1 posición:pregunta sala:en de:P-1 en:\"Do you accept notice afterwards?\" es:\"¿Aceptan el aviso posterior?\"",
    )
    .await;
    town.whispers("Camila", "!puente publicar S-1").await;
    assert!(!town.refused(), "{}", town.answer());
    let wrong = town.types("Lucia", "es", "!responder S-1 Sí").await;
    assert!(town.refused(), "it was not asked of the Spanish room: {wrong}");
    town.types("Keisha", "en", "!answer S-1 Yes, unless it puts a victim at risk").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.told("Camila").join("\n").contains("unless it puts a victim at risk"));
    insta::assert_snapshot!("bridge_question", town.transcript());
});

scene!(now_carries_one_message_in_one_step, |town| {
    cast(town).await;
    let spanish = town.says("Rosa", "es", "En la región hay abuso estatal.").await;
    town.types_on("Camila", "es", &spanish, "!puente pasar There is state abuse in the region.")
        .await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("There is state abuse in the region."), "{}", town.room("en"));
    assert!(town.told("Rosa").join("\n").contains("S-1"), "the quoted is asked here too");
});

scene!(the_tray_shows_who_asked_and_skipping_tells_them_why, |town| {
    cast(town).await;
    let english = town.says("Keisha", "en", "Twenty-four hours.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.types_on("Lucia", "en", &english, "!llevar").await;
    town.pass(7200).await;
    let tray = town.whispers("Camila", "!puente bandeja").await;
    assert!(tray.contains("Keisha") && tray.contains("2 h"), "{tray}");
    let no = town.whispers("Andre", "!bridge tray").await;
    assert!(town.refused(), "only the bridge person: {no}");
    town.whispers("Camila", "!puente descartar P-1 Ya está en S-3").await;
    for name in ["Andre", "Lucia"] {
        assert!(town.told(name).join("\n").contains("Ya está en S-3"), "{:?}", town.told(name));
    }
    let unsaid = town.whispers("Andre", "!bridge unsaid").await;
    assert!(
        unsaid.contains("Twenty-four hours."),
        "what was asked for and has not crossed: {unsaid}"
    );
});

scene!(what_drew_many_replies_is_seen_though_nobody_picked_it, |town| {
    cast(town).await;
    let english = town.says("Keisha", "en", "Resellers bear the cost.").await;
    for name in ["Andre", "Keisha", "Andre"] {
        town.answers(name, "en", Some(&english), "Indeed").await;
    }
    let tray = town.whispers("Camila", "!puente bandeja").await;
    assert!(tray.contains('3'), "{tray}");
    town.deletes("Keisha", "en", &english).await;
    let tray = town.whispers("Camila", "!puente bandeja").await;
    assert!(!tray.contains('3'), "{tray}");
});

scene!(a_stand_in_covers_until_a_moment, |town| {
    cast(town).await;
    town.whispers("Camila", "!puente relevo @lucia hasta:\"en 2 días\"").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("Lucia"), "both rooms hear it");
    town.whispers("Lucia", "!puente bandeja").await;
    assert!(!town.refused());
    town.pass(2 * 86_400 + 60).await;
    town.whispers("Lucia", "!puente bandeja").await;
    assert!(town.refused(), "the stand-in's time is over");
});

scene!(the_coordinator_hears_when_a_pick_grows_old, |town| {
    cast(town).await;
    town.operator("!group set bridge.pick-age 3 days").await;
    let english = town.says("Keisha", "en", "Twenty-four hours.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.pass(2 * 86_400).await;
    assert!(!town.told("Yamilet").join("\n").contains("P-1"));
    town.pass(86_400 + 1).await;
    let told = town.told("Yamilet");
    assert_eq!(told.iter().filter(|words| words.contains("P-1")).count(), 1, "{told:?}");
});

scene!(bundled_questions_come_once_the_next_morning, |town| {
    cast(town).await;
    town.whispers("Keisha", "!profile set questions:daily").await;
    assert!(!town.refused(), "{}", town.answer());
    published(town).await;
    assert!(town.told("Keisha").is_empty(), "{:?}", town.told("Keisha"));
    town.pass(86_400).await;
    assert_eq!(town.told("Keisha").len(), 1, "{:?}", town.told("Keisha"));
});

scene!(a_card_waits_for_a_room_that_refuses_and_stands_there_once, |town| {
    cast(town).await;
    let place = town.place("en");
    drafted(town).await;
    town.square.refuse(&place, true);
    town.whispers("Camila", "!puente publicar S-1").await;
    town.restart().await;
    assert!(town.room("es").contains("S-1 ·") && !town.room("en").contains("S-1 ·"));
    town.square.refuse(&place, false);
    town.pass(3600).await;
    assert_eq!(town.room("en").matches("S-1 ·").count(), 1, "{}", town.room("en"));
});

scene!(withdrawn_says_why_on_every_card, |town| {
    cast(town).await;
    published(town).await;
    town.whispers("Camila", "!puente retirar S-1 Cité mal a Rosa").await;
    for room in ["en", "es"] {
        assert!(town.room(room).contains("Cité mal a Rosa"), "{}", town.room(room));
        assert!(!town.room(room).contains("disclosure is logged."), "{}", town.room(room));
    }
});

scene!(erasing_a_person_leaves_the_groups_text_and_neither_their_words_nor_their_name, |town| {
    cast(town).await;
    published(town).await;
    town.whispers("Keisha", "!object S-1 Zanzibar is not what I meant").await;
    assert!(town.room("es").contains("Zanzibar"), "{}", town.room("es"));
    town.whispers("Keisha", "!privacy erase yes").await;
    assert!(!town.refused(), "{}", town.answer());
    for room in ["en", "es"] {
        let card = town.room(room);
        assert!(!card.contains("Zanzibar"), "her objection is off the cards: {card}");
    }
    assert!(town.room("en").contains("Every disclosure is logged."), "the synthesis stays");
    // What is still to be delivered, or was, is kept some days; then nothing is left of her.
    town.pass(40 * 86_400).await;
    for words in ["keisha", "zanzibar", "must be logged"] {
        assert_eq!(town.holds(words).await, Vec::<String>::new(), "{words}");
    }
    town.whispers("Camila", "!privacidad borrar sí").await;
    assert!(!town.refused(), "{}", town.answer());
    let card = town.room("en");
    assert!(card.contains("Text by a former member"), "{card}");
    town.pass(40 * 86_400).await;
    assert_eq!(town.holds("camila").await, Vec::<String>::new());
});

#[tokio::test]
async fn a_group_in_three_languages() {
    let portuguese = "language-pt = português\nposition-both = As salas coincidem\n";
    for engine in [crate::town::Engine::Sqlite, crate::town::Engine::Postgres] {
        let mut town = Town::with(engine, "", &[("pt", portuguese)]).await;
        cast(&mut town).await;
        town.operator("!group room pt language:pt native:town-registration-pt").await;
        town.comes("Joao", "pt").await;
        let said = town.says("Joao", "pt", "Registrar cada divulgação.").await;
        drafted(&mut town).await;
        let missing = town.whispers("Camila", "!puente publicar S-1").await;
        assert!(town.refused(), "the third language is missing: {missing}");
        town.reacts("Joao", "pt", &said, "🌉").await;
        town.whispers("Camila", "!puente borrador sintesis:S-1 pt:\"Pedidos urgentes\"").await;
        town.whispers(
            "Camila",
            "!puente punto S-1 punto:1 de:P-1,P-2,P-3 pt:\"Cada divulgação é registrada.\"",
        )
        .await;
        assert!(!town.refused(), "{}", town.answer());
        town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
        assert!(!town.refused(), "{}", town.answer());
        let room = town.room("pt");
        assert!(
            room.contains("Cada divulgação é registrada.") && room.contains("As salas coincidem"),
            "{room}"
        );
        town.end().await;
    }
}
