//! Picks and syntheses as records for people, by the numbers people know them by. Words that wait
//! for a stranger's consent, or were taken back, are not among them.

use crate::community::bridge::drafts::machine::store as machine;
use crate::foundation::store::{Is, Of, Records};

const PICKS: &str = "select number as pick, message_id as message, room_id as room, language, \
    author_member_id as member, case when state in ('waiting', 'gone') then null else text end \
    as words, said_at, state, reason, decided_by, at, crossed_at from pick where group_id = $1 \
    order by number";
const REQUESTS: &str = "select p.number as pick, r.member_id as member, r.at as at \
    from pick_request r join pick p on p.pick_id = r.pick_id where p.group_id = $1 \
    order by p.number, r.at, r.member_id";
const ATTENTION: &str = "select message_id as message, room_id as room, replies, reactions, at \
    from attention where group_id = $1 order by at, message_id";
const SYNTHESES: &str = "select number as synthesis, state, edition, author_member_id as member, \
    reason, at, published_at, stale_at from synthesis where group_id = $1 order by number";
const TITLES: &str = "select s.number as synthesis, t.language as language, t.text as text \
    from synthesis_title t join synthesis s on s.synthesis_id = t.synthesis_id \
    where s.group_id = $1 order by s.number, t.language";
const POINTS: &str = "select s.number as synthesis, p.number as point, p.position as position, \
    p.language as language, p.changed_by as member, p.changed_at as changed_at, \
    p.removed_at as removed_at from point p join synthesis s on s.synthesis_id = p.synthesis_id \
    where s.group_id = $1 order by s.number, p.number";
const TEXTS: &str = "select s.number as synthesis, p.number as point, t.language as language, \
    t.text as text from point_text t join point p on p.point_id = t.point_id \
    join synthesis s on s.synthesis_id = p.synthesis_id where s.group_id = $1 \
    order by s.number, p.number, t.language";
const SOURCES: &str = "select s.number as synthesis, p.number as point, k.number as pick \
    from point_source c join point p on p.point_id = c.point_id \
    join synthesis s on s.synthesis_id = p.synthesis_id join pick k on k.pick_id = c.pick_id \
    where s.group_id = $1 order by s.number, p.number, k.number";
const EDITIONS: &str = "select s.number as synthesis, e.edition as edition, \
    e.author_member_id as member, e.at as at, e.body as content from edition e \
    join synthesis s on s.synthesis_id = e.synthesis_id where s.group_id = $1 \
    order by s.number, e.edition";
const CARDS: &str = "select s.number as synthesis, c.room_id as room, c.message_id as message \
    from card c join synthesis s on s.synthesis_id = c.synthesis_id where s.group_id = $1 \
    order by s.number, c.room_id";
const FILES: &str = "select s.number as synthesis, k.number as pick, f.number as file, \
    f.room_id as room, f.message_id as message from carried_file f \
    join synthesis s on s.synthesis_id = f.synthesis_id join pick k on k.pick_id = f.pick_id \
    where s.group_id = $1 order by s.number, k.number, f.number, f.room_id";
const CONFIRMATIONS: &str = "select s.number as synthesis, p.number as point, \
    c.member_id as member, c.language as language, c.at as at from point_confirmation c \
    join point p on p.point_id = c.point_id join synthesis s on s.synthesis_id = p.synthesis_id \
    where s.group_id = $1 order by s.number, p.number, c.at, c.member_id";
const OBJECTIONS: &str = "select s.number as synthesis, o.member_id as member, \
    o.language as language, o.text as text, o.at as at, o.answered_by as answered_by, \
    o.answer as answer, o.answered_at as answered_at from objection o \
    join synthesis s on s.synthesis_id = o.synthesis_id where s.group_id = $1 \
    order by s.number, o.at, o.objection_id";
const RESPONSES: &str = "select s.number as synthesis, r.point_number as point, \
    r.member_id as member, r.language as language, r.text as text, r.at as at from response r \
    join synthesis s on s.synthesis_id = r.synthesis_id where s.group_id = $1 \
    order by s.number, r.point_number, r.at, r.response_id";
const QUOTES: &str = "select s.number as synthesis, q.member_id as member, \
    q.edition as edition, q.asked_at as asked_at, q.confirmed_at as confirmed_at \
    from quote_check q join synthesis s on s.synthesis_id = q.synthesis_id \
    where s.group_id = $1 order by s.number, q.member_id";
const PROCESSES: &str = "select s.number as synthesis, x.process as process, x.at as at \
    from synthesis_process x join synthesis s on s.synthesis_id = x.synthesis_id \
    where s.group_id = $1 order by s.number, x.process";

const fn kind(
    name: &'static str,
    tables: &'static [&'static str],
    sql: &'static str,
    columns: &'static [(&'static str, Is)],
) -> Records {
    Records { name, tables, of: Of::Group, sql, columns, said_by: None }
}

/// Everything.
pub fn all() -> Vec<Records> {
    let mut all = picks();
    all.extend(syntheses());
    all.push(machine::records());
    all.extend(voices());
    all
}

fn picks() -> Vec<Records> {
    const PICK: (&str, Is) = ("pick", Is::Whole);
    vec![
        Records {
            said_by: Some("member"),
            ..kind(
                "picks",
                &["pick"],
                PICKS,
                &[
                    PICK,
                    ("message", Is::Text),
                    ("room", Is::Room),
                    ("language", Is::Text),
                    ("member", Is::Member),
                    ("words", Is::Text),
                    ("said_at", Is::Moment),
                    ("state", Is::Text),
                    ("reason", Is::Text),
                    ("decided_by", Is::Member),
                    ("at", Is::Moment),
                    ("crossed_at", Is::Moment),
                ],
            )
        },
        kind(
            "requests",
            &["pick_request"],
            REQUESTS,
            &[PICK, ("member", Is::Member), ("at", Is::Moment)],
        ),
        kind(
            "attention",
            &["attention"],
            ATTENTION,
            &[
                ("message", Is::Text),
                ("room", Is::Room),
                ("replies", Is::Whole),
                ("reactions", Is::Whole),
                ("at", Is::Moment),
            ],
        ),
    ]
}

const SYNTHESIS: (&str, Is) = ("synthesis", Is::Whole);
const POINT: (&str, Is) = ("point", Is::Whole);
const LANGUAGE: (&str, Is) = ("language", Is::Text);
const MEMBER: (&str, Is) = ("member", Is::Member);
const TEXT: (&str, Is) = ("text", Is::Text);
const AT: (&str, Is) = ("at", Is::Moment);

fn syntheses() -> Vec<Records> {
    vec![
        kind(
            "synthesis-processes",
            &["synthesis_process"],
            PROCESSES,
            &[SYNTHESIS, ("process", Is::Text), AT],
        ),
        kind(
            "syntheses",
            &["synthesis"],
            SYNTHESES,
            &[
                SYNTHESIS,
                ("state", Is::Text),
                ("edition", Is::Whole),
                MEMBER,
                ("reason", Is::Text),
                AT,
                ("published_at", Is::Moment),
                ("stale_at", Is::Moment),
            ],
        ),
        kind("titles", &["synthesis_title"], TITLES, &[SYNTHESIS, LANGUAGE, TEXT]),
        kind(
            "points",
            &["point"],
            POINTS,
            &[
                SYNTHESIS,
                POINT,
                ("position", Is::Text),
                LANGUAGE,
                MEMBER,
                ("changed_at", Is::Moment),
                ("removed_at", Is::Moment),
            ],
        ),
        kind("texts", &["point_text"], TEXTS, &[SYNTHESIS, POINT, LANGUAGE, TEXT]),
        kind("sources", &["point_source"], SOURCES, &[SYNTHESIS, POINT, ("pick", Is::Whole)]),
        kind(
            "editions",
            &["edition"],
            EDITIONS,
            &[SYNTHESIS, ("edition", Is::Whole), MEMBER, AT, ("content", Is::Parts)],
        ),
        kind("cards", &["card"], CARDS, &[SYNTHESIS, ("room", Is::Room), ("message", Is::Text)]),
        kind(
            "carried-files",
            &["carried_file"],
            FILES,
            &[
                SYNTHESIS,
                ("pick", Is::Whole),
                ("file", Is::Whole),
                ("room", Is::Room),
                ("message", Is::Text),
            ],
        ),
    ]
}

fn voices() -> Vec<Records> {
    vec![
        kind(
            "confirmations",
            &["point_confirmation"],
            CONFIRMATIONS,
            &[SYNTHESIS, POINT, MEMBER, LANGUAGE, AT],
        ),
        kind(
            "objections",
            &["objection"],
            OBJECTIONS,
            &[
                SYNTHESIS,
                MEMBER,
                LANGUAGE,
                TEXT,
                AT,
                ("answered_by", Is::Member),
                ("answer", Is::Text),
                ("answered_at", Is::Moment),
            ],
        ),
        kind(
            "responses",
            &["response"],
            RESPONSES,
            &[SYNTHESIS, POINT, MEMBER, LANGUAGE, TEXT, AT],
        ),
        kind(
            "quotes",
            &["quote_check"],
            QUOTES,
            &[
                SYNTHESIS,
                MEMBER,
                ("edition", Is::Whole),
                ("asked_at", Is::Moment),
                ("confirmed_at", Is::Moment),
            ],
        ),
    ]
}
