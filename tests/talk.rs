//! The words between: what is heard and said survives a kill, a refusing room and a redelivery.

use puente::community::people::groups::store as groups;
use puente::foundation::store::Columns;
use puente::foundation::talk::planned::{event, event_again, event_off};
use puente::foundation::talk::{Caught, Ears, Heard, Occasion, Quoted, Spot, What};
use puente::say;

use crate::scene;
use crate::town::{Town, account};

scene!(a_room_that_refuses_is_reported_waits_and_gets_everything_in_order, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    let place = town.place("en");
    town.square.refuse(&place, true);
    town.types("Hernan", "es", "!group set people.joining open").await;
    town.types("Hernan", "es", "!group set people.joining code").await;
    assert!(town.room("es").contains("people.joining"), "the other room is not held up");
    assert!(!town.room("en").contains("people.joining"));
    for _ in 0..4 {
        town.pass(3600).await;
    }
    let told = town.told("Hernan").join("\n");
    assert!(told.contains("en"), "the admin is told which room refuses: {told}");
    town.square.refuse(&place, false);
    town.pass(3600).await;
    let room = town.room("en");
    let (open, code) =
        (room.find("open").expect("the first"), room.rfind("code").expect("the second"));
    assert!(open < code, "{room}");
    assert_eq!(room.matches("people.joining").count(), 2, "each once: {room}");
});

scene!(a_kill_between_commit_and_sending_loses_nothing_and_doubles_nothing, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    let place = town.place("en");
    town.square.refuse(&place, true);
    town.types("Hernan", "es", "!group set people.joining open").await;
    town.restart().await;
    town.square.refuse(&place, false);
    town.pass(3600).await;
    town.restart().await;
    town.pass(3600).await;
    assert_eq!(town.room("en").matches("people.joining").count(), 1, "{}", town.room("en"));
    assert_eq!(town.room("es").matches("people.joining").count(), 1, "{}", town.room("es"));
});

scene!(what_is_said_edited_and_deleted_stands_in_the_transcript, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Luz", "es").await;
    let first = town.says("Ana", "en", "Twenty-four hours is enough.").await;
    town.edits("Ana", "en", &first, "Twenty-four hours is enough, with one extension.").await;
    town.answers("Ana", "en", Some(&first), "And a log of every disclosure.").await;
    let second = town.says("Luz", "es", "Setenta y dos horas.").await;
    town.reacts("Ana", "es", &second, "👍🏽").await;
    town.unreacts("Ana", "es", &second, "👍🏽").await;
    town.deletes("Luz", "es", &second).await;
    town.types_on("Luz", "es", &second, "!perfil ver").await;
    insta::assert_snapshot!("talk_in_both_rooms", town.transcript());
});

scene!(every_command_can_be_given_as_a_slash_command_and_as_a_form_in_every_language, |town| {
    use puente::foundation::i18n::{Lang, Reader, Say};
    use puente::foundation::talk::{Kind, Out, form, text};
    use std::collections::{BTreeMap, BTreeSet};

    town.group("registration").await;
    let base = &town.house.base;
    let mut tx = town.look().await;
    let group =
        puente::community::people::groups::store::find(&mut tx, "registration").await.unwrap();
    for code in ["en", "es"] {
        let reader = Reader::new(Lang::new(code), "UTC");
        let mut under: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for command in base.table.commands() {
            let name = base.table.name(command.path, &reader.lang);
            for word in name.split(' ') {
                // What the strictest platform takes as a name.
                let fits = word.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
                assert!(fits && (1..=32).contains(&word.chars().count()), "{code}: {name}");
                assert_eq!(word, word.to_lowercase(), "{code}");
            }
            let (head, tail) = name.split_once(' ').unwrap_or((&name, ""));
            assert!(
                under.entry(head.to_owned()).or_default().insert(tail.to_owned()),
                "{code}: {name} twice"
            );
            let about = base.words.say(&reader, &Say::new(format!("{}.about", command.id())));
            assert!((1..=100).contains(&about.chars().count()), "{code}: {name}: {about}");
            assert!(command.params.len() <= 25, "{name}");
            let Out::Form { fields, line, .. } = form::form(base, command, group.as_ref(), &reader)
            else {
                panic!("a form");
            };
            let texts = command.params.iter().filter(|p| matches!(p.kind, Kind::Texts(_))).count();
            assert_eq!(fields.len(), command.params.len() + texts, "one field a language: {name}");
            assert!(line.starts_with(&format!("!{name}")), "{line}");
            let names: BTreeSet<&str> = fields.iter().map(|field| field.label.as_str()).collect();
            assert_eq!(names.len(), fields.len(), "{code}: two fields of {name} have one name");
            assert!(text::out(&form::form(base, command, group.as_ref(), &reader)).contains(&line));
        }
        assert!(under.values().all(|tails| tails.len() <= 25), "{code}");
        assert!(under.len() <= 100, "{code}");
    }
});

scene!(a_form_with_a_field_nobody_knows_is_refused_whole, |town| {
    use puente::foundation::talk::{Spot, What};
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let group = town.group.clone();
    let form = |fields: &[(&str, &str)]| What::Submitted {
        path: vec!["profile".to_owned(), "set".to_owned()],
        fields: fields.iter().map(|(key, to)| ((*key).to_owned(), (*to).to_owned())).collect(),
        on: None,
    };
    let odd = form(&[("name", "Anita"), ("nane", "Anita")]);
    let reply = town.hear("Ana", Spot::Direct, odd, None, Some(&group)).await;
    assert!(reply.refused && town.answer().contains("nane"), "{}", town.answer());
    let shown = town.whispers("Ana", "!profile show").await;
    assert!(!shown.contains("Anita"), "nothing of it was done: {shown}");
    let right = form(&[("name", "Anita")]);
    let reply = town.hear("Ana", Spot::Direct, right, None, Some(&group)).await;
    assert!(!reply.refused, "{}", town.answer());
});

scene!(a_group_that_writes_german_can_name_its_texts, |town| {
    town.group("registration").await;
    town.operator("!group room de language:de native:town-registration-de").await;
    town.comes_as("Camila", "es", "bridge").await;
    town.comes("Keisha", "en").await;
    let said = town.says("Keisha", "en", "Every disclosure must be logged.").await;
    town.reacts("Camila", "en", &said, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"Logs\" es:\"Registros\" de:\"Protokolle\"")
        .await;
    let point = "!puente punto S-1 posición:una-sala sala:en fuentes:P-1 en:\"It is logged.\"";
    let line = format!("{point} es:\"Se registra.\" de:\"Es wird protokolliert.\"");
    town.whispers("Camila", &line).await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("de").contains("Es wird protokolliert."), "{}", town.room("de"));
    let help = town.whispers("Camila", "!ayuda puente punto").await;
    assert!(help.contains("de:… en:… es:…") || help.contains("en:… es:… de:…"), "{help}");
});

scene!(a_command_is_known_behind_any_mark_people_type, |town| {
    town.group("registration").await;
    town.comes("Lucia", "es").await;
    town.comes("Ana", "en").await;
    for line in ["¡ayuda", "! ayuda", "¡ ayuda", "¡!ayuda", "¡Ayuda!", "/ayuda", "  ! Help"] {
        let answer = town.types("Lucia", "es", line).await;
        assert!(!town.refused() && answer.contains("!ayuda"), "{line}: {answer}");
    }
    town.types("Lucia", "es", "¡privacidad no-registrar").await;
    assert!(town.answer().contains("no se cuenta"), "{}", town.answer());
    town.types("Lucia", "es", "! privacidad registrar").await;
    assert!(!town.refused(), "{}", town.answer());
    for talk in ["! hello", "¡hola!", "¡Puente roto!", "!", "¡", "! 3", "¡Grupo hermoso!"] {
        let reply = town.types("Ana", "en", talk).await;
        assert!(reply.is_empty() && !town.refused(), "{talk} is talk: {reply}");
    }
});

scene!(names_may_be_spaced_and_slips_are_echoed_as_typed, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "bridge").await;
    town.comes("Ana", "en").await;
    town.whispers("Camila", "!privacidad no registrar").await;
    assert!(!town.refused() && town.answer().contains("no se cuenta"), "{}", town.answer());
    town.whispers("Ana", "!privacidad No Registrar").await;
    assert!(!town.refused() && town.answer().contains("not counted"), "{}", town.answer());
    for (typed, given, near) in [
        ("!puente borador Hola", "«puente borador»", "!puente borrador Hola?"),
        ("!privasidad ver", "«privasidad»", "!privacidad ver?"),
        ("!Métrica grupo", "«Métrica»", "!métricas grupo?"),
        ("!privasidad no registrar", "«privasidad»", "!privacidad no-registrar?"),
        ("!bandeja", "«bandeja»", "!puente bandeja?"),
        ("!bandexa", "«bandexa»", "!puente bandeja?"),
        ("!no registrar", "«no registrar»", "!privacidad no-registrar?"),
        ("!tray", "«tray»", "!puente bandeja?"),
        ("!puent bandexa", "«puent»", "!puente bandeja?"),
        ("!descartar P-1 \"ya está\"", "«descartar»", "!puente descartar P-1 \"ya está\"?"),
    ] {
        let no = town.whispers("Camila", typed).await;
        assert!(town.refused() && no.contains(given) && no.contains(near), "{typed}: {no}");
    }
    let english = town.whispers("Ana", "!bandeja").await;
    assert!(english.contains("“bandeja”") && english.contains("!bridge tray?"), "{english}");
    let several = town.whispers("Camila", "!ver").await;
    for one in ["!grupo ver", "!perfil ver", "!privacidad ver"] {
        assert!(town.refused() && several.contains(one), "{several}");
    }
    let several = town.whispers("Camila", "!sintesis").await;
    for one in ["!objetar", "!responder", "!puente historial"] {
        assert!(town.refused() && several.contains(one), "{several}");
    }
    let which = town.whispers("Camila", "!group").await;
    assert!(town.refused() && which.contains("«group»") && which.contains("grupo ver"), "{which}");
    let which = town.whispers("Camila", "!privasidad").await;
    assert!(town.refused() && which.contains("!privacidad ver"), "{which}");
    town.whispers("Camila", "!estadísticas grupo").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(help_begins_with_what_matters_and_names_all_the_rest, |town| {
    town.group("registration").await;
    town.comes_as("Camila", "es", "bridge").await;
    town.comes("Rosa", "es").await;
    town.comes("Ana", "en").await;
    let before = town.whispers("Rosa", "!ayuda").await;
    assert!(!before.lines().any(|line| line.starts_with("!objetar")), "{before}");
    let said = town.says("Ana", "en", "Every disclosure must be logged.").await;
    let now = "!puente pasar Cada divulgación se registra.";
    town.types_on("Camila", "en", &said, now).await;
    assert!(!town.refused(), "{}", town.answer());
    for (name, line, first, all) in [
        (
            "Rosa",
            "!ayuda",
            ["!objetar", "!responder", "!confirmar"],
            "También: !acción, !al-día, !autorizar, !avisos, !confirmar, !cotejar, !declaración, !espejo, !glosario, !grupo, !llevar, !métricas, !objetar, !perfil, !privacidad, !proceso, !puente, !responder y !traducir.",
        ),
        (
            "Ana",
            "!help",
            ["!object", "!answer", "!confirm"],
            "Also: !action, !answer, !bridge, !carry, !catchup, !confirm, !consent, !glossary, !group, !mirror, !object, !privacy, !process, !profile, !reminders, !statement, !stats, !translate and !twin.",
        ),
    ] {
        let help = town.whispers(name, line).await;
        let shown: Vec<&str> = help.lines().filter(|line| line.starts_with('!')).collect();
        assert!((1..=7).contains(&shown.len()), "{help}");
        for wanted in first {
            assert!(shown.iter().any(|line| line.starts_with(wanted)), "{wanted}: {help}");
        }
        assert!(help.contains(all), "{help}");
    }
    let help = town.whispers("Rosa", "!ayuda pasar").await;
    assert!(!town.refused() && help.contains("!puente pasar"), "{help}");
    assert!(help.contains("«puente»") || help.contains(": puente"), "who may: {help}");
    let help = town.whispers("Rosa", "!ayuda privasidad").await;
    assert!(town.refused() && help.contains("privacidad"), "{help}");
    let help = town.whispers("Rosa", "!ayuda no registrar").await;
    assert!(!town.refused() && help.contains("!privacidad no-registrar"), "{help}");
});

/// A page of what was said in a room while nobody listened.
fn missed(town: &Town, room: &str, said: &[(&str, &str, &str, Option<&str>)]) -> Vec<Heard> {
    said.iter()
        .map(|(who, native_id, text, answers)| Heard {
            who: account(who),
            spot: Spot::Room(town.place(room)),
            at: town.clock.now(),
            native_id: Some((*native_id).to_owned()),
            message_id: None,
            runs: false,
            lang: None,
            group: None,
            program: false,
            thread: None,
            fetched: None,
            what: What::Said {
                text: (*text).to_owned(),
                reply_to: answers.map(|id| Quoted {
                    native_id: id.to_owned(),
                    author: None,
                    text: None,
                    at: None,
                }),
                attachments: text
                    .contains("table")
                    .then(|| "table.csv".to_owned())
                    .into_iter()
                    .collect(),
            },
        })
        .collect()
}

scene!(what_was_missed_is_known_as_if_it_had_been_heard, |town| {
    town.group("registration").await;
    for name in ["Ana", "Luz", "Silvia"] {
        town.comes(name, "en").await;
    }
    town.whispers("Silvia", "!privacy off").await;
    let mut said: Vec<(&str, String, &str, Option<String>)> = Vec::new();
    for number in 0..130 {
        let who = ["Ana", "Luz", "Silvia", "Stranger"][number % 4];
        let answers = (number % 5 == 4).then(|| format!("old{}", number - 4));
        let words = if number % 9 == 0 { "Here is the table." } else { "As I said." };
        said.push((who, format!("old{number}"), words, answers));
    }
    let said: Vec<(&str, &str, &str, Option<&str>)> =
        said.iter().map(|(who, id, text, to)| (*who, id.as_str(), *text, to.as_deref())).collect();
    // Heard one by one in one room, caught up in the other.
    for heard in missed(town, "en", &said) {
        assert!(!town.house.hear(&heard).await.refused);
    }
    let mut page = missed(town, "es", &said);
    page.insert(3, missed(town, "es", &[("Ana", "c1", "!ayuda", None)]).remove(0));
    page.push(page[0].clone());
    let caught = town.house.catch_up(&page).await.expect("a page");
    assert_eq!((caught.new, caught.left), (130, vec![3]), "a command wants an answer");
    // Again, with some that are new, answering what was said long before.
    let more = [said[7], ("Luz", "old130", "And so do I.", Some("old0"))];
    let again = town.house.catch_up(&missed(town, "es", &more)).await.expect("a page");
    assert_eq!(again, Caught { new: 1, left: Vec::new() });
    assert!(!town.house.hear(&missed(town, "en", &more[1..])[0]).await.refused);

    let mut tx = town.look().await;
    for statement in [
        "select count(*) as n from message where place = $1",
        "select count(*) as n from message_copy where place = $1",
        "select count(*) as n from message_copy where place = $1 and part > 0",
        "select count(*) as n from message where place = $1 and reply_to is not null",
        "select count(*) as n from message where place = $1 and member_id is not null",
        "select cast(sum(t.count) as bigint) as n from tally t join room r \
            on r.language = t.language where r.native_id = $1",
        "select count(*) as n from fact f join room r on r.room_id = f.room_id \
            where r.native_id = $1 and f.kind like 'talk.%'",
        "select cast(sum(p.replies) as bigint) as n from attention p join room r \
            on r.room_id = p.room_id where r.native_id = $1",
        "select count(*) as n from checkpoint where place = $1 and cursor = 'old130'",
    ] {
        let mut counts = Vec::new();
        for room in ["en", "es"] {
            let row = puente::row!(tx, statement, town.place(room)).expect("a count");
            counts.push(row.expect("a row").int("n").expect("a number"));
        }
        assert_eq!(counts[0], counts[1], "{statement}");
        assert!(counts[0] > 0, "{statement}");
    }
});

scene!(what_is_planned_is_a_message_where_there_are_no_events, |town| {
    town.group("registration").await;
    let base = town.house.base.clone();
    let occasion = |title: &str, hours: i64| Occasion {
        title: say!("verbatim", text = title),
        about: say!("verbatim", text = "Retention of logs"),
        starts: base.world.now().plus_seconds(hours * 3_600),
        ends: base.world.now().plus_seconds((hours + 1) * 3_600),
        link: "https://example.org/m/1".to_owned(),
    };
    let mut tx = base.store.begin().await.expect("a transaction");
    let rooms = groups::served(&mut tx, "town").await.expect("rooms");
    let mut ids = Vec::new();
    for room in &rooms {
        let id = event(&mut tx, &base, room, &occasion("M-1", 24)).await.expect("planned");
        ids.push(id);
    }
    tx.commit().await.expect("kept");
    town.drain().await;
    for room in ["en", "es"] {
        let said = town.room(room);
        for words in ["M-1", "Retention of logs", "https://example.org/m/1", "UTC"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
    assert!(town.room("es").contains("Desde: "), "{}", town.room("es"));
    let mut tx = base.store.begin().await.expect("a transaction");
    event_again(&mut tx, &base, &rooms[0], &ids[0], &occasion("M-1, later", 48)).expect("changed");
    event_off(&mut tx, &base, &rooms[1], &ids[1], &occasion("M-1", 24)).expect("called off");
    tx.commit().await.expect("kept");
    town.drain().await;
    let en = town.room("en");
    assert!(en.contains("M-1, later") && en.matches("Retention").count() == 1, "in place: {en}");
    let es = town.room("es");
    assert!(es.contains("Se canceló: M-1") && !es.contains("https://example.org"), "{es}");
});
