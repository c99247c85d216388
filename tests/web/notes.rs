//! What one person alone is told: the newest stands open, what came before is folded and put away
//! together, and every page hears of it live.

use axum::http::StatusCode;
use puente::foundation::talk::{About, Body, Button, Ears, Out, Post, Where};

use super::rooms::stream_of;
use super::site::{Site, account};
use crate::town::Engine;

async fn tell(site: &Site, name: &str, id: &str) {
    let mut tx = site.house.base.store.look().await.expect("a look");
    let person = site.house.person(&mut tx, &account(name), None).await.expect("a look");
    drop(tx);
    let member_id = person.expect("a member").id;
    let to = Where::Direct { member_id, native_id: name.to_lowercase() };
    let body = Body::text(format!("News {id} for {name}"));
    let post = Post { message_id: id.into(), body, ..Post::default() };
    site.delivers(id, &to, &Out::Post(post)).await.expect("delivered");
}

site!(older_notes_are_folded_and_put_away_together, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    tell(site, "Luz", "luz-0").await;
    for number in 0..5 {
        tell(site, "Ana", &format!("n{number}")).await;
        site.clock.advance(1);
    }
    let page = site.get(&mut ana, "/g/registration").await.body;
    let fold = &page[page.find("<details class=\"older\">").expect("a fold")..];
    let fold = &fold[..fold.find("</details>").expect("its end")];
    // Three of these, and the welcome.
    assert!(fold.contains("4 earlier private notes") && fold.contains("Dismiss these 4"), "{fold}");
    assert!(fold.contains("Welcome to Registration") && fold.contains("!privacy off"), "{fold}");
    assert!(fold.contains("News n2") && !fold.contains("News n3"), "{fold}");
    assert!(page.contains("News n3") && page.contains("News n4"));
    let dismiss = "/g/registration/notes/n2/dismiss?older=yes";
    assert_eq!(site.post(&mut luz, dismiss, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("News n0"), "not hers");
    site.post(&mut ana, dismiss, &[]).await;
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(!page.contains("class=\"older\"") && !page.contains("News n2"), "{page}");
    assert!(page.contains("News n3") && page.contains("News n4"));
    assert!(site.get(&mut luz, "/g/registration").await.body.contains("News luz-0"));
});

site!(a_page_without_rooms_hears_what_its_reader_alone_is_told, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let page = site.get(&mut luz, "/g/registration/me").await;
    let mut live = site.streams(&luz, &stream_of(&page)).await;
    site.says(&mut ana, "es", "In the room", "k1").await;
    tell(site, "Ana", "n1").await;
    tell(site, "Luz", "n2").await;
    let told = live.until("News n2").await;
    assert!(!told.contains("In the room") && !told.contains("News n1"), "{told}");
});

site!(a_note_put_away_is_gone_in_days_and_what_was_delivered_at_once, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    for browser in [&mut ana, &mut luz] {
        site.get(browser, "/g/registration/me").await;
    }
    tell(site, "Ana", "n1").await;
    tell(site, "Luz", "n2").await;
    site.post(&mut ana, "/g/registration/notes/n1/dismiss", &[]).await;
    site.operator("!group role give @ana bridge").await;
    site.house.wind().await.expect("winding");
    for _ in 0..10 {
        site.clock.advance(86_400);
        site.drain().await;
    }
    assert_eq!(site.holds("News n1 for Ana").await, Vec::<String>::new());
    assert_eq!(site.holds("News n2 for Luz").await, ["web_note.body"], "Luz has not seen hers");
    assert_eq!(site.holds("gave Ana the role of").await, ["web_message.body"]);
});

site!(a_note_about_another_group_says_so_and_what_it_asks_is_done_there, |site| {
    let mut ana = site.comes("Ana", "en").await;
    site.operator("!group create \"Other names\" slug:names language:en").await;
    let mut tx = site.house.base.store.look().await.expect("a look");
    let person = site.house.person(&mut tx, &account("Ana"), None).await.expect("a look");
    drop(tx);
    let to = Where::Direct { member_id: person.expect("Ana").id, native_id: "ana".into() };
    for (id, slug) in [("n1", "names"), ("n2", "registration")] {
        let (slug, name, typed) = (slug.into(), "Other names".into(), String::new());
        let press = |line: &str| Button { label: "Yes".into(), line: line.into() };
        let post = Post {
            message_id: id.into(),
            body: Body::text(format!("News {id}")),
            buttons: vec![press("!confirm S-2"), press("!object S-2 ")],
            about: Some(About { slug, name, typed }),
            ..Post::default()
        };
        site.delivers(id, &to, &Out::Post(post)).await.expect("delivered");
    }
    let page = site.get(&mut ana, "/g/registration").await.body;
    let other = &page
        [page.find("id=\"n-n1\"").expect("the note")..page.find("id=\"n-n2\"").expect("the next")];
    assert!(other.contains("<a href=\"/g/names\">Other names</a>"), "{other}");
    assert!(other.contains("formaction=\"/g/names/do?note=n1\""), "{other}");
    assert!(other.contains("href=\"/g/names?draft=") && !other.contains("data-draft"), "{other}");
    let own = &page[page.find("id=\"n-n2\"").expect("the next")..];
    assert!(own.contains("formaction=\"/g/registration/do?note=n2\""), "{own}");
});
