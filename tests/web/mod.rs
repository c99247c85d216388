//! The web: coming in, going out, what every page carries, and what nobody may do to it.

/// Plays a scene on both engines.
macro_rules! site {
    ($name:ident, |$site:ident| $body:block) => {
        mod $name {
            use super::*;

            async fn play($site: &Site) $body

            #[tokio::test]
            async fn on_sqlite() {
                let site = Site::open(Engine::Sqlite).await;
                play(&site).await;
                site.end().await;
            }

            #[tokio::test]
            async fn on_postgres() {
                let site = Site::open(Engine::Postgres).await;
                play(&site).await;
                site.end().await;
            }
        }
    };
}

mod desk;
pub mod files;
pub mod forms;
mod guard;
mod notes;
pub mod rooms;
pub mod site;

use axum::http::StatusCode;

use crate::town::Engine;
use site::{Browser, Site};

site!(looking_at_a_link_never_uses_it, |site| {
    let link = site.link("Ana", "es").await;
    for _ in 0..3 {
        let mut preview = Browser::default();
        let seen = site.get(&mut preview, &link).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.body.contains("Ana"), "{}", seen.body);
        assert!(!seen.headers.contains_key("set-cookie"));
    }
    let mut ana = Browser::default();
    assert_eq!(site.get(&mut ana, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
    let entered = site.post(&mut ana, &link, &[]).await;
    assert_eq!(entered.headers["location"], "/g/registration");
    assert!(entered.headers["set-cookie"].contains("HttpOnly; SameSite=Lax"));
    assert_eq!(site.get(&mut ana, "/g/registration").await.status, StatusCode::OK);
    let dead = site.get(&mut Browser::default(), "/in/00000000000000000000000000000000").await;
    assert_eq!(dead.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A link for whoever the group hands it to asks for a name first.
    let said = site.operator("!group invite uses:2").await;
    let open = said.split_whitespace().find_map(|word| word.rsplit_once("/in/")).expect("a link").1;
    let open = format!("/in/{open}");
    let mut new = Browser::default();
    new.headers.push(("accept-language", "es-MX,es;q=0.9".to_owned()));
    assert!(site.get(&mut new, &open).await.body.contains("name=\"name\" required"));
    let no_name = site.post(&mut new, &open, &[("name", " ")]).await;
    assert_eq!(no_name.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = site.post(&mut new, &open, &[("name", "Ñusta Paz"), ("language", "es")]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    let rooms = site.get(&mut new, "/g/registration").await;
    assert!(rooms.body.starts_with("<!DOCTYPE html><html lang=\"es\">"), "{}", &rooms.body[..80]);
});

site!(a_session_ends_when_it_is_told_to, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut forged = ana.clone();
    let whole = forged.cookie().clone();
    *forged.cookie() = whole[..whole.len() - 2].to_owned() + "xx";
    assert_eq!(site.get(&mut forged, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
    // The secret alone, without the signature before it.
    whole[whole.len() - 64..].clone_into(forged.cookie());
    assert_eq!(site.get(&mut forged, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
    let mut other = ana.clone();
    assert_eq!(site.get(&mut other, "/g/registration").await.status, StatusCode::OK);
    assert_eq!(site.post(&mut ana, "/out", &[]).await.headers["location"], "/");
    // The cookie that somebody kept is worth nothing now.
    assert_eq!(site.get(&mut other, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
    let mut luz = site.comes("Luz", "es").await;
    site.clock.advance(31 * 24 * 3600);
    assert_eq!(site.get(&mut luz, "/g/registration").await.status, StatusCode::UNAUTHORIZED);
});

site!(a_form_from_elsewhere_does_nothing, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut forged = ana.clone();
    for token in ["", "00", "00000000000000000000000000000000"] {
        forged.forge(token);
        let answer = site.says(&mut forged, "en", "Not mine", "k").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
    }
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ] {
        let mut elsewhere = ana.clone();
        elsewhere.headers.push((name, value.to_owned()));
        assert_eq!(
            site.says(&mut elsewhere, "en", "Not mine", "k").await.status,
            StatusCode::FORBIDDEN
        );
        let link = site.link("Eva", "en").await;
        let mut nobody = Browser::default();
        nobody.headers.clone_from(&elsewhere.headers);
        assert_eq!(site.post(&mut nobody, &link, &[]).await.status, StatusCode::FORBIDDEN);
    }
    let mut here = ana.clone();
    here.headers.push(("origin", "http://town.example".to_owned()));
    assert_eq!(site.says(&mut here, "en", "Mine", "k").await.status, StatusCode::OK);
    let page = site.get(&mut ana, "/g/registration").await;
    assert!(page.body.contains("<p>Mine</p>") && !page.body.contains("Not mine"));
});

site!(every_answer_carries_its_guards, |site| {
    let mut ana = site.comes("Ana", "en").await;
    for path in [
        "/",
        "/g/registration",
        "/g/registration/me",
        "/g/registration/nothing",
        "/g/other",
        "/in/x",
        "/assets/x",
    ] {
        let got = site.get(&mut ana, path).await;
        let policy = &got.headers["content-security-policy"];
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"));
        assert_eq!(got.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(got.headers["referrer-policy"], "no-referrer", "{path}");
        assert_eq!(got.headers["cache-control"], "no-store", "{path}");
        assert!(!got.body.contains(" style=\"") && !got.body.contains("<script>"), "{path}");
    }
    let page = site.get(&mut ana, "/g/registration").await;
    let style = page
        .body
        .split("href=\"")
        .find(|part| part.starts_with("/assets/puente."))
        .expect("a style");
    let style = site.get(&mut ana, style.split('"').next().expect("an address")).await;
    assert_eq!(style.status, StatusCode::OK);
    assert!(style.headers["cache-control"].contains("immutable"));
});

site!(pages_open_to_the_roles_they_are_for, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut bruno = site.comes_as("Bruno", "es", "bridge").await;
    let has_desk = site.house.pages.iter().any(|page| page.path == "desk");
    if has_desk {
        let no = site.get(&mut ana, "/g/registration/desk").await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        assert!(no.body.contains("This page is not for you"), "{}", no.body);
        assert_eq!(site.get(&mut bruno, "/g/registration/desk").await.status, StatusCode::OK);
        assert!(
            !site.get(&mut ana, "/g/registration").await.body.contains("/g/registration/desk\"")
        );
    }
    let no = site
        .post(
            &mut ana,
            "/g/registration/do",
            &[("c", "group role"), ("action", "give"), ("member", "@ana"), ("role", "admin")],
        )
        .await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", no.body);
    assert_eq!(site.get(&mut ana, "/g/registration/nowhere").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&mut ana, "/g/elsewhere").await.status, StatusCode::NOT_FOUND);
    site.operator("!group create \"Other\" slug:other language:en").await;
    assert_eq!(site.get(&mut ana, "/g/other").await.status, StatusCode::FORBIDDEN);
});

site!(every_page_speaks_both_languages, |site| {
    let mut nobody = Browser::default();
    for lang in ["en", "es"] {
        let mut browser =
            site.comes_as(if lang == "en" { "Ana" } else { "Luz" }, lang, "admin").await;
        let name = if lang == "en" { "ana" } else { "luz" };
        for role in ["bridge", "coordinator"] {
            site.operator(&format!("!group role give @{name} {role}")).await;
        }
        let mut paths = vec!["/g/registration".to_owned(), "/g/registration/keys".to_owned()];
        paths.extend(site.house.pages.iter().map(|page| format!("/g/registration/{}", page.path)));
        for path in paths {
            let got = site.get(&mut browser, &path).await;
            assert_eq!(got.status, StatusCode::OK, "{path}: {}", got.body);
            assert!(got.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            let unworded = got.body.split(['>', '"']).find(|text| {
                text.starts_with("web-") || text.starts_with("page-") || text.starts_with("people-")
            });
            assert_eq!(unworded, None, "{path}");
        }
        for path in [
            format!("/?lang={lang}"),
            format!("/g/registration?lang={lang}"),
            format!("/nowhere?lang={lang}"),
        ] {
            let got = site.get(&mut nobody, &path).await;
            assert!(got.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
        }
    }
    // The switch is the command people type.
    let mut ana = site.comes("Zoe", "en").await;
    let switched = site
        .post(&mut ana, "/language", &[("language", "es"), ("back", "/g/registration/me")])
        .await;
    assert_eq!(switched.headers["location"], "/g/registration/me");
    assert!(site.get(&mut ana, "/g/registration/me").await.body.contains("<html lang=\"es\""));
    let away =
        site.post(&mut ana, "/language", &[("language", "en"), ("back", "//evil.example")]).await;
    assert_eq!(away.headers["location"], "/");
});

site!(too_much_at_once_is_told_so_kindly, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut refused = None;
    for number in 0..12 {
        let sent = site.says(&mut ana, "en", "Again", &format!("k{number}")).await;
        if sent.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(sent);
            break;
        }
    }
    let refused = refused.expect("a limit");
    assert!(refused.body.contains("Nothing was lost"), "{}", refused.body);
    // Without a script the page comes back with the text.
    let page =
        site.post(&mut ana, "/g/registration/say/en", &[("text", "Keep me"), ("key", "z")]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.body.contains(">Keep me</textarea>"));
    site.clock.advance(60);
    assert_eq!(site.says(&mut ana, "en", "Later", "later").await.status, StatusCode::OK);
    let mut stranger = Browser::default();
    let tries = 0..70;
    let mut told = false;
    for _ in tries {
        told |= site.get(&mut stranger, "/in/guess").await.status == StatusCode::TOO_MANY_REQUESTS;
    }
    assert!(told, "guessing links is slowed down");
    let huge = "x".repeat(70_000);
    let refused = site.says(&mut ana, "en", &huge, "huge").await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.body.contains("may have 4,000 characters"), "{}", refused.body);
});

site!(a_room_forgets_what_is_older_than_its_group_keeps_and_keeps_its_cards, |site| {
    let mut ana = site.comes("Ana", "en").await;
    site.operator("!group set people.keep 30 days").await;
    site.says(&mut ana, "en", "Said long ago", "k1").await;
    site.house.wind().await.expect("winding");
    site.drain().await;
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("Said long ago"));
    // Day after day, as the house stays open.
    for _ in 0..31 {
        site.clock.advance(86_400);
        site.drain().await;
    }
    site.says(&mut ana, "en", "Said just now", "k2").await;
    let page = site.get(&mut ana, "/g/registration").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED, "a browser is signed in for 30 days");
    let mut again = Browser::default();
    let link = site.operator("!group invite @ana").await;
    let link = link
        .split_whitespace()
        .find_map(|word| word.rsplit_once("/in/"))
        .expect("a link")
        .1
        .to_owned();
    site.post(&mut again, &format!("/in/{link}"), &[]).await;
    site.get(&mut again, "/g/registration").await;
    site.says(&mut again, "en", "Said just now", "k3").await;
    let page = site.get(&mut again, "/g/registration").await;
    assert!(!page.body.contains("Said long ago"), "{}", page.body);
    assert!(
        page.body.contains("Said just now") && page.body.contains("!privacy off"),
        "the notice stays"
    );
});
