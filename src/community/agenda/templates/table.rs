//! A kind of process as a table for a spreadsheet, out and in: a row a stage, a step of the ladder or an output,
//! with its words by language. What the house has words for needs none.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{Named, Of, Template, has_words};
use crate::community::agenda::ladder::rules::{Ladder, Rung};
use crate::community::agenda::processes::duties::DUTIES;
use crate::community::agenda::table;
use crate::community::people;
use crate::foundation::error::Result as Done;
use crate::foundation::i18n::{Lang, Reader, Say, fold};
use crate::foundation::talk::{Base, Role};
use crate::say;

/// The columns before those of the languages.
const COLUMNS: [&str; 6] = ["part", "code", "takes", "least", "owner", "follows"];
/// What a row may be.
const PARTS: [&str; 5] = ["zone", "margin", "stage", "step", "output"];
/// The most rows of one part.
const MOST: usize = 60;
/// The longest a step may take, in working days.
const LONGEST: i64 = 250;
/// The longest name, in characters.
const NAME_LIMIT: usize = 60;

/// Every name of a word of the table, with its code.
fn names(base: &Base, of: &str, codes: &[&str]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for code in codes {
        all.push(((*code).to_owned(), (*code).to_owned()));
        for (_, name) in base.words.all_names(&format!("{of}-{code}")) {
            all.push((name, (*code).to_owned()));
        }
    }
    all
}

fn owners(base: &Base) -> Vec<(String, String)> {
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    let mut all = names(base, "choice-duty", &DUTIES);
    all.extend(names(base, "choice-role", &roles));
    all
}

fn meant(all: &[(String, String)], text: &str) -> Option<String> {
    let wanted = fold(text);
    all.iter().find(|(name, _)| fold(name) == wanted).map(|(_, code)| code.clone())
}

/// A kind as a table file, its words in the languages of a group.
///
/// # Errors
/// A failure if it cannot be written.
pub fn write(base: &Base, one: &Template, languages: &[Lang], reader: &Reader) -> Done<String> {
    let word = |id: String| base.words.say(reader, &Say::new(id));
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut head: Vec<String> =
        COLUMNS.iter().map(|column| word(format!("agenda-template-{column}"))).collect();
    head.extend(languages.iter().map(|lang| lang.code().to_owned()));
    let part = |part: &str| word(format!("agenda-part-{part}"));
    let row = |cells: [String; 6], of: Option<(Of, &str)>| {
        let mut row = cells.to_vec();
        for lang in languages {
            let reader = Reader::new(lang.clone(), "UTC");
            let name = of.map(|(of, code)| base.words.say(&reader, &one.called(of, code, lang)));
            row.push(name.unwrap_or_default());
        }
        row
    };
    let none = String::new;
    rows.push(head);
    let zone = one.zone.clone().unwrap_or_default();
    rows.push(row([part("zone"), zone, none(), none(), none(), none()], None));
    let (margin, least) = (one.ladder.margin.to_string(), one.ladder.least_margin.to_string());
    rows.push(row([part("margin"), none(), margin, least, none(), none()], None));
    for stage in &one.stages {
        let cells = [part("stage"), stage.code.clone(), none(), none(), none(), none()];
        rows.push(row(cells, Some((Of::Stage, &stage.code))));
    }
    for rung in &one.ladder.rungs {
        let of = if DUTIES.contains(&rung.owner.as_str()) { "duty" } else { "role" };
        let owner = word(format!("choice-{of}-{}", rung.owner));
        let follows = if rung.may_follow { word("choice-sure-yes".to_owned()) } else { none() };
        let (takes, least) = (rung.takes.to_string(), rung.least.to_string());
        let cells = [part("step"), rung.step.clone(), takes, least, owner, follows];
        rows.push(row(cells, Some((Of::Step, &rung.step))));
    }
    for output in &one.outputs {
        let cells = [part("output"), output.code.clone(), none(), none(), none(), none()];
        rows.push(row(cells, Some((Of::Output, &output.code))));
    }
    Ok(table::write(rows.iter().map(Vec::as_slice), b',')?)
}

/// A row while it is read.
struct Cells<'r> {
    line: u64,
    cells: &'r BTreeMap<String, String>,
}

impl Cells<'_> {
    fn text(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", String::as_str)
    }

    fn wrong(&self, id: &str) -> Say {
        Say::new(id).with("line", i64::try_from(self.line).unwrap_or(i64::MAX))
    }

    fn number(&self, key: &str, least: i64) -> Result<i64, Say> {
        match self.text(key).parse::<i64>() {
            Ok(number) if (least..=LONGEST).contains(&number) => Ok(number),
            _ => Err(self.wrong("agenda-template-number").with("given", self.text(key))),
        }
    }

    /// The code of a stage, step or output, with its own words.
    fn named(&self, of: &str, languages: &[Lang]) -> Result<Named, Say> {
        let code = self.text("code").to_lowercase();
        let fits = |code: &str| code == "none" || people::rules::is_slug(code);
        if !fits(&code) {
            return Err(self.wrong("agenda-template-bad-code").with("given", self.text("code")));
        }
        let mut names = BTreeMap::new();
        for lang in languages {
            let name = self.text(lang.code()).trim();
            if name.chars().count() > NAME_LIMIT {
                return Err(self.wrong("agenda-template-long").with("limit", 60));
            }
            if !name.is_empty() {
                names.insert(lang.clone(), name.to_owned());
            }
        }
        if names.is_empty() && !has_words(of, &code) {
            return Err(self.wrong("agenda-template-nameless").with("code", code));
        }
        Ok(Named { code, names })
    }
}

/// Reads a kind from a table.
///
/// # Errors
/// What is wrong with it, in words, with its line.
pub fn read(base: &Base, text: &str, kind: &str, languages: &[Lang]) -> Result<Template, Say> {
    let mut columns = names(base, "agenda-template", &COLUMNS);
    columns.extend(languages.iter().map(|lang| (lang.code().to_owned(), lang.code().to_owned())));
    let known: Vec<(&str, &str)> =
        columns.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
    let read = table::read(text.as_bytes(), &known, fold)
        .map_err(|_| Say::new("agenda-template-no-table"))?;
    if let Some(uneven) = read.uneven.first() {
        let line = i64::try_from(uneven.line).unwrap_or(i64::MAX);
        return Err(say!("agenda-template-uneven", line = line));
    }
    let (parts, owners) = (names(base, "agenda-part", &PARTS), owners(base));
    let mut one = Template { code: kind.to_owned(), ..Template::default() };
    one.ladder = Ladder { margin: 1, least_margin: 0, rungs: Vec::new() };
    for row in &read.rows {
        let row = Cells { line: row.line, cells: &row.cells };
        match meant(&parts, row.text("part")).as_deref() {
            Some("zone") => one.zone = zone(&row)?,
            Some("margin") => {
                one.ladder.margin = row.number("takes", 0)?;
                one.ladder.least_margin = row.number("least", 0)?.min(one.ladder.margin);
            }
            Some("stage") => one.stages.push(row.named("stage", languages)?),
            Some("output") => one.outputs.push(row.named("output", languages)?),
            Some("step") => {
                let named = row.named("step", languages)?;
                let owner = meant(&owners, row.text("owner")).ok_or_else(|| {
                    row.wrong("agenda-template-bad-owner").with("given", row.text("owner"))
                })?;
                let takes = row.number("takes", 1)?;
                let least = row.number("least", 1)?.min(takes);
                let may_follow = !row.text("follows").is_empty();
                if !named.names.is_empty() {
                    one.steps.insert(named.code.clone(), named.names);
                }
                one.ladder.rungs.push(Rung { step: named.code, takes, least, owner, may_follow });
            }
            _ => {
                return Err(row
                    .wrong("agenda-template-part-unknown")
                    .with("given", row.text("part")));
            }
        }
    }
    whole(&one)?;
    Ok(one)
}

fn zone(row: &Cells<'_>) -> Result<Option<String>, Say> {
    match row.text("code") {
        "" => Ok(None),
        given => match people::places::zone(given) {
            Some(zone) => Ok(Some(zone)),
            None => Err(row.wrong("agenda-template-zone").with("given", given)),
        },
    }
}

/// Holds a kind to what every kind needs.
fn whole(one: &Template) -> Result<(), Say> {
    let twice = |codes: Vec<&str>| {
        let mut seen = BTreeSet::new();
        codes.into_iter().find(|code| !seen.insert(*code)).map(str::to_owned)
    };
    let stages: Vec<&str> = one.stages.iter().map(|stage| stage.code.as_str()).collect();
    let steps: Vec<&str> = one.ladder.rungs.iter().map(|rung| rung.step.as_str()).collect();
    let outputs: Vec<&str> = one.outputs.iter().map(|output| output.code.as_str()).collect();
    if stages.len() < 2 || outputs.is_empty() {
        return Err(Say::new("agenda-template-lacks"));
    }
    if stages.len().max(steps.len()).max(outputs.len()) > MOST {
        return Err(say!("agenda-template-many", limit = MOST));
    }
    for codes in [stages, steps, outputs] {
        if let Some(code) = twice(codes) {
            return Err(say!("agenda-template-twice", code = code));
        }
    }
    Ok(())
}
