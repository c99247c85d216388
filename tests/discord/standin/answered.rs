//! Interactions: answered in time, once, and by something that fits; forms and components as they
//! were sent.
// Real time because the first answer is held against the clock.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Said, Scene};
use crate::town::discord::interaction::{Answer, Answered, Asked, Kind};
use crate::town::discord::world::Request;

/// The scene with a command, and how it is answered by hand.
impl Scene {
    fn with_command() -> Self {
        let scene = Self::open();
        scene.registers(&json!([{ "name": "help", "description": "What I can do" }]));
        scene
    }

    fn asks_for_help(&self) -> Asked {
        self.discord.slash(self.ana, self.channel, "help", &[])
    }

    /// Answers an interaction.
    fn answers(&self, asked: &Asked, body: &Value) -> Said {
        let token = self.token(asked);
        self.asks_as("", "POST", &format!("/interactions/{}/{token}/callback", asked.id), body)
    }

    fn token(&self, asked: &Asked) -> String {
        self.discord.until("it is there", |world| {
            world.interactions.get(&asked.id).map(|one| one.token.clone())
        })
    }

    /// Asks something of the answers of an interaction.
    fn hooks(&self, asked: &Asked, method: &str, rest: &str, body: &Value) -> Said {
        let (application, token) = (self.discord.application(), self.token(asked));
        self.asks_as("", method, &format!("/webhooks/{application}/{token}{rest}"), body)
    }
}

#[test]
fn an_answer_comes_once_and_in_time() {
    let scene = Scene::with_command();
    let said = Scene::message(json!({ "content": "This is what I can do", "flags": 64 }));
    let asked = scene.asks_for_help();
    let first = json!({ "type": 4, "data": said });
    assert_eq!(scene.answers(&asked, &first).status, 204);
    let again = scene.answers(&asked, &first);
    assert_eq!((again.status, &again.body["code"]), (400, &json!(40_060)));
    let answer: Answer = asked.answer();
    assert_eq!((answer.kind, answer.ephemeral), (Kind::Message, true));
    let requests: Vec<Request> = scene.discord.asked("POST", "/callback");
    assert_eq!(requests.iter().map(|one| one.status).collect::<Vec<_>>(), [204, 400]);
    assert_eq!(answer.text(), "This is what I can do");
    // Only she sees it: it does not stand in the channel.
    assert!(scene.discord.messages(scene.channel).is_empty());

    let asked = scene.asks_for_help();
    let late = Duration::from_millis(1);
    scene.discord.sets(|settings| settings.first_answer = late);
    std::thread::sleep(late);
    let said = scene.answers(&asked, &first);
    assert_eq!((said.status, &said.body["code"]), (404, &json!(10_062)));
    let said = scene.asks_as("", "POST", "/interactions/1/guessed/callback", &first);
    assert_eq!((said.status, &said.body["code"]), (404, &json!(10_062)));
}

#[test]
fn a_deferred_answer_comes_later_and_further_ones_follow() {
    let scene = Scene::with_command();
    let asked = scene.asks_for_help();
    let deferred = json!({ "type": 5, "data": { "flags": 64 } });
    let early = scene.hooks(&asked, "PATCH", "/messages/@original", &Scene::message(json!({})));
    assert_eq!((early.status, &early.body["code"]), (404, &json!(10_015)), "not answered yet");
    assert_eq!(scene.answers(&asked, &deferred).status, 204);
    assert!(matches!(asked.first(), Answered::Deferred));
    let body = Scene::message(json!({ "content": "It took a while" }));
    assert_eq!(scene.hooks(&asked, "PATCH", "/messages/@original", &body).status, 200);
    let answer = asked.answer();
    assert_eq!((answer.kind, answer.ephemeral), (Kind::Deferred, true));
    assert_eq!(answer.text(), "It took a while");
    let body = Scene::message(json!({ "content": "And another" }));
    assert_eq!(scene.hooks(&asked, "POST", "", &body).status, 200);
    assert_eq!(asked.follows(1)[0].text(), "And another");
    assert_eq!(scene.hooks(&asked, "DELETE", "/messages/@original", &Value::Null).status, 204);
    // The token is good for a while only.
    scene.discord.sets(|settings| settings.token_lasts = Duration::ZERO);
    let said = scene.hooks(&asked, "POST", "", &body);
    assert_eq!((said.status, &said.body["code"]), (401, &json!(50_027)));
}

#[test]
fn what_is_pressed_selected_and_filled_in_is_what_was_sent() {
    let scene = Scene::with_command();
    let (discord, ana) = (&scene.discord, scene.ana);
    let button = |label: &str, parts: Value| {
        let mut button = json!({ "type": 2, "style": 1, "label": label, "custom_id": label });
        for (part, value) in parts.as_object().expect("parts") {
            button[part] = value.clone();
        }
        button
    };
    let options = [json!({ "label": "The first", "value": "1" })];
    scene.posts(json!({ "content": "Choose", "components": [
        { "type": 1, "components": [button("Fill in", json!({})), button("Off", json!({ "disabled": true }))] },
        { "type": 1, "components": [{ "type": 3, "custom_id": "which", "options": options }] },
        { "type": 1, "components": [{ "type": 8, "custom_id": "where", "channel_types": [0] }] },
    ] }));
    let card = discord.reads(scene.channel, "Choose");
    let pressed = discord.presses(ana, &card, "Fill in");
    let field = json!({ "type": 4, "custom_id": "text", "style": 2, "max_length": 20 });
    let form = json!({ "type": 9, "data": { "custom_id": "form", "title": "A point", "components": [
        { "type": 18, "label": "What is said", "component": field },
        { "type": 1, "components": [
            { "type": 4, "custom_id": "more", "label": "More", "style": 1, "required": false },
        ] },
    ] } });
    assert_eq!(scene.answers(&pressed, &form).status, 204);
    let form = pressed.answer();
    assert_eq!((form.kind, form.title()), (Kind::Modal, "A point"));
    let sent = discord.submits(ana, &form, &[("What is said", "Every disclosure")]);
    let update = json!({ "type": 7, "data": Scene::message(json!({ "content": "Thank you", "components": [] })) });
    assert_eq!(scene.answers(&sent, &update).status, 204);
    assert_eq!(sent.answer().kind, Kind::Update);
    let now = discord.message(scene.channel, card.id).expect("a message");
    assert_eq!((now.text(), now.labels()), ("Thank you".to_owned(), Vec::new()));

    let place = scene.channel.to_string();
    for (select, value) in [("which", "The first"), ("where", &place)] {
        let card = {
            let said = scene.posts(json!({ "content": select, "components": card.components }));
            assert_eq!(said.status, 200, "{}", said.body);
            discord.reads(scene.channel, select)
        };
        let chosen = discord.selects(ana, &card, select, &[value]);
        assert_eq!(scene.answers(&chosen, &json!({ "type": 6 })).status, 204);
        // A form cannot be answered with a form, nor a select with suggestions.
        let wrong = json!({ "type": 8, "data": { "choices": [] } });
        assert_eq!(scene.answers(&chosen, &wrong).status, 400);
    }
}

#[test]
fn forms_and_suggestions_that_break_one_rule_are_refused() {
    let scene = Scene::with_command();
    let field = |parts: Value| {
        let mut field = json!({ "type": 4, "custom_id": "a", "style": 1, "label": "A" });
        for (part, value) in parts.as_object().expect("parts") {
            field[part] = value.clone();
        }
        json!({ "type": 1, "components": [field] })
    };
    let form = |title: &str, fields: Vec<Value>| json!({ "type": 9, "data": { "custom_id": "f", "title": title, "components": fields } });
    let good = || field(json!({}));
    for (body, broken) in [
        (form(&"t".repeat(46), vec![good()]), "data.title"),
        (form("", vec![good()]), "data.title"),
        (form("T", vec![]), "data.components"),
        (
            form("T", (0..6).map(|n| field(json!({ "custom_id": format!("{n}") }))).collect()),
            "data.components",
        ),
        (form("T", vec![good(), good()]), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (form("T", vec![field(json!({ "label": "l".repeat(46) }))]), "label"),
        (form("T", vec![field(json!({ "label": null }))]), "label: BASE_TYPE_REQUIRED"),
        (form("T", vec![field(json!({ "min_length": 5, "max_length": 4 }))]), "min_length"),
        (form("T", vec![field(json!({ "value": "abcde", "max_length": 4 }))]), "value"),
        (
            form(
                "T",
                vec![json!({ "type": 1, "components": [
                { "type": 2, "style": 1, "label": "no", "custom_id": "b" },
            ] })],
            ),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (json!({ "type": 8, "data": {} }), "data.choices"),
        (json!({ "type": 4 }), "data: BASE_TYPE_REQUIRED"),
        (json!({ "type": 4, "data": { "content": "x" } }), "data.allowed_mentions: MISSING"),
    ] {
        let asked = scene.asks_for_help();
        let said = scene.answers(&asked, &body);
        assert_eq!(
            (said.status, &said.body["code"]),
            (400, &json!(50_035)),
            "{body}: {}",
            said.body
        );
        scene.discord.expects_broken(broken);
        for left in scene.discord.broken() {
            assert!(left.contains("DESCRIPTION") || left.contains(broken), "{broken}: {left}");
            scene.discord.expects_broken(&left);
        }
    }
}
