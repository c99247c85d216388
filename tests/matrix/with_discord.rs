//! One group whose English channel is on Discord and whose Spanish room is on Matrix, encrypted: what
//! crosses is the same to both, with its revision, its files and what is taken back.

use serde_json::json;

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, Scene, bytes, counted};
use crate::town::discord::Discord;

/// What the link in `puente check` asks a server for.
const PERMISSIONS: u64 = 17_867_064_069_184;

#[test]
fn english_on_discord_and_spanish_on_matrix_are_one_group() {
    let (server, discord) = (homeserver(), Discord::open());
    let mut cast = Cast::of(&server);
    let puente = cast.registers("puente");
    let sections = format!(
        "[matrix]\nhomeserver = \"{}\"\nuser = \"puente\"\npassword = \"puente\"\n\
         folder = \"puente-data/matrix\"\n[discord]\ntoken = \"{}\"\napi = \"{}\"\n",
        server.address(),
        discord.token(),
        discord.api()
    );
    let guild = discord.guild("Names");
    discord.adds_the_bot(guild, PERMISSIONS);
    let (kofi, english) = (discord.person("Kofi", "en-GB"), discord.channel(guild, "english"));
    discord.joins(guild, kofi);
    let mut bot = Bot::of(&sections, None);
    bot.wakes();
    discord.waits_for_the_bot();
    let mut scene = Scene::set(server, cast, bot, puente, true);
    scene.serves("es", "Nombres");
    let alone = discord.writes_to_the_bot(kofi);
    discord.says(kofi, alone, &format!("!group join {}", scene.bot.invites("Kofi", "admin", "en")));
    discord.reads(alone, "Welcome to");
    discord.says(kofi, english, "!group room dc-en language:en group:names");
    discord.reads(english, "Names");
    let stand = "select count(*) from room where notice_at is not null";
    until("both notices stand", || (counted(&scene.bot, stand) == 2).then_some(()));

    // Something is asked for on either side, on Discord with a file.
    let luz = scene.alone("luz");
    let (es, cast) = (scene.rooms[0].clone(), &mut scene.cast);
    let table = b"term,meaning\nRDDS,Registration Data Directory Services\n";
    let said = discord.attaches(kofi, english, "Here is the table.", &[("terms.csv", table)]);
    discord.reacts(kofi, english, said, "🌉");
    let dicho = cast.says("luz", &es, "Doce meses para 3.000 nombres.");
    cast.does("luz", "reacts", &json!({ "room": es, "event": dicho, "emoji": "🌉" }));
    // And on Matrix a picture, which is more than Discord takes there.
    discord.files_up_to(guild, 100);
    let pose = json!({ "room": es, "name": "mesa.jpg", "about": "Nuestra mesa." });
    let posed = cast.does("luz", "poses", &pose);
    cast.does("luz", "reacts", &json!({ "room": es, "event": posed["event"], "emoji": "🌉" }));
    let picks = "select count(*) from pick";
    until("all wait in the tray", || (counted(&scene.bot, picks) == 3).then_some(()));
    for line in [
        "!puente borrador en:\"Terms\" es:\"Términos\"",
        "!puente punto S-1 posición:coinciden de:P-1,P-2,P-3 en:\"12 months for 3,000 names.\" es:\"12 meses para 3.000 nombres.\"",
        "!puente publicar S-1",
    ] {
        cast.says("luz", &luz, line);
    }
    let here = cast.reads("luz", &es, "12 meses para 3.000 nombres.");
    let there = discord.reads(english, "12 months for 3,000 names.");
    assert_eq!(there.calls(), Vec::<String>::new(), "nobody is woken");
    // The file stands under the card, closed by a key of its own.
    let file = cast.reads("luz", &es, "Con el mensaje de");
    let opened = cast.does("luz", "opens", &json!({ "room": es, "event": file["event"] }));
    assert_eq!(bytes(&opened), table);

    // The picture is a link there, to where it stands for whoever may see it.
    let link = discord.reads(english, "cannot be carried here");
    let event = posed["event"].as_str().expect("an event");
    let address = format!("<https://matrix.to/#/{es}/{event}?via=");
    assert!(link.content.contains(&address), "{} and not {address}", link.content);

    // A revision changes both in place.
    for line in [
        "!puente corregir S-1",
        "!puente punto S-1 punto:1 versión:1 en:\"18 months for 3,000 names.\" es:\"18 meses para 3.000 nombres.\"",
        "!puente publicar S-1 igual:sí",
    ] {
        cast.says("luz", &luz, line);
    }
    cast.reads_changed("luz", &es, &here["event"], "18 meses");
    until("it is changed in place on Discord", || {
        let now = discord.message(english, there.id)?;
        now.content.contains("18 months").then_some(())
    });
    // Taken back on Discord, it is gone from Matrix.
    discord.deletes(english, said);
    until("the file is taken back", || {
        let all = cast.does("luz", "reads", &json!({ "room": es }));
        all.as_array()?.iter().find(|one| one["redacts"] == file["event"]).map(drop)
    });
    scene.bot.sleeps();
}
