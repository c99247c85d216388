//! The export for people: what a group has said, carried and counted, as files that add up, twice
//! the same, without what is nobody else's business.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use puente::app::export::{Wanted, write};
use puente::app::running::Running;
use puente::foundation::clock::World;
use puente::foundation::config::Config;
use puente::foundation::error::Error;
use puente::foundation::i18n::Words;
use puente::foundation::store::Store;
use puente::foundation::talk::text;
use serde_json::Value;

use crate::start::{Folder, start, taken_port};
use crate::town::database::{Engine, Private};

/// Tables of which nothing is exported, and why.
const KEPT_BACK: [(&str, &str); 20] = [
    ("mirror", "between which rooms messages cross at once is said in those rooms"),
    ("mirror_copy", "which message is a copy of which; what they say is in messages"),
    ("mirror_file", "which file is a copy of which"),
    ("mirror_mark", "reactions, by whom: they are with the messages"),
    ("term_import", "a table somebody has brought and not confirmed"),
    ("fact", "what follows from it is in contributions; it holds ids only"),
    ("schedule", "what the house does next, not what a group has said"),
    ("lane", "how things go out"),
    ("outbox", "how things go out"),
    ("message", "who a message is on each platform; what it says is in messages"),
    ("message_copy", "where the copies of a message stand"),
    ("checkpoint", "how far each place was taken in"),
    ("account", "by which accounts somebody is known is theirs alone"),
    ("link_code", "a secret"),
    ("invitation", "a secret"),
    ("numbering", "counts what is in the files"),
    ("web_room", "counts what is in messages"),
    ("web_command", "so that a form sent twice runs once"),
    ("web_note", "what one person was told alone"),
    ("web_read", "how far somebody has read is theirs alone"),
];

/// The rest of them.
const SECRET: [(&str, &str); 28] = [
    ("agenda_reminder", "so that nothing is reminded of twice"),
    ("agenda_quiet", "when somebody wants to hear nothing is theirs alone"),
    (
        "process_import",
        "so that what is brought again is not doubled; processes say what came of it",
    ),
    ("process_import_brought", "what somebody brought and nobody said yes to"),
    ("agenda_calendar", "the secret address of one person's calendar"),
    ("milestone_gone", "so that calendars let go of what was taken away"),
    ("catchup", "when somebody asked what they had missed is theirs alone"),
    ("web_session", "a secret"),
    ("web_key", "a secret"),
    ("matrix_event", "so that what was heard twice is acted on once"),
    ("matrix_direct", "where somebody is spoken to alone is theirs alone"),
    ("matrix_sealed", "what nobody could read"),
    ("matrix_trouble", "what is wrong now, as `puente check` says"),
    ("discord_event", "so that what was heard twice is acted on once"),
    ("discord_direct", "where somebody is spoken to alone is theirs alone"),
    ("discord_registered", "what Discord knows of the commands"),
    ("discord_connection", "which process listens"),
    ("discord_line", "what a button stands for"),
    ("discord_answer", "an answer on its way to one person"),
    ("discord_closed", "to whom nothing can be said alone is theirs alone"),
    ("discord_server", "how a server began; what came of it is in groups"),
    ("discord_voice", "where somebody is at this moment"),
    ("translation_kept", "answers of translators, for some days; what was said is in messages"),
    ("translation_source", "whose message a kept answer comes from"),
    ("translation_spent", "what translators were asked, by how much"),
    ("translation_engine", "which translators are left alone now"),
    ("translation_told", "what notices say; it is in the rooms"),
    ("archive_term", "how the archive is searched; the texts are in editions"),
];

fn house(store: Store) -> Running {
    let config = std::sync::Arc::new(Config::from_text("", &[]).expect("settings"));
    let words = std::sync::Arc::new(Words::embedded().expect("words"));
    let address = "http://town.example".to_owned();
    Running::open(store, World::system(), words, config, address).expect("a house")
}

/// The demonstration, played to its end.
async fn demonstration(folder: &Folder) -> Running {
    let (taken, port) = taken_port();
    drop(taken);
    let mut demo = start(folder, &["demo"], port);
    demo.read_until("To stop");
    demo.signal("-TERM");
    assert!(demo.ends_within(crate::start::PATIENCE).is_some_and(|status| status.success()));
    let file = folder.path("puente-demo/demo.db");
    house(Store::open(&format!("sqlite:{}", file.display())).await.expect("the demonstration"))
}

fn to(folder: &Folder, name: &str) -> Wanted {
    Wanted { folder: folder.path(name), group: None, format: None }
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(at, file)| (format!("{name}/{at}"), file)));
        } else {
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

fn lines(file: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(file).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn word<'v>(record: &'v Value, column: &str) -> &'v str {
    record[column].as_str().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_are_the_same_twice_say_the_same_in_both_forms_and_add_up() {
    let folder = Folder::make();
    let running = demonstration(&folder).await;
    let (groups, records) = write(&running.house, &to(&folder, "one")).await.expect("an export");
    write(&running.house, &to(&folder, "two")).await.expect("an export");
    let (one, two) = (files(&folder.path("one")), files(&folder.path("two")));
    assert_eq!(one, two, "equal data make equal files");
    assert_eq!(one.len(), groups * running.house.records.len() * 2 + 1);
    assert!(groups == 3 && records > 500, "{groups} {records}");
    let guide = String::from_utf8(one["README.txt"].clone()).expect("text");
    let mut filled = BTreeSet::new();
    for (name, file) in &one {
        let Some(kind) = name.strip_suffix(".jsonl") else { continue };
        let (_, kind_name) = kind.split_once('/').expect("a folder of a group");
        let records = lines(file);
        let mut table = csv::Reader::from_reader(one[&format!("{kind}.csv")].as_slice());
        let columns: Vec<String> =
            table.headers().expect("names").iter().map(str::to_owned).collect();
        for column in &columns {
            let said = guide.matches(&format!("\n  {column}: ")).count();
            assert_eq!(said, 2, "README.txt says in both languages what {column} holds");
        }
        assert_eq!(guide.matches(&format!("\n{kind_name}: ")).count(), 2, "{kind_name}");
        let rows: Vec<csv::StringRecord> =
            table.records().collect::<Result<_, _>>().expect("a table");
        assert_eq!(rows.len(), records.len(), "{kind}");
        for (row, record) in rows.iter().zip(&records) {
            for (cell, column) in row.iter().zip(&columns) {
                let same = match &record[column] {
                    Value::Null => cell.is_empty(),
                    Value::String(text) => cell == text || cell == format!("'{text}"),
                    other => {
                        let shown = other.to_string();
                        cell == shown
                    }
                };
                assert!(same, "{kind}.{column}: {cell} is not {}", record[column]);
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{kind}: {cell}");
            }
        }
        if !records.is_empty() {
            filled.insert(kind_name.to_owned());
        }
        if kind_name == "contributions" {
            adds_up(&records, &lines(&one[&name.replace("contributions", "tallies")]), kind);
        }
    }
    for kind in ["members", "messages", "picks", "syntheses", "texts", "editions", "tallies"] {
        assert!(filled.contains(kind), "the demonstration has {kind}: {filled:?}");
    }
    running.house.base.store.close().await;
}

/// The tallies follow from the contributions, whoever counts them.
fn adds_up(contributions: &[Value], tallies: &[Value], group: &str) {
    let key = |record: &Value| {
        ["member", "language", "kind", "day"].map(|column| word(record, column).to_owned())
    };
    let mut counted: BTreeMap<[String; 4], (i64, i64)> = BTreeMap::new();
    for one in contributions.iter().filter(|one| one["undone_at"].is_null()) {
        let sum = counted.entry(key(one)).or_default();
        *sum = (sum.0 + 1, sum.1 + one["quantity"].as_i64().expect("a number"));
    }
    let mut told: BTreeMap<[String; 4], (i64, i64)> = BTreeMap::new();
    for tally in tallies {
        let number = |column: &str| tally[column].as_i64().expect("a number");
        let sum = told.entry(key(tally)).or_default();
        *sum = (sum.0 + number("count"), sum.1 + number("quantity"));
    }
    assert!(!told.is_empty(), "{group}: somebody took part");
    assert_eq!(counted, told, "{group}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_is_in_the_export_or_kept_back_for_a_reason() {
    let private = Private::make(Engine::Sqlite).await;
    let store = private.open().await;
    store.migrate().await.expect("a schema");
    let running = house(store.clone());
    let exported: BTreeSet<&str> =
        running.house.records.iter().flat_map(|kind| kind.tables).copied().collect();
    let mut tx = store.look().await.expect("a look");
    let mut all = BTreeSet::new();
    for table in tx.catalog().await.expect("a catalog") {
        let kept_back = KEPT_BACK.iter().chain(&SECRET).filter(|(name, _)| *name == table.name);
        let places = kept_back.count() + usize::from(exported.contains(table.name.as_str()));
        assert_eq!(
            places, 1,
            "{} is either read by somebody's records or kept back for a reason",
            table.name
        );
        all.insert(table.name);
    }
    for (name, reason) in KEPT_BACK.iter().chain(&SECRET) {
        assert!(all.contains(*name) && !reason.is_empty(), "{name} is a table");
    }
    let names: BTreeSet<&str> = running.house.records.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), running.house.records.len(), "each kind has a file of its own");
    drop(tx);
    store.close().await;
    private.remove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_said_no_is_not_in_it_beyond_the_roster() {
    let folder = Folder::make();
    let running = demonstration(&folder).await;
    let said = |line: &'static str| {
        let house = running.house.clone();
        async move { house.console(Some("registration"), line).await }
    };
    let all = write(&running.house, &to(&folder, "before")).await.expect("an export");
    let before = files(&folder.path("before"));
    let slug = before.keys().find_map(|name| name.strip_suffix("/messages.jsonl")).expect("one");
    let of =
        |all: &BTreeMap<String, Vec<u8>>, kind: &str| lines(&all[&format!("{slug}/{kind}.jsonl")]);
    // Whoever has said the most in the first group.
    let mut spoke: BTreeMap<String, usize> = BTreeMap::new();
    for message in of(&before, "messages").iter().filter(|one| !one["member"].is_null()) {
        *spoke.entry(word(message, "member").to_owned()).or_default() += 1;
    }
    let (who, times) = spoke.into_iter().max_by_key(|(_, times)| *times).expect("somebody");
    assert!(times > 2 && all.1 > 0 && !who.starts_with('#'));
    let mut tx = running.house.base.store.begin().await.expect("a transaction");
    sqlx::query("update member set unrecorded_at = 1 where handle = $1")
        .bind(&who)
        .execute(tx.ready().await.expect("the database"))
        .await
        .expect("a no");
    tx.commit().await.expect("a commit");
    write(&running.house, &to(&folder, "after")).await.expect("an export");
    let after = files(&folder.path("after"));
    let roster = ["members", "roles", "affiliations"];
    for (name, file) in after.iter().filter(|(name, _)| name.starts_with(slug)) {
        let kind = name.rsplit('/').next().and_then(|kind| kind.strip_suffix(".jsonl"));
        if kind.is_none() {
            continue;
        }
        for record in lines(file) {
            let named = ["member", "answered_by", "decided_by"]
                .iter()
                .any(|column| word(&record, column) == who);
            let in_roster = kind.is_some_and(|kind| roster.contains(&kind));
            assert!(!named || in_roster, "{who} stands in {name}: {record}");
        }
    }
    let member = of(&after, "members").into_iter().find(|one| word(one, "member") == who);
    let member = member.expect("the roster still shows them");
    assert_eq!(member["recorded"], false);
    assert!(member["joined_at"].is_null() && !member["name"].is_null());
    let (was, is) = (of(&before, "messages").len(), of(&after, "messages").len());
    assert_eq!(was - is, times, "what they said is not in it");
    adds_up(&of(&after, "contributions"), &of(&after, "tallies"), slug);
    let reply = said("!group show").await;
    assert!(reply.body.as_ref().map(text::body).is_some());
    running.house.base.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_speaks_plainly_and_touches_no_folder_that_holds_something() {
    let folder = Folder::make();
    let group = "[[people.groups]]\nslug = \"names\"\nrooms = [\"en\", \"es\"]\n\
        names = { en = \"Names\", es = \"Nombres\" }\n";
    folder.write("puente.toml", group);
    let (good, said) = folder.run(&["export", "out"]);
    assert!(!good && said.contains("There is no database"), "{said}");
    assert!(folder.run(&["invite", "Ana Luz"]).0);
    let (good, said) = folder.run(&["export", "out", "--group", "names", "--format", "csv"]);
    assert!(good && said.contains("of one group in out"), "{said}");
    let made = files(&folder.path("out"));
    assert!(made.contains_key("names/rooms.csv") && !made.contains_key("names/rooms.jsonl"));
    let (good, said) = folder.run(&["exportar", "out"]);
    assert!(!good && said.contains("There is something in out already"), "{said}");
    assert_eq!(files(&folder.path("out")), made);
    let (good, said) = folder.run(&["export", "other", "--grupo", "nobody"]);
    assert!(!good && said.contains("names"), "{said}");
    assert!(!folder.path("other").exists());
    let (good, said) = folder.run(&["export", "other", "--format", "xml"]);
    assert!(!good && said.contains("--format <FORMAT> is not understood"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for (name, mode) in [("out", 0o700), ("out/names", 0o700), ("out/names/rooms.csv", 0o600)] {
            let found = std::fs::metadata(folder.path(name)).expect("it").permissions().mode();
            assert_eq!(found & 0o777, mode, "{name}");
        }
    }
}

#[tokio::test]
async fn a_group_that_is_not_there_is_refused_on_either_engine() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (folder, private) = (Folder::make(), Private::make(engine).await);
        let store = private.open().await;
        store.migrate().await.expect("a schema");
        let running = house(store.clone());
        running
            .house
            .console(None, "!group create \"Names\" slug:names language:en es:\"Nombres\"")
            .await;
        running.house.console(Some("names"), "!group room en language:en").await;
        let wanted = Wanted { group: Some("nobody".to_owned()), ..to(&folder, "out") };
        match write(&running.house, &wanted).await {
            Err(Error::Refusal(refusal)) => assert_eq!(refusal.say.id, "cli-which-group"),
            other => panic!("{engine:?}: {other:?}"),
        }
        let (groups, _) = write(&running.house, &to(&folder, "out")).await.expect("an export");
        assert_eq!(groups, 1, "{engine:?}: every statement of the export runs");
        store.close().await;
        private.remove().await;
    }
}
