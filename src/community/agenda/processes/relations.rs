//! How processes hang together: one is related to another, depends on it, or took its place. A process
//! never depends on itself, by however many others.

use std::collections::{BTreeMap, BTreeSet};

use super::store::{self, beside};
use super::{meant, touched};
use crate::community::people::groups;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value};
use crate::foundation::talk::{Answer, Ask};
use crate::{refuse, say};

/// The relations, as `choice-relation-…` names them.
pub const RELATIONS: [&str; 3] = ["related", "depends", "supersedes"];

/// The way by which one process would depend on itself if it depended on another: from that other back to
/// it; none if it would not.
#[must_use]
pub fn circle(depends: &[(String, String)], from: &str, on: &str) -> Option<Vec<String>> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (one, other) in depends {
        next.entry(one).or_default().push(other);
    }
    let mut came: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut seen, mut waiting) = (BTreeSet::from([on]), vec![on]);
    while let Some(here) = waiting.pop() {
        if here == from {
            let (mut way, mut at) = (vec![here.to_owned()], here);
            while let Some(before) = came.get(at) {
                way.push((*before).to_owned());
                at = before;
            }
            way.reverse();
            return Some(way);
        }
        for other in next.get(here).into_iter().flatten() {
            if seen.insert(other) {
                came.insert(other, here);
                waiting.push(other);
            }
        }
    }
    None
}

/// `process link`: relates a process to another, or takes that back.
pub(in crate::community::agenda) async fn link(ask: &mut Ask<'_>) -> Result<Answer> {
    let group = ask.group()?;
    let process = meant(ask).await?;
    let Some(relation) = ask.args.choice("relation") else { return refuse!("agenda-gone") };
    let other = ask.args.get_id("second")?.to_owned();
    let Some(other) = store::find(ask.tx, &other).await? else { return refuse!("agenda-gone") };
    if other.id == process.id {
        return refuse!("agenda-link-itself", slug = process.slug);
    }
    let (one, two) = (process.slug.as_str(), other.slug.as_str());
    let name = Say::new(format!("agenda-relation-{relation}"));
    if ask.args.choice("undo").is_some() {
        let mut gone = beside::part(ask.tx, &process.id, relation, &other.id).await?;
        if relation == "related" {
            gone |= beside::part(ask.tx, &other.id, relation, &process.id).await?;
        }
        if !gone {
            return refuse!("agenda-link-none", slug = one, relation = name, other = two);
        }
        touched(ask, "agenda.linked", &process).await?;
        let answer = Answer::say(say!("agenda-unlinked", slug = one, relation = name, other = two));
        return Ok(answer.go(format!("agenda/{one}")));
    }
    if relation == "depends" {
        // Two who close a circle from both sides at once do not both.
        groups::store::lock(ask.tx, &group.id).await?;
        let depends = beside::depends(ask.tx, &group.id).await?;
        if let Some(way) = circle(&depends, &process.id, &other.id) {
            let mut names: Vec<Value> = vec![one.into()];
            for id in way {
                let found = store::find(ask.tx, &id).await?;
                names.extend(found.map(|found| Value::from(found.slug)));
            }
            return refuse!("agenda-link-circle", way = Value::Lines(names));
        }
    }
    // What is related is so from both sides.
    let known = beside::relations(ask.tx, &process.id).await?;
    let turned = (relation.to_owned(), other.id.clone(), process.id.clone());
    let is_new = !(relation == "related" && known.contains(&turned))
        && beside::relate(ask.tx, &process.id, relation, &other.id).await?;
    if !is_new {
        let said = say!("agenda-linked-already", slug = one, relation = name, other = two);
        return Ok(Answer::say(said));
    }
    touched(ask, "agenda.linked", &process).await?;
    let answer = Answer::say(say!("agenda-linked", slug = one, relation = name, other = two));
    Ok(answer.go(format!("agenda/{one}")))
}

#[cfg(test)]
mod tests {
    use super::circle;

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn a_circle_is_found_and_named() {
        let all = pairs(&[("b", "c"), ("c", "d"), ("d", "a"), ("x", "b")]);
        assert_eq!(circle(&all, "a", "b").unwrap(), ["b", "c", "d", "a"]);
        assert_eq!(circle(&all, "x", "a"), None);
        assert_eq!(circle(&pairs(&[("b", "c"), ("c", "b")]), "a", "b"), None, "it ends");
    }
}
