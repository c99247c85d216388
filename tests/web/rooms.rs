//! The rooms in the browser: saying, seeing, editing, deleting, commands, with and without a script.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use puente::foundation::store::Columns;
use puente::foundation::talk::{Block, Body, Button, Ears, MessageId, Out, Post, Tone, Where};

use super::site::{Browser, Got, Site, account};
use crate::town::Engine;

/// The ids of the messages on a page, in order.
fn messages(page: &Got) -> Vec<String> {
    let ids = page.body.split("<li id=\"m-").skip(1);
    ids.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

/// The last message of somebody, as the database holds it.
pub async fn last(site: &Site, name: &str) -> MessageId {
    let mut tx = site.house.base.store.look().await.expect("a look");
    let row = puente::row!(
        tx,
        "select message_id from web_message where account = $1 order by message_id desc limit 1",
        name.to_lowercase()
    );
    row.expect("a look").expect("a message").text("message_id").expect("an id").into()
}

pub fn stream_of(page: &Got) -> String {
    let rest = page.body.split("data-stream=\"").nth(1).expect("a stream");
    rest.split('"').next().expect("an address").replace("&amp;", "&")
}

site!(what_one_says_the_other_sees_at_once, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let page = site.get(&mut luz, "/g/registration").await;
    let from = stream_of(&page);
    let mut live = site.streams(&luz, &from).await;
    live.until("event: presence").await;
    let sent = site.says(&mut ana, "en", "Hello <b>both</b>", "k1").await;
    assert!(
        sent.body.contains("\"ok\":true") && sent.body.contains("\"clear\":true"),
        "{}",
        sent.body
    );
    let told = live.until("event: say").await;
    assert!(told.contains("event: put") && told.contains("Hello &lt;b&gt;both"), "{told}");
    let id = last(site, "Ana").await;
    site.web.edit(&account("Ana"), &id, "Hello again").await.expect("an edit");
    live.until("Hello again").await;
    site.web.react(&account("Luz"), &id, "👍", true).await.expect("a reaction");
    live.until("👍 1").await;
    site.web.delete(&account("Ana"), &id).await.expect("a deletion");
    live.until("event: gone").await;
    drop(live);
    // Who comes back later is told what was missed, from where they were.
    let again = site.says(&mut ana, "es", "While you were away", "k2").await;
    assert_eq!(again.status, StatusCode::OK);
    let mut later = site.streams(&luz, &from).await;
    later.until("While you were away").await;
});

site!(everybody_is_told_a_line_as_it_is_for_them, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let mut eva = site.comes_as("Eva", "en", "admin").await;
    let mut bob = site.comes("Bob", "en").await;
    let from = stream_of(&site.get(&mut bob, "/g/registration").await);
    let mut open = Vec::new();
    for (browser, spanish, own, admin) in [
        (&mut ana, false, true, false),
        (&mut luz, true, false, false),
        (&mut eva, false, false, true),
        (&mut bob, false, false, false),
    ] {
        site.get(browser, "/g/registration").await;
        open.push((site.streams(browser, &from).await, spanish, own, admin));
    }
    site.says(&mut ana, "en", "One line", "k1").await;
    let id = last(site, "Ana").await;
    for (live, spanish, own, admin) in &mut open {
        let told = live.until("One line").await;
        let put = told.split("\n\n").find(|event| event.contains("One line")).expect("it");
        assert_eq!(put.contains("Responder"), *spanish, "{put}");
        assert_eq!(put.contains("data-mine"), *own, "{put}");
        assert_eq!(put.contains("/delete"), *own || *admin, "{put}");
    }
    // Whose reaction it is shows to them alone, though others are told the same otherwise.
    site.web.react(&account("Bob"), &id, "👍", true).await.expect("a reaction");
    for (at, (live, ..)) in open.iter_mut().enumerate() {
        let told = live.until("👍 1").await;
        let put = told.split("\n\n").find(|event| event.contains("👍 1")).expect("it");
        assert_eq!(put.contains("aria-pressed=\\\"true\\\""), at == 3, "{put}");
    }
});

site!(a_form_sent_twice_is_sent_once, |site| {
    let mut ana = site.comes("Ana", "en").await;
    for _ in 0..3 {
        assert_eq!(site.says(&mut ana, "en", "Once", "same").await.status, StatusCode::OK);
    }
    let page = site.get(&mut ana, "/g/registration").await;
    assert_eq!(page.body.matches("<p>Once</p>").count(), 1);
    let who = account("Ana");
    let mut at_once = Vec::new();
    for _ in 0..4 {
        at_once.push(site.web.post(&who, "registration", "es", "Una vez", None, "at-once"));
    }
    let mut ids = BTreeSet::new();
    for posted in futures_util::future::join_all(at_once).await {
        ids.insert(posted.expect("posted").message_id.expect("a message").to_string());
    }
    assert_eq!(ids.len(), 1);
    let mut tx = site.house.base.store.look().await.expect("a look");
    let group = puente::community::people::groups::store::find(&mut tx, "registration").await;
    let group = group.expect("a look").expect("a group");
    let said = site.house.base.journal.count(&mut tx, "talk.said", group.id.as_str()).await;
    assert_eq!(said.expect("a count"), 2);
});

site!(only_authors_edit_and_only_authors_and_admins_delete, |site| {
    let mut ana = site.comes("Ana", "en").await;
    site.comes("Luz", "es").await;
    let mut eva = site.comes_as("Eva", "en", "admin").await;
    site.says(&mut ana, "en", "Mine", "k").await;
    let id = last(site, "Ana").await;
    for who in ["Luz", "Eva"] {
        assert!(site.web.edit(&account(who), &id, "Not mine").await.is_err(), "{who}");
    }
    assert!(site.web.delete(&account("Luz"), &id).await.is_err());
    let stranger = account("Nobody");
    assert!(site.web.edit(&stranger, &id, "x").await.is_err());
    assert!(site.web.react(&stranger, &id, "👍", true).await.is_err());
    assert!(site.web.post(&stranger, "registration", "en", "x", None, "").await.is_err());
    let path = format!("/g/registration/m/{id}/delete");
    assert_eq!(site.post(&mut eva, &path, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(site.web.edit(&account("Ana"), &id, "Back").await.is_err(), "what is gone stays gone");
    let page = site.get(&mut ana, "/g/registration").await;
    assert!(!page.body.contains("<p>Mine</p>"));
});

site!(everything_works_without_a_script, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "en").await;
    let sent =
        site.post(&mut ana, "/g/registration/say/en", &[("text", "First"), ("key", "a")]).await;
    assert_eq!(sent.headers["location"], "/g/registration?room=en");
    let id = last(site, "Ana").await;
    let begun = site.post(&mut luz, &format!("/g/registration/m/{id}/reply"), &[]).await;
    let composer =
        site.get(&mut luz, begun.headers["location"].split('#').next().expect("a path")).await;
    assert!(composer.body.contains(&format!("name=\"reply\" value=\"{id}\"")), "{}", composer.body);
    site.post(
        &mut luz,
        "/g/registration/say/en",
        &[("text", "Second"), ("key", "b"), ("reply", id.as_str())],
    )
    .await;
    let page = site.get(&mut ana, "/g/registration?room=en").await;
    assert!(
        page.body.contains(&format!("class=\"quoted\" href=\"#m-{id}\">Ana: First")),
        "{}",
        page.body
    );
    // The edit: the words come back into the composer.
    let begun = site.post(&mut ana, &format!("/g/registration/m/{id}/edit"), &[]).await;
    let composer =
        site.get(&mut ana, begun.headers["location"].split('#').next().expect("a path")).await;
    assert!(composer.body.contains(">First</textarea>"), "{}", composer.body);
    site.post(
        &mut ana,
        "/g/registration/say/en",
        &[("text", "First, better"), ("edit", id.as_str())],
    )
    .await;
    assert!(site.get(&mut luz, "/g/registration").await.body.contains("<p>First, better</p>"));
    // What is refused keeps the text.
    let long = "x".repeat(4001);
    let no = site.post(&mut ana, "/g/registration/say/en", &[("text", long.as_str())]).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no.body.contains(&format!(">{long}</textarea>")) && no.body.contains("4,001"));
    // A private answer waits on the next page, once.
    site.post(&mut ana, "/g/registration/say/en", &[("text", "!help"), ("key", "h")]).await;
    let next = site.get(&mut ana, "/g/registration").await;
    assert_eq!(next.body.matches("Only you see this</p>").count(), 2, "{}", next.body);
    let after = site.get(&mut ana, "/g/registration").await.body;
    assert_eq!(after.matches("class=\"note\"").count(), 1, "only the welcome: {after}");
    // A command behind the mark of Spanish keyboards is no message either.
    let spoken = [("text", "¡ayuda glosario"), ("key", "a")];
    site.post(&mut ana, "/g/registration/say/en", &spoken).await;
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("Only you see this</p>"));
    assert!(!site.get(&mut luz, "/g/registration?room=en").await.body.contains("¡ayuda"));
    // Older messages are a link away.
    for number in 0..55 {
        let key = format!("n{number}");
        let text = format!("Number {number}.");
        site.web
            .post(&account("Ana"), "registration", "en", &text, None, &key)
            .await
            .expect("posted");
    }
    let latest = site.get(&mut luz, "/g/registration?room=en").await;
    assert!(latest.body.contains("Number 54.") && !latest.body.contains("Number 20."));
    let earlier =
        latest.body.split("href=\"").find(|part| part.contains("before=")).expect("a link");
    let earlier = earlier.split('"').next().expect("a path").replace("&amp;", "&");
    let older = site.get(&mut luz, &earlier).await;
    assert!(older.body.contains("Number 20.") && !older.body.contains("Number 54."));
    assert!(older.body.contains("Latest messages"));
});

site!(hostile_texts_stay_texts, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "en").await;
    let hostile = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "</textarea></li><h1>mine</h1>",
        "javascript:alert(1) data:text/html,<b>",
        "https://a.example/\"onmouseover=\"alert(1)",
        "{ $name } %s ${7*7} {{7*7}}",
        "' or 1=1; drop table web_message; --",
        "@everyone @here @room",
        "\u{202e}gnirts desrever\u{2066}",
    ];
    for (number, text) in hostile.iter().enumerate() {
        site.clock.advance(10);
        let sent = site.says(&mut ana, "en", text, &format!("h{number}")).await;
        assert_eq!(sent.status, StatusCode::OK, "{text}: {}", sent.body);
    }
    for browser in [&mut ana, &mut luz] {
        let page = site.get(browser, "/g/registration").await;
        assert_eq!(messages(&page).len(), hostile.len() + 2, "and a notice a room");
        for bad in [
            "<script>",
            "<img",
            "<svg onload",
            "<h1>mine",
            "href=\"javascript:",
            "href=\"data:",
            "onmouseover=\"",
            "\u{202e}",
        ] {
            assert!(!page.body.contains(bad), "{bad}");
        }
        assert!(page.body.contains("drop table web_message"));
    }
    let zalgo = format!("z{}", "\u{0336}".repeat(300));
    site.clock.advance(60);
    site.says(&mut ana, "en", &zalgo, "z").await;
    let id = last(site, "Ana").await;
    let mut tx = site.house.base.store.look().await.expect("a look");
    let row = puente::row!(tx, "select words from web_message where message_id = $1", id.as_str());
    let kept = row.expect("a look").expect("a message").text("words").expect("words");
    assert_eq!(kept.chars().count(), 5);
    let name = site.link("<b>Bob</b>", "en").await;
    assert!(!site.get(&mut Browser::default(), &name).await.body.contains("<b>Bob"));
});

site!(commands_answer_where_they_should, |site| {
    let mut ana = site.comes("Ana", "es").await;
    let answer = site.says(&mut ana, "en", "!ayuda", "c1").await;
    assert!(
        answer.body.contains("Solo usted ve esto"),
        "private, in her language: {}",
        answer.body
    );
    let answer = site.says(&mut ana, "en", "!hepl", "c2").await;
    assert!(answer.body.contains("\"ok\":false"), "{}", answer.body);
    assert!(answer.body.contains("!ayuda"), "{}", answer.body);
    site.says(&mut ana, "es", "Hola", "c3").await;
    let answer = site.says(&mut ana, "es", "!privacidad ver", "c4").await;
    for kept in ["1 mensaje suyo en las salas web", "guardan los mensajes por 2 años."] {
        assert!(answer.body.contains(kept), "{}", answer.body);
    }
    let offered = site.get(&mut ana, "/g/registration/complete?room=en&text=!per&at=4").await;
    assert!(offered.body.contains("!perfil"), "{}", offered.body);
    let done = site
        .post(
            &mut ana,
            "/g/registration/do",
            &[("c", "profile set"), ("country", "PE"), ("back", "me")],
        )
        .await;
    assert_eq!(done.headers["location"], "/g/registration/me");
    assert!(site.get(&mut ana, "/g/registration/me").await.body.contains("value=\"PE\""));
    for outside in ["//evil.example", "https://evil.example", "/\\evil", "../../x"] {
        let done = site
            .post(
                &mut ana,
                "/g/registration/do",
                &[("c", "profile set"), ("country", "PE"), ("back", outside)],
            )
            .await;
        assert!(
            done.headers["location"].starts_with("/g/registration"),
            "{}",
            done.headers["location"]
        );
    }
    let file =
        site.post(&mut ana, "/g/registration/do", &[("c", "privacy export"), ("back", "me")]).await;
    assert!(file.headers["content-disposition"].starts_with("attachment"), "{:?}", file.headers);
    assert!(file.body.contains("\"web\""), "what the rooms keep is in the export: {}", file.body);
});

site!(erasing_takes_the_words_out_of_the_rooms, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "en").await;
    site.says(&mut ana, "en", "Something private", "k").await;
    let id = last(site, "Ana").await;
    site.web.react(&account("Ana"), &id, "👍", true).await.expect("a reaction");
    let erased = site
        .post(
            &mut ana,
            "/g/registration/do",
            &[("c", "privacy erase"), ("sure", "yes"), ("back", "me")],
        )
        .await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
    assert_eq!(site.get(&mut ana, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
    assert!(!site.get(&mut luz, "/g/registration").await.body.contains("Something private"));
});

site!(what_puente_says_arrives_once_and_changes_in_place, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let (member, room) = {
        let mut tx = site.house.base.store.look().await.expect("a look");
        let group = site.house.group(&mut tx, "registration").await.expect("a look").expect("one");
        let rooms = site.house.rooms(&mut tx, &group, "web").await.expect("rooms");
        let person = site.house.person(&mut tx, &account("Ana"), None).await.expect("a look");
        (person.expect("Ana").id, rooms.into_iter().find(|room| room.slug == "en").expect("a room"))
    };
    let to = Where::Room { room_id: room.id, native_id: room.native_id };
    let entry = |text: &str| Block::Entry {
        label: "Both say".to_owned(),
        text: text.to_owned(),
        note: Some("2 people EN".to_owned()),
        tone: Tone::Bridge,
    };
    let post = |text: &str| Post {
        message_id: "card".into(),
        body: Body::default().with(Block::Heading("S-4".to_owned())).with(entry(text)),
        card: Some("synthesis S-4".to_owned()),
        reply_to: None,
        buttons: vec![
            Button { label: "Help".to_owned(), line: "!help".to_owned() },
            Button { label: "Give".to_owned(), line: "!group role …".to_owned() },
        ],
        about: None,
        thread: None,
    };
    let first = Out::Post(post("Log it <b>all</b>."));
    for _ in 0..2 {
        let ids = site.delivers("key", &to, &first).await.expect("delivered");
        assert_eq!(ids, ["card"]);
    }
    let page = site.get(&mut ana, "/g/registration").await;
    assert_eq!(page.body.matches("id=\"m-card\"").count(), 1);
    assert!(
        page.body
            .contains("<div class=\"both\"><dt>Both say</dt><dd>Log it &lt;b&gt;all&lt;/b&gt;.")
    );
    assert!(page.body.contains("name=\"line\" value=\"!help\""), "a whole command is a button");
    assert!(page.body.contains("data-draft=\"!group role \""), "one that needs words is begun");
    let again = Out::Edit { message_id: "card".into(), post: post("Log it once.") };
    site.delivers("key2", &to, &again).await.expect("delivered");
    let page = site.get(&mut ana, "/g/registration").await;
    assert!(page.body.contains("Log it once.") && !page.body.contains("Log it &lt;b"));
    site.delivers("key3", &to, &Out::Delete { message_id: "card".into() }).await.expect("sent");
    assert!(!site.get(&mut ana, "/g/registration").await.body.contains("m-card"));
    // Between Puente and one person: a note, on every page until it is put away, and live.
    let alone = Where::Direct { member_id: member, native_id: "ana".to_owned() };
    let mut live = site.streams(&ana, &stream_of(&page)).await;
    live.until("event: presence").await;
    let note = Post {
        message_id: "note".into(),
        body: Body::text("Is this what you meant?".to_owned()),
        ..Post::default()
    };
    for _ in 0..2 {
        site.delivers("key4", &alone, &Out::Post(note.clone())).await.expect("delivered");
    }
    let told = live.until("event: note").await;
    assert!(told.contains("Is this what you meant?"), "{told}");
    for _ in 0..2 {
        let page = site.get(&mut ana, "/g/registration/me").await;
        assert_eq!(page.body.matches("Is this what you meant?").count(), 1);
    }
    let mut luz = site.comes("Luz", "es").await;
    assert!(!site.get(&mut luz, "/g/registration").await.body.contains("Is this what you meant?"));
    site.post(&mut luz, "/g/registration/notes/note/dismiss", &[]).await;
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("id=\"n-note\""));
    site.post(&mut ana, "/g/registration/notes/note/dismiss", &[]).await;
    assert!(!site.get(&mut ana, "/g/registration").await.body.contains("id=\"n-note\""));
});
