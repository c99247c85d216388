//! Who is where people talk aloud, on a voice channel or a stage: noted once, of members only, and of
//! nobody who says no.

use sqlx::Row;

use super::{PERMISSIONS, Scene, counted, listed, until};

const NOTED: &str = "select f.kind, f.subject, m.name, f.room_id, f.language from fact f \
    join member m on m.member_id = f.member_id where f.kind like 'voice.%' order by f.at, f.fact_id";
const COUNTED: &str = "select coalesce(sum(count), 0) from tally";
const THERE: &str = "select count(*) from discord_voice";

/// What is noted, in its order: who, what, where.
fn noted(scene: &Scene) -> Vec<String> {
    let rows = listed(&scene.bot, NOTED);
    let line = |row: &sqlx::any::AnyRow| {
        let (kind, subject): (String, String) = (row.get("kind"), row.get("subject"));
        let (name, room): (String, Option<String>) = (row.get("name"), row.get("room_id"));
        assert_eq!(room, None, "it belongs to no room of either language");
        format!(
            "{name} {} {}",
            kind.trim_start_matches("voice."),
            subject.trim_start_matches("discord:")
        )
    };
    rows.iter().map(line).collect()
}

/// Waits until so many things are noted; gives them.
fn comes(scene: &Scene, many: usize) -> Vec<String> {
    until("it is noted", || (noted(scene).len() >= many).then_some(()));
    noted(scene)
}

#[test]
fn who_is_where_people_talk_aloud_is_noted_once_of_members_who_do_not_say_no() {
    let mut scene = Scene::open();
    let (ana, luz, guild) = (scene.ana, scene.luz, scene.guild);
    let marta = scene.discord.person("Marta", "es-ES");
    scene.discord.joins(guild, marta);
    let voice = scene.discord.voice_channel(guild, "Meeting");
    let stage = scene.discord.stage(guild, "Stage");
    let before = counted(&scene.bot, COUNTED);

    scene.discord.joins_voice(ana, voice);
    scene.discord.joins_voice(marta, voice);
    scene.discord.repeats(1);
    scene.discord.mutes(ana, guild, true);
    scene.discord.joins_voice(ana, stage);
    scene.discord.asks_to_speak(ana, guild);
    scene.discord.mutes(ana, guild, false);
    scene.discord.speaks_on_stage(ana, guild, true);
    scene.discord.speaks_on_stage(ana, guild, false);
    let mut wanted = vec![
        format!("Ana joined {voice}"),
        format!("Ana muted {voice}"),
        format!("Ana left {voice}"),
        format!("Ana joined {stage}"),
        format!("Ana muted {stage}"),
        format!("Ana asked {stage}"),
        format!("Ana unmuted {stage}"),
        format!("Ana admitted {stage}"),
        format!("Ana seated {stage}"),
    ];
    assert_eq!(comes(&scene, 9), wanted);

    // Luz says no, and is noted no more than Marta, who is no member.
    let alone = scene.discord.alone(luz);
    scene.discord.says(luz, alone, "!privacidad no-registrar");
    let said_no = "select count(*) from member where unrecorded_at is not null";
    until("she has said no", || (counted(&scene.bot, said_no) == 1).then_some(()));
    scene.discord.joins_voice(luz, voice);

    // Told all of it again, it notes what is new only; and what changed while it was away.
    scene.discord.forgets_sessions();
    scene.discord.waits_for_the_bot();
    scene.discord.mutes(ana, guild, true);
    wanted.push(format!("Ana muted {stage}"));
    assert_eq!(comes(&scene, 10), wanted);
    scene.bot.killed();
    scene.discord.leaves_voice(ana, guild);
    scene.bot.wakes();
    wanted.push(format!("Ana left {stage}"));
    assert_eq!(comes(&scene, 11), wanted);
    assert_eq!(counted(&scene.bot, THERE), 0, "nothing is kept of who is not there");
    assert_eq!(counted(&scene.bot, COUNTED), before, "it is no contribution");
    scene.bot.sleeps();
}

#[test]
fn a_server_without_a_room_of_the_group_notes_nobody() {
    let mut scene = Scene::open();
    let voice = scene.discord.voice_channel(scene.guild, "Meeting");
    let elsewhere = scene.discord.guild("Elsewhere");
    scene.discord.adds_the_bot(elsewhere, PERMISSIONS);
    scene.discord.joins(elsewhere, scene.ana);
    let other = scene.discord.voice_channel(elsewhere, "Other");
    scene.discord.joins_voice(scene.ana, other);
    scene.discord.leaves_voice(scene.ana, elsewhere);
    scene.discord.joins_voice(scene.ana, voice);
    assert_eq!(comes(&scene, 1), [format!("Ana joined {voice}")]);
    scene.bot.sleeps();
}

#[test]
fn a_server_that_two_groups_share_notes_nobody() {
    let mut scene = Scene::open();
    let (ana, guild) = (scene.ana, scene.guild);
    let voice = scene.discord.voice_channel(guild, "Meeting");
    scene.discord.joins_voice(ana, voice);
    assert_eq!(comes(&scene, 1), [format!("Ana joined {voice}")]);
    // A second group comes to the same server: whose meeting it is cannot be told any more.
    scene.bot.sleeps();
    let settings = scene.bot.folder.path("puente.toml");
    let text = std::fs::read_to_string(&settings).expect("the settings");
    let operator = format!("[people]\noperators = [\"discord:{ana}\"]\n[[people.groups]]");
    std::fs::write(&settings, text.replace("[[people.groups]]", &operator)).expect("written");
    scene.bot.wakes();
    scene.discord.waits_for_the_bot();
    let third = scene.discord.channel(guild, "third");
    let alone = scene.discord.alone(ana);
    scene.discord.says(ana, alone, "!group create Other slug:other");
    scene.discord.reads(alone, "Other now exists");
    scene.discord.says(ana, third, "!group room third language:en group:other");
    scene.discord.reads(third, "for the group Other");
    let standing = "select count(*) from room where notice_at is not null";
    until("the notice stands", || (counted(&scene.bot, standing) == 3).then_some(()));
    scene.discord.mutes(ana, guild, true);
    until("nothing is kept of her", || (counted(&scene.bot, THERE) == 0).then_some(()));
    assert_eq!(noted(&scene).len(), 1);
    scene.bot.sleeps();
}
