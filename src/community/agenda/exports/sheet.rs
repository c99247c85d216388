//! The workspace table: a row for each process, its days written as 29.01.2027. What Puente does not keep
//! (when a vote was announced and reminded of, who of the staff helps) stays empty, for people to fill in.

use jiff::civil::Date;

use super::Row;
use crate::community::agenda::processes::What;
use crate::community::agenda::templates::rules::Of;
use crate::foundation::i18n::Say;
use crate::foundation::talk::Ask;

/// Its columns, in order; `agenda-sheet-…` names them.
const COLUMNS: [&str; 13] = [
    "close",
    "name",
    "status",
    "assignees",
    "call",
    "call-close",
    "vote-announced",
    "vote-opens",
    "vote-reminder",
    "vote-closes",
    "submitted",
    "staff",
    "number",
];

fn day(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// The table in the asker's language, the names of its columns first.
pub(super) fn of(ask: &Ask<'_>, all: &[Row]) -> Vec<Vec<String>> {
    let (reader, lang) = (ask.reader(), ask.reader().lang);
    let word = |say: &Say| ask.base.words.say(&reader, say);
    let heads = COLUMNS.iter().map(|column| word(&Say::new(format!("agenda-sheet-{column}"))));
    let mut rows = vec![heads.collect()];
    for row in all {
        let one = &row.process;
        let step = |code: &str| row.milestones.iter().find(|step| step.step == code);
        let begins = |code: &str| step(code).map(|step| day(step.begins)).unwrap_or_default();
        let due = |code: &str| step(code).map(|step| day(step.due)).unwrap_or_default();
        let status = one.texts.get(&(What::Status, lang.clone())).cloned();
        let stage = || word(&row.kind.called(Of::Stage, &one.stage, &lang));
        rows.push(vec![
            one.closes.map(|at| day(one.day(at))).unwrap_or_default(),
            one.title(&lang).to_owned(),
            status.unwrap_or_else(stage),
            row.penholders.join(", "),
            begins("call-for-comments"),
            due("call-for-comments"),
            String::new(),
            begins("ratification"),
            String::new(),
            due("ratification"),
            due("submission"),
            String::new(),
            one.output_number.clone().unwrap_or_default(),
        ]);
    }
    rows
}

/// A cell that stays in its place, whatever it holds.
fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in cell.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>|#&!~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// As Markdown.
pub(super) fn markdown(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    out
}
