//! What stands in a file of words, and what a message mentions: variables, other messages, terms. Read from the
//! syntax, so that a message is read with all it refers to, and tests can hold languages against each other.
//! Refuses to render anything.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// What one message, attribute or term mentions itself.
#[derive(Default)]
pub(super) struct Mentions {
    /// Variables that the caller must give.
    pub variables: BTreeSet<String>,
    /// Messages, attributes (`id.attribute`) and terms (`-id`) it refers to.
    pub references: BTreeSet<String>,
}

impl Mentions {
    /// What `pattern` mentions.
    pub fn of(pattern: &Pattern<&str>) -> Self {
        let mut found = Self::default();
        found.pattern(pattern);
        found
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.references.insert(entry_id("", id.name, attribute));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.references.insert(entry_id("-", id.name, attribute));
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                self.arguments(Some(arguments));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
            self.inline(argument);
        }
    }
}

/// `id`, `id.attribute`, or with the `-` of terms before it.
fn entry_id(sign: &str, id: &str, attribute: Option<&str>) -> String {
    match attribute {
        Some(attribute) => format!("{sign}{id}.{attribute}"),
        None => format!("{sign}{id}"),
    }
}

/// What an entry is called, without the sign of a term.
pub(super) fn name<'a>(entry: &Entry<&'a str>) -> Option<&'a str> {
    match entry {
        Entry::Message(message) => Some(message.id.name),
        Entry::Term(term) => Some(term.id.name),
        _ => None,
    }
}

/// Everything in an entry that has words, under its id.
pub(super) fn patterns<'a>(entry: &'a Entry<&'a str>) -> Vec<(String, &'a Pattern<&'a str>)> {
    let (sign, id, value, attributes) = match entry {
        Entry::Message(message) => ("", &message.id, message.value.as_ref(), &message.attributes),
        Entry::Term(term) => ("-", &term.id, Some(&term.value), &term.attributes),
        _ => return Vec::new(),
    };
    let own = value.map(|value| (entry_id(sign, id.name, None), value));
    let attributes = attributes
        .iter()
        .map(|attribute| (entry_id(sign, id.name, Some(attribute.id.name)), &attribute.value));
    own.into_iter().chain(attributes).collect()
}

/// Everything in a resource that has words, and what it mentions.
pub(super) fn mentioned(resource: &FluentResource) -> impl Iterator<Item = (String, Mentions)> {
    let patterns = resource.entries().flat_map(patterns);
    patterns.map(|(id, pattern)| (id, Mentions::of(pattern)))
}

/// Where each entry stands that has words, and what can be said by it.
pub(super) fn standing(resource: &FluentResource) -> Vec<(Range<usize>, Vec<String>)> {
    let source = resource.source();
    let mut all: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    for entry in resource.entries() {
        let Some(name) = name(entry) else { continue };
        let sign = usize::from(matches!(entry, Entry::Term(_)));
        // The name is a piece of the source.
        let begins = (name.as_ptr().addr() - source.as_ptr().addr()).saturating_sub(sign);
        if let Some((before, _)) = all.last_mut() {
            before.end = begins;
        }
        let ids = patterns(entry).into_iter().map(|(id, _)| id).collect();
        all.push((begins..source.len(), ids));
    }
    all
}
