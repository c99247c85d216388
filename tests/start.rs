//! The real binary in a folder of its own: what the operator types and reads, the demonstration
//! from its first start to its end, killed in between. It knows the command line only.
// Real time because other processes are started, waited for and killed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use regex::Regex;
use sqlx::{Connection, Row};

static FOLDERS: AtomicU32 = AtomicU32::new(1);

/// The longest anything may take here.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// A folder that goes away with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn make() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("puente-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("a file");
    }

    /// The program with a line, in this folder, with nothing of Puente in its environment.
    pub fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
        command.current_dir(&self.0).args(line).env("LC_ALL", "en_GB.UTF-8");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PUENTE_") {
                command.env_remove(name);
            }
        }
        command
    }

    /// Runs to the end: whether it went well, and all that was read.
    pub fn run(&self, line: &[&str]) -> (bool, String) {
        let Output { status, stdout, stderr } = self.command(line).output().expect("running");
        let said = [stdout, stderr].concat();
        (status.success(), String::from_utf8(said).expect("text"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Absent is what is wanted.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A process that is ended with the test.
pub struct Started(Child);

impl From<Child> for Started {
    fn from(child: Child) -> Self {
        Self(child)
    }
}

impl Started {
    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn signal(&self, name: &str) {
        let pid = self.0.id().to_string();
        let sent = Command::new("kill").args([name, &pid]).status().expect("kill");
        assert!(sent.success());
    }

    /// Reads lines until one holds `word`.
    pub fn read_until(&mut self, word: &str) -> String {
        let out = self.0.stdout.as_mut().expect("its output");
        let mut said = String::new();
        for line in BufReader::new(out).lines() {
            let line = line.expect("a line");
            said.push_str(&line);
            said.push('\n');
            if line.contains(word) {
                return said;
            }
        }
        panic!("it ended without saying {word}: {said}");
    }

    fn ends(&mut self) -> Option<i32> {
        self.ends_within(PATIENCE).expect("it does not end").code()
    }

    /// How it ends; none if it goes on all the while.
    pub fn ends_within(&mut self, patience: Duration) -> Option<ExitStatus> {
        for _ in 0..=patience.as_millis() / 20 {
            if let Some(status) = self.0.try_wait().expect("waiting") {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Ended already is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn start(folder: &Folder, line: &[&str], port: u16) -> Started {
    let mut command = folder.command(line);
    command.env("PUENTE_WEB_PORT", port.to_string()).stdout(Stdio::piped());
    Started(command.spawn().expect("starting"))
}

/// The status line of a page.
fn get(address: &str) -> String {
    let rest = address.strip_prefix("http://").expect("a web address");
    let (host, path) = rest.split_once('/').expect("a path");
    let mut stream = TcpStream::connect(host).expect("connecting");
    stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        .expect("asking");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

pub fn links(said: &str) -> Vec<String> {
    let pattern = Regex::new(r"http://\S+/in/[0-9a-f]{32}").expect("a pattern");
    pattern.find_iter(said).map(|found| found.as_str().to_owned()).collect()
}

pub fn taken_port() -> (TcpListener, u16) {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its address").port();
    (taken, port)
}

#[test]
fn check_says_in_words_what_is_wrong_and_never_a_secret() {
    let folder = Folder::make();
    let (good, said) = folder.run(&["check"]);
    assert!(good && said.contains("no database yet"), "{said}");

    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/puente.toml");
    let (good, said) = folder.run(&["check", "--config", sample]);
    assert!(good && said.contains("no database yet"), "{said}");

    folder.write("puente.toml", "[web]\nprot = 8081\n");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("Did you mean port?"), "{said}");

    folder.write("other.toml", "[sotre]\nurl = \"sqlite:hush-hush.db\"\n");
    let (good, said) = folder.run(&["check", "--config", "other.toml"]);
    assert!(!good && said.contains("Did you mean [store]?"), "{said}");
    assert!(!said.contains("hush"), "{said}");

    folder.write("puente.toml", "[store]\nurl_file = \"address\"\n");
    folder.write("address", "sqlite:puente.toml/puente.db\n");
    let (good, said) = folder.run(&["migrate"]);
    assert!(!good && said.contains("The database cannot be reached"), "{said}");

    let mut command = folder.command(&["check"]);
    command.env("LC_ALL", "es_MX.UTF-8").env("PUENTE_WEB_PROT", "1");
    let output = command.output().expect("running");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("¿Quiso decir port?"), "{said}");
}

#[test]
fn the_terminal_is_spoken_to_in_its_own_language() {
    let folder = Folder::make();
    let told = |line: &[&str]| {
        let Output { status, stdout, stderr } =
            folder.command(line).env("LC_ALL", "es_PA.UTF-8").output().expect("running");
        (status.code(), String::from_utf8([stdout, stderr].concat()).expect("text"))
    };
    for line in [&[][..], &["--help"], &["invite", "--help"], &["servir", "-h"]] {
        let (code, said) = told(line);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("Uso: puente") && said.contains("Mostrar esta ayuda"), "{said}");
        for english in ["Usage", "Options", "Commands", "Arguments", "Print"] {
            assert!(!said.contains(english), "{said}");
        }
    }
    assert_eq!(told(&["--version"]).0, Some(0));
    let wrong: [(&[&str], &str); 5] = [
        (&["servr"], "No hay ningún comando servr.\n¿Quiso decir serve"),
        (&["serve", "--confg", "x"], "No existe --confg.\n¿Quiso decir --config?"),
        (&["invite"], "Falta <NOMBRE>."),
        (&["invite", "Ana", "--role"], "Aquí no se entiende"),
        (&["migrate", "now"], "No existe now."),
    ];
    for (line, expected) in wrong {
        let (code, said) = told(line);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with(expected) && said.contains("\nUso: puente"), "{said}");
    }
}

#[test]
fn an_unreachable_server_is_named_without_its_password() {
    let folder = Folder::make();
    // Nothing listens on port 1.
    folder.write("puente.toml", "[store]\nurl = \"postgres://ana:hush-hush@127.0.0.1:1/puente\"\n");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("The database cannot be reached"), "{said}");
    assert!(!said.contains("hush"), "{said}");
}

#[test]
fn settings_that_could_not_work_are_named() {
    let folder = Folder::make();
    let group =
        "[[people.groups]]\nslug = \"Bad Slug\"\nrooms = [\"en\"]\nnames = { en = \"N\" }\n";
    let wrong = [
        ("[web]\naddress = \"javascript:alert(1)\"\n", "address in [web]"),
        ("[web]\naddress = \"https://a.example/path?q=1\"\n", "address in [web]"),
        ("[web]\nsession_days = 99999999999999999\n", "session_days in [web]"),
        ("[web]\nsession_days = 0\n", "session_days in [web]"),
        ("[people]\noperators = [\"eva\"]\n", "platform:account"),
        (group, "Bad Slug"),
        ("[store]\nurl = \"postgres://a@127.0.0.1:1/p?secret=hunter2\"\n", "secret"),
    ];
    for (text, named) in wrong {
        folder.write("puente.toml", text);
        for line in [&["check"][..], &["serve"]] {
            let (good, said) = folder.run(line);
            assert!(!good && said.contains(named), "{text}: {said}");
            assert!(!said.contains("hunter2"), "{said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_reads_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::make();
    assert!(folder.run(&["migrate"]).0);
    let mode = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let file = folder.path("puente-data/puente.db");
    assert_eq!((mode(&folder.path("puente-data")), mode(&file)), (0o700, 0o600));
    let (good, said) = folder.run(&["check"]);
    assert!(good, "{said}");
    let open = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&file, open).expect("permissions");
    let (good, said) = folder.run(&["check"]);
    assert!(!good && said.contains("chmod 600"), "{said}");
}

#[test]
fn a_group_in_the_settings_is_served_to_whoever_is_invited() {
    let folder = Folder::make();
    let group = "[[people.groups]]\nslug = \"names\"\nrooms = [\"en\", \"es\"]\n\
        names = { en = \"Names\", es = \"Nombres\" }\n";
    folder.write("puente.toml", group);
    let (good, said) = folder.run(&["migrate"]);
    assert!(good && said.contains("changes were new"), "{said}");
    let (good, said) = folder.run(&["migrate"]);
    assert!(good && said.contains("was up to date"), "{said}");
    let (good, said) = folder.run(&["check"]);
    assert!(good && said.contains("in order"), "{said}");
    let (good, said) = folder.run(&["invite", "Ana Luz", "--language", "es", "--role", "admin"]);
    assert!(good && links(&said).len() == 1, "{said}");
    let (good, said) = folder.run(&["invite", "@ana.luz", "--role", "bridge"]);
    assert!(good && links(&said).len() == 1, "{said}");
    let (good, said) = folder.run(&["invitar", "Luz", "--idioma", "es"]);
    assert!(good && links(&said).len() == 1, "{said}");
    let (good, said) = folder.run(&["invite", "Leo", "--role", "king"]);
    assert!(!good && said.contains("king") && links(&said).is_empty(), "{said}");

    let (taken, port) = taken_port();
    let mut refused = start(&folder, &["serve"], port);
    assert_eq!(refused.ends(), Some(1), "a taken port is refused");
    drop(taken);
    let mut served = start(&folder, &["serve"], port);
    let said = served.read_until("is ready");
    assert!(said.contains(&port.to_string()), "{said}");
    assert!(get(&format!("http://127.0.0.1:{port}/")).contains("200"));
    served.signal("-TERM");
    assert_eq!(served.ends(), Some(0));
}

#[test]
fn the_demonstration_shows_four_links_goes_on_after_kills_and_ends_cleanly() {
    let unbroken = std::thread::spawn(|| {
        let folder = Folder::make();
        let (taken, port) = taken_port();
        let mut demo = start(&folder, &["demo"], port);
        let said = demo.read_until("Ctrl-C");
        drop(taken);
        assert!(said.contains(&format!("Port {port} is in use")), "{said}");
        let links = links(&said);
        assert_eq!(links.len(), 4, "{said}");
        for link in links {
            assert!(!link.contains(&format!(":{port}/")), "{link}");
            assert!(get(&link).contains(" 200 "), "{link}");
        }
        demo.signal("-INT");
        assert_eq!(demo.ends(), Some(0));
        everything(&folder.0.join("puente-demo/demo.db"))
    });

    let folder = Folder::make();
    let file = folder.0.join("puente-demo/demo.db");
    let (_taken, port) = taken_port();
    for steps in [1, 60, 150] {
        let demo = start(&folder, &["demo"], port);
        wait_for(&file, steps);
        demo.signal("-KILL");
    }
    let mut demo = start(&folder, &["demo"], port);
    assert_eq!(links(&demo.read_until("Ctrl-C")).len(), 4);
    demo.signal("-INT");
    assert_eq!(demo.ends(), Some(0));

    let unbroken = unbroken.join().expect("an unbroken run");
    assert!(unbroken.len() > 200, "{}", unbroken.len());
    for (killed, unbroken) in everything(&file).iter().zip(&unbroken) {
        assert_eq!(killed, unbroken);
    }
    assert_eq!(everything(&file).len(), unbroken.len());
}

fn asked(file: &Path, statement: &'static str) -> Result<Vec<String>, sqlx::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let address = format!("sqlite:{}", file.display());
        let mut connection = sqlx::sqlite::SqliteConnection::connect(&address).await?;
        let rows = sqlx::query(statement).fetch_all(&mut connection).await?;
        rows.iter().map(|row| row.try_get::<String, _>(0)).collect()
    })
}

/// Waits until so many steps were noted as played.
fn wait_for(file: &Path, steps: u32) {
    const DONE: &str = "select cursor from checkpoint where platform = 'demo' and place = 'done'";
    for _ in 0..PATIENCE.as_millis() / 20 {
        // Until the file and its tables are there, asking fails, and is done again.
        let done = asked(file, DONE).unwrap_or_default();
        let done = done.first().map_or(0, |done| done.parse().unwrap_or(u32::MAX));
        assert!(done < u32::MAX, "it was over before {steps} steps were seen");
        if done >= steps {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{steps} steps were never played");
}

/// All that people see, and all that is counted, without ids and the digits of times.
fn everything(file: &Path) -> Vec<String> {
    const ROOMS: &str = "select g.slug || '/' || r.slug || ' ' || coalesce(m.account, '') || ': ' \
        || coalesce(m.words, m.body, '') || case when m.deleted_at is null then '' else ' (gone)' \
        end from web_message m join room r on r.room_id = m.room_id \
        join working_group g on g.group_id = r.group_id order by g.slug, r.slug, m.room_seq";
    const NOTES: &str = "select b.handle || ': ' || n.body from web_note n \
        join member b on b.member_id = n.member_id order by b.handle, n.at, n.note_id";
    const PICKS: &str = "select p.number || ' ' || p.text || ' ' || p.state || ' ' || \
        (select count(*) from pick_request q where q.pick_id = p.pick_id) from pick p \
        join working_group g on g.group_id = p.group_id order by g.slug, p.number";
    const FACTS: &str = "select kind || ' ' || count(*) from fact group by kind order by kind";
    const POINTS: &str = "select s.number || '.' || p.number || ' ' || p.position || ' ' || \
        s.state from point p join synthesis s on s.synthesis_id = p.synthesis_id \
        join working_group g on g.group_id = s.group_id order by g.slug, s.number, p.number";
    // What is still on its way when it is stopped arrives the next time.
    const FAILED: &str = "select lane from outbox where failed_at is not null";
    let blank = Regex::new(r"[0-9a-f]{8}-[0-9a-f-]{27}|:\d{4,5}/|\d").expect("a pattern");
    let mut all = Vec::new();
    for statement in [ROOMS, NOTES, PICKS, POINTS] {
        let rows = asked(file, statement).expect("a finished demonstration");
        all.extend(rows.iter().map(|row| blank.replace_all(row, "#").into_owned()));
    }
    all.extend(asked(file, FACTS).expect("facts"));
    assert_eq!(asked(file, FAILED).expect("the outbox"), Vec::<String>::new());
    all
}
