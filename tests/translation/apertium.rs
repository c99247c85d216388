//! The real Apertium, as it is installed here: one for all scenes, on this machine only as far as Puente
//! is concerned, and ended with them.
// Real time because another process is started and waited for.

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use puente::community::translation::engines::{Reason, Wanted, Whose, Why, translate};
use puente::foundation::i18n::Lang;

use super::{BOTH, town};
use crate::figures::free;
use crate::start::Folder;

/// What to do where it is missing.
const INSTALL: &str = "no Apertium to test with: run tests/run, which installs it, \
    or apt-get install apertium-eng-spa apertium-apy";

/// Runs its server until whoever started it is gone, whatever ends them: then nobody holds the other end
/// of what it reads from.
const UNTIL_GONE: &str = "apertium-apy --port \"$1\" /usr/share/apertium >/dev/null 2>&1 </dev/null & \
    served=$!; cat >/dev/null; kill $served";

/// The server, its port; the scenes take turns only in starting it.
#[expect(
    clippy::zombie_processes,
    reason = "it ends with this process, which waits for nothing then"
)]
static SERVER: LazyLock<(u16, Mutex<Child>)> = LazyLock::new(|| {
    assert!(std::path::Path::new("/usr/share/apertium/modes/eng-spa.mode").exists(), "{INSTALL}");
    let found = Command::new("apertium-apy").arg("--version").output();
    assert!(found.is_ok_and(|found| found.status.success()), "{INSTALL}");
    let port = free().port();
    let mut shell = Command::new("sh");
    shell.args(["-c", UNTIL_GONE, "sh", &port.to_string()]).stdin(Stdio::piped());
    let child = shell.spawn().expect("a shell");
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return (port, Mutex::new(child));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("Apertium does not start: {INSTALL}");
});

/// The port of the real one.
pub fn port() -> u16 {
    let (port, child) = &*SERVER;
    let ended = child.lock().expect("a process").try_wait().expect("a look");
    assert!(ended.is_none(), "Apertium has ended: {ended:?}");
    *port
}

/// Settings with the real one.
pub fn real() -> String {
    let port = port();
    format!(
        "engines = [\"apertium\"]\napertium_address = \"http://127.0.0.1:{port}\"\npatience_seconds = 60\n"
    )
}

#[tokio::test]
async fn apertium_translates_in_both_directions_and_keeps_sentences_apart() {
    for engine in BOTH {
        let town = town(engine, &real()).await;
        let texts = [
            "The meeting is on Friday.",
            "We agree with the draft",
            "XQ1Z published XQ2Z: [a] {b} ^c$ @d </e> \\f",
            "Please answer\nbefore the\n\nmeeting.",
        ];
        let given = town.translates_ours(&texts).await.expect("a translation").texts;
        assert_eq!(given.len(), 4, "{given:?}");
        assert_eq!(given[0], "La reunión es el viernes.");
        assert!(given[1].starts_with("Estamos de acuerdo"), "{given:?}");
        for kept in ["XQ1Z", "XQ2Z", "{b}", "^c$", "@d", "</e>", "\\f"] {
            assert_eq!(given[2].matches(kept).count(), 1, "{kept}: {given:?}");
        }
        assert!(given[3].contains("reunión") && !given[3].contains('\n'), "{given:?}");
        // Each alone is what it is beside others.
        for (text, together) in texts.iter().zip(&given) {
            let alone = town.translates(Whose::Groups, "alone", &[text]).await;
            assert_eq!(alone.expect("a translation").texts[0], *together);
        }
        let group = town.names().await;
        let spanish = ["La reunión es el viernes.".to_owned()];
        let (from, to) = (Lang::new("es"), Lang::new("en"));
        let wanted = Wanted {
            group: &group,
            // Whoever said it: nothing leaves this machine.
            whose: Whose::Somebodys(None, None),
            texts: &spanish,
            from: &from,
            to: &to,
            glossary: "one",
            terms: &[],
        };
        let base = &town.house.base;
        let given = translate(base, &wanted).await.expect("a database").expect("a translation");
        assert!(given.texts[0].starts_with("The meeting is") && given.texts[0].contains("Friday"));
        // It knows the languages, but not the way between them; or not even that.
        for unknown in [Lang::new("fr"), Lang::new("gn")] {
            let wanted = Wanted { to: &unknown, ..wanted };
            let none = translate(base, &wanted).await.expect("a database").expect_err("none");
            let reason = Reason { engine: "apertium", why: Why::Pair, until: None };
            assert_eq!(
                (none.reasons.as_slice(), none.say().id.as_str()),
                (&[reason][..], "translation-no-pair")
            );
        }
        town.end().await;
    }
}

#[test]
fn whoever_has_no_apertium_is_told_how_to_install_it() {
    let folder = Folder::make();
    let port = free().port();
    let settings = format!(
        "[translation]\nengines = [\"apertium\"]\napertium_address = \"http://127.0.0.1:{port}\"\n"
    );
    folder.write("puente.toml", &settings);
    let (good, said) = folder.run(&["migrate"]);
    assert!(good, "{said}");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("apt-get install apertium-eng-spa apertium-apy"), "{said}");
    folder.write("puente.toml", &format!("[translation]\n{}", real()));
    let (good, said) = folder.run(&["check"]);
    assert!(good, "{said}");
    folder.write("puente.toml", "[translation]\napertium_address = \"http://192.0.2.7:2737\"\n");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("leads to this machine itself"), "{said}");
}
