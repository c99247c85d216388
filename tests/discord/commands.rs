//! What people do by Discord's own means: commands in either language, completed while they are typed,
//! menus, lists and forms; each acted on once, and answered whatever happens.
// Real time because another process answers within Discord's three seconds or does not.

use super::{PERMISSIONS, Scene, bot_on, counted, until};
use crate::served::alone;
use crate::town::database::{Engine, Private};
use crate::town::discord::Discord;
use crate::town::discord::interaction::Kind;
use crate::town::discord::reads::Message;

/// Luz begins a draft by a command, in Spanish.
fn begins_a_draft(scene: &Scene) {
    let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
    let begun = scene.discord.slash(scene.luz, scene.es, "puente borrador", &titles).answer();
    assert!(begun.text().contains("S-1"), "{}", begun.text());
}

#[test]
fn commands_are_typed_in_either_language_and_answered_to_whoever_asks() {
    let mut scene = Scene::open();
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let tray = discord.slash(*luz, *es, "puente bandeja", &[]).answer();
    assert!(tray.ephemeral, "only Luz sees it");
    assert!(tray.text().starts_with("No hay mensajes por llevar"), "{}", tray.text());
    let shown = discord.slash(*ana, *en, "profile show", &[]).answer();
    assert!(shown.text().contains("Ana"), "{}", shown.text());
    // Who may not is told so, and who may what is looked up where it was asked.
    let refused = discord.slash(*ana, *en, "bridge tray", &[]).answer();
    assert!(refused.ephemeral && refused.text().contains("bridge"), "{}", refused.text());
    // What somebody has missed is told to them alone.
    let missed = discord.slash(*luz, *es, "al-día", &[("desde", "3 días")]).answer();
    let told = missed.text();
    assert!(missed.ephemeral && told.contains("Integrantes: se unió 1 persona"), "{told}");
    assert!(told.contains("/g/names/members"), "{told}");
    // Alone with Puente, everybody is answered, in the language of their own program too.
    let eva = discord.person("Eva", "es-ES");
    discord.joins(scene.guild, eva);
    let alone = discord.writes_to_the_bot(eva);
    let help = discord.slash(eva, alone, "ayuda", &[]).answer();
    assert!(!help.ephemeral && help.text().contains("/ayuda"), "{}", help.text());
    // Somebody is named by a mention, whatever they are called.
    let given = [("action", "give"), ("member", &format!("<@{luz}>")), ("role", "mentor")];
    discord.slash(*ana, *en, "group role", &given).answer();
    discord.reads(*en, "Luz");
    let holds = "select count(*) from role_grant where role = 'mentor'";
    until("Luz has the role", || (counted(&scene.bot, holds) == 1).then_some(()));
    scene.bot.sleeps();
}

#[test]
fn what_is_typed_is_completed_by_what_there_is() {
    let mut scene = Scene::open();
    begins_a_draft(&scene);
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let offered = discord.types(*luz, *es, "puente punto", ("síntesis", "S"), &[]).answer();
    assert_eq!(offered.choices, [("S-1 · Solicitudes urgentes".to_owned(), "S-1".into())]);
    // A draft is for those who write it.
    let offered = discord.types(*ana, *en, "object", ("synthesis", ""), &[]).answer();
    assert_eq!(offered.choices, []);
    let offered = discord.types(*ana, *en, "group role", ("member", "lu"), &[]).answer();
    assert_eq!(offered.choices, [("@luz · Luz".to_owned(), "@luz".into())]);
    let offered = discord.types(*ana, *en, "glossary find", ("term", "EPDP"), &[]).answer();
    let whole = "Expedited Policy Development Process";
    let named = |(name, _): &(String, serde_json::Value)| name.eq_ignore_ascii_case(whole);
    assert!(offered.choices.iter().any(named), "by its acronym: {:?}", offered.choices);
    let offered = discord.types(*luz, *es, "glosario sugerir", ("término", "divul"), &[]).answer();
    assert!(!offered.choices.is_empty(), "and by their wording in the reader's language");
    let offered = discord.types(*ana, *en, "profile set", ("language", "e"), &[]).answer();
    let codes: Vec<_> = offered.choices.iter().map(|(_, code)| code.clone()).collect();
    assert_eq!(codes, ["en", "es"]);
    scene.bot.sleeps();
}

#[test]
fn the_main_job_is_done_by_menus_lists_and_forms_only() {
    main_job(Scene::open());
}

#[test]
fn the_main_job_on_postgres() {
    let database = alone(Private::make(Engine::Postgres));
    main_job(Scene::on(Discord::open(), Some(database.address())));
    alone(database.remove());
}

fn main_job(mut scene: Scene) {
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let said = discord.says(*ana, *en, "Every disclosure must be logged.");
    scene.takes_in(1);
    let carried = discord.menu(*luz, *en, said, "Llevar a la otra sala").answer();
    assert!(carried.ephemeral && carried.text().contains("P-1"), "{}", carried.text());
    // There is nothing yet to cite it in.
    let none = discord.menu(*luz, *en, said, "Citar en un borrador").answer();
    assert!(none.text().contains("síntesis"), "{}", none.text());
    // A draft is begun by a form, since nothing was given to the command.
    let form = discord.slash(*luz, *es, "puente borrador", &[]).answer();
    let titles = [("texts.en", "Urgent requests"), ("texts.es", "Solicitudes urgentes")];
    discord.submits(*luz, &form, &titles).answer();
    // In which draft it is cited is chosen, and the text of the point is written.
    let which = discord.menu(*luz, *en, said, "Citar en un borrador").answer();
    let list = which.message.as_ref().expect("a message");
    assert_eq!(list.labels(), ["S-1 · Solicitudes urgentes"]);
    let form = discord.selects(*luz, list, "Síntesis", &["S-1"]).answer();
    assert_eq!(form.kind, Kind::Modal);
    let point = [
        ("texts.en", "Every disclosure is logged."),
        ("texts.es", "Cada divulgación queda registrada."),
        ("position", "Una sala"),
    ];
    let saved = discord.submits(*luz, &form, &point).answer();
    assert!(saved.text().contains("S-1"), "{}", saved.text());
    let cited = "select count(*) from point_source";
    assert_eq!(counted(&scene.bot, cited), 1, "it rests on what was said");
    discord.slash(*luz, *es, "puente publicar", &[("síntesis", "S-1")]).answer();
    discord.reads(*es, "Cada divulgación queda registrada.");
    let card = discord.reads(*en, "Every disclosure is logged.");
    // Ana objects by the button under the card: its words are written in a form.
    let form = discord.presses(*ana, &card, &card.labels()[1]).answer();
    assert_eq!(form.kind, Kind::Modal, "{form:?}");
    let objected = discord.submits(*ana, &form, &[("text", "Six months, not twelve.")]).answer();
    assert!(objected.text().contains("S-1"), "{}", objected.text());
    // Asked alone whether she meant that, she says so there, of the group that was meant.
    let asked = discord.reads(discord.alone(*ana), "S-1");
    let meant = discord.presses(*ana, &asked, &asked.labels()[0]).answer();
    assert!(meant.text().contains("S-1"), "{}", meant.text());
    let objections = "select count(*) from objection";
    assert_eq!(counted(&scene.bot, objections), 1);
    // What is refused is not lost: the same form opens with what was written in it.
    let form = discord.slash(*luz, *es, "puente punto", &[("síntesis", "S-1")]).answer();
    let point = [("texts.en", "Six."), ("texts.es", "Seis."), ("from", "P-9")];
    let refused = discord.submits(*luz, &form, &point).answer();
    assert!(refused.text().contains("P-9"), "{}", refused.text());
    let message = refused.message.as_ref().expect("a message");
    let form = discord.presses(*luz, message, "Escribirlo de nuevo").answer();
    assert_eq!(form.kind, Kind::Modal, "{}", form.text());
    let before = form.modal["components"][1]["components"][0]["value"].as_str();
    assert_eq!(before, Some("Seis."));
    // The same by a command: what is long is asked for.
    let form = discord.slash(*ana, *en, "object", &[("synthesis", "S-1")]).answer();
    assert_eq!(form.kind, Kind::Modal);
    // What is wrong already is told before anything is written.
    let wrong = discord.slash(*ana, *en, "object", &[("synthesis", "S-9")]).answer();
    assert!(wrong.text().contains("S-9"), "{}", wrong.text());
    scene.bot.sleeps();
}

#[test]
fn a_profile_is_a_form_and_a_table_of_terms_a_file() {
    let mut scene = Scene::open();
    let Scene { discord, ana, en, .. } = &scene;
    let form = discord.slash(*ana, *en, "profile set", &[]).answer();
    assert_eq!(form.kind, Kind::Modal);
    let fields = form.modal["components"].as_array().expect("fields").len();
    assert_eq!(fields, 5, "Discord's forms have five fields at most");
    let changed = discord.submits(*ana, &form, &[("country", "Kenya")]).answer();
    assert!(changed.text().contains("profile"), "{}", changed.text());
    let kenya = "select count(*) from member where country = 'KE'";
    assert_eq!(counted(&scene.bot, kenya), 1);
    let changed = discord.slash(*ana, *en, "profile set", &[("country", "Peru")]).answer();
    assert_eq!(changed.kind, Kind::Message, "what was given is not asked for");
    let table = "en,es\nlawful basis,base jurídica\n".as_bytes();
    let file = discord.uploads("terms.csv", table).to_string();
    let given = [("action", "give"), ("member", "@ana"), ("role", "coordinator")];
    discord.slash(*ana, *en, "group role", &given).answer();
    let seen = discord.slash(*ana, *en, "glossary import", &[("table", &file)]).answer();
    assert!(seen.text().contains("1 new"), "{}", seen.text());
    discord.slash(*ana, *en, "glossary import", &[("sure", "yes")]).answer();
    let own = "select count(*) from term where group_id is not null";
    assert_eq!(counted(&scene.bot, own), 1);
    let broken = discord.uploads("terms.csv", b"en,es\n\xff\xfe\n").to_string();
    let no = discord.slash(*ana, *en, "glossary import", &[("table", &broken)]).answer();
    assert!(no.text().contains("UTF-8"), "{}", no.text());
    // What is kept of her comes as a file, to her alone.
    let export = discord.slash(*ana, *en, "privacy export", &[]).answer();
    assert!(export.text().contains("everything"), "{}", export.text());
    assert!(export.ephemeral);
    assert_eq!(export.message.expect("a message").files().len(), 1);
    scene.bot.sleeps();
}

#[test]
fn what_comes_twice_is_acted_on_once() {
    let mut scene = Scene::open();
    let Scene { discord, ana, en, .. } = &scene;
    let said = discord.says(*ana, *en, "Twelve months is too long.");
    scene.takes_in(1);
    discord.repeats(1);
    let carried = discord.menu(*ana, *en, said, "Carry across").answer();
    assert!(carried.text().contains("P-1"), "{}", carried.text());
    // Whatever comes after it comes after the second time too.
    discord.slash(*ana, *en, "profile show", &[]).answer();
    let picked = "select count(*) from fact where kind = 'bridge.picked'";
    assert_eq!(counted(&scene.bot, picked), 1);
    assert_eq!(carried.message.iter().count(), 1);
    scene.bot.sleeps();
}

#[test]
fn whoever_asks_far_too_much_is_told_so_once_and_keeps_nobody_waiting() {
    let mut scene = Scene::open();
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let slow = until("it is too much", || {
        let shown = discord.slash(*luz, *es, "perfil ver", &[]).answer();
        shown.text().contains("más de 60").then_some(shown)
    });
    assert!(slow.ephemeral, "nobody else is told");
    let acted = "select count(*) from discord_event d join account a on a.native_id = d.said_by \
        join member m on m.member_id = a.member_id where m.name = 'Luz' \
        and d.event_id not like 'slow %'";
    assert_eq!(counted(&scene.bot, acted), 60, "what was typed is of it");
    // Beyond that a command, a button and a form are the same: nothing is done, and nothing said.
    let draft = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
    let asked = [
        discord.slash(*luz, *es, "puente borrador", &draft),
        discord.slash(*luz, *es, "perfil cambiar", &[]),
    ];
    for asked in &asked {
        asked.vanishes();
    }
    assert_eq!(counted(&scene.bot, "select count(*) from synthesis"), 0);
    // While she types, she is offered what there is; and others are answered.
    let offered = discord.types(*luz, *es, "perfil cambiar", ("idioma", "e"), &[]).answer();
    assert_eq!(offered.choices.len(), 2);
    let shown = discord.slash(*ana, *en, "profile show", &[]).answer();
    assert!(shown.text().contains("Ana"), "{}", shown.text());
    let told = "select count(*) from discord_event where event_id like 'slow %'";
    assert_eq!(counted(&scene.bot, told), 1);
    scene.bot.sleeps();
}

#[test]
fn a_long_answer_comes_a_page_at_a_time() {
    let mut scene = Scene::open();
    let Scene { discord, luz, en, es, .. } = &scene;
    for number in 1..=6 {
        let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
        discord.slash(*luz, *es, "puente borrador", &titles).answer();
        let said =
            discord.says(*luz, *en, &format!("{number}: {}", "Every one is logged. ".repeat(90)));
        discord.reacts(*luz, *en, said, "🌉");
    }
    let picked = "select count(*) from pick";
    until("six wait", || (counted(&scene.bot, picked) == 6).then_some(()));
    let asked = discord.slash(*luz, *es, "puente bandeja", &[]);
    let first = asked.answer();
    let further = asked.follows(2);
    assert!(first.text().contains("P-1"), "{}", first.text());
    let last = further.last().expect("a message");
    assert_eq!(last.labels(), ["Ver más"]);
    let mut shown = discord.presses(*luz, last, "Ver más");
    let mut seen = vec![shown.answer().text()];
    seen.extend(shown.follows(2).iter().map(Message::text));
    let mut pages = 1;
    while let Some(more) = shown.further().last().filter(|one| !one.labels().is_empty()).cloned() {
        shown = discord.presses(*luz, &more, "Ver más");
        seen.push(shown.answer().text());
        pages += 1;
        if pages > 9 {
            break;
        }
    }
    let all = seen.join("\n");
    assert!(all.contains("6: Every one"), "the last one too: {all}");
    scene.bot.sleeps();
}

#[test]
fn alone_with_puente_the_group_is_asked_for_where_there_are_several() {
    let discord = Discord::open();
    let guild = discord.guild("Names");
    discord.adds_the_bot(guild, PERMISSIONS);
    let luz = discord.person("Luz", "es-419");
    discord.joins(guild, luz);
    let roads = "[[people.groups]]\nslug = \"roads\"\n\
        names = { en = \"Roads\", es = \"Caminos\" }\nrooms = []\n";
    let mut bot = bot_on(&discord, None, roads);
    bot.wakes();
    discord.waits_for_the_bot();
    let alone = discord.writes_to_the_bot(luz);
    let code = bot.invites("Luz", "bridge", "es");
    let joined = discord.slash(luz, alone, "grupo unirse", &[("código", &code)]).answer();
    assert!(joined.text().contains("Nombres"), "{}", joined.text());
    let tray = discord.slash(luz, alone, "puente bandeja", &[]).answer();
    assert!(tray.text().starts_with("No hay mensajes"), "of one, none is asked: {}", tray.text());
    let (good, said) = bot.folder.run(&["invite", "Luz", "--group", "roads", "--role", "bridge"]);
    assert!(good, "{said}");
    let code = said.split("/in/").nth(1).and_then(|rest| rest.split_whitespace().next());
    let code = code.expect("a code");
    discord.slash(luz, alone, "grupo unirse", &[("código", code)]).answer();
    let which = discord.slash(luz, alone, "grupo ver", &[]).answer();
    let list = which.message.as_ref().expect("a message");
    assert_eq!(list.labels(), ["names · Nombres", "roads · Caminos"]);
    let shown = discord.selects(luz, list, "Grupo", &["roads"]).answer();
    assert!(shown.text().contains("Caminos"), "{}", shown.text());
    bot.sleeps();
}
