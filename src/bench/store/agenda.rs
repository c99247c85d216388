//! A full agenda, put into the tables the way it would stand there: processes of a kind with many steps, each
//! in its second stage. It knows the tables of others, and only here, to fill them.

use serde_json::json;
use sqlx::AnyConnection;

use super::year::DAY;
use crate::foundation::clock::Moment;
use crate::foundation::error::{Doing, Result};
use crate::foundation::store::Store;

/// How many processes are open.
pub const PROCESSES: i64 = 500;
/// How many milestones each has.
pub const STEPS: i64 = 20;

// $1: what the kind is made of. $2: when.
const KIND: &str = "insert into agenda_template (group_id, kind, content, at) \
    select min(group_id), 'paper', $1, $2 from working_group";
// $1: its number. $2: when. $3: when it opened. $4: when it closes. $5 and $6: what is next, and when.
const PROCESS: &str = "insert into process (process_id, group_id, slug, kind, body, stage, opens_at, \
    closes_at, zone, pace, next_step, next_at, at, last_at) select 'bench-' || $1, min(group_id), \
    'paper-' || $1, 'paper', 'GNSO', 'stage-1', $3, $4, 'UTC', 'whole', $5, $6, $2, $2 from working_group";
const TEXT: &str = "insert into process_text (process_id, what, language, text) \
    values ('bench-' || $1, 'title', $2, $3)";
const TOPIC: &str =
    "insert into process_topic (process_id, topic_key, topic) values ('bench-' || $1, $2, $2)";
const STAGE: &str = "insert into process_stage (process_stage_id, process_id, place, stage, since, at) \
    values ('bench-' || $1 || '-' || $2, 'bench-' || $1, cast($2 as bigint), 'stage-' || $4, $3, $5)";
const MILESTONE: &str = "insert into milestone (milestone_id, process_id, place, step, begins, due, \
    due_at, duty, moved, laid_at) values ('bench-' || $1 || '-' || $2, 'bench-' || $1, \
    cast($2 as bigint), $3, $4, $4, $5, 'penholder', 0, $6)";
const STATEMENT: &str = "insert into statement (statement_id, process_id, process, group_id, state, at) \
    select 'bench-' || $1, 'bench-' || $1, 'paper-' || $1, min(group_id), 'drafting', $2 from working_group";
const SECTION: &str = "insert into statement_section (section_id, statement_id, place, version, changed_at) \
    values ('bench-' || $1 || '-' || $2, 'bench-' || $1, cast($2 as bigint), 1, $3)";
const SECTION_TEXT: &str = "insert into statement_text (section_id, language, text) \
    values ('bench-' || $1 || '-' || $2, $3, $4)";
const VERSION: &str = "insert into statement_version (statement_id, number, label, body, at) \
    values ('bench-' || $1, cast($2 as bigint), 'draft', $3, $4)";
const COMMENT: &str = "insert into statement_comment (comment_id, statement_id, number, language, text, at) \
    values ('bench-' || $1 || '-' || $2, 'bench-' || $1, cast($2 as bigint), 'es', $3, $4)";
const DEPENDS: &str = "insert into process_relation (process_id, relation, other_id) \
    values ('bench-' || $1, 'depends', 'bench-' || $2)";

/// Fills the agenda of the group there is.
///
/// # Errors
/// A failure of the database.
pub async fn fill(store: &Store, now: Moment) -> Result<()> {
    let after = |days: i64| Moment(now.0 + days * DAY);
    let day = |days: i64| after(days).utc_day();
    let named = |name: &str| json!({ "code": name, "names": { "en": name, "es": name } });
    let stages: Vec<_> = (0..4).map(|at| named(&format!("stage-{at}"))).collect();
    let steps: serde_json::Map<_, _> = (0..STEPS)
        .map(|at| {
            (
                format!("step-{at}"),
                json!({ "en": format!("Step {at}"), "es": format!("Paso {at}") }),
            )
        })
        .collect();
    let kind = json!({
        "code": "paper", "names": { "en": "Paper", "es": "Documento" }, "stages": stages,
        "ladder": { "margin": 3, "least_margin": 1, "rungs": [] }, "steps": steps, "outputs": [],
    });
    let mut tx = store.begin().await?;
    let doing = "filling an agenda";
    let query = sqlx::query(KIND).bind(kind.to_string()).bind(now.0);
    query.execute(tx.ready().await?).await.doing(doing)?;
    for number in 0..PROCESSES {
        let (name, soon) = (number.to_string(), number % 90 - 10);
        let query = sqlx::query(PROCESS).bind(name.as_str()).bind(now.0).bind(after(soon - 40).0);
        let query = query.bind(after(soon + 2 * STEPS + 5).0).bind("step-0").bind(after(soon).0);
        query.execute(tx.ready().await?).await.doing(doing)?;
        for (lang, title) in [("en", "Registration data"), ("es", "Datos de registro")] {
            let title = format!("{title} ({number})");
            let query = sqlx::query(TEXT).bind(name.as_str()).bind(lang).bind(title);
            query.execute(tx.ready().await?).await.doing(doing)?;
        }
        let query = sqlx::query(TOPIC).bind(name.as_str()).bind(format!("topic-{}", number % 12));
        query.execute(tx.ready().await?).await.doing(doing)?;
        for at in 0..2i64 {
            let query = sqlx::query(STAGE).bind(name.as_str()).bind(at.to_string());
            let query = query.bind(day(soon - 60 + 30 * at)).bind(at.to_string()).bind(now.0);
            query.execute(tx.ready().await?).await.doing(doing)?;
        }
        for at in 0..STEPS {
            let query = sqlx::query(MILESTONE).bind(name.as_str()).bind(at.to_string());
            let query = query.bind(format!("step-{at}")).bind(day(soon + 2 * at));
            let query = query.bind(after(soon + 2 * at).0).bind(now.0);
            query.execute(tx.ready().await?).await.doing(doing)?;
        }
        written(tx.ready().await?, &name, now).await?;
        if number % 5 == 4 {
            let query = sqlx::query(DEPENDS).bind(name.as_str()).bind((number - 1).to_string());
            query.execute(tx.ready().await?).await.doing(doing)?;
        }
    }
    tx.commit().await
}

/// The statement of a process: ten sections in both languages, five versions and thirty comments.
async fn written(on: &mut AnyConnection, name: &str, now: Moment) -> Result<()> {
    let doing = "filling a statement";
    let text = "We ask that a registrar answer an urgent request within **24 hours**. ".repeat(4);
    sqlx::query(STATEMENT).bind(name).bind(now.0).execute(&mut *on).await.doing(doing)?;
    for at in 0..10i64 {
        let place = at.to_string();
        let query = sqlx::query(SECTION).bind(name).bind(place.as_str()).bind(now.0);
        query.execute(&mut *on).await.doing(doing)?;
        for lang in ["en", "es"] {
            let query = sqlx::query(SECTION_TEXT).bind(name).bind(place.as_str()).bind(lang);
            query.bind(text.as_str()).execute(&mut *on).await.doing(doing)?;
        }
    }
    let sections: Vec<_> = (0..10i64)
        .map(|at| {
            let texts = json!({ "en": text, "es": text });
            json!({ "id": format!("bench-{name}-{at}"), "number": at + 1, "texts": texts })
        })
        .collect();
    let body = serde_json::to_string(&sections)?;
    for at in 1..=5i64 {
        let query = sqlx::query(VERSION).bind(name).bind(at.to_string()).bind(body.as_str());
        query.bind(now.0).execute(&mut *on).await.doing(doing)?;
    }
    for at in 1..=30i64 {
        let query = sqlx::query(COMMENT).bind(name).bind(at.to_string()).bind(text.as_str());
        query.bind(now.0).execute(&mut *on).await.doing(doing)?;
    }
    Ok(())
}
