//! What a message mentions: variables, other messages, terms. Read from its syntax, so that tests
//! can hold languages against each other. Refuses to render anything.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};

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
pub(super) fn entry_id(sign: &str, id: &str, attribute: Option<&str>) -> String {
    match attribute {
        Some(attribute) => format!("{sign}{id}.{attribute}"),
        None => format!("{sign}{id}"),
    }
}

/// The variables `id` needs from its caller, those of the messages it refers to included. Terms
/// contribute none: Fluent fills their variables where they are referred to.
pub(super) fn variables(all: &BTreeMap<String, Mentions>, id: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if id.starts_with('-') || !seen.insert(id) {
            continue;
        }
        if let Some(mentions) = all.get(id) {
            found.extend(mentions.variables.iter().cloned());
            open.extend(mentions.references.iter().map(String::as_str));
        }
    }
    found
}
