//! Everybody tries every address, in every way: signed in or not, with and without the proof that a
//! form is ours, with methods there are none of. What is let in is what the list of addresses says,
//! looking changes nothing, and every answer carries its headers. It reads the list, and an address
//! that it does not know how to try fails, naming itself.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use puente::foundation::talk::Who;
use puente::platforms::web::{MODERATORS, ROUTES, Route};

use super::cast::{Cast, SETTINGS, Standing};
use super::headers;
use crate::town::Engine;
use crate::web::rooms::last;
use crate::web::site::{Browser, Got, Site};

/// What a sign of the page with the answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    In,
    SignInFirst,
    NotAllowed,
    Forged,
    Other(StatusCode),
}

fn came(got: &Got) -> Came {
    let says = |en: &str, es: &str| got.body.contains(en) || got.body.contains(es);
    match got.status {
        StatusCode::OK | StatusCode::SEE_OTHER => Came::In,
        StatusCode::UNAUTHORIZED => Came::SignInFirst,
        StatusCode::FORBIDDEN if says("<h1>This page is not for you", "<h1>Esta página no") => {
            Came::NotAllowed
        }
        StatusCode::FORBIDDEN => Came::Forged,
        other => Came::Other(other),
    }
}

/// An address to ask for, who may, and what a form there holds.
pub type Try = (String, Who, Vec<(&'static str, String)>);

/// The real addresses that stand for one of the list, with who may, and what a form there holds.
pub fn tries(cast: &Cast, route: &Route) -> Vec<Try> {
    let path = route.path.replace("{slug}", "registration").replace("{room}", "en");
    let path = path.replace("{message}", cast.said.as_str()).replace("{note}", &cast.note);
    let path = path.replace("{token}", &cast.link).replace("{name}", &cast.asset);
    let path = path.replace("{id}", &cast.file);
    let path = path.replace("/{document}/{secret}", &cast.calendar);
    let form = |fields: &[(&'static str, &str)]| {
        fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>()
    };
    let one = |path: &str, fields: &[(&'static str, &str)]| {
        vec![(path.to_owned(), route.who, form(fields))]
    };
    match (route.method, route.path) {
        ("GET" | "POST", "/g/{slug}/{*page}") => {
            let page = |path: &str| format!("/g/registration/{path}");
            let pages =
                cast.site.house.pages.iter().map(|one| (page(one.path), one.who, form(&[])));
            pages.chain([(page("keys"), route.who, form(&[]))]).collect()
        }
        ("GET", "/g/{slug}/complete") => one(&format!("{path}?room=en&text=%21he"), &[]),
        ("GET", _) | ("POST", "/out" | "/g/{slug}/notes/{note}/dismiss") => one(&path, &[]),
        ("POST", "/in/{token}") => one(&path, &[("name", "Nina"), ("language", "es")]),
        ("POST", "/language") => one(&path, &[("language", "en")]),
        ("POST", "/theme") => one(&path, &[("theme", "dark")]),
        ("POST", "/g/{slug}/read") => one(&path, &[("room", "en"), ("seq", "1")]),
        ("POST", "/g/{slug}/do" | "/g/{slug}/check") => one(&path, &[("c", "help")]),
        ("POST", "/g/{slug}/say/{room}") => one(&path, &[("text", "Something said.")]),
        ("POST", "/g/{slug}/m/{message}/{verb}") => ["reply", "edit", "react"]
            .map(|verb| (path.replace("{verb}", verb), route.who, form(&[("mark", "👍")])))
            .to_vec(),
        _ => panic!("{} {}: nobody knows how to try it; say so here", route.method, route.path),
    }
}

fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// The tables that differ.
fn changed(
    before: &BTreeMap<String, Vec<String>>,
    after: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let differ = |(name, rows): &(&String, &Vec<String>)| after.get(*name) != Some(*rows);
    before.iter().filter(differ).map(|(name, _)| name.clone()).collect()
}

async fn looking(cast: &mut Cast, wrong: &mut Vec<String>) {
    let mut before = cast.site.everything().await;
    for route in ROUTES.iter().filter(|route| route.method == "GET") {
        for (path, who, _) in tries(cast, route) {
            for (standing, browser) in &cast.browsers {
                let mut browser = browser.clone();
                let got = cast.site.get(&mut browser, &path).await;
                judge(*standing, route, &path, who, &got, wrong);
                wrong.extend(
                    headers::complaints(&got, false).iter().map(|one| format!("{path}: {one}")),
                );
            }
            let after = cast.site.everything().await;
            let changed = changed(&before, &after);
            if !changed.is_empty() {
                wrong.push(format!("GET {path} changes {changed:?}"));
            }
            before = after;
        }
    }
}

fn judge(
    standing: Standing,
    route: &Route,
    path: &str,
    who: Who,
    got: &Got,
    wrong: &mut Vec<String>,
) {
    let expected = if standing.may(who) {
        Came::In
    } else if standing.is_signed_in() && route.path == "/files/{id}" {
        // Whoever may not read the message is not told that there is one.
        Came::Other(StatusCode::NOT_FOUND)
    } else if standing.is_signed_in() {
        Came::NotAllowed
    } else {
        Came::SignInFirst
    };
    let came = came(got);
    if came != expected {
        wrong.push(format!(
            "{} {path}: {standing:?} {came:?}, the table says {expected:?}",
            route.method
        ));
    }
}

async fn acting(cast: &mut Cast, wrong: &mut Vec<String>) {
    let mut routes: Vec<&Route> = ROUTES.iter().filter(|route| route.method == "POST").collect();
    // What ends a session comes last.
    routes.sort_by_key(|route| ["/in/{token}", "/out"].iter().position(|end| *end == route.path));
    for route in routes {
        for (path, who, fields) in tries(cast, route) {
            for standing in Standing::all() {
                cast.site.clock.advance(5);
                let mut browser = cast.browsers[&standing].clone();
                let mut fields = borrowed(&fields);
                let name = format!("Nina {standing:?}");
                if route.path == "/in/{token}" {
                    fields[0].1 = &name;
                }
                let got = cast.site.post(&mut browser, &path, &fields).await;
                judge(standing, route, &path, who, &got, wrong);
                wrong.extend(
                    headers::complaints(&got, false).iter().map(|one| format!("{path}: {one}")),
                );
                if route.path == "/in/{token}" {
                    cast.site.get(&mut browser, "/g/registration").await;
                }
                cast.browsers.insert(standing, browser);
            }
        }
    }
}

/// What nobody's form may do: without our proof, with somebody else's, from another site.
async fn forging(cast: &mut Cast, wrong: &mut Vec<String>) {
    let other = cast.camila.clone();
    let before = cast.site.everything().await;
    for route in ROUTES.iter().filter(|route| route.method == "POST") {
        for (path, _, fields) in tries(cast, route) {
            let fields = borrowed(&fields);
            for (what, browser) in forged(&cast.keisha, &other) {
                let got = cast.site.post(&mut browser.clone(), &path, &fields).await;
                if came(&got) != Came::Forged {
                    wrong.push(format!("POST {path} with {what}: {:?}", came(&got)));
                }
            }
            let mut elsewhere = Browser::default();
            elsewhere.headers.push(("sec-fetch-site", "cross-site".to_owned()));
            let got = cast.site.post(&mut elsewhere, &path, &fields).await;
            if came(&got) != Came::Forged {
                wrong.push(format!("POST {path} by nobody from another site: {:?}", came(&got)));
            }
        }
    }
    for route in ROUTES {
        for (path, ..) in tries(cast, route) {
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "PUENTE"] {
                let got = cast.site.ask(&mut cast.keisha.clone(), method, &path, None).await;
                let looks = method == "HEAD" && route.method == "GET";
                if got.status.is_success() != looks && method != "HEAD" {
                    wrong.push(format!("{method} {path}: {}", got.status));
                }
                wrong.extend(
                    headers::complaints(&got, false).iter().map(|one| format!("{path}: {one}")),
                );
            }
        }
    }
    let changed = changed(&before, &cast.site.everything().await);
    if !changed.is_empty() {
        wrong.push(format!("forged forms and odd methods changed {changed:?}"));
    }
}

fn forged(owner: &Browser, other: &Browser) -> Vec<(&'static str, Browser)> {
    let with = |name: &'static str, value: &str| {
        let mut browser = owner.clone();
        browser.headers.push((name, value.to_owned()));
        browser
    };
    let (mut none, mut theirs) = (owner.clone(), owner.clone());
    none.forge("");
    theirs.forge(other.proof());
    vec![
        ("no proof", none),
        ("the proof of another session", theirs),
        ("a good proof from another site", with("sec-fetch-site", "cross-site")),
        ("a good proof from a neighbour site", with("sec-fetch-site", "same-site")),
        ("a good proof from another origin", with("origin", "https://evil.example")),
    ]
}

/// What is somebody's own stays theirs: messages, and notes only they see.
async fn others(cast: &mut Cast, wrong: &mut Vec<String>) {
    for standing in Standing::all() {
        cast.site.clock.advance(1);
        let words = format!("Mine, whatever {standing:?} wants.");
        cast.site.says(&mut cast.keisha, "en", &words, &words).await;
        let id = last(&cast.site, "Keisha").await;
        let mut browser = cast.browsers[&standing].clone();
        let edit = [("text", "Not theirs."), ("edit", id.as_str())];
        cast.site.post(&mut browser, "/g/registration/say/en", &edit).await;
        let path = format!("/g/registration/m/{id}/delete");
        cast.site.post(&mut browser, &path, &[]).await;
        let room = cast.site.get(&mut cast.keisha, "/g/registration").await.body;
        if room.contains(&words) == standing.may(MODERATORS) || room.contains("Not theirs.") {
            wrong.push(format!("{standing:?} and another's message"));
        }
        let path = format!("/g/registration/notes/{}/dismiss", cast.note);
        cast.site.post(&mut browser, &path, &[]).await;
    }
    let me = cast.site.get(&mut cast.keisha, "/g/registration/me").await.body;
    assert!(me.contains(&format!("n-{}", cast.note)), "somebody put away a note of another");
}

async fn everybody_everywhere(engine: Engine) {
    let mut cast = Cast::gather(engine).await;
    let mut wrong = Vec::new();
    looking(&mut cast, &mut wrong).await;
    forging(&mut cast, &mut wrong).await;
    others(&mut cast, &mut wrong).await;
    acting(&mut cast, &mut wrong).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    cast.site.end().await;
}

#[tokio::test]
async fn everybody_tries_every_address_on_sqlite() {
    everybody_everywhere(Engine::Sqlite).await;
}

#[tokio::test]
async fn everybody_tries_every_address_on_postgres() {
    everybody_everywhere(Engine::Postgres).await;
}

#[tokio::test]
async fn over_tls_cookies_and_answers_are_kept_to_it() {
    let site = Site::at("https://town.example", Engine::Sqlite, SETTINGS).await;
    let mut ana = Browser::default();
    let link = site.link("Ana", "en").await;
    for (path, fields) in [
        (link.as_str(), vec![]),
        ("/language", vec![("language", "es")]),
        ("/theme", vec![("theme", "dark")]),
        ("/out", vec![]),
    ] {
        let got = site.post(&mut ana, path, &fields).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{path}: {}", got.body);
        assert_eq!(headers::complaints(&got, true), Vec::<String>::new(), "{path}");
        let cookie = &got.headers["set-cookie"];
        assert!(cookie.contains("; Secure"), "{path}: {cookie}");
        let page = site.get(&mut ana, "/").await;
        let page = if page.status == StatusCode::SEE_OTHER {
            site.get(&mut ana, "/g/registration").await
        } else {
            page
        };
        assert_eq!(headers::complaints(&page, true), Vec::<String>::new());
    }
    site.end().await;
}
