//! Whose device Puente's is, as other people's clients see it: made once and kept, signed again where the
//! device is new, and words for a key that opens nothing.

use serde_json::Value;

use super::homeserver::{Cast, homeserver, until};
use super::{Bot, json};

/// Two recovery keys, as clients show them.
const KEY: &str = "EsTg N1bh Qv2J gF9e X2ug mmbm RsEK Qm43 GLGA ymmQ Mv1P zG1X";
const ANOTHER: &str = "EsUG iLjR zqX5 z2ck GcDM if2K bgtM UVSk 4e6C HLjb C2De ACg9";

/// Puente's identity as Ana sees it, once so many of its devices are signed and so many are not.
fn seen(cast: &mut Cast, puente: &str, signed: usize, unsigned: usize) -> Value {
    until(&format!("{signed} devices are signed and {unsigned} are not"), || {
        let seen = cast.does("ana", "identity", &json!({ "whom": puente }));
        let devices = seen["devices"].as_object()?;
        let found = devices.values().filter(|one| **one == true).count();
        (found == signed && devices.len() == signed + unsigned).then_some(seen)
    })
}

impl Bot {
    /// Has another setting from when it wakes next.
    pub(super) fn has(&self, section: &str, key: &str, value: &str) {
        let before = std::fs::read_to_string(self.folder.path("puente.toml")).expect("settings");
        let (header, begins) = (format!("[{section}]"), format!("{key} ="));
        let (there, line) = (before.contains(&header), format!("{begins} {value}"));
        let kept = before.lines().filter(|line| !line.starts_with(&begins));
        let kept = kept.flat_map(|one| [Some(one), (one == header).then_some(line.as_str())]);
        let first = if there { String::new() } else { format!("{header}\n{line}\n") };
        let settings: Vec<&str> = kept.flatten().collect();
        self.folder.write("puente.toml", &format!("{first}{}", settings.join("\n")));
    }

    fn recovers_with(&self, key: &str) {
        self.has("matrix", "recovery_key", &format!("\"{key}\""));
    }

    /// Loses its session and its keys, and is told another recovery key.
    fn loses(&mut self, key: &str) {
        self.sleeps();
        std::fs::remove_dir_all(self.folder.path("puente-data/matrix")).expect("a folder");
        self.recovers_with(key);
    }

    /// What `puente check` finds with this recovery key.
    fn finds(&mut self, key: &str) -> String {
        self.recovers_with(key);
        self.folder.run(&["check"]).1
    }
}

#[test]
fn its_device_is_signed_by_the_account() {
    let server = homeserver();
    let mut cast = Cast::of(&server);
    let puente = cast.registers("puente");
    cast.comes("ana");
    let mut bot = Bot::on(&server.address(), None);
    // What is no key is seen before the first start.
    assert!(bot.folder.run(&["migrate"]).0);
    let found = bot.finds(&KEY[1..]);
    assert!(found.contains("twelve groups of four"), "{found}");
    bot.recovers_with(KEY);
    bot.wakes();
    let made = seen(&mut cast, &puente, 1, 0);
    bot.sleeps();

    // Over restarts nothing is made or signed again.
    bot.wakes();
    let alone = cast.does("ana", "alone", &json!({ "whom": puente, "encrypted": true }));
    let alone = alone.as_str().expect("a room").to_owned();
    cast.gathers("ana", &alone, 2);
    // It says who it is, in every language to whoever it does not know yet.
    let hello = cast.reads("ana", &alone, "Hello, I am Puente.");
    assert!(hello["content"]["body"].to_string().contains("Hola, soy Puente."), "{hello}");
    cast.says("ana", &alone, "!help");
    cast.reads_again("ana", &alone, "!help", 3);
    assert_eq!(seen(&mut cast, &puente, 1, 0), made);
    let log = std::fs::read_to_string(bot.folder.path("log")).expect("a log");
    assert_eq!(log.matches("made the identity").count(), 1);
    assert_eq!(log.matches("signed the device").count(), 0);
    let found = bot.finds(KEY);
    assert!(!found.contains("recovery"), "{found}");

    // A new device is one of the same account.
    bot.loses(KEY);
    bot.wakes();
    let now = seen(&mut cast, &puente, 2, 0);
    assert_eq!((&now["master"], &now["own"]), (&made["master"], &made["own"]));

    // With another key it serves, nobody's identity is touched, and it is said what is wrong.
    bot.loses(ANOTHER);
    bot.wakes();
    let now = seen(&mut cast, &puente, 2, 1);
    assert_eq!((&now["master"], &now["own"]), (&made["master"], &made["own"]));
    // Ana's client closes what she says for the new device once it has heard of it.
    until("it answers", || {
        cast.says("ana", &alone, "!help");
        let all = cast.does("ana", "reads", &json!({ "room": alone }));
        let answers = all.as_array()?.iter().filter(|one| {
            one["sender"] == puente.as_str() && one["content"].to_string().contains("!help")
        });
        (answers.count() > 2).then_some(())
    });
    let found = bot.finds(ANOTHER);
    assert!(found.contains("recovery_key in [matrix] does not open"), "{found}");
    let found = bot.finds("EsTg N1bh Qv2J");
    assert!(found.contains("twelve groups of four"), "{found}");
    let found = bot.finds(KEY);
    assert!(found.contains("is not signed by the account yet"), "{found}");

    // With the right one it is signed at the next start.
    bot.sleeps();
    bot.wakes();
    let now = seen(&mut cast, &puente, 3, 0);
    assert_eq!((&now["master"], &now["own"]), (&made["master"], &made["own"]));
    let found = bot.finds(KEY);
    assert!(!found.contains("recovery_key"), "{found}");
    bot.sleeps();
    let log = std::fs::read_to_string(bot.folder.path("log")).expect("a log");
    for secret in [KEY, ANOTHER] {
        assert!(!log.contains(secret), "no key is written down");
    }
}
