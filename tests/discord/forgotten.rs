//! Who is forgotten on Discord is forgotten at once, with what they were writing and had still to read.

use super::{Scene, counted, until};
use crate::served::alone;
use crate::town::database::{Engine, Private};
use crate::town::discord::Discord;

const KEPT: &str = "select count(*) from discord_line";

#[test]
fn an_erasure_reaches_what_somebody_was_writing() {
    forgotten(Scene::open());
}

#[test]
fn an_erasure_reaches_what_somebody_was_writing_on_postgres() {
    let database = alone(Private::make(Engine::Postgres));
    forgotten(Scene::on(Discord::open(), Some(database.address())));
    alone(database.remove());
}

fn forgotten(mut scene: Scene) {
    let Scene { discord, bot, ana, luz, en, es, .. } = &scene;
    let given = [("action", "give"), ("member", "@ana"), ("role", "bridge")];
    discord.slash(*ana, *en, "group role", &given).answer();
    let titles = [("inglés", "Urgent requests"), ("español", "Solicitudes urgentes")];
    discord.slash(*luz, *es, "puente borrador", &titles).answer();
    // Both write the same into a form, and what they have written is refused.
    let point = [
        ("texts.en", "Six months are enough for every kind of request."),
        ("texts.es", "Seis meses alcanzan para cualquier clase de solicitud."),
        ("from", "P-9"),
    ];
    let mut again = None;
    for (who, channel, path, field) in
        [(*ana, *en, "bridge point", "synthesis"), (*luz, *es, "puente punto", "síntesis")]
    {
        let form = discord.slash(who, channel, path, &[(field, "S-1")]).answer();
        let refused = discord.submits(who, &form, &point).answer();
        assert!(refused.text().contains("P-9"), "{}", refused.text());
        again = again.or(refused.message);
    }
    assert_eq!(counted(bot, KEPT), 2, "each has their own");
    discord.slash(*luz, *es, "privacidad borrar", &[("confirmación", "sí")]).answer();
    until("hers is gone", || (counted(bot, KEPT) == 1).then_some(()));
    let hers = "select count(*) from discord_event where said_by not in \
        (select native_id from account)";
    until("and what she did", || (counted(bot, hers) == 0).then_some(()));
    // What Ana was writing is there as it was.
    let again = again.expect("a message");
    let form = discord.presses(*ana, &again, &again.labels()[0]).answer();
    let before = form.modal["components"][0]["components"][0]["value"].as_str();
    assert_eq!(before, Some("Six months are enough for every kind of request."));
    scene.bot.sleeps();
}
