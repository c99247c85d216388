//! Limits that last: what they hold back waits in the outbox until they are over, and keeps nobody else
//! waiting.
// Real time because another process waits for as long as it was told.

use std::time::Duration;

use super::{Scene, counted, until};
use crate::town::discord::id::now;
use crate::town::discord::weather::How;

/// Longer than is waited for on the line.
const LONG: Duration = Duration::from_secs(8);

#[test]
fn a_long_limit_of_one_channel_sets_back_what_is_said_there_and_nothing_else() {
    let mut scene = Scene::open();
    let Scene { discord, bot, ana, luz, en, es, .. } = &scene;
    let there = format!("/channels/{es}/messages");
    let before = discord.asked("POST", &there).len();
    discord.answers("POST", &there, 1, How::Limited(LONG));
    discord.says(*ana, *en, "!group set bridge.pick-age \"3 days\"");
    discord.reads(*en, "3 days");
    // The lane is given back, to be tried when Discord has said.
    let held = "select coalesce(max(held_until), 0) from lane where error like '%wait%' \
        and leased_until = 0";
    let until_when = until("it is set back", || Some(counted(bot, held)).filter(|at| *at > 0));
    let said = until("it was asked", || discord.asked("POST", &there).get(before).cloned());
    let left = until_when - i64::try_from(now()).expect("a moment");
    let long = i64::try_from(LONG.saturating_sub(said.at.elapsed()).as_millis()).expect("short");
    assert!((long - 500..=long + 2_000).contains(&left), "{left} of {long}");
    // Meanwhile others are answered.
    let alone = discord.alone(*luz);
    discord.says(*luz, alone, "!puente bandeja");
    let answer = discord.reads(alone, "No hay mensajes por llevar");
    let card = discord.reads(*es, "3 días");
    assert!(answer.id < card.id, "the answer did not wait for it");
    let asked = discord.asked("POST", &there).split_off(before);
    assert_eq!(asked.len(), 2, "nothing was tried in between: {asked:?}");
    assert!(asked[1].at - asked[0].at >= LONG, "{:?}", asked[1].at - asked[0].at);
    scene.bot.sleeps();
}
