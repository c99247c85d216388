//! Files on the disk: they go where their messages go, are carried by a backup, and what is wrong
//! with them is found.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use axum::http::StatusCode;
use puente::app::backup;
use puente::foundation::config::Config;
use puente::foundation::files::{Examined, examine, fingerprint};
use puente::foundation::store::Columns;
use puente::foundation::talk::{Attached, Gift, MessageId, Out, Platform, Where};
use puente::platforms::web::files::disk::Folder;

use super::{addresses, attach, lying, png, rows};
use crate::storm::console;
use crate::town::{Engine, Private};
use crate::web::rooms::last;
use crate::web::site::{Site, account};

site!(files_go_where_their_messages_go, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    site.operator("!group set people.keep 20 days").await;
    site.house.wind().await.expect("winding");
    attach(site, &mut ana, "To be deleted", "secretname.png", &png(20, 20)).await;
    let gone = addresses(&site.get(&mut luz, "/g/registration").await.body);
    let id = last(site, "Ana").await;
    site.web.delete(&account("Ana"), &id).await.expect("a deletion");
    assert_eq!(site.bytes(&mut luz, &gone[0]).await.0, StatusCode::NOT_FOUND, "at once");
    assert_eq!(site.holds("secretname").await, Vec::<String>::new());
    site.drain().await;
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (0, 0));
    // What a crash left behind is swept; what may still become something is left alone.
    attach(site, &mut luz, "Hers", "hers.png", &png(20, 20)).await;
    let stays = lying(&site.folder());
    let old = site.house.base.world.id();
    std::fs::write(site.folder().join(&old), b"without a row").expect("a file");
    std::fs::write(site.folder().join(format!("{old}.part")), b"half").expect("a file");
    site.clock.advance(86_400 + 3600);
    let young = site.house.base.world.id();
    std::fs::write(site.folder().join(&young), b"about to have a row").expect("a file");
    site.drain().await;
    let mut expected = [stays.clone(), vec![young.clone()]].concat();
    expected.sort();
    let mut found = lying(&site.folder());
    found.sort();
    assert_eq!(found, expected);
    std::fs::remove_file(site.folder().join(young)).expect("absent");
    // What she takes along says where they are; erased, nothing of hers is left.
    let path = "/g/registration/do";
    let file = site.post(&mut luz, path, &[("c", "privacy export"), ("back", "me")]).await;
    let get = format!("http://town.example/files/{}", stays[0]);
    assert!(file.body.contains(&get) && file.body.contains("hers.png"), "{}", file.body);
    let told = site.says(&mut luz, "en", "!privacy show", "show").await;
    assert!(told.body.contains("1 archivo que usted adjuntó"), "{}", told.body);
    attach(site, &mut ana, "Kept for a time", "time.png", &png(20, 20)).await;
    let erase = [("c", "privacy erase"), ("sure", "yes"), ("back", "me")];
    assert_eq!(site.post(&mut luz, path, &erase).await.status, StatusCode::SEE_OTHER);
    site.drain().await;
    assert_eq!(site.holds("hers.png").await, Vec::<String>::new());
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (1, 1));
    // The group's time is over, in a room that is closed meanwhile too.
    site.operator("!group room en close:yes").await;
    for _ in 0..21 {
        site.clock.advance(86_400);
        site.drain().await;
    }
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (0, 0));
    assert_eq!(site.holds("time.png").await, Vec::<String>::new());
});

site!(files_cross_by_way_of_the_house, |site| {
    let mut ana = site.comes("Ana", "en").await;
    attach(site, &mut ana, "Ours", "table.png", &png(20, 30)).await;
    let id = last(site, "Ana").await;
    // What stands here is given away, and nothing else.
    let Attached::File(name, content) = site.web.attached("", id.as_str(), 1).await.expect("it")
    else {
        panic!("not given");
    };
    assert_eq!(name, "table.png");
    for number in [0, 2] {
        assert_eq!(site.web.attached("", id.as_str(), number).await, Ok(Attached::Gone));
    }
    // What comes from elsewhere is kept once, shown and served like any other.
    let file = examine("map.png", png(40, 50)).expect("a picture");
    let row = {
        let mut look = site.house.base.store.look().await.expect("a look");
        let sql = "select room_id, native_id from room where slug = 'en'";
        puente::row!(look, sql).expect("a row").expect("a room")
    };
    let to = Where::Room {
        room_id: row.text("room_id").expect("an id").into(),
        native_id: row.text("native_id").expect("an id"),
    };
    let message_id = MessageId::from("carried");
    let gift = Gift {
        message_id: &message_id,
        about: "With the message of Luz",
        file: &file,
        thread: None,
    };
    for key in ["one", "two"] {
        let given = site.web.give(key, &site.lease().await, &to, gift).await.expect("given");
        assert_eq!(given, Some(vec!["carried".to_owned()]));
    }
    assert_eq!(rows(site).await, 2);
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(page.contains("With the message of Luz"), "{page}");
    let shown = addresses(&page);
    assert_eq!(site.bytes(&mut ana, &shown[0]).await.2, content);
    assert_eq!(site.bytes(&mut ana, &shown[1]).await.2, file.content);
    // Where there is no more room, or nobody else would see it, it is not taken.
    let alone = Where::Direct { member_id: "ana".into(), native_id: "ana".to_owned() };
    assert_eq!(site.web.give("three", &site.lease().await, &alone, gift).await, Ok(None));
    let large = Examined { content: vec![0; 10_000_001], ..file.clone() };
    let other = MessageId::from("other");
    let gift = Gift { message_id: &other, file: &large, ..gift };
    assert_eq!(site.web.give("four", &site.lease().await, &to, gift).await, Ok(None));
    // It goes with its message.
    let back = Out::Delete { message_id };
    site.delivers("five", &to, &back).await.expect("taken back");
    site.drain().await;
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (1, 1));
    // What is not where it should be is not there.
    std::fs::remove_file(site.folder().join(&lying(&site.folder())[0])).expect("absent");
    assert_eq!(site.web.attached("", id.as_str(), 1).await, Ok(Attached::Gone));
});

site!(verify_names_what_is_missing_altered_or_belongs_to_nothing, |site| {
    let mut ana = site.comes("Ana", "en").await;
    for name in ["a.png", "b.png", "c.png"] {
        attach(site, &mut ana, name, name, &png(20, 20)).await;
    }
    let said = async || -> Vec<String> {
        let wrong = site.house.verify().await.expect("a look");
        wrong.into_iter().filter(|(place, _)| place == "web").map(|(_, say)| say.id).collect()
    };
    assert_eq!(said().await, Vec::<String>::new());
    let all = lying(&site.folder());
    std::fs::remove_file(site.folder().join(&all[0])).expect("absent");
    std::fs::write(site.folder().join(&all[1]), b"other bytes").expect("altered");
    std::fs::write(site.folder().join("notes.txt"), b"not ours").expect("a file");
    assert_eq!(said().await, ["web-verify-missing", "web-verify-altered", "web-verify-nothing"]);
    // One that is not where it should be is not there; the others are.
    assert_eq!(site.bytes(&mut ana, &format!("/files/{}", all[0])).await.0, StatusCode::NOT_FOUND);
    assert_eq!(site.bytes(&mut ana, &format!("/files/{}", all[2])).await.0, StatusCode::OK);
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(site.folder(), open).expect("others may look");
    let wrong = site.house.check().await.expect("a look");
    assert!(wrong.iter().any(|(_, say)| say.id == "web-check-folder-open"), "{wrong:?}");
});

fn settings(url: &str, files: &Path) -> Config {
    let text = format!("[store]\nurl = \"{url}\"\n[web]\nfiles = \"{}\"\n", files.display());
    Config::from_text(&text, &[]).expect("settings")
}

/// Every file of a folder, by name.
fn whole(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |name: String| (name.clone(), std::fs::read(folder.join(&name)).expect("a file"));
    lying(folder).into_iter().map(read).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn files_move_to_postgresql_and_back_with_everything_else() {
    let here = crate::start::Folder::make();
    let site = Site::open(Engine::Sqlite).await;
    let mut ana = site.comes("Ana", "en").await;
    for (name, file) in [("a.png", png(50, 50)), ("b.pdf", b"%PDF-1.7\n[\"no row\"]\n".to_vec())] {
        let sent = attach(&site, &mut ana, name, name, &file).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let (first, second, third) = (here.path("1.gz"), here.path("2.gz"), here.path("3.gz"));
    let from = settings(&site.address(), &site.folder());
    backup::backup(&from, &first, &console()).await.expect("a backup");
    let kept = whole(&site.folder());
    assert_eq!(kept.len(), 2);
    let (postgres, sqlite) =
        (Private::make(Engine::Postgres).await, Private::make(Engine::Sqlite).await);
    let there = settings(&postgres.address(), &here.path("there"));
    let back = settings(&sqlite.address(), &here.path("back"));
    backup::restore(&there, &first, &console()).await.expect("a restore");
    assert_eq!(whole(&here.path("there")), kept);
    backup::backup(&there, &second, &console()).await.expect("a backup");
    backup::restore(&back, &second, &console()).await.expect("a restore");
    assert_eq!(whole(&here.path("back")), kept);
    backup::backup(&back, &third, &console()).await.expect("a backup");
    let bytes = |path: &Path| std::fs::read(path).expect("a backup");
    assert!(bytes(&first) == bytes(&second) && bytes(&second) == bytes(&third));
    // One byte of a file altered on the way, or one cut off: nothing is put back.
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(&bytes(&first)[..]).read_to_end(&mut unpacked).expect("gzip");
    let place = unpacked.windows(5).position(|part| part == b"%PDF-").expect("the file");
    let mut altered = unpacked.clone();
    altered[place + 6] ^= 1;
    let cut = [&unpacked[..place], &unpacked[place + 1..]].concat();
    let outside = String::from_utf8_lossy(&unpacked[..60]).contains("\"format\":2");
    assert!(outside, "the format is written down");
    for broken in [altered, cut] {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(&broken).expect("packing");
        std::fs::write(here.path("broken.gz"), packed.finish().expect("packed")).expect("a file");
        let empty = Private::make(Engine::Sqlite).await;
        let to = settings(&empty.address(), &here.path("nothing"));
        let done = backup::restore(&to, &here.path("broken.gz"), &console()).await;
        assert!(done.is_err_and(|error| error.to_string().contains("cli-restore-broken")));
        assert!(!here.path("nothing").exists());
        empty.remove().await;
    }
    // A file that is missing is told, and everything else is carried.
    std::fs::remove_file(site.folder().join(kept.keys().next().expect("one"))).expect("absent");
    let folder = Folder::at(site.folder());
    let written = backup::write(&site.house.base.store, &folder, &third).await.expect("a backup");
    assert_eq!((written.files, written.missing), (1, 1));
    for private in [postgres, sqlite] {
        private.remove().await;
    }
    site.end().await;
}

/// A backup as the first format had it: no attached files, and nothing that says so.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_the_first_format_is_read_as_before() {
    let here = crate::start::Folder::make();
    let site = Site::open(Engine::Sqlite).await;
    let mut ana = site.comes("Ana", "en").await;
    site.says(&mut ana, "en", "Said before files came", "k").await;
    let file = here.path("now.gz");
    let from = settings(&site.address(), &site.folder());
    backup::backup(&from, &file, &console()).await.expect("a backup");
    let mut text = String::new();
    let packed = std::fs::read(&file).expect("a backup");
    flate2::read::MultiGzDecoder::new(&packed[..]).read_to_string(&mut text).expect("gzip");
    let first = text.replacen("\"format\":2", "\"format\":1", 1);
    assert_ne!(first, text);
    let (body, end) = first.trim_end().rsplit_once('\n').expect("an end");
    let mut end: serde_json::Value = serde_json::from_str(end).expect("an end");
    let body = format!("{body}\n");
    end["sha256"] = fingerprint(body.as_bytes()).into();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(format!("{body}{end}\n").as_bytes()).expect("packing");
    std::fs::write(&file, packed.finish().expect("packed")).expect("a file");
    let empty = Private::make(Engine::Sqlite).await;
    let to = settings(&empty.address(), &here.path("files"));
    backup::restore(&to, &file, &console()).await.expect("a restore");
    let held = empty.holds("Said before files came").await;
    assert_eq!(held, ["web_message.words"]);
    empty.remove().await;
    site.end().await;
}
