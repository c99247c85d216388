//! The figures and the health of a running house, as machines read them: they move when something
//! happens, and name nobody. The real binary, over loopback.
// Real time because another process is started and asked.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use puente::bench::browser::Browser;
use puente::bench::site::GROUP;
use puente::foundation::clock::World;
use puente::foundation::jobs;
use puente::foundation::store::{Columns, Store};
use puente::foundation::talk::store as talk;
use regex::Regex;

use crate::ending::{say, site_with};
use crate::start::Folder;
use crate::tools::{ask, tool};
use crate::town::database::{Engine, Private};

pub fn free() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address")
}

/// Every series with its value; each line has to be of the format, and every series has a type.
pub fn read(text: &str) -> BTreeMap<String, f64> {
    let comment = Regex::new(r"^# (TYPE|HELP|UNIT) (\w+) .+$|^# EOF$").expect("a pattern");
    let label = r#"[a-z_]\w*="(?:[^"\\\n]|\\.)*""#;
    let series = format!(r"^([a-z]\w*)(\{{(?:{label}(?:,{label})*)?\}})? (\S+)$");
    let series = Regex::new(&series).expect("a pattern");
    let (mut found, mut typed) = (BTreeMap::new(), Vec::new());
    for line in text.lines() {
        if let Some(comment) = comment.captures(line) {
            typed.extend(comment.get(2).map(|name| name.as_str().to_owned()));
            continue;
        }
        let parts = series.captures(line).unwrap_or_else(|| panic!("not a figure: {line}"));
        assert!(typed.iter().any(|name| parts[1].starts_with(name.as_str())), "untyped: {line}");
        let value = parts[3].parse().unwrap_or_else(|_| panic!("not a number: {line}"));
        let name = format!("{}{}", &parts[1], parts.get(2).map_or("", |labels| labels.as_str()));
        assert_eq!(found.insert(name, value), None, "twice: {line}");
    }
    assert!(text.ends_with("# EOF\n"), "{text}");
    found
}

/// The same in the older of the two forms, which is the one promtool judges: names of families are
/// those of their series.
fn classic(text: &str) -> String {
    let counter = Regex::new(r"# TYPE (\w+) counter").expect("a pattern");
    let mut classic = text.replace("# TYPE puente_build info", "# TYPE puente_build_info gauge");
    classic = classic.replace("# HELP puente_build ", "# HELP puente_build_info ");
    for found in counter.captures_iter(text) {
        for word in ["TYPE", "HELP"] {
            let family = format!("# {word} {} ", &found[1]);
            classic = classic.replace(&family, &format!("# {word} {}_total ", &found[1]));
        }
    }
    classic
}

async fn look(prometheus: &mut Browser) -> (BTreeMap<String, f64>, String) {
    let answer = prometheus.get("/metrics").await.expect("figures");
    let kind = answer.headers["content-type"].to_str().expect("text").to_owned();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    (read(&answer.text), answer.text)
}

async fn hold(store: &Store, statement: &'static str) {
    let mut tx = store.begin().await.expect("a write");
    sqlx::query(statement).execute(tx.ready().await.expect("the database")).await.expect("lanes");
    tx.commit().await.expect("a commit");
}

/// A room that refuses, and a platform that was taken in a while ago.
async fn trouble(store: &Store) {
    let (world, mut tx) = (World::system(), store.begin().await.expect("a write"));
    let room = sqlx::query("select room_id from room where slug = 'es'")
        .fetch_one(tx.ready().await.expect("the database"))
        .await
        .expect("a room")
        .text("room_id")
        .expect("its id");
    jobs::put(&mut tx, &world, &format!("web:room:{room}"), "jabuticaba");
    jobs::put(&mut tx, &world, "web:direct:somebody", "jabuticaba");
    let at = world.now().plus_seconds(-90);
    talk::reach(&mut tx, "matrix", "!x", "c", at).await.expect("a checkpoint");
    tx.commit().await.expect("a commit");
    hold(store, "update lane set held_until = 9999999999999").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_move_when_something_happens_and_name_nobody() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (folder, database) = (Folder::make(), Private::make(engine).await);
        let shown = free();
        let port = shown.port().to_string();
        let environment = vec![("PUENTE_METRICS_PORT", port.as_str())];
        let (mut site, mut all) = site_with(&folder, &database, 2, environment, "").await;
        let (mut ana, mut bridge) = (all.remove(1), all.remove(0));
        let mut prometheus = Browser::new(shown, 0);

        let store = database.open().await;
        trouble(&store).await;

        // The first look is made now, and lasts for a few seconds.
        let (before, text) = look(&mut prometheus).await;
        let is = |series: &str| before.get(series).copied();
        let waiting = |room: &str, group: &str| {
            let place = format!("platform=\"web\",group=\"{group}\",room=\"{room}\"");
            is(&format!("puente_undelivered_messages{{{place}}}"))
        };
        let engine_name = if engine == Engine::Sqlite { "sqlite" } else { "postgresql" };
        let build = format!(
            "puente_build_info{{version=\"{}\",engine=\"{engine_name}\"}}",
            env!("CARGO_PKG_VERSION")
        );
        assert_eq!(is(&build), Some(1.0), "{text}");
        assert_eq!(is("puente_database_up"), Some(1.0));
        assert!(waiting("en", GROUP).is_some(), "every room is there, well or not: {text}");
        // It may have been carried before it was held, where it would be refused for its content.
        let given_up = is("puente_given_up_messages").expect("a figure");
        let left = waiting("es", GROUP).expect("a figure") + waiting("direct", "").unwrap_or(0.0);
        assert!(left + given_up >= 2.0, "{text}");
        assert!(is("puente_lanes_held").expect("a figure") >= 1.0, "{text}");
        assert!(is("puente_checkpoint_age_seconds{platform=\"matrix\"}").expect("one") >= 90.0);
        assert_eq!(is("puente_checkpoint_age_seconds{platform=\"web\"}"), None);
        assert_eq!(is("puente_jobs{state=\"failed\"}"), Some(0.0));
        assert!(is("puente_jobs{state=\"waiting\"}").expect("daily jobs") >= 1.0, "{text}");
        hold(&store, "update lane set held_until = 0").await;
        store.close().await;

        let path = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
        let mut ears = ana.listen(&path).await.expect("a stream");
        ears.next().await.expect("it begins");
        assert!(say(&mut ana, "jabuticaba said", "one").await.is_ok());
        let page = bridge.get(&format!("/g/{GROUP}?room=en")).await.expect("a page").text;
        let mut lines = page.split("<li id=\"m-");
        let said = lines.find(|line| line.contains("jabuticaba said"));
        let id = said.and_then(|line| line.split('"').next()).expect("its id").to_owned();
        let now = "!bridge now anyway:yes jabuticaba traducida";
        let fields = [("text", now), ("key", "two"), ("reply", id.as_str())];
        let path = format!("/g/{GROUP}/say/en");
        assert!(bridge.post(&path, &fields).await.expect("an answer").is_ok());
        let refused = say(&mut bridge, "!jabuticaba", "three").await;
        assert!(!refused.is_ok() || refused.text.contains("jabuticaba"), "{}", refused.text);
        ana.get("/g/jabuticaba").await.expect("an answer");
        // Until both rooms have it.
        while ears.next().await.expect("it goes on").1["html"]
            .as_str()
            .is_none_or(|html| !html.contains("traducida"))
        {}

        let (after, text) = look(&mut prometheus).await;
        let moved = |series: &str| {
            after.get(series).unwrap_or_else(|| panic!("{series}: {text}"))
                - before.get(series).copied().unwrap_or(0.0)
        };
        let says = r#"puente_requests_total{route="/g/{slug}/say/{room}",status="200"}"#;
        assert!((moved(says) - 3.0).abs() < f64::EPSILON, "{text}");
        assert!(moved("puente_request_seconds_count{route=\"/g/{slug}/say/{room}\"}") >= 3.0);
        assert!(moved("puente_errors_total{kind=\"not-found\"}") >= 1.0);
        assert!(moved("puente_commits_total") >= 2.0);
        assert!(moved("puente_delivery_delay_seconds_count{platform=\"web\"}") >= 2.0);
        assert_eq!(after.get("puente_streams_open"), Some(&1.0));
        assert_eq!(after.get("puente_people_connected"), Some(&1.0));
        let well = format!("platform=\"web\",group=\"{GROUP}\",room=\"en\"");
        let well = format!("puente_undelivered_messages{{{well}}}");
        let mut text = text;
        for _ in 0..100 {
            let (now, again) = look(&mut prometheus).await;
            text = again;
            if now[&well] == 0.0 && now["puente_lanes_held"] == 0.0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let now = read(&text);
        assert_eq!(
            (now[&well], now["puente_lanes_held"]),
            (0.0, 0.0),
            "a room that is well: {text}"
        );
        for hidden in ["jabuticaba", "traducida", "Member", "member.", "somebody"] {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
        // Prometheus' own reading of it.
        let judged = ask(tool("promtool").args(["check", "metrics"]), &classic(&text));
        assert!(judged.0, "{}", judged.1);
        // Nobody else is shown them.
        let page = ana.get("/metrics").await.expect("an answer");
        assert_eq!(page.status, 404);
        drop(ears);
        site.stop().await.expect("a clean end");
        drop(site);
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn health_is_asked_and_said_in_words() {
    let (folder, database) = (Folder::make(), Private::make(Engine::Postgres).await);
    let (site, _) = site_with(&folder, &database, 0, Vec::new(), "").await;
    let port = site.address(0).port();
    folder.write("puente.toml", &format!("[web]\nhost = \"0.0.0.0\"\nport = {port}\n"));
    let (good, said) = folder.run(&["health"]);
    assert!(good && said.contains("is well at 127.0.0.1"), "{said}");
    database.remove().await;
    let (good, said) = folder.run(&["salud"]);
    assert!(!good && said.contains("its database does not answer"), "{said}");
    drop(site);
    let (good, said) = folder.run(&["health"]);
    assert!(!good && said.contains("does not answer at"), "{said}");
}
