//! What stands in `deploy/` for whoever runs Puente: every file is read by the program it is for,
//! or by a parser of its form, and what it says is true of this tree. It starts no container.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use puente::app::start;
use puente::foundation::metrics::{Metrics, Place, Snapshot};
use regex::Regex;
use serde_json::Value;
use yaml_rust2::{Yaml, YamlLoader};

use crate::start::Folder;
use crate::tools::{ask, tool};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    let path = root().join("deploy").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Yaml {
    let mut all = YamlLoader::load_from_str(&text(name)).expect("YAML");
    assert_eq!(all.len(), 1, "{name} is one document");
    all.remove(0)
}

/// Every name of a figure that `serve` shows, as Prometheus stores it.
fn figures() -> BTreeSet<String> {
    let metrics = Metrics::new("sqlite");
    metrics.answered("/", 200, std::time::Duration::ZERO);
    metrics.erred("failure");
    metrics.delivered("web", 1);
    let (group, room) = ("g".to_owned(), "en".to_owned());
    let place = Place { platform: "web".to_owned(), group, room };
    let now = Snapshot {
        database: true,
        undelivered: vec![(place, 1)],
        checkpoints: vec![("matrix".to_owned(), 1.0)],
        jobs: [("waiting", 0), ("late", 0), ("failed", 0)],
        ..Snapshot::default()
    };
    crate::figures::read(&metrics.written(&now))
        .into_keys()
        .map(|series| series.split('{').next().unwrap_or_default().to_owned())
        .collect()
}

fn used(text: &str) -> BTreeSet<String> {
    let name = Regex::new(r"\bpuente_[a-z_]+").expect("a pattern");
    name.find_iter(text).map(|found| found.as_str().to_owned()).collect()
}

#[test]
fn the_sample_settings_have_every_key_and_no_other() {
    let text = text("puente.toml");
    let (mut section, mut explained, mut shown) = (String::new(), false, BTreeSet::new());
    let heading = Regex::new(r"^\[+([a-z.]+)\]+$").expect("a pattern");
    let key = Regex::new(r"^#?([a-z_]+) = ").expect("a pattern");
    for line in text.lines() {
        if let Some(found) = heading.captures(line) {
            section = found[1].to_owned();
            explained = false;
        } else if let Some(found) = key.captures(line) {
            assert!(explained, "[{section}] {}: nothing says what it is for", &found[1]);
            shown.insert(format!("{section}.{}", &found[1]));
        } else if line.starts_with("# ") {
            explained = true;
        }
    }
    let known: BTreeSet<String> = start::keys().into_iter().collect();
    let groups = |key: &String| key.starts_with("people.groups.");
    let plain: BTreeSet<String> =
        shown.iter().filter(|key| !groups(key) && !key.ends_with("_file")).cloned().collect();
    let known_plain: BTreeSet<String> =
        known.iter().filter(|key| *key != "people.groups").cloned().collect();
    assert_eq!(plain, known_plain, "the sample and the sections have the same keys");
    assert!(shown.iter().any(groups), "a group is shown");
    // The values shown are those that hold without them.
    for (key, value) in start::defaults() {
        let (section, name) = key.split_once('.').expect("a section");
        if section == "store" || value.is_null() || matches!(&value, Value::Array(_)) {
            continue;
        }
        let line = format!("\n#{name} = {value}\n");
        assert!(text.contains(&line), "{key}: the sample shows another value than {value}");
    }
}

#[test]
fn the_service_unit_is_understood_and_hardened() {
    let (folder, unit) = (Folder::make(), text("puente.service"));
    let line = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).expect("a command");
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[..2], ["/usr/local/bin/puente", "serve"]);
    let (known, said) = folder.run(&[words[1], "--help"]);
    assert!(known, "{said}");
    // It is looked at with a program that exists here.
    let here = unit.replace(words[0], env!("CARGO_BIN_EXE_puente"));
    folder.write("puente.service", &here);
    let path = folder.path("puente.service");
    let (good, said) = ask(tool("systemd-analyze").arg("verify").arg("--man=no").arg(&path), "");
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("puente.service")).collect();
    assert!(ours.is_empty(), "{good} {said}");
    let offline = ["security", "--offline=yes", "--threshold=20", "--no-pager"];
    let (good, said) = ask(tool("systemd-analyze").args(offline).arg(&path), "");
    assert!(good && said.contains("Overall exposure level"), "exposed above 2.0: {said}");
}

#[test]
fn the_containers_are_made_of_what_exists_and_may_do_little() {
    let file = text("Containerfile");
    for line in file.lines().filter_map(|line| line.strip_prefix("COPY ")) {
        if line.starts_with("--from") {
            continue;
        }
        let mut words: Vec<&str> = line.split(' ').collect();
        words.pop();
        for from in words {
            assert!(root().join(from).exists(), "the container copies {from}");
        }
    }
    let says = |words: &str| assert!(file.contains(words), "{words}");
    says("\nUSER 65532:65532\n");
    says("CMD [\"/usr/local/bin/puente\", \"health\"]");
    says("\nENTRYPOINT [\"/usr/local/bin/puente\"]\nCMD [\"serve\"]\n");
    says("\nEXPOSE 8080\n");
    let rust = include_str!("../Cargo.toml").split("rust-version = \"").nth(1).expect("a version");
    says(&format!("/rust:{}-slim", &rust[..4]));
    // What is copied is enough for the build to be planned.
    let folder = Folder::make();
    for from in ["Cargo.toml", "Cargo.lock", "tests/main.rs"] {
        std::fs::create_dir_all(folder.path("tests")).expect("a folder");
        std::fs::copy(root().join(from), folder.path(from)).expect("a copy");
    }
    std::fs::create_dir_all(folder.path("src")).expect("a folder");
    for name in ["main.rs", "lib.rs"] {
        folder.write(&format!("src/{name}"), "");
    }
    let mut plan = Command::new(env!("CARGO"));
    plan.args(["metadata", "--locked", "--offline", "--no-deps", "--format-version=1"]);
    let (good, said) = ask(plan.current_dir(folder.path("")), "");
    assert!(good, "{said}");

    let compose = yaml("compose.yaml");
    let puente = &compose["services"]["puente"];
    assert_eq!(puente["build"]["dockerfile"].as_str(), Some("deploy/Containerfile"));
    assert_eq!(puente["build"]["context"].as_str(), Some(".."));
    assert_eq!(puente["read_only"].as_bool(), Some(true));
    assert_eq!(puente["cap_drop"][0].as_str(), Some("ALL"));
    assert_eq!(puente["security_opt"][0].as_str(), Some("no-new-privileges:true"));
    assert_eq!(puente["ports"][0].as_str(), Some("127.0.0.1:8080:8080"));
    assert_eq!(puente["ports"].as_vec().map(Vec::len), Some(1), "nothing else is published");
    let environment = puente["environment"].as_hash().expect("an environment");
    let pairs: Vec<(String, String)> = environment
        .iter()
        .map(|(name, value)| (name, value.as_str().expect("text")))
        .map(|(name, value)| (name.as_str().expect("a name").to_owned(), value.to_owned()))
        .filter(|(name, _)| !name.ends_with("_FILE"))
        .collect();
    start::settings(Some(&root().join("deploy/puente.toml")), &pairs).expect("settings");
    assert_eq!(puente["environment"]["PUENTE_METRICS_PORT"], puente["expose"][0]);
    for service in ["puente", "database"] {
        for secret in compose["services"][service]["secrets"].as_vec().expect("secrets") {
            let name = secret.as_str().expect("a name");
            assert!(compose["secrets"][name]["file"].as_str().is_some(), "{name}");
            assert!(text("compose.yaml").contains(&format!("/run/secrets/{name}")), "{name}");
        }
        for volume in compose["services"][service]["volumes"].as_vec().expect("volumes") {
            let from = volume.as_str().and_then(|volume| volume.split(':').next()).expect("one");
            let named = !compose["volumes"][from].is_badvalue();
            assert!(named || from == "./settings.toml", "{from}");
        }
    }
}

#[test]
fn the_proxy_is_understood_and_holds_nothing_back() {
    let folder = Folder::make();
    let (certificate, key) = (folder.path("c.pem"), folder.path("k.pem"));
    let subject = ["-subj", "/CN=puente.example.org", "-days", "1", "-nodes", "-batch"];
    let mut make = tool("openssl");
    make.args(["req", "-x509", "-newkey", "rsa:2048"]).args(subject);
    let (good, said) = ask(make.arg("-keyout").arg(&key).arg("-out").arg(&certificate), "");
    assert!(good, "{said}");
    let live = "/etc/letsencrypt/live/puente.example.org";
    let conf = text("nginx.conf")
        .replace(&format!("{live}/fullchain.pem"), &certificate.display().to_string())
        .replace(&format!("{live}/privkey.pem"), &key.display().to_string())
        .replace("/var/log/nginx/", &folder.path("").display().to_string());
    folder.write("site.conf", &conf);
    let here = folder.path("").display().to_string();
    let whole = format!(
        "pid {here}/pid;\nerror_log {here}/error.log;\nevents {{}}\nhttp {{\n\
         client_body_temp_path {here}/a;\nproxy_temp_path {here}/b;\nfastcgi_temp_path {here}/c;\n\
         uwsgi_temp_path {here}/d;\nscgi_temp_path {here}/e;\ninclude {here}/site.conf;\n}}\n"
    );
    folder.write("nginx.conf", &whole);
    let mut look = tool("nginx");
    look.args(["-t", "-q", "-p"]).arg(folder.path("")).arg("-c").arg(folder.path("nginx.conf"));
    let (good, said) = ask(&mut look, "");
    assert!(good, "{said}");
    let stream = conf.split("location ~ ^/g/[^/]+/stream$").nth(1).expect("live updates");
    for words in ["proxy_buffering off;", "proxy_read_timeout 1h;", "gzip off;"] {
        assert!(stream.contains(words), "{words}");
    }
    let web = puente::platforms::web::Settings::default();
    let most =
        u64::try_from(web.files_per_message).expect("few") * u64::from(web.file_megabytes) + 2;
    let largest = format!("client_max_body_size {most}m;");
    assert!(conf.contains("server 127.0.0.1:8080;") && conf.contains(&largest), "{largest}");
    assert_eq!(conf.matches("X-Forwarded-For $remote_addr;").count(), 2);
    let logged = conf.split("log_format").nth(1).and_then(|rest| rest.split(';').next());
    let logged = logged.expect("a format");
    for told in ["$request ", "$request_uri", "$uri", "$args"] {
        assert!(!logged.contains(told), "links would be logged: {logged}");
    }
}

#[test]
fn the_board_and_the_alerts_ask_for_what_serve_shows() {
    let known = figures();
    let path = root().join("deploy/alerts.yaml");
    let (good, said) = ask(tool("promtool").args(["check", "rules"]).arg(&path), "");
    assert!(good && said.contains("rules found"), "{said}");
    let rules = yaml("alerts.yaml");
    let mut asked = BTreeSet::new();
    for rule in rules["groups"][0]["rules"].as_vec().expect("rules") {
        asked.extend(used(rule["expr"].as_str().expect("an expression")));
        for note in ["summary", "action"] {
            let words = rule["annotations"][note].as_str();
            assert!(words.is_some_and(|words| !words.is_empty()), "{rule:?}");
        }
    }
    let board: Value = serde_json::from_str(&text("grafana.json")).expect("JSON");
    let mut expressions = Vec::new();
    for panel in board["panels"].as_array().expect("panels") {
        assert!(panel["title"].is_string() && panel["gridPos"]["w"].is_u64(), "{panel}");
        for target in panel["targets"].as_array().expect("targets") {
            expressions.push(target["expr"].as_str().expect("an expression").to_owned());
        }
    }
    // The board's questions are read by Prometheus as well, dressed as rules.
    let dressed: Vec<Value> = (1..)
        .zip(&expressions)
        .map(|(number, expr)| serde_json::json!({ "record": format!("board:{number}"), "expr": expr }))
        .collect();
    let dressed = serde_json::json!({ "groups": [{ "name": "board", "rules": dressed }] });
    let folder = Folder::make();
    folder.write("board.yaml", &dressed.to_string());
    let rules = ["check", "rules"];
    let (good, said) = ask(tool("promtool").args(rules).arg(folder.path("board.yaml")), "");
    assert!(good, "{said}");
    let on_board = used(&expressions.join(" "));
    for name in asked.union(&on_board) {
        assert!(known.contains(name), "{name} is shown by nobody; these are: {known:?}");
    }
    // Everything that is shown stands on the board.
    for name in &known {
        let family = name.trim_end_matches("_bucket").trim_end_matches("_sum");
        let family = family.trim_end_matches("_count");
        assert!(on_board.iter().any(|used| used.starts_with(family)), "{name} is on no panel");
    }
    let kinds = Regex::new("kind=\"([a-z-]+)\"").expect("a pattern");
    for kind in kinds.captures_iter(&text("alerts.yaml")) {
        let counted = ["failure", "disk-full", "database-away"];
        assert!(counted.contains(&&kind[1]), "{}", &kind[1]);
    }
}

#[test]
fn the_notes_name_files_commands_and_figures_that_exist() {
    let notes = text("operating.md");
    for name in Regex::new(r"`([a-z.-]+\.(?:toml|yaml|json|conf|service|md))`")
        .expect("a pattern")
        .captures_iter(&notes)
    {
        assert!(root().join("deploy").join(&name[1]).exists(), "{}", &name[1]);
    }
    let folder = Folder::make();
    let commands: BTreeSet<String> = Regex::new(r"(?m)(?:^    |`)puente ([a-z]+)")
        .expect("a pattern")
        .captures_iter(&notes)
        .map(|found| found[1].to_owned())
        .collect();
    assert!(commands.len() > 4, "{commands:?}");
    for command in commands {
        let (known, said) = folder.run(&[&command, "--help"]);
        assert!(known, "{said}");
    }
    let model = text("threat-model.md");
    assert!(model.split_whitespace().count() < 1000, "the threat model is one page");
    for file in Regex::new(r"`(tests/[a-z]+\.rs)`").expect("a pattern").captures_iter(&model) {
        assert!(root().join(&file[1]).exists(), "{}", &file[1]);
    }
}
