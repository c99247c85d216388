//! Every statement that reads the statements of a group for an export.

use crate::foundation::store::{Is, Of, Records};

const STATEMENTS: &str = "select process as process, state as state, advice as advice, level as level, level_by \
    as decided_by, level_at as decided_at, call_until as until, number as output_number, \
    submitted_at as submitted_at, submitted_by as member, at as at from statement where \
    group_id = $1 order by process";
const SECTIONS: &str = "select s.process as process, x.place as place, t.language as language, t.text as text, \
    x.changed_by as member, x.changed_at as changed_at, x.removed_at as removed_at from \
    statement_section x join statement s on s.statement_id = x.statement_id join \
    statement_text t on t.section_id = x.section_id where s.group_id = $1 order by \
    s.process, x.place, x.section_id, t.language";
const VERSIONS: &str = "select s.process as process, v.number as version, v.label as label, v.body as content, \
    v.made_by as member, v.at as at from statement_version v join statement s on \
    s.statement_id = v.statement_id where s.group_id = $1 order by s.process, v.number";
const COMMENTS: &str = "select s.process as process, c.number as comment, x.place as section, c.member_id as \
    member, c.language as language, c.text as text, c.at as at, c.answer as answer, \
    c.answered_by as answered_by, c.answered_at as answered_at from statement_comment c \
    join statement s on s.statement_id = c.statement_id left join statement_section x \
    on x.section_id = c.section_id where s.group_id = $1 order by \
    s.process, c.number";
const VIEWS: &str = "select s.process as process, v.member_id as member, t.language as language, t.text as \
    text, v.at as at, v.withdrawn_at as removed_at from statement_view v join statement s \
    on s.statement_id = v.statement_id join statement_view_text t on t.view_id = v.view_id \
    where s.group_id = $1 order by s.process, v.at, v.view_id, t.language";
const OUTCOMES: &str = "select s.process as process, o.language as language, o.text as text, o.told_by as \
    member, o.at as at from statement_outcome o join statement s on s.statement_id = \
    o.statement_id where s.group_id = $1 order by s.process, o.language";

/// What is exported of statements.
#[must_use]
pub fn all() -> Vec<Records> {
    [texts(), voices()].concat()
}

/// What they say.
fn texts() -> Vec<Records> {
    vec![
        Records {
            name: "statements",
            tables: &["statement"],
            of: Of::Group,
            sql: STATEMENTS,
            columns: &[
                ("process", Is::Text),
                ("state", Is::Text),
                ("advice", Is::Text),
                ("level", Is::Text),
                ("decided_by", Is::Member),
                ("decided_at", Is::Moment),
                ("until", Is::Text),
                ("output_number", Is::Text),
                ("submitted_at", Is::Moment),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "statement-sections",
            tables: &["statement_section", "statement_text"],
            of: Of::Group,
            sql: SECTIONS,
            columns: &[
                ("process", Is::Text),
                ("place", Is::Whole),
                ("language", Is::Text),
                ("text", Is::Text),
                ("member", Is::Member),
                ("changed_at", Is::Moment),
                ("removed_at", Is::Moment),
            ],
            said_by: None,
        },
        Records {
            name: "statement-versions",
            tables: &["statement_version"],
            of: Of::Group,
            sql: VERSIONS,
            columns: &[
                ("process", Is::Text),
                ("version", Is::Whole),
                ("label", Is::Text),
                ("content", Is::Parts),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
    ]
}

/// What others say of them.
fn voices() -> Vec<Records> {
    vec![
        Records {
            name: "statement-comments",
            tables: &["statement_comment"],
            of: Of::Group,
            sql: COMMENTS,
            columns: &[
                ("process", Is::Text),
                ("comment", Is::Whole),
                ("section", Is::Whole),
                ("member", Is::Member),
                ("language", Is::Text),
                ("text", Is::Text),
                ("at", Is::Moment),
                ("answer", Is::Text),
                ("answered_by", Is::Member),
                ("answered_at", Is::Moment),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "statement-views",
            tables: &["statement_view", "statement_view_text"],
            of: Of::Group,
            sql: VIEWS,
            columns: &[
                ("process", Is::Text),
                ("member", Is::Member),
                ("language", Is::Text),
                ("text", Is::Text),
                ("at", Is::Moment),
                ("removed_at", Is::Moment),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "statement-outcomes",
            tables: &["statement_outcome"],
            of: Of::Group,
            sql: OUTCOMES,
            columns: &[
                ("process", Is::Text),
                ("language", Is::Text),
                ("text", Is::Text),
                ("member", Is::Member),
                ("at", Is::Moment),
            ],
            said_by: None,
        },
    ]
}
