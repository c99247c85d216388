//! *Translate it for me* on Discord: the menu of a message, and an answer only whoever asked sees, in
//! its place later where translating takes long.
// Real time because another process answers within Discord's three seconds or does not.

use std::time::Duration;

use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use super::Scene;
use crate::served::alone;
use crate::town::discord::Discord;
use crate::town::discord::interaction::{Answered, Kind};
use crate::translation::{Libre, asked, languages, libre, libre_at};

const SAID: &str = "La ALAC publica el borrador. Rosa tiene 30 días para responder.";

/// A scene whose Puente asks a translator.
fn with(translator: &MockServer) -> Scene {
    Scene::with(Discord::open(), None, &format!("[translation]\n{}", libre_at(translator)))
}

#[test]
fn the_menu_of_a_message_translates_it_for_whoever_asks() {
    let translator = alone(libre());
    let mut scene = with(&translator);
    let Scene { discord, ana, luz, en, es, .. } = &scene;
    let said = discord.says(*luz, *es, SAID);
    scene.takes_in(1);
    let there = format!("/channels/{es}/messages");
    let before = discord.asked("POST", &there).len();
    let answer = discord.menu(*ana, *es, said, "Translate").answer();
    let text = answer.text();
    assert!(answer.ephemeral && answer.kind == Kind::Message, "{answer:?}");
    for kept in ["Translated by machine (LibreTranslate)", "Es:", "ALAC", "Rosa", "30"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    // By a reaction it is said alone, since nothing of it is for the channel.
    discord.reacts(*ana, *es, said, "🌐");
    discord.reads(discord.alone(*ana), "Translated by machine");
    assert_eq!(alone(asked(&translator)), 1, "what is kept is not asked for again");
    let own = discord.menu(*luz, *es, said, "Traducir").answer();
    assert!(own.ephemeral && own.text().contains("ya está en su idioma"), "{}", own.text());
    let words = [("palabras", "The working group agrees with the draft.")];
    let given = discord.slash(*luz, *en, "traducir", &words).answer();
    assert!(given.ephemeral && given.text().contains("grupo de trabajo"), "{}", given.text());
    assert_eq!(discord.asked("POST", &there).len(), before, "the channel never knows");
    scene.bot.sleeps();
}

/// Plays a translator that takes its time.
struct Slow;

impl Respond for Slow {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        Libre.respond(request).set_delay(Duration::from_secs(4))
    }
}

#[test]
fn a_translation_that_takes_long_is_announced_and_comes_in_its_place() {
    let translator = alone(async {
        let server = MockServer::start().await;
        let slow = Mock::given(method("POST")).and(path("/translate")).respond_with(Slow);
        slow.mount(&server).await;
        languages(&server).await;
        server
    });
    let mut scene = with(&translator);
    let Scene { discord, ana, luz, es, .. } = &scene;
    let said = discord.says(*luz, *es, SAID);
    scene.takes_in(1);
    let asked = discord.menu(*ana, *es, said, "Translate");
    assert!(matches!(asked.first(), Answered::Deferred), "{:?}", asked.first());
    // Nobody else waits for it.
    let shown = discord.slash(*luz, *es, "perfil ver", &[]).answer();
    assert_eq!(shown.kind, Kind::Message, "{}", shown.text());
    let answer = asked.answer();
    assert!(answer.ephemeral && answer.text().contains("Es:"), "{}", answer.text());
    assert_eq!(asked.further().len(), 0);
    scene.bot.sleeps();
}
