//! Who is let in and how often: the token, permissions, limits, the budget of wrong requests; and
//! that a nonce gives the message there is, for as long as it is remembered.
// Real time because a bucket fills up again with the clock.

use std::time::Duration;

use serde_json::{Value, json};

use super::Scene;
use crate::town::discord::permission;
use crate::town::discord::weather::How;

#[test]
fn only_the_token_opens() {
    let scene = Scene::open();
    let token = scene.discord.token();
    for wrong in ["", "Bot guessed", &token] {
        let said = scene.asks_as(wrong, "GET", "/users/@me", &Value::Null);
        assert_eq!(said.status, 401, "{wrong}");
    }
    let said = scene.asks("GET", "/users/@me", &Value::Null);
    assert_eq!((said.status, &said.body["id"]), (200, &json!(scene.discord.bot())));
    assert_ne!(scene.discord.bot(), scene.discord.application());
}

#[test]
fn what_is_not_there_or_not_allowed_is_refused_with_its_code() {
    let scene = Scene::open();
    let (discord, channel) = (&scene.discord, scene.channel);
    let theirs = discord.says(scene.ana, channel, "Mine");
    let refused = |method: &str, path: String, body: &Value, status: u16, code: u32| {
        let said = scene.asks(method, &path, body);
        assert_eq!((said.status, &said.body["code"]), (status, &json!(code)), "{method} {path}");
    };
    let body = Scene::message(json!({}));
    let messages = scene.messages();
    refused("GET", "/channels/12345".to_owned(), &Value::Null, 404, 10_003);
    refused("GET", format!("{messages}/12345"), &Value::Null, 404, 10_008);
    refused("PATCH", format!("{messages}/{theirs}"), &body, 403, 50_005);
    refused("GET", "/guilds/12345".to_owned(), &Value::Null, 404, 10_004);
    discord.forbids(channel, permission::SEND_MESSAGES);
    refused("POST", messages.clone(), &body, 403, 50_013);
    discord.forbids(channel, permission::ADD_REACTIONS);
    let reaction = format!("{messages}/{theirs}/reactions/%F0%9F%8C%89/@me");
    refused("PUT", reaction.clone(), &Value::Null, 403, 50_013);
    discord.shuts_out(channel);
    refused("POST", messages.clone(), &body, 403, 50_001);
    discord.allows(channel);
    assert_eq!(scene.asks("PUT", &reaction, &Value::Null).status, 204);
    let seen = discord.message(channel, theirs).expect("a message");
    assert_eq!(seen.reactions(), [("🌉".to_owned(), 1)]);
    let alone = discord.writes_to_the_bot(scene.ana);
    discord.closes(scene.ana, true);
    refused("POST", format!("/channels/{alone}/messages"), &body, 403, 50_007);
    discord.deletes_channel(channel);
    refused("POST", messages, &body, 404, 10_003);
}

#[test]
fn what_was_said_is_listed_newest_first_in_pages() {
    let scene = Scene::open();
    let ids: Vec<String> = (0..5)
        .map(|n| scene.discord.says(scene.ana, scene.channel, &format!("{n}")).to_string())
        .collect();
    let listed = |query: &str| {
        let said = scene.asks("GET", &format!("{}?{query}", scene.messages()), &Value::Null);
        let all = said.body.as_array().expect("messages").clone();
        let words = all.iter().map(|one| one["content"].as_str().expect("text").to_owned());
        words.collect::<String>()
    };
    assert_eq!(listed("limit=2"), "43");
    assert_eq!(listed(&format!("limit=2&after={}", ids[1])), "32");
    assert_eq!(listed(&format!("limit=2&before={}", ids[3])), "21");
    assert_eq!(listed(&format!("limit=2&around={}", ids[2])), "321");
    let said = scene.asks("GET", &format!("{}?limit=101", scene.messages()), &Value::Null);
    assert_eq!((said.status, &said.body["code"]), (400, &json!(50_035)));
    scene.discord.expects_broken("limit");
}

#[test]
fn too_many_requests_are_told_how_long_to_wait() {
    let scene = Scene::open();
    let discord = &scene.discord;
    // A bucket of its own for each channel.
    let window = Duration::from_millis(400);
    discord.sets(|settings| settings.buckets = vec![("POST /channels/".to_owned(), 2, window)]);
    assert_eq!(scene.posts(json!({})).headers["x-ratelimit-remaining"], "1");
    assert_eq!(scene.posts(json!({})).headers["x-ratelimit-remaining"], "0");
    let said = scene.posts(json!({}));
    assert_eq!((said.status, &said.body["global"]), (429, &json!(false)));
    let wait = said.body["retry_after"].as_f64().expect("seconds");
    assert!(wait > 0.0 && wait <= 0.4 && said.headers.contains_key("retry-after"), "{wait}");
    let other = discord.channel(scene.guild, "other");
    let path = format!("/channels/{other}/messages");
    assert_eq!(scene.asks("POST", &path, &Scene::message(json!({}))).status, 200);
    std::thread::sleep(window);
    assert_eq!(scene.posts(json!({})).status, 200);

    // All routes together.
    discord.sets(|settings| settings.a_second = 3);
    let said = (0..4).map(|_| scene.asks("GET", "/users/@me", &Value::Null));
    let last = said.last().expect("an answer");
    assert_eq!((last.status, &last.body["global"]), (429, &json!(true)));
    assert_eq!(last.headers["x-ratelimit-global"], "true");
    discord.sets(|settings| settings.a_second = 50);

    // Forced, and counted.
    let before = discord.limited();
    discord.answers("GET", "/users/@me", 1, How::Limited(Duration::from_secs(7)));
    let said = scene.asks("GET", "/users/@me", &Value::Null);
    assert_eq!((said.status, &said.body["retry_after"]), (429, &json!(7.0)));
    assert_eq!(discord.limited(), before + 1);

    // Whoever goes on asking wrongly is shut out altogether.
    let so_far = discord.limited();
    discord.sets(|settings| settings.wrong = so_far + 2);
    for _ in 0..2 {
        assert_eq!(scene.asks_as("", "GET", "/users/@me", &Value::Null).status, 401);
    }
    let said = scene.asks("GET", "/users/@me", &Value::Null);
    assert_eq!((said.status, said.body), (429, Value::Null));
}

#[test]
fn a_nonce_gives_the_message_there_is_for_a_while() {
    let scene = Scene::open();
    let parts = json!({ "nonce": "a-job", "enforce_nonce": true });
    let first = scene.posts(parts.clone());
    let again = scene.posts(parts.clone());
    assert_eq!(first.body["id"], again.body["id"]);
    let other = scene.posts(json!({ "nonce": "b-job", "enforce_nonce": true }));
    assert_ne!(first.body["id"], other.body["id"]);
    // Without being enforced it is only a word.
    assert_ne!(scene.posts(json!({ "nonce": "a-job" })).body["id"], first.body["id"]);
    scene.discord.sets(|settings| settings.nonce = Duration::ZERO);
    assert_ne!(scene.posts(parts).body["id"], first.body["id"]);
    assert_eq!(scene.discord.messages(scene.channel).len(), 4);
}

#[test]
fn in_bad_weather_things_get_lost() {
    let scene = Scene::open();
    let (discord, runtime) = (&scene.discord, &scene.runtime);
    let address = format!("{}{}", discord.api(), scene.messages());
    let asks = || {
        let body = Scene::message(json!({})).to_string();
        let asked = scene.client.post(&address).body(body);
        let asked = asked.header("Authorization", format!("Bot {}", discord.token()));
        let asked = asked.header("Content-Type", "application/json");
        runtime.block_on(async { asked.send().await.map(|answer| answer.status().as_u16()).ok() })
    };
    // Done, and the answer is lost; not even done; an error of the house.
    discord.answers("POST", "/messages", 1, How::Lost);
    assert_eq!(asks(), None);
    assert_eq!(discord.messages(scene.channel).len(), 1);
    discord.answers("POST", "/messages", 1, How::Cut);
    assert_eq!(asks(), None);
    discord.answers("POST", "/messages", 1, How::Fails(503));
    assert_eq!(asks(), Some(503));
    assert_eq!(discord.messages(scene.channel).len(), 1);
    discord.answers("POST", "/messages", 1, How::Slow(Duration::from_millis(50)));
    assert_eq!(asks(), Some(200));
    discord.goes_away();
    assert_eq!(asks(), None);
    discord.comes_back();
    assert_eq!(asks(), Some(200));
}

#[test]
fn files_are_taken_and_served() {
    let scene = Scene::open();
    let discord = &scene.discord;
    let part = |text: &str| reqwest::multipart::Part::text(text.to_owned());
    let payload = Scene::message(json!({
        "attachments": [{ "id": 0, "filename": "terms.csv", "description": "The terms" }],
    }));
    let file = || part("en,es\n").file_name("terms.csv");
    let sends = |form: reqwest::multipart::Form| {
        let asked = scene.client.post(format!("{}{}", discord.api(), scene.messages()));
        let asked = asked.header("Authorization", format!("Bot {}", discord.token()));
        scene.runtime.block_on(async {
            let answer = asked.multipart(form).send().await.expect("an answer");
            let status = answer.status().as_u16();
            let text = answer.text().await.expect("text");
            (status, serde_json::from_str::<Value>(&text).expect("JSON"))
        })
    };
    let form = || reqwest::multipart::Form::new().part("payload_json", part(&payload.to_string()));
    let (status, said) = sends(form().part("files[0]", file()));
    assert_eq!(status, 200, "{said}");
    assert_eq!(said["attachments"][0]["description"], "The terms");
    let address = said["attachments"][0]["url"].as_str().expect("an address").to_owned();
    let got = scene.client.get(&address);
    let got = scene.runtime.block_on(async { got.send().await.expect("it").text().await });
    assert_eq!(got.expect("text"), "en,es\n");
    assert_eq!(discord.file(&address), b"en,es\n");
    // A file that is too large, a part nobody knows, a file that is told of and not sent.
    discord.files_up_to(scene.guild, 3);
    assert_eq!(sends(form().part("files[0]", file())).0, 413);
    assert_eq!(sends(form().part("file", file())).0, 400);
    discord.expects_broken("a part named");
    assert_eq!(sends(form()).0, 400);
    discord.expects_broken("ATTACHMENT_NOT_FOUND");
}
