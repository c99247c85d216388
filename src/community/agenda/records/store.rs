//! Every statement that reads the agenda for an export.

use crate::foundation::store::{Is, Of, Records};

const PROCESSES: &str = "select p.slug as process, p.kind as kind, p.body as body, p.stage as stage, p.opens_at \
    as opens_at, p.closes_at as closes_at, p.first_closes_at as first_closes_at, p.zone as zone, p.pace as pace, p.output as \
    output, p.output_reason as output_reason, p.output_number as output_number, p.link as \
    link, p.authoritative as authoritative, p.priority as priority, p.priority_from as \
    priority_from, p.added_by as member, p.at as at, p.last_at as last_at, p.ended_at as \
    ended_at from process p where p.group_id = $1 order by p.slug";
const TEXTS: &str = "select p.slug as process, t.what as about, t.language as language, t.text as text from \
    process_text t join process p on p.process_id = t.process_id where p.group_id = $1 \
    order by p.slug, t.what, t.language";
const TOPICS: &str = "select p.slug as process, t.topic as topic from process_topic t join process p on \
    p.process_id = t.process_id where p.group_id = $1 order by p.slug, t.topic_key";
const STAGES: &str = "select p.slug as process, s.stage as stage, s.since as since, s.note as note, \
    s.changed_by as member, s.at as at from process_stage s join process p on p.process_id \
    = s.process_id where p.group_id = $1 order by p.slug, s.place";
const SEATS: &str = "select p.slug as process, s.duty as duty, s.member_id as member, s.since as at, \
    s.until as until from process_seat s join process p on p.process_id = s.process_id \
    where p.group_id = $1 order by p.slug, s.since, s.process_seat_id";
const RELATIONS: &str = "select p.slug as process, r.relation as relation, o.slug as other from \
    process_relation r join process p on p.process_id = r.process_id join process o on \
    o.process_id = r.other_id where p.group_id = $1 order by p.slug, r.relation, o.slug";
const DOCUMENTS: &str = "select p.slug as process, d.number as document, d.title as title, x.language as \
    language, x.state as state, x.address as link, d.added_by as member, d.at as at from \
    process_document d join process_document_text x on x.process_document_id = \
    d.process_document_id join process p on p.process_id = d.process_id where p.group_id = \
    $1 order by p.slug, d.number, x.language";
const NOTES: &str = "select p.slug as process, n.language as language, n.text as text, n.member_id as \
    member, n.at as at from process_note n join process p on p.process_id = n.process_id \
    where p.group_id = $1 order by p.slug, n.at, n.process_note_id";
const MILESTONES: &str = "select p.slug as process, m.step as step, m.begins as begins, m.due as due, m.due_at \
    as due_at, m.duty as duty, m.member_id as member, m.moved as moved, m.done_at as \
    done_at, m.done_by as done_by from milestone m join process p on p.process_id = \
    m.process_id where p.group_id = $1 order by p.slug, m.place, m.step";
const HOLIDAYS: &str = "select day as day, name as name, gone_at as removed_at from agenda_holiday where \
    group_id = $1 order by day";
const TEMPLATES: &str = "select kind as kind, content as content, changed_by as member, at as at from \
    agenda_template where group_id = $1 order by kind";
const ACTIONS: &str = "select a.number as action, a.text as text, a.language as language, a.owner_id as \
    owner, a.due as due, p.slug as process, a.added_by as member, a.at as at, a.done_at as \
    done_at, a.done_by as done_by, a.dropped_at as removed_at, a.outcome as outcome from \
    action a left join process p on p.process_id = a.process_id where a.group_id = $1 \
    order by a.number";
const SUGGESTIONS: &str = "select s.number as suggestion, s.text as text, s.language as language, s.made_by as \
    member, s.at as at, s.state as state, s.reason as reason, s.decided_by as decided_by, \
    s.decided_at as decided_at, p.slug as process from suggestion s left join process p on \
    p.process_id = s.process_id where s.group_id = $1 order by s.number";
const SUPPORTS: &str = "select s.number as suggestion, u.member_id as member, u.at as at from \
    suggestion_support u join suggestion s on s.suggestion_id = u.suggestion_id where \
    s.group_id = $1 order by s.number, u.at, u.member_id";

/// What is exported of the agenda.
#[must_use]
pub fn all() -> Vec<Records> {
    [themselves(), beside(), owed()].concat()
}

/// What processes are.
fn themselves() -> Vec<Records> {
    vec![
        Records {
            name: "processes",
            tables: &["process"],
            of: Of::Group,
            sql: PROCESSES,
            columns: &[
                ("process", Is::Text),
                ("kind", Is::Text),
                ("body", Is::Text),
                ("stage", Is::Text),
                ("opens_at", Is::Moment),
                ("closes_at", Is::Moment),
                ("first_closes_at", Is::Moment),
                ("zone", Is::Text),
                ("pace", Is::Text),
                ("output", Is::Text),
                ("output_reason", Is::Text),
                ("output_number", Is::Text),
                ("link", Is::Text),
                ("authoritative", Is::Text),
                ("priority", Is::Whole),
                ("priority_from", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
                ("last_at", Is::Moment),
                ("ended_at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "process-texts",
            tables: &["process_text"],
            of: Of::Group,
            sql: TEXTS,
            columns: &[
                ("process", Is::Text),
                ("about", Is::Text),
                ("language", Is::Text),
                ("text", Is::Text),
            ],
            said_by: None,
        },
        Records {
            name: "process-topics",
            tables: &["process_topic"],
            of: Of::Group,
            sql: TOPICS,
            columns: &[("process", Is::Text), ("topic", Is::Text)],
            said_by: None,
        },
        Records {
            name: "process-stages",
            tables: &["process_stage"],
            of: Of::Group,
            sql: STAGES,
            columns: &[
                ("process", Is::Text),
                ("stage", Is::Text),
                ("since", Is::Text),
                ("note", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "process-seats",
            tables: &["process_seat"],
            of: Of::Group,
            sql: SEATS,
            columns: &[
                ("process", Is::Text),
                ("duty", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
                ("until", Is::Moment),
            ],
            said_by: None,
        },
    ]
}

/// What stands beside them.
fn beside() -> Vec<Records> {
    vec![
        Records {
            name: "process-relations",
            tables: &["process_relation"],
            of: Of::Group,
            sql: RELATIONS,
            columns: &[("process", Is::Text), ("relation", Is::Text), ("other", Is::Text)],
            said_by: None,
        },
        Records {
            name: "process-documents",
            tables: &["process_document", "process_document_text"],
            of: Of::Group,
            sql: DOCUMENTS,
            columns: &[
                ("process", Is::Text),
                ("document", Is::Whole),
                ("title", Is::Text),
                ("language", Is::Text),
                ("state", Is::Text),
                ("link", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "process-notes",
            tables: &["process_note"],
            of: Of::Group,
            sql: NOTES,
            columns: &[
                ("process", Is::Text),
                ("language", Is::Text),
                ("text", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "milestones",
            tables: &["milestone"],
            of: Of::Group,
            sql: MILESTONES,
            columns: &[
                ("process", Is::Text),
                ("step", Is::Text),
                ("begins", Is::Text),
                ("due", Is::Text),
                ("due_at", Is::Moment),
                ("duty", Is::Text),
                ("member", Is::Member),
                ("moved", Is::Whole),
                ("done_at", Is::Moment),
                ("done_by", Is::Member),
            ],
            said_by: None,
        },
        Records {
            name: "holidays",
            tables: &["agenda_holiday"],
            of: Of::Group,
            sql: HOLIDAYS,
            columns: &[("day", Is::Text), ("name", Is::Text), ("removed_at", Is::Moment)],
            said_by: None,
        },
        Records {
            name: "agenda-templates",
            tables: &["agenda_template"],
            of: Of::Group,
            sql: TEMPLATES,
            columns: &[
                ("kind", Is::Text),
                ("content", Is::Parts),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
    ]
}

/// What is owed and suggested.
fn owed() -> Vec<Records> {
    vec![
        Records {
            name: "actions",
            tables: &["action"],
            of: Of::Group,
            sql: ACTIONS,
            columns: &[
                ("action", Is::Whole),
                ("text", Is::Text),
                ("language", Is::Text),
                ("owner", Is::Member),
                ("due", Is::Text),
                ("process", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
                ("done_at", Is::Moment),
                ("done_by", Is::Member),
                ("removed_at", Is::Moment),
                ("outcome", Is::Text),
            ],
            said_by: None,
        },
        Records {
            name: "suggestions",
            tables: &["suggestion"],
            of: Of::Group,
            sql: SUGGESTIONS,
            columns: &[
                ("suggestion", Is::Whole),
                ("text", Is::Text),
                ("language", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
                ("state", Is::Text),
                ("reason", Is::Text),
                ("decided_by", Is::Member),
                ("decided_at", Is::Moment),
                ("process", Is::Text),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "supports",
            tables: &["suggestion_support"],
            of: Of::Group,
            sql: SUPPORTS,
            columns: &[("suggestion", Is::Whole), ("member", Is::Member), ("at", Is::Moment)],
            said_by: Some("member"),
        },
    ]
}
