//! A year of a busy group, put into the tables the way it would stand there: what everybody said,
//! the facts, what they count as. Made by the database itself, because saying it would take days.
//! It knows the tables of others, and only here, to fill them.

use sqlx::Any;
use sqlx::AnyConnection;
use sqlx::query::Query;

use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Store;

/// A day, in milliseconds.
pub(super) const DAY: i64 = 86_400_000;

/// How many days the messages spread over: fewer than a group keeps them.
const DAYS: i64 = 300;

const ROOMS: &str = "insert into bench_spot (number, room_id, language) \
    select row_number() over (order by slug) - 1, room_id, language from room";
const PEOPLE: &str = "insert into bench_person (number, account, member_id) \
    select row_number() over (order by native_id) - 1, native_id, member_id from account \
    where platform = 'web'";
const MAKE: [&str; 2] = [
    "create table bench_spot (number bigint primary key, room_id text, language text)",
    "create table bench_person (number bigint primary key, account text, member_id text)",
];
const DROP: [&str; 2] = ["drop table bench_spot", "drop table bench_person"];
// $1 and $2: the first and the last number of the day. $3: how many people. $4: when the day
// began. $5: the day.
const MESSAGES: &str = "insert into message (message_id, platform, place, room_id, author, \
    member_id, at) with recursive n (i) as (select cast($1 as bigint) union all select i + 1 \
    from n where i < $2) select 'year-' || n.i, 'web', r.room_id, r.room_id, p.account, \
    p.member_id, $4 + (n.i - $1) * 1000 from n join bench_spot r on r.number = n.i % 2 \
    join bench_person p on p.number = n.i % $3";
const COPIES: &str = "insert into message_copy (platform, place, native_id, message_id, part) \
    select 'web', place, message_id, message_id, 0 from message where at >= $1 and at < $2 \
    and message_id like 'year-%'";
const LINES: &str = "insert into web_message (message_id, room_id, room_seq, change_seq, account, \
    member_id, words, at) with recursive n (i) as (select cast($1 as bigint) union all \
    select i + 1 from n where i < $2) select 'year-' || n.i, r.room_id, 1000 + n.i, 1000 + n.i, \
    p.account, p.member_id, 'The registry should answer within ten days, as I said on day ' || \
    $5 || ', and my colleagues agree. La respuesta debe llegar en diez días. (' || n.i || ')', \
    $4 + (n.i - $1) * 1000 from n join bench_spot r on r.number = n.i % 2 \
    join bench_person p on p.number = n.i % $3";
const FACTS: &str = "insert into fact (fact_id, kind, group_id, room_id, language, member_id, \
    subject, quantity, at) select 'fact-' || message_id, 'talk.said', (select min(group_id) \
    from working_group), room_id, (select language from bench_spot \
    where bench_spot.room_id = message.room_id), member_id, message_id, 1, at from message \
    where at >= $1 and at < $2 and message_id like 'year-%'";
const COUNTED: &str = "insert into contribution (contribution_id, group_id, member_id, room_id, \
    language, kind, quantity, at, day, source) select 'counted-' || subject, group_id, member_id, \
    room_id, language, 'message', 1, at, $3, subject from fact where at >= $1 and at < $2 \
    and kind = 'talk.said' and subject like 'year-%'";
const TALLIED: &str = "insert into tally (group_id, member_id, language, kind, day, count, \
    quantity) select group_id, member_id, language, kind, day, count(*), \
    cast(sum(quantity) as bigint) from contribution where day = $1 and source like 'year-%' \
    group by group_id, member_id, language, kind, day";
const COUNTERS: &str = "update web_room set last_seq = $1, last_change = $1";

type Filling<'q> = Query<'q, Any, <Any as sqlx::Database>::Arguments>;

async fn run(connection: &mut AnyConnection, query: Filling<'_>) -> Result<()> {
    query.execute(connection).await.doing("filling a year").map(drop)
}

/// Puts `messages` of the members there are into the two rooms, over the last days.
///
/// # Errors
/// A failure of the database.
pub async fn fill(store: &Store, messages: i64, people: i64, now: Moment) -> Result<()> {
    let mut tx = store.begin().await?;
    for statement in MAKE.into_iter().chain([ROOMS, PEOPLE]) {
        run(tx.ready().await?, sqlx::query(statement)).await?;
    }
    run(tx.ready().await?, sqlx::query(COUNTERS).bind(messages + 2000)).await?;
    tx.commit().await?;
    let a_day = messages / DAYS;
    for day in 0..DAYS {
        let (first, last) = (day * a_day, (day + 1) * a_day - 1);
        let began = Moment((now.0 - (DAYS - day) * DAY) / DAY * DAY);
        let (until, name) = (began.0 + DAY, began.utc_day());
        let mut tx = store.begin().await?;
        for statement in [MESSAGES, LINES] {
            let mut query =
                sqlx::query(statement).bind(first).bind(last).bind(people).bind(began.0);
            if statement == LINES {
                query = query.bind(name.as_str());
            }
            run(tx.ready().await?, query).await?;
        }
        for statement in [COPIES, FACTS] {
            run(tx.ready().await?, sqlx::query(statement).bind(began.0).bind(until)).await?;
        }
        let counted = sqlx::query(COUNTED).bind(began.0).bind(until).bind(name.as_str());
        run(tx.ready().await?, counted).await?;
        run(tx.ready().await?, sqlx::query(TALLIED).bind(name.as_str())).await?;
        tx.commit().await?;
    }
    let mut tx = store.begin().await?;
    for statement in DROP {
        run(tx.ready().await?, sqlx::query(statement)).await?;
    }
    tx.commit().await
}
