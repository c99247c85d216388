//! What stands beside a message about one thing: small, in its colour, leading to its page; and the
//! message says all of it without.

use serde_json::{Value, json};

use super::{Scene, counted, until};
use crate::town::discord::weather::How;

/// The colours of what crosses, of what somebody stands against, and of everything else.
const TEAL: u32 = 0x000f_6e68;
const RED: u32 = 0x00b3_261e;
const GREY: u32 = 0x005a_6273;

#[test]
fn a_card_and_an_answer_about_one_thing_lead_to_its_page_and_what_people_say_stays_text() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, luz, en, es, .. } = &scene;
    let said = discord.says(*ana, *en, "Every disclosure must be logged.");
    discord.reacts(*luz, *en, said, "🌉");
    until("it waits in the tray", || {
        (counted(bot, "select count(*) from pick") == 1).then_some(())
    });
    // The tray is one thing: it leads to the desk.
    let pages = format!("http://127.0.0.1:{}/g/names", bot.port);
    let tray = discord.slash(*luz, *es, "puente bandeja", &[]).answer().message.expect("an answer");
    let [beside] = tray.embeds.as_slice() else { panic!("{:?}", tray.embeds) };
    assert_eq!(beside["url"].as_str(), Some(format!("{pages}/desk").as_str()), "{beside}");
    assert_eq!(beside["color"], GREY);
    let title = beside["title"].as_str().expect("a title");
    assert!(tray.content.contains(title), "{title}: {}", tray.content);
    // The facts about somebody stand in both.
    let shown = discord.slash(*ana, *en, "profile show", &[]).answer().message.expect("an answer");
    let facts = shown.embeds[0]["footer"]["text"].as_str().expect("facts");
    assert!(shown.content.contains(facts), "{facts}: {}", shown.content);

    let alone = discord.alone(*luz);
    discord.answers("POST", &format!("/channels/{es}/messages"), 1, How::Fails(400));
    for line in [
        "!puente borrador en:\"Urgent requests\" es:\"Solicitudes urgentes\"",
        "!puente punto S-1 posición:una-sala de:P-1 en:\"Log it.\" es:\"Que se registre.\"",
        "!puente publicar S-1 igual:sí",
    ] {
        discord.says(*luz, alone, line);
    }
    let card = discord.reads(*en, "Log it.");
    // What Discord does not take beside a message costs nobody the message.
    assert_eq!(discord.reads(*es, "Que se registre.").embeds, Vec::<Value>::new());
    let [beside] = card.embeds.as_slice() else { panic!("{:?}", card.embeds) };
    let number = json!(format!("{pages}/syntheses/1"));
    assert_eq!((&beside["url"], &beside["color"]), (&number, &json!(TEAL)), "{beside}");
    let facts = beside["footer"]["text"].as_str().expect("facts");
    for told in ["S-1", "Urgent requests", "Log it.", facts, &format!("{pages}/syntheses/1")] {
        assert!(card.content.contains(told), "{told}: {}", card.content);
    }
    assert!(!beside.to_string().contains("Log it."), "it is said once: {beside}");
    // Once somebody stands against it, that is seen, and said.
    discord
        .slash(*ana, *en, "object", &[("synthesis", "S-1"), ("text", "Not what we said.")])
        .answer();
    let now = until("the objection stands on the card", || {
        let now = discord.message(*en, card.id)?;
        now.content.contains("Not what we said.").then_some(now)
    });
    assert_eq!(now.embeds[0]["color"], RED, "{:?}", now.embeds);
    // A change of a setting is a sentence, and stays one.
    discord.says(*ana, *en, "!group set bridge.pick-age \"3 days\"");
    assert_eq!(discord.reads(*en, "3 days").embeds, Vec::<Value>::new());
    scene.bot.sleeps();
}
