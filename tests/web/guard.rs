//! What the web rooms are guarded against: words that stay on open pages after they were
//! forgotten, and messages that are acknowledged and lost.

use axum::http::StatusCode;
use puente::foundation::talk::Ears;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::rooms::{last, stream_of};
use super::site::{Browser, Site, account};
use crate::town::Engine;

async fn erases(site: &Site, browser: &mut Browser) {
    let form = [("c", "privacy erase"), ("sure", "yes"), ("back", "me")];
    let erased = site.post(browser, "/g/registration/do", &form).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.body);
}

site!(a_thousand_mentions_are_too_many_and_that_is_said, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let thousand = "@luz ".repeat(1_000);
    let most = "@luz ".repeat(800);
    for (who, told) in [
        (&mut ana, "The message has 4,999 characters; it may have 4,000. Shorten it"),
        (&mut luz, "El mensaje tiene 4999 caracteres y puede tener 4000. Acórtelo"),
    ] {
        let no = site.says(who, "en", &thousand, "k").await;
        assert!(no.body.contains("\"ok\":false"), "{}", no.body);
        let plain = |text: &str| text.replace([',', '.', '\u{a0}', '\u{202f}'], "");
        assert!(plain(&no.body).contains(&plain(told)), "{}", no.body);
    }
    // As many as a message holds are said, and each stands out.
    let said = site.says(&mut ana, "en", &most, "most").await;
    assert!(said.body.contains("\"ok\":true"), "{}", said.body);
    let page = site.get(&mut luz, "/g/registration?room=en").await.body;
    assert_eq!(page.matches("<b class=\"mention\">@luz</b>").count(), 800);
});

site!(an_open_page_lets_go_of_every_word_that_is_forgotten, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let mut ids = Vec::new();
    for number in 0..5 {
        site.says(&mut ana, "en", &format!("Private {number}"), &format!("k{number}")).await;
        ids.push(last(site, "Ana").await);
    }
    let who = account("Luz");
    let reply = site.web.post(&who, "registration", "en", "I see", Some(&ids[2]), "answer").await;
    let reply = reply.expect("an answer").message_id.expect("a message");
    site.says(&mut luz, "en", "Hello", "hello").await;
    let hello = last(site, "Luz").await;
    site.web.react(&account("Ana"), &hello, "👍", true).await.expect("a reaction");
    let page = site.get(&mut luz, "/g/registration").await;
    let from = stream_of(&page);
    let mut live = site.streams(&luz, &from).await;
    live.until("event: presence").await;
    erases(site, &mut ana).await;
    // The last line of the room is told last.
    live.until(&format!("\"id\":\"{hello}\"")).await;
    // Who comes back later, from before, is told the same.
    let mut later = site.streams(&luz, &from).await;
    later.until(&format!("\"id\":\"{hello}\"")).await;
    for told in [&live.told, &later.told] {
        for id in &ids {
            let gone = told.split("\n\n").filter(|event| event.contains("event: gone"));
            assert_eq!(gone.filter(|event| event.contains(id.as_str())).count(), 1, "{id}: {told}");
        }
        let put = |id: &str| {
            let mine = format!("\"id\":\"{id}\"");
            let mut events = told.split("\n\n").filter(|event| event.contains("event: put"));
            events.find(|event| event.contains(&mine)).unwrap_or_default().to_owned()
        };
        let answer = put(reply.as_str());
        assert!(answer.contains("Un mensaje que se borró"), "{told}");
        assert!(!told.contains("Private 2"), "{told}");
        assert!(!put(hello.as_str()).contains("class=\\\"reactions"), "{told}");
    }
});

site!(an_open_page_of_a_long_room_lets_go_of_what_is_too_old, |site| {
    let mut luz = site.comes("Luz", "es").await;
    site.comes("Ana", "en").await;
    site.operator("!group set people.keep 30 days").await;
    let who = account("Ana");
    for number in 0..230 {
        let (text, key) = (format!("Old {number}"), format!("old{number}"));
        let posted = site.web.post(&who, "registration", "en", &text, None, &key);
        posted.await.expect("posted");
    }
    site.house.wind().await.expect("winding");
    site.clock.advance(29 * 86_400);
    let page = site.get(&mut luz, "/g/registration").await;
    let from = stream_of(&page);
    site.clock.advance(3 * 86_400);
    site.drain().await;
    let mut again = Browser::default();
    let link = site.operator("!group invite @luz").await;
    let link = link.split_whitespace().find_map(|word| word.rsplit_once("/in/")).expect("one").1;
    site.post(&mut again, &format!("/in/{link}"), &[]).await;
    site.get(&mut again, "/g/registration").await;
    site.says(&mut again, "en", "After all that", "after").await;
    let mut live = site.streams(&again, &from).await;
    let told = live.until("After all that").await;
    // What Puente said of the setting is as old.
    assert_eq!(told.matches("event: gone").count(), 231);
});

site!(a_key_used_again_for_other_words_loses_nothing, |site| {
    let mut ana = site.comes("Ana", "en").await;
    for (room, text) in [("en", "First"), ("en", "Second"), ("es", "First"), ("en", "First")] {
        let path = format!("/g/registration/say/{room}");
        let sent = site.post(&mut ana, &path, &[("text", text), ("key", "K1")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert_eq!(page.matches("<p>First</p>").count(), 2, "once in each room");
    assert_eq!(page.matches("<p>Second</p>").count(), 1);
    // The answer to something is another message than the same words alone.
    let (who, id) = (account("Ana"), last(site, "Ana").await);
    let answer = site.web.post(&who, "registration", "es", "First", Some(&id), "K1").await;
    assert_ne!(answer.expect("posted").message_id, Some(id));
    // Other commands under one key are each done.
    for country in ["PE", "CO"] {
        let text = format!("!profile set country:{country}");
        site.says(&mut ana, "en", &text, "K1").await;
        let me = site.get(&mut ana, "/g/registration/me").await.body;
        assert!(me.contains(&format!("value=\"{country}\"")), "{country}");
    }
    // What was deleted is not said to have been sent.
    let gone = site.web.post(&who, "registration", "en", "Gone", None, "K2").await;
    let gone = gone.expect("posted").message_id.expect("a message");
    site.web.delete(&who, &gone).await.expect("a deletion");
    let again = site.says(&mut ana, "en", "Gone", "K2").await;
    assert!(again.body.contains("\"ok\":false"), "{}", again.body);
});

site!(a_link_cannot_put_a_whole_command_into_the_composer, |site| {
    let mut ana = site.comes("Ana", "en").await;
    for draft in
        ["!privacy%20erase%20yes", "%21privacidad%20borrar%20si", "I%20resign", "!group%20leave"]
    {
        let page = site.get(&mut ana, &format!("/g/registration?room=en&draft={draft}")).await;
        assert_eq!(page.body.matches("></textarea>").count(), 2, "{draft}");
    }
    let page = site.get(&mut ana, "/g/registration?room=en&draft=%21object%20S-1%20").await;
    assert!(page.body.contains(">!object S-1 </textarea>"), "{}", page.body);
});

site!(who_was_erased_is_told_what_was_done, |site| {
    for (name, live) in [("Ana", false), ("Luz", true)] {
        let mut who = site.comes(name, "es").await;
        if live {
            who.headers.push(("x-puente", "live".to_owned()));
        }
        let form = [("c", "privacy erase"), ("sure", "yes"), ("back", "me")];
        let erased = site.post(&mut who, "/g/registration/do", &form).await;
        if live {
            assert!(erased.body.contains("\"go\":\"/gone?lang=es\""), "{}", erased.body);
        } else {
            assert_eq!(erased.headers["location"], "/gone?lang=es");
        }
        who.headers.clear();
        let page = site.get(&mut who, "/gone?lang=es").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Sus datos se borraron"), "{}", page.body);
    }
    // Who is still a member is not told so.
    let mut eva = site.comes("Eva", "es").await;
    assert_eq!(site.get(&mut eva, "/gone").await.headers["location"], "/");
});

site!(one_account_has_so_many_streams_and_the_oldest_gives_way, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let from = stream_of(&site.get(&mut ana, "/g/registration").await);
    let mut open = Vec::new();
    for _ in 0..9 {
        let mut live = site.streams(&ana, &from).await;
        live.until("event: presence").await;
        open.push(live);
    }
    let mut first = open.remove(0);
    first.until("retry: 60000").await;
    assert!(first.ends().await, "the oldest ends");
    site.says(&mut ana, "en", "Still here", "k").await;
    for live in &mut open {
        live.until("Still here").await;
    }
});

site!(every_group_is_a_link_away_from_every_other, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(!page.contains("class=\"more groups\""), "one group needs no choice");
    site.operator("!group create \"Auctions\" slug:auctions language:en es:Subastas").await;
    let reply = site.house.console(Some("auctions"), "!group invite uses:1").await;
    let said = puente::foundation::talk::text::body(&reply.body.expect("an answer"));
    let token = said.split_whitespace().find_map(|word| word.rsplit_once("/in/")).expect("one").1;
    site.says(&mut ana, "en", &format!("!group join {token}"), "join").await;
    for path in ["/g/registration", "/g/registration/me", "/g/registration/keys"] {
        let page = site.get(&mut ana, path).await.body;
        assert!(page.contains("<a href=\"/g/auctions\">Auctions</a>"), "{path}: {page}");
        assert!(page.contains("href=\"/\">All my groups"), "{path}");
    }
});

site!(an_invitation_shows_its_address_and_speaks_the_browsers_language, |site| {
    let mut ana = site.comes_as("Ana", "en", "admin").await;
    let answer = site.says(&mut ana, "en", "!group invite uses:2", "i").await.body;
    let shown = answer.split(">http://town.example/in/").nth(1).expect("an address as text");
    let token = shown.split('<').next().expect("its end");
    for (accepts, chosen) in [("es-MX,es;q=0.9", "es"), ("en-GB", "en"), ("pt-BR,es;q=0.5", "es")] {
        let mut new = Browser::default();
        new.headers.push(("accept-language", accepts.to_owned()));
        let page = site.get(&mut new, &format!("/in/{token}")).await.body;
        let option = format!("<option value=\"{chosen}\" lang=\"{chosen}\" selected>");
        assert!(page.contains(&option), "{page}");
    }
    let mut luz = site.comes_as("Luz", "es", "admin").await;
    let members = site.get(&mut luz, "/g/registration/members").await.body;
    assert!(members.contains("<option value=\"es\" selected>"), "{members}");
});

site!(nobody_passes_for_puente_or_for_another_member, |site| {
    let mut ana = site.comes("Ana Paz", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let page = site.get(&mut ana, "/g/registration").await.body;
    let marked = "<b class=\"name\">Puente</b> <span class=\"tag\" lang=\"en\">bot</span>";
    assert!(page.contains(marked), "{page}");
    site.says(&mut ana, "en", "Hello", "hello").await;
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(!page.contains("<b class=\"name\">Ana Paz</b> <span class=\"tag\""));
    assert!(site.get(&mut luz, "/g/registration").await.body.contains("lang=\"es\">bot</span>"));
    let names = [
        "Puente",
        "PUENTE",
        "Pu\u{200b}ente",
        "Рuеntе",
        "Puente bot",
        "\u{3164}Puente",
        "ana  páz",
        "Аna Раz",
        "Ana\u{1160}Paz",
        "\u{115f}\u{ffa0}",
    ];
    for name in names {
        let said = site.says(&mut luz, "en", &format!("!profile set name:\"{name}\""), name).await;
        assert!(said.body.contains("\"ok\":false"), "{name}: {}", said.body);
        site.clock.advance(60);
    }
    let open = site.operator("!group invite uses:2").await;
    let token = open.split_whitespace().find_map(|word| word.rsplit_once("/in/")).expect("one").1;
    let path = format!("/in/{token}");
    let mut new = Browser::default();
    let no = site.post(&mut new, &path, &[("name", "Ana Paz"), ("language", "en")]).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no.body.contains("Ana Paz (ISOC Panama)"), "what would be right: {}", no.body);
    let form = [("name", "Ana Paz (ISOC Panama)"), ("language", "en")];
    assert_eq!(site.post(&mut new, &path, &form).await.status, StatusCode::SEE_OTHER);
    // A name of one's own may be written anew, and a surname may be Puente.
    for name in ["Lúz", "Luz Puente"] {
        let said = site.says(&mut luz, "en", &format!("!profile set name:\"{name}\""), name).await;
        assert!(said.body.contains("\"ok\":true"), "{name}: {}", said.body);
    }
});

site!(only_rooms_that_can_be_served_are_and_one_can_be_closed, |site| {
    let console = async |line: &str| {
        let reply = site.house.console(Some("registration"), line).await;
        site.drain().await;
        let said = reply.body.as_ref().map(puente::foundation::talk::text::body);
        (reply.refused, said.unwrap_or_default())
    };
    let languages = async || {
        let mut tx = site.house.base.store.look().await.expect("a look");
        let group = site.house.group(&mut tx, "registration").await.expect("a look");
        group.expect("a group").languages.len()
    };
    for (line, named) in [
        ("!group room ghost language:pt platform:pigeon native:x", "pigeon"),
        ("!group room ghost language:qq", "qq"),
        ("!group room ghost close:yes", "en (web)"),
    ] {
        let (refused, said) = console(line).await;
        assert!(refused && said.contains(named), "{line}: {said}");
    }
    let mut ana = site.comes("Ana", "en").await;
    assert!(!console("!group room third language:pt").await.0);
    assert_eq!(languages().await, 3);
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("data-room=\"third\""));
    let (refused, said) = console("!grupo sala third cerrar:si").await;
    assert!(!refused, "{said}");
    assert_eq!(languages().await, 2);
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(!page.contains("data-room=\"third\""));
    assert!(page.contains("closed the room third") && page.contains("cerró la sala third"));
    let late = site.says(&mut ana, "third", "Too late", "k").await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    assert!(!console("!group room third language:pt").await.0);
    assert_eq!(languages().await, 3);
});

site!(a_closed_room_forgets_like_any_other, |site| {
    let mut ana = site.comes("Ana", "en").await;
    site.operator("!group room third language:pt").await;
    site.operator("!group set people.keep 30 days").await;
    let said = site.says(&mut ana, "third", "Said in the third room", "k").await;
    assert_eq!(said.status, StatusCode::OK, "{}", said.body);
    site.operator("!group room third close:yes").await;
    site.house.wind().await.expect("winding");
    for _ in 0..32 {
        site.clock.advance(86_400);
        site.drain().await;
    }
    assert_eq!(site.holds("Said in the third room").await, Vec::<String>::new());
});

/// All that a connection says until it ends.
async fn all_of(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    // Real time because a server that never ends a connection would hold the test for ever.
    let limit = std::time::Duration::from_secs(20);
    let read = tokio::time::timeout(limit, stream.read_to_end(&mut said)).await;
    // A connection that is cut may say so instead of ending.
    let _ = read.expect("it is never ended");
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn whoever_takes_long_at_the_door_is_let_go() {
    let settings = "[web]\npatience_seconds = 2\nconnections_per_address = 1";
    let site = Site::with(Engine::Sqlite, settings).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let door = listener.local_addr().expect("its address");
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let web = site.web.clone();
    let serving = tokio::spawn(async move {
        web.serve(listener, async move { stopped.await.unwrap_or_default() }).await
    });
    let opens = async |text: &str| {
        let mut stream = TcpStream::connect(door).await.expect("a connection");
        stream.write_all(text.as_bytes()).await.expect("writing");
        stream
    };
    let whole = "GET / HTTP/1.1\r\nHost: town.example\r\nConnection: close\r\n\r\n";
    assert!(all_of(&mut opens(whole).await).await.starts_with("HTTP/1.1 200"));
    // The head of a request that never ends.
    let said = all_of(&mut opens("GET / HTTP/1.1\r\nHost: town").await).await;
    assert!(!said.contains(" 200 "), "{said}");
    // A form that never ends.
    let half = "POST /language HTTP/1.1\r\nHost: town.example\r\nConnection: close\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nlanguage=";
    let said = all_of(&mut opens(half).await).await;
    assert!(said.starts_with("HTTP/1.1 408") && said.contains("too long to arrive"), "{said}");
    // One address has so many connections, this machine twenty times as many.
    let mut held = Vec::new();
    for _ in 0..20 {
        held.push(opens("GET").await);
    }
    assert_eq!(all_of(&mut TcpStream::connect(door).await.expect("a connection")).await, "");
    drop(held);
    stop.send(()).expect("it serves");
    serving.await.expect("it ends").expect("well");
    site.end().await;
}
