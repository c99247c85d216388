//! A PostgreSQL server of our own that loses a process, is restarted, and is away when Puente
//! starts: nobody else's connections suffer.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use puente::bench::site::{GROUP, Site};
use sqlx::{Connection, Row};

use super::{PATIENCE, count, insist, members, say};
use crate::start::Folder;
use crate::storm::{console, program};

/// A server in a folder.
struct Server {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    id.stdout.trim_ascii() == b"0"
}

impl Server {
    /// Makes and starts one.
    fn start() -> Self {
        let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
            .filter(|programs| programs.join("initdb").exists())
            .collect();
        found.sort();
        let programs = found.pop().expect(
            "no PostgreSQL server to restart: run tests/run, which installs one, or install the \
             package postgresql",
        );
        // Not in the folder of the test: the server runs as somebody else, if this is root.
        let folder = PathBuf::from(format!("/tmp/puente-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        if is_root() {
            let owned = Command::new("chown").arg("postgres").arg(&folder).status();
            assert!(owned.expect("chown").success());
        }
        let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = taken.local_addr().expect("its address").port();
        drop(taken);
        let server = Self { folder, programs, port };
        let data = server.data();
        server.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]);
        server.control("start");
        server
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    fn run(&self, name: &str, line: &[&str]) {
        let tool = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(tool);
            command
        } else {
            Command::new(tool)
        };
        let log = std::fs::File::create(self.folder.join("out")).expect("a log");
        command.args(line).current_dir(&self.folder).stdin(Stdio::null()).stdout(log);
        let done = command.stderr(Stdio::null()).status().expect(name);
        assert!(done.success(), "{name} {line:?}: {}", self.log());
    }

    fn log(&self) -> String {
        ["out", "log"]
            .iter()
            .filter_map(|name| std::fs::read_to_string(self.folder.join(name)).ok())
            .collect()
    }

    /// `start`, `restart`, `stop`.
    fn control(&self, what: &str) {
        let (data, log) = (self.data(), self.folder.join("log").display().to_string());
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories={}",
            self.port,
            self.folder.display()
        );
        let mut line = vec![what, "-D", &data, "-w", "-m", "fast"];
        if what != "stop" {
            line.extend(["-l", &log, "-o", &options]);
        }
        if what == "start" {
            line.retain(|word| !["-m", "fast"].contains(word));
        }
        self.run("pg_ctl", &line);
    }

    fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Kills one process of it that serves a connection, as the system does when memory is short.
    async fn lose_a_process(&self) {
        let mut alone =
            sqlx::postgres::PgConnection::connect(&self.address()).await.expect("the server");
        let sql = "select min(pid) as pid from pg_stat_activity \
            where backend_type = 'client backend' and pid <> pg_backend_pid()";
        let row = sqlx::query(sql).fetch_one(&mut alone).await.expect("a process");
        let pid = row.get::<i32, _>("pid").to_string();
        let killed = if is_root() {
            Command::new("kill").args(["-KILL", &pid]).status()
        } else {
            Command::new("kill").args(["-9", &pid]).status()
        };
        assert!(killed.expect("kill").success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if Path::new(&self.data()).join("postmaster.pid").exists() {
            self.control("stop");
        }
        // Absent is what is wanted.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_loses_a_process_or_is_restarted_is_gone_on_with() {
    let server = Server::start();
    let folder = Folder::make();
    let mut site =
        Site::new(program(), &folder.path("site"), &server.address(), 2).expect("a site");
    site.invite(&console(), 0).await.expect("a group");
    for process in 0..2 {
        site.start(process).await.expect("a start");
    }
    let mut all = members(&site, 2, 0).await;
    let (other, mut ana) = (all.remove(1).at(site.address(1)), all.remove(0));
    insist(&mut ana, "before anything happens").await;
    let stream = format!("/g/{GROUP}/stream?after=en:0,es:0,.:0");
    let mut ears = other.listen(&stream).await.expect("a stream");
    for what in ["a process of it is killed", "it is restarted", "it stops and starts"] {
        match what {
            "a process of it is killed" => server.lose_a_process().await,
            "it is restarted" => server.control("restart"),
            _ => {
                server.control("stop");
                let told = say(&mut ana, "while it does not run", "").await;
                assert_eq!(told.status, 503, "{}", told.text);
                // Whoever starts now says why it cannot.
                let (good, said) = start_now(&folder, &server.address());
                assert!(!good && said.contains("The database cannot be reached"), "{said}");
                server.control("start");
            }
        }
        let text = format!("said after {what}");
        insist(&mut ana, &text).await;
        // A stream that needed the database while it was away has ended: a browser begins another.
        let heard = async {
            loop {
                while let Some((_, told)) = ears.next().await {
                    if told["html"].as_str().is_some_and(|html| html.contains(&text)) {
                        return true;
                    }
                }
                // Real time because a browser waits so long before it comes back.
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                ears = other.listen(&stream).await.expect("another stream");
            }
        };
        let heard = tokio::time::timeout(PATIENCE, heard).await;
        assert_eq!(heard.ok(), Some(true), "{what}: the other process tells it on");
        assert_eq!(count(&mut ana, "en", &text).await, 1, "{what}");
    }
    assert_eq!(count(&mut ana, "en", "before anything happens").await, 1);
    site.stop().await.expect("a clean end");
}

/// Whether `serve` starts, and what it says.
fn start_now(folder: &Folder, url: &str) -> (bool, String) {
    folder.write("other.toml", &format!("[store]\nurl = \"{url}\"\n[web]\nport = 0\n"));
    folder.run(&["serve", "--config", "other.toml"])
}
