//! What people say in the channels of a group, and what of it crosses.

use super::{Scene, counted, until};

#[test]
fn what_is_said_in_each_channel_crosses_in_the_other_language() {
    let mut scene = Scene::open();
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let english = discord.says(*ana, *en, "Every disclosure must be logged.");
    let spanish = discord.says(*luz, *es, "Hay que registrar cada divulgación.");
    let alone = discord.alone(*luz);
    discord.reacts(*luz, *en, english, "🌉");
    discord.reacts(*luz, *es, spanish, "🌉\u{fe0f}");
    until("both wait in the tray", || {
        (counted(&scene.bot, "select count(*) from pick") == 2).then_some(())
    });
    discord.says(
        *luz,
        alone,
        "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"",
    );
    discord.reads(alone, "S-1");
    discord.says(
        *luz,
        alone,
        "!puente punto S-1 posición:coinciden de:P-1,P-2 en:\"Every disclosure is logged.\" \
         es:\"Cada divulgación queda registrada.\"",
    );
    discord.reads(alone, "Se guardó el punto 1");
    discord.says(*luz, alone, "!puente publicar S-1");
    let there = discord.reads(*en, "Every disclosure is logged.");
    let here = discord.reads(*es, "Cada divulgación queda registrada.");
    assert!(!there.content.contains("Cada"), "each in its language: {}", there.content);
    for card in [&there, &here] {
        assert!(card.content.contains("**"), "{}", card.content);
        assert_eq!(card.calls(), Vec::<String>::new(), "nobody is woken");
    }
    // Whoever is quoted is asked, alone and in their language, whether they meant that.
    discord.reads(discord.alone(*ana), "S-1");
    scene.bot.sleeps();
    let log = std::fs::read_to_string(scene.bot.folder.path("log")).expect("a log");
    for private in ["disclosure", "divulgación", &scene.discord.token()] {
        assert!(!log.contains(private), "{private} stands in the log");
    }
}

#[test]
fn threads_forum_posts_edits_and_withdrawals_belong_to_their_channel() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, luz, en, .. } = &scene;
    let first = discord.says(*ana, *en, "Twelve months is too long.");
    let thread = discord.starts_thread(*ana, *en, first, "Retention");
    let inside = discord.says(*luz, thread, "Six would do.");
    scene.takes_in(2);
    discord.reacts(*ana, thread, inside, "🌉");
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    // What is asked in a thread is answered as what is asked in its channel.
    discord.says(*ana, thread, "!glossary find GNSO");
    discord.reads(discord.alone(*ana), "GNSO");
    discord.edits(thread, inside, "Six months would do.");
    let edited = "select count(*) from fact where kind = 'talk.edited'";
    until("the edit is heard", || (counted(bot, edited) == 1).then_some(()));
    let second = discord.says(*ana, *en, "Or nine.");
    scene.takes_in(3);
    discord.deletes_many(*en, &[first, second]);
    discord.deletes(thread, inside);
    let gone = "select count(*) from fact where kind = 'talk.deleted'";
    until("all are gone", || (counted(bot, gone) == 3).then_some(()));
    scene.bot.sleeps();
}

#[test]
fn what_is_forwarded_polled_or_built_can_be_asked_for_with_its_words() {
    let mut scene = Scene::open();
    let Scene { discord, bot, guild, ana, luz, en, .. } = &scene;
    let elsewhere = discord.channel(*guild, "elsewhere");
    let first = discord.says(*ana, elsewhere, "Twelve months is too long.");
    let forwarded = discord.forwards(*ana, elsewhere, first, *en);
    let poll = discord.polls(*ana, *en, "How long?", &["Six months", "Nine months"]);
    let sticker = discord.sticks(*ana, *en, "Puente");
    let program = discord.other_bot("Minutes");
    discord.joins(*guild, program);
    let built = discord.builds(
        program,
        *en,
        &serde_json::json!([{ "type": 17, "components": [
            { "type": 10, "content": "Decided: nine months." },
        ] }]),
    );
    for message in [forwarded, poll, sticker, built] {
        discord.reacts(*luz, *en, message, "🌉");
    }
    until("what has words waits in the tray", || {
        (counted(bot, "select count(*) from pick") >= 3).then_some(())
    });
    let texts: Vec<String> = crate::served::listed(bot, "select * from pick order by number")
        .iter()
        .map(|row| sqlx::Row::get(row, "text"))
        .collect();
    for words in ["Twelve months is too long.", "How long?\n• Six months", "Decided: nine months."]
    {
        assert!(texts.iter().any(|text| text.contains(words)), "{words}: {texts:?}");
    }
    // What is said where nothing is served is nobody's to keep.
    let places: Vec<String> = crate::served::listed(bot, "select place from message")
        .iter()
        .map(|row| sqlx::Row::get(row, "place"))
        .collect();
    assert!(!places.contains(&elsewhere.to_string()), "{places:?}");
    scene.bot.sleeps();
}
