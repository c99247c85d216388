//! Puente in a real browser: for each scene the real binary serves a house of its own, and members,
//! bridge persons and a coordinator use it through Chromium. What they do is told in
//! `tests/browser`, not here.
// Real time because other processes are started, waited for and ended.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::start::{Folder, PATIENCE, Started, links, start, taken_port};

/// The longest a scene may take.
const SCENE: Duration = Duration::from_mins(6);
/// How long the browser may take to close when the scene took too long.
const CLOSING: Duration = Duration::from_secs(5);

/// Who comes: name, language, role, group.
const PEOPLE: [(&str, &str, Option<&str>, &str); 6] = [
    ("Ana", "en", None, "registration"),
    ("Beatriz", "es", None, "registration"),
    ("Camila", "en", Some("bridge"), "registration"),
    ("Delia", "es", Some("admin"), "registration"),
    ("Elena", "es", Some("bridge"), "registration"),
    ("Vera", "es", Some("admin"), "quiet"),
];

/// Two groups; one machine plays everybody, so nobody is held up.
const SETTINGS: &str = r#"
posts_per_minute = 60000
actions_per_minute = 60000
[[people.groups]]
slug = "registration"
names = { en = "Registration Data", es = "Datos de registro" }
rooms = ["en", "es"]
[[people.groups]]
slug = "quiet"
names = { en = "Working Group on Deinstitutionalisation", es = "Grupo de Trabajo sobre Desinstitucionalización" }
rooms = ["en", "es"]
"#;

/// The folder of the scene, with all it needs there.
fn scene() -> &'static Path {
    let scene = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser"));
    assert!(
        scene.join("node_modules/playwright-core").exists()
            && scene.join("node_modules/axe-core").exists(),
        "what drives the browser is not installed: run tests/run, which installs it, \
         or run `npm ci` in tests/browser"
    );
    scene
}

fn chromium() -> String {
    std::env::var("PUENTE_TEST_CHROMIUM").expect(
        "no browser to test with: run tests/run, which installs one, \
         or set PUENTE_TEST_CHROMIUM to the path of a Chromium",
    )
}

/// A node process, the leader of a group of its own.
struct Scene(Started);

impl Scene {
    fn signal(&self, name: &str) {
        let group = format!("-{}", self.0.id());
        // Nobody left to hear it is what is wanted.
        let _ = Command::new("kill").args([name, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // Told first, it closes its browser.
        if self.0.ends_within(Duration::ZERO).is_none() {
            self.signal("-TERM");
            self.0.ends_within(CLOSING);
        }
        self.signal("-KILL");
    }
}

/// Plays a scene in a house of its own; gives what it told.
fn play(name: &str) -> String {
    play_with(name, None)
}

/// As [`play`], in a house that asks a translator at that port.
fn play_with(name: &str, translator: Option<u16>) -> String {
    let (scene, chromium) = (scene(), chromium());
    let folder = Folder::make();
    let (taken, port) = taken_port();
    let translator = translator.map(|port| format!("http://127.0.0.1:{port}"));
    let translation = translator.as_ref().map(|address| {
        let engine = "engines = [\"libretranslate\"]";
        format!("[translation]\n{engine}\nlibretranslate_address = \"{address}\"\n")
    });
    let translation = translation.unwrap_or_default();
    folder.write("puente.toml", &format!("[web]\nport = {port}{SETTINGS}{translation}"));
    let people: serde_json::Map<String, serde_json::Value> = PEOPLE
        .into_iter()
        .map(|(name, language, role, group)| {
            let mut line = vec!["invite", name, "--language", language, "--group", group];
            line.extend(role.iter().flat_map(|role| ["--role", role]));
            let (good, said) = folder.run(&line);
            assert!(good, "{said}");
            (name.to_owned(), links(&said).remove(0).into())
        })
        .collect();
    drop(taken);
    let mut house = start(&folder, &["serve"], port);
    house.read_until("is ready");

    let told = folder.path("scene.log");
    let log = File::create(&told).expect("a file");
    let mut command = Command::new("node");
    command
        .arg(name)
        .current_dir(scene)
        .env("PUENTE_TEST_CHROMIUM", chromium)
        .env("PUENTE_TEST_ADDRESS", format!("http://127.0.0.1:{port}/g/registration"))
        .env("PUENTE_TEST_LINKS", serde_json::Value::Object(people).to_string())
        .env("PUENTE_TEST_TRANSLATOR", translator.unwrap_or_default())
        .stdout(log.try_clone().expect("the same file"))
        .stderr(log)
        .process_group(0);
    let started = command.spawn().expect("node is not installed: run tests/run, which installs it");
    let mut playing = Scene(Started::from(started));
    let ended = playing.0.ends_within(SCENE);
    let told = std::fs::read_to_string(&told).expect("what was told");
    let ended = ended.unwrap_or_else(|| panic!("the scene took longer than {SCENE:?}:\n{told}"));
    assert!(ended.success(), "{told}");
    drop(playing);

    house.signal("-TERM");
    assert!(house.ends_within(PATIENCE).is_some_and(|ended| ended.success()), "the house closes");
    told
}

#[test]
fn two_members_and_a_bridge_person_do_the_main_job_in_both_languages() {
    play("main_job.mjs");
}

#[test]
fn a_machine_draft_says_what_it_is_until_somebody_stands_for_it() {
    let (taken, port) = taken_port();
    drop(taken);
    play_with("machine.mjs", Some(port));
}

#[test]
fn every_page_can_be_read_by_everybody_and_weighs_little() {
    println!("{}", play("every_page.mjs"));
}

#[test]
fn the_first_day_and_every_no_can_be_read_by_everybody() {
    play("first_use.mjs");
}

#[test]
fn everything_works_by_keyboard_alone() {
    play("keyboard.mjs");
}

#[test]
fn everything_works_without_a_script() {
    play("without_script.mjs");
}

#[test]
fn a_connection_that_drops_again_and_again_loses_nothing() {
    play("dropping.mjs");
}
