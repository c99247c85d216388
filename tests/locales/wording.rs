//! A file of words, read message by message: what its texts say, what it chooses by, what it mentions.
//! Knows Fluent's syntax and what gives away a Spanish text that was not written for its readers; renders nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use regex::Regex;

use crate::architecture::source::pattern;
use crate::architecture::{Broken, Plain, complains};

const USTEDES: &str =
    "Spanish is neutral Latin American and speaks to *ustedes*: no vosotros, vos or tú.";
const ADDRESS: &str = "Spanish speaks to a room as *ustedes* and to one person as *usted*, in the imperative: no «hay que», no «conviene».";
const LEFTOVER: &str = "Spanish is written first-hand: no English is left in it.";
const OPENED: &str = "A Spanish question or exclamation is opened as well as closed.";

static INTIMATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:vosotr[oa]s|vuestr[oa]s?|os|vos|tú|tus?|te|ti|contigo|eres|puedes|tienes|quieres|debes|sos|podés|tenés|querés|haz)\b",
    )
});
static PLURAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b\p{L}+(?:áis|éis)\b"));
/// What is said to everybody in a room; all else is read by one person alone.
const TO_A_ROOM: [&str; 6] = [
    "bridge-mirror-opened",
    "bridge-mirror-opened-hold",
    "discord-setup-hello",
    "people-notice",
    "people-notice-web",
    "position-question-you",
];
static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:ustedes|les|(?:abran|ábran|agreguen|borren|digan|elijan|elíjan|envíen|escriban|escríban|guarden|inténten|lean|objeten|pidan|pídan|pongan|póngan|prueben|quiten|quíten|reaccionen|regresen|repitan|respondan|revisen|sepáren|usen|vean|vuelvan)(?:l[aeo]s?|se)?)\b",
    )
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:usted|(?:abra|ábra|agregue|borre|diga|elija|elíja|envíe|escriba|escríba|guarde|inténte|lea|pida|pída|ponga|pónga|pruebe|quite|quíte|regrese|repita|responda|revise|sepáre|use|vea|vuelva)(?:l[aeo]s?|se)?)\b",
    )
});
static IMPERSONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:hay que|convienen?|basta con|se puede (?:elegir|empezar|escribir|intentar|pedir|probar|unir))\b",
    )
});
static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:the|and|of|with|your|you|please|click|clic|e-?mails?|feedback|online|password|login|meetings?|links?|settings?|members?|rooms?)\b",
    )
});

/// One message, or an attribute of one (`id.attribute`), or a term (`-id`).
#[derive(Default)]
pub struct Message {
    /// The file.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// Its id.
    pub id: String,
    /// Its words, piece by piece, without what is filled in.
    pub texts: Vec<String>,
    /// What it chooses by, by variable.
    pub choices: BTreeMap<String, Choice>,
    /// Other messages it is made of.
    pub mentions: BTreeSet<String>,
}

/// What a message chooses by.
#[derive(Default)]
pub struct Choice {
    /// Every branch.
    pub keys: BTreeSet<String>,
    /// Whether the branches are numbers or plurals.
    pub counts: bool,
}

/// Every message, attribute and term of a file.
pub fn messages(file: &Plain) -> Vec<Message> {
    let (resource, errors) = match fluent_syntax::parser::parse(file.text.as_str()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    assert!(errors.is_empty(), "{} is not Fluent: {errors:?}", file.path);
    let mut found = Vec::new();
    for entry in &resource.body {
        let (sign, id, value, attributes) = match entry {
            Entry::Message(message) => {
                ("", message.id.name, message.value.as_ref(), &message.attributes)
            }
            Entry::Term(term) => ("-", term.id.name, Some(&term.value), &term.attributes),
            _ => continue,
        };
        let own = value.map(|value| (format!("{sign}{id}"), id, value));
        let more = attributes.iter().map(|attribute| {
            (format!("{sign}{id}.{}", attribute.id.name), attribute.id.name, &attribute.value)
        });
        for (whole, name, value) in own.into_iter().chain(more) {
            let mut message = Message {
                path: file.path.clone(),
                line: line(&file.text, name),
                id: whole,
                ..Message::default()
            };
            message.pattern(value);
            found.push(message);
        }
    }
    found
}

/// The line of a name that the parser cut out of the text.
fn line(text: &str, name: &str) -> usize {
    let at = (name.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    text.get(..at).map_or(1, |before| before.matches('\n').count() + 1)
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push((*value).to_owned()),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let keys: BTreeSet<String> = variants
                    .iter()
                    .map(|variant| match &variant.key {
                        VariantKey::Identifier { name }
                        | VariantKey::NumberLiteral { value: name } => (*name).to_owned(),
                    })
                    .collect();
                let plural = |key: &String| {
                    key.parse::<f64>().is_ok()
                        || matches!(key.as_str(), "zero" | "one" | "two" | "few" | "many" | "other")
                };
                if let Some(name) = chosen_by(selector) {
                    let choice = self.choices.entry(name.to_owned()).or_default();
                    choice.counts |= keys.iter().all(plural);
                    choice.keys.extend(keys);
                }
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    // What is formatted as a number is one.
                    if let Some(name) = chosen_by(argument) {
                        self.choices.entry(name.to_owned()).or_default().counts = true;
                    }
                }
                self.arguments(arguments);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.mentions.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { arguments: Some(arguments), .. } => {
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.inline(argument));
    }
}

fn chosen_by<'a>(selector: &InlineExpression<&'a str>) -> Option<&'a str> {
    match selector {
        InlineExpression::VariableReference { id } => Some(id.name),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().and_then(chosen_by)
        }
        _ => None,
    }
}

/// What gives a Spanish message away.
pub fn foreign(message: &Message) -> Vec<Broken> {
    let says = |rule: &'static str, found: &str| Broken {
        path: message.path.clone(),
        line: message.line,
        rule,
        found: format!("{}: `{found}`", message.id),
    };
    let mut broken = Vec::new();
    for text in &message.texts {
        // What is typed is no sentence: `!ayuda`, a quoted command, an address.
        let prose = pattern(r"`[^`]*`|!\p{L}+|https?://\S+").replace_all(text, " ");
        let plural = PLURAL.find_iter(&prose).filter(|found| !found.as_str().ends_with("séis"));
        broken.extend(
            INTIMATE.find_iter(&prose).chain(plural).map(|found| says(USTEDES, found.as_str())),
        );
        let wrong = if TO_A_ROOM.contains(&message.id.as_str()) { &ALONE } else { &SEVERAL };
        let address = wrong.find_iter(&prose).chain(IMPERSONAL.find_iter(&prose));
        broken.extend(address.map(|found| says(ADDRESS, found.as_str())));
        broken.extend(ENGLISH.find_iter(&prose).map(|found| says(LEFTOVER, found.as_str())));
    }
    let whole = pattern(r"`[^`]*`|!\p{L}+|https?://\S+")
        .replace_all(&message.texts.join(""), " ")
        .into_owned();
    for (opens, closes) in [('¿', '?'), ('¡', '!')] {
        let count = |mark: char| whole.matches(mark).count();
        if count(opens) != count(closes) {
            broken.push(says(OPENED, &whole));
        }
    }
    broken
}

#[test]
fn messages_are_read() {
    let text = "# A comment\nx-a = Hay { $count ->\n    [one] un voto\n   *[other] { NUMBER($many) } votos\n } { x-b } { -x-c(at: \"z\") }\n    .title = Voto\n-x-c = casa\nx-d = { $mode ->\n [open] a\n *[shut] b\n }\n";
    let read = messages(&Plain::new("locales/es/x.ftl", text));
    let ids: Vec<(&str, usize)> =
        read.iter().map(|message| (message.id.as_str(), message.line)).collect();
    assert_eq!(ids, [("x-a", 2), ("x-a.title", 6), ("-x-c", 7), ("x-d", 8)]);
    assert!(
        read[0].choices["count"].counts
            && read[0].choices["many"].counts
            && !read[3].choices["mode"].counts
    );
    assert_eq!(read[3].choices["mode"].keys.iter().collect::<Vec<_>>(), ["open", "shut"]);
    assert!(read[0].mentions.contains("x-b"));
    assert_eq!(
        read[0].texts.concat().split_whitespace().collect::<Vec<_>>().join(" "),
        "Hay un voto votos"
    );
}

#[test]
fn foreign_spanish_is_noticed() {
    let said = |id: &str, text: &str| {
        let read = messages(&Plain::new("locales/es/x.ftl", &format!("{id} = {text}\n")));
        read.iter().flat_map(foreign).collect::<Vec<_>>()
    };
    let complaints = |text: &str| said("x-a", text);
    for bad in [
        "Si queréis, votad hoy",
        "Vosotros deciden",
        "Es para vos",
        "Puedes votar",
        "Esta es tu sala",
        "Haga click aquí",
        "Envíe un email",
        "Hay que elegir otra",
        "No existe. Se puede pedir otro",
        "Prueben con menos",
        "Pídanlo a la coordinación",
        "Los mensajes de ustedes",
        "La sala and la mesa",
        "Qué dijo la sala?",
        "Listo!",
    ] {
        complains(&complaints(bad), &[1]);
    }
    for good in [
        "Escriba `!help the` o !ayuda para ver sus opciones.",
        "Esto no se puede deshacer. Pídalo a quien coordina",
        "Hay 3 cosas por revisar",
        "¿Qué dijo la sala? ¡Gracias!",
        "Vence el dieciséis; todos los textos están en https://example.org/?the=1",
        "Pida una cita con su mentora: { $link }",
    ] {
        complains(&complaints(good), &[]);
    }
    complains(&said("people-notice", "Para ver lo que se guarda de ustedes, escriban !ayuda"), &[]);
    complains(&said("people-notice", "Escriba !ayuda"), &[1]);
}
