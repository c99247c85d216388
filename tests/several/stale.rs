//! Whoever lost a lane changes nothing any more, however late it wakes: told at the seam where the
//! worker hands over, with a lease that another has taken since.

use std::sync::Arc;

use puente::foundation::jobs::{Lease, Undelivered};
use puente::foundation::talk::{Body, Ears, Out, Platform, Post, Where};

use super::house;
use crate::town::{Engine, OPENING, Private, SetClock};

#[tokio::test]
async fn a_process_that_lost_its_lane_puts_nothing_in_a_room_and_tells_nobody() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (database, clock) = (Private::make(engine).await, Arc::new(SetClock::at(OPENING)));
        let running = house(&database, &clock).await;
        running.house.furnish().await.expect("groups");
        let store = &running.house.base.store;
        let mut tx = store.begin().await.expect("a transaction");
        let sql = "insert into lane (lane, last_seq, leased_until, fence, held_until, strikes) \
            values ('there', 0, 0, 2, 0, 0)";
        sqlx::query(sql).execute(tx.ready().await.expect("the database")).await.expect("a lane");
        let group = running.house.group(&mut tx, "names").await.expect("a look").expect("a group");
        let rooms = running.house.rooms(&mut tx, &group, "web").await.expect("rooms");
        tx.commit().await.expect("a commit");
        let (lost, ours) = (lease(1), lease(2));
        let room =
            Where::Room { room_id: rooms[0].id.clone(), native_id: rooms[0].native_id.clone() };
        let alone = Where::Direct { member_id: "somebody".into(), native_id: "web".to_owned() };
        for (to, table) in [(&room, "web_message.body"), (&alone, "web_note.body")] {
            let (id, now) = (format!("post in {table}"), format!("as it stands in {table} now"));
            let post = |text: &str| {
                let body = Body::text(text.to_owned());
                Post { message_id: id.as_str().into(), body, ..Post::default() }
            };
            let late = running.web.deliver("k1", &lost, to, &Out::Post(post("too late"))).await;
            assert!(matches!(late, Err(Undelivered::Again(..))), "{engine:?}: {late:?}");
            let first = running.web.deliver("k1", &ours, to, &Out::Post(post("as written"))).await;
            assert_eq!(first.expect("delivered"), [id.as_str()]);
            let edit = |text: &str| Out::Edit { message_id: id.as_str().into(), post: post(text) };
            running.web.deliver("k3", &ours, to, &edit(&now)).await.expect("edited");
            let late = running.web.deliver("k2", &lost, to, &edit("an older edition")).await;
            assert!(matches!(late, Err(Undelivered::Again(..))), "{engine:?}: {late:?}");
            assert_eq!(database.holds(&now).await, [table], "{engine:?}");
            assert!(database.holds("an older edition").await.is_empty(), "{engine:?}");
            assert!(database.holds("too late").await.is_empty(), "{engine:?}");
        }
        store.close().await;
        database.remove().await;
    }
}

fn lease(fence: i64) -> Lease {
    Lease { lane: "there".to_owned(), fence }
}
