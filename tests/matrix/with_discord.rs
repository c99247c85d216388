//! One group whose English channel is on Discord and whose Spanish room is on Matrix, encrypted: what
//! crosses is the same to both, with its revision, its files and what is taken back.

use serde_json::json;

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, Scene, bytes, counted};
use crate::town::discord::{Discord, Id};

/// What the link in `puente check` asks a server for.
const PERMISSIONS: u64 = 17_867_064_069_184;

/// One group with its English channel on Discord and its Spanish room on Matrix, encrypted.
struct Both {
    scene: Scene,
    discord: Discord,
    guild: Id,
    kofi: Id,
    english: Id,
}

fn both() -> Both {
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
    Both { scene, discord, guild, kofi, english }
}

#[test]
fn english_on_discord_and_spanish_on_matrix_are_one_group() {
    let Both { mut scene, discord, guild, kofi, english } = both();

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

#[test]
fn between_discord_and_matrix_the_mirror_carries_what_happens_on_either_side() {
    let Both { mut scene, discord, guild, kofi, english } = both();
    let es = scene.rooms[0].clone();
    discord.says(kofi, english, "!mirror on dc-en mx-es");
    discord.reads(english, "also appears at once in the room mx-es");
    let Scene { cast, bot, .. } = &mut scene;
    cast.reads("luz", &es, "también aparece enseguida en la sala dc-en");

    // Said on either side, with its name, where it stands, and nobody woken.
    let table = b"term,meaning\nRDDS,Registration Data Directory Services\n";
    let said =
        discord.attaches(kofi, english, "Here is the table, @everyone.", &[("terms.csv", table)]);
    let copy = cast.reads("luz", &es, "Here is the table");
    let words = copy["content"]["body"].as_str().expect("words");
    assert!(words.contains("Kofi (inglés)") && words.contains("Todavía sin traducir"), "{words}");
    assert!(words.contains("/channels/"), "{words}");
    assert_eq!(copy["content"]["m.mentions"], json!({}), "{copy}");
    assert_eq!(copy["encrypted"], true, "{copy}");
    let file = cast.reads("luz", &es, "Kofi (inglés): un archivo");
    let opened = cast.does("luz", "opens", &json!({ "room": es, "event": file["event"] }));
    assert_eq!(bytes(&opened), table);

    // Answers are answers, both ways.
    let answer = json!({ "room": es, "text": "Gracias, la leo.", "reply_to": copy["event"] });
    let answer = cast.does("luz", "says", &answer);
    let there = discord.reads(english, "Gracias, la leo.");
    assert_eq!(there.calls(), Vec::<String>::new());
    assert_eq!(there.value["message_reference"]["message_id"], said.to_string());
    assert!(there.content.contains("https://matrix.to/#/"), "{}", there.content);
    discord.replies(kofi, english, there.id, "Take your time.");
    let back = cast.reads("luz", &es, "Take your time.");
    assert_eq!(back["content"]["m.relates_to"]["m.in_reply_to"]["event_id"], answer);

    // In a thread there, an answer here.
    let thread = discord.starts_thread(kofi, english, said, "The table");
    discord.says(kofi, thread, "Line two is new.");
    let within = cast.reads("luz", &es, "Line two is new.");
    assert_eq!(within["content"]["m.relates_to"]["m.in_reply_to"]["event_id"], copy["event"]);

    // Reactions, put and taken back.
    cast.does("luz", "reacts", &json!({ "room": es, "event": copy["event"], "emoji": "👍" }));
    let marks = |wanted: usize| {
        until("the reaction is on Discord", || {
            let now = discord.message(english, said)?.reactions();
            (now.len() == wanted).then_some(now)
        })
    };
    assert_eq!(marks(1), [("👍".to_owned(), 1)]);
    discord.reacts(kofi, english, there.id, "🎉");
    let put = until("the reaction is on Matrix", || {
        let all = cast.does("luz", "reads", &json!({ "room": es }));
        let found = all.as_array()?.iter().find(|one| {
            one["type"] == "m.reaction" && one["content"]["m.relates_to"]["event_id"] == answer
        });
        found.cloned()
    });
    assert_eq!(put["content"]["m.relates_to"]["key"], "🎉");
    discord.unreacts(kofi, english, there.id, "🎉");
    let redacted = |cast: &mut Cast, event: &serde_json::Value| {
        until("it is taken back on Matrix", || {
            let all = cast.does("luz", "reads", &json!({ "room": es }));
            all.as_array()?.iter().find(|one| one["redacts"] == *event).map(drop)
        });
    };
    redacted(cast, &put["event"]);
    let mark = until("her reaction is seen", || {
        let all = cast.does("luz", "reads", &json!({ "room": es }));
        let mine = |one: &&serde_json::Value| {
            one["type"] == "m.reaction" && one["content"]["m.relates_to"]["key"] == "👍"
        };
        all.as_array()?.iter().find(mine).map(|one| one["event"].clone())
    });
    cast.does("luz", "redacts", &json!({ "room": es, "event": mark }));
    marks(0);

    // Edited and taken back on either side.
    discord.edits(english, said, "Here is the table, with more lines.");
    cast.reads_changed("luz", &es, &copy["event"], "with more lines");
    let edit = json!({ "room": es, "text": "Gracias, ya la leí.", "edits": answer });
    cast.does("luz", "says", &edit);
    until("it is changed in place on Discord", || {
        discord.message(english, there.id)?.content.contains("ya la leí").then_some(())
    });
    cast.does("luz", "redacts", &json!({ "room": es, "event": answer }));
    until("it is gone from Discord", || discord.message(english, there.id).is_none().then_some(()));
    discord.deletes(english, said);
    redacted(cast, &copy["event"]);
    redacted(cast, &file["event"]);

    // Another program's words stay where they are.
    let program = discord.other_bot("Minutes");
    discord.joins(guild, program);
    discord.says(program, english, "Decided: nine months.");
    discord.says(kofi, english, "Nine months it is.");
    cast.reads("luz", &es, "Nine months it is.");
    let all = cast.does("luz", "reads", &json!({ "room": es })).to_string();
    assert!(!all.contains("Decided: nine months"), "{all}");
    // It knows nothing of the words any more.
    let kept = counted(
        bot,
        "select count(*) from mirror_copy where words is not null and late_at is null",
    );
    assert_eq!(kept, 0);
    scene.bot.sleeps();
}
