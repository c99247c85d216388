//! Files that go with messages: who sees them, what they no longer tell, which are refused, and
//! that what crosses says that there are any.

mod at_once;
mod drawn;
mod kept;
mod mirrored;

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use axum::http::StatusCode;
use flate2::write::ZlibEncoder;
use puente::foundation::store::Columns;
use puente::foundation::talk::MessageId;
use puente::row;

use crate::town::Engine;
use crate::web::rooms::{last, stream_of};
use crate::web::site::{Browser, Got, Site, account};

const SAY: &str = "/g/registration/say/en";
const SECRET: &[u8] = b"12.0464S 77.0428W";

fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(data);
    let length = u32::try_from(data.len()).expect("a length").to_be_bytes();
    [&length, name, data, &sum.sum().to_be_bytes()].concat()
}

/// A picture of one colour, with where it was taken in it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..height.min(4000) {
        packed.write_all(&vec![9; width.min(4000) as usize + 1]).expect("packing");
    }
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"tEXt", &[b"Comment\0", SECRET].concat()),
        chunk(b"IDAT", &packed.finish().expect("packed")),
        chunk(b"IEND", b""),
    ]
    .concat()
}

/// The addresses of the files that a page shows.
fn addresses(page: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split("href=\"/files/")
        .skip(1)
        .map(|rest| format!("/files/{}", rest.split('"').next().unwrap_or_default()))
        .collect();
    found.dedup();
    found
}

/// What lies in a folder, by name.
fn lying(folder: &Path) -> Vec<String> {
    let Ok(all) = std::fs::read_dir(folder) else { return Vec::new() };
    all.map(|one| one.expect("an entry").file_name().into_string().expect("a name")).collect()
}

async fn rows(site: &Site) -> i64 {
    let mut tx = site.house.base.store.look().await.expect("a look");
    let row = row!(tx, "select count(*) as n from web_file").expect("a look");
    row.expect("a row").int("n").expect("a count")
}

async fn attach(site: &Site, browser: &mut Browser, text: &str, name: &str, file: &[u8]) -> Got {
    site.clock.advance(30);
    let fields = [("text", text), ("key", text), ("alt", "")];
    site.sends(browser, SAY, &fields, &[(name, file)]).await
}

site!(a_picture_is_shown_to_its_group_and_tells_nothing_beside_itself, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let page = site.get(&mut luz, "/g/registration").await;
    let mut live = site.streams(&luz, &stream_of(&page)).await;
    let fields =
        [("text", ""), ("key", "k"), ("alt", " The valley,\u{202e} seen from\n the bridge ")];
    let files: [(&str, &[u8]); 2] =
        [("../../DCIM/mapa.PNG", &png(1200, 600)), ("plan\u{2066}.exe", b"%PDF-1.7\nplan")];
    let sent = site.sends(&mut ana, SAY, &fields, &files).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sent.headers["location"], "/g/registration?room=en");
    live.until("The valley, seen from the bridge").await;
    let page = site.get(&mut luz, "/g/registration?room=en").await.body;
    assert!(
        page.contains(
            "width=\"480\" height=\"240\" alt=\"The valley, seen from the bridge\" loading=\"lazy\""
        ),
        "{page}"
    );
    assert!(page.contains("plan.exe.pdf") && page.contains("PDF · 1 kB"), "{page}");
    let all = addresses(&page);
    assert_eq!(all.len(), 2);
    let (status, headers, bytes) = site.bytes(&mut luz, &all[0]).await;
    assert_eq!((status, headers["content-type"].as_str()), (StatusCode::OK, "image/png"));
    assert_eq!(
        headers["content-disposition"],
        "inline; filename=\"mapa.png\"; filename*=UTF-8''mapa.png"
    );
    assert!(headers["content-security-policy"].contains("default-src 'none'; sandbox"));
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["cache-control"], "private, no-cache");
    assert_eq!(headers["content-length"], bytes.len().to_string());
    assert!(
        bytes.starts_with(b"\x89PNG") && !bytes.windows(SECRET.len()).any(|part| part == SECRET)
    );
    let (_, headers, bytes) = site.bytes(&mut luz, &all[1]).await;
    assert!(headers["content-disposition"].starts_with("attachment; filename=\"plan.exe.pdf\""));
    assert_eq!(bytes, b"%PDF-1.7\nplan");
    // Asked for again, it is not sent again.
    let mut again = luz.clone();
    again.headers.push(("if-none-match", headers["etag"].clone()));
    assert_eq!(site.bytes(&mut again, &all[1]).await.0, StatusCode::NOT_MODIFIED);
    // Nobody else: not signed in, of another group, by another name.
    let nobody = site.bytes(&mut Browser::default(), &all[0]).await;
    assert_eq!(nobody.0, StatusCode::UNAUTHORIZED);
    site.operator("!group create \"Other\" slug:other language:en").await;
    let reply = site.house.console(Some("other"), "!group invite \"Eve\" language:en").await;
    let said = puente::foundation::talk::text::body(&reply.body.expect("an answer"));
    let link = said.split_whitespace().find(|word| word.contains("/in/")).expect("a link");
    let mut eve = Browser::default();
    site.post(&mut eve, &format!("/in/{}", link.rsplit('/').next().expect("a token")), &[]).await;
    assert_eq!(site.bytes(&mut eve, "/g/other").await.0, StatusCode::OK);
    assert_eq!(site.bytes(&mut eve, &all[0]).await.0, StatusCode::NOT_FOUND);
    for path in ["/files/..%2f..%2fetc%2fpasswd", "/files/x", "/files/"] {
        assert_eq!(site.bytes(&mut luz, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    // On the disk they have their ids for names, and nobody else may read them.
    let mode = |path: &Path| std::fs::metadata(path).expect("it").permissions().mode() & 0o777;
    assert_eq!(mode(&site.folder()), 0o700);
    let lying = lying(&site.folder());
    assert_eq!(lying.len(), 2);
    for name in &lying {
        assert!(all.contains(&format!("/files/{name}")), "{name}");
        assert_eq!(mode(&site.folder().join(name)), 0o600);
    }
    // Answered, it is quoted by the names of its files.
    let id = last(site, "Ana").await;
    let fields = [("text", "Seen"), ("key", "r"), ("reply", id.as_str())];
    site.post(&mut luz, SAY, &fields).await;
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(page.contains("Ana: 📎 mapa.png, plan.exe.pdf"), "{page}");
});

site!(what_may_not_be_attached_is_refused_in_words_and_leaves_nothing, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let bomb = png(60_000, 60_000);
    let mut cut = png(40, 40);
    cut.truncate(cut.len() - 20);
    let bad: [(&str, &[u8], &str); 7] = [
        ("empty.png", b"", "is empty"),
        ("page.html", b"<!doctype html><script>alert(1)</script>", "cannot be attached"),
        (
            "picture.png",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
            "cannot be attached",
        ),
        ("mapa.pdf", b"MZ\x90\0\x03", "cannot be attached"),
        ("huge.png", &bomb, "too large to be shown"),
        ("half.png", &cut, "damaged or incomplete"),
        ("\u{202e}gnp.exe", b"\x7fELF\x01\0", "“gnp.exe” cannot be attached"),
    ];
    for (name, content, said) in bad {
        let told = attach(site, &mut ana, "Keep these words", name, content).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(told.body.contains(said), "{name}: {}", told.body);
        assert!(told.body.contains(">Keep these words</textarea>"), "{name}");
        let mut live = ana.clone();
        live.headers.push(("x-puente", "live".to_owned()));
        let told = attach(site, &mut live, "x", name, content).await;
        assert!(told.body.contains("\"ok\":false") && told.body.contains(said), "{}", told.body);
    }
    // What no browser sends as a name is not read at all.
    let told = attach(site, &mut ana, "x", "a\u{0}b\u{7}.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
    let long = format!("{}.png", "ñ".repeat(32 * 1024));
    let told = attach(site, &mut ana, "", &long, b"no\0").await;
    assert!(told.body.len() < 200_000 && told.status != StatusCode::OK, "{}", told.status);
    let good = png(10, 10);
    let many: Vec<(&str, &[u8])> = vec![("a.png", &good); 5];
    site.clock.advance(60);
    let told = site.sends(&mut ana, SAY, &[("text", "Five"), ("key", "5")], &many).await;
    assert!(told.body.contains("may have 4 files"), "{}", told.body);
    site.clock.advance(60);
    let large = [b"%PDF-1.7 ".to_vec(), vec![b' '; 10_000_001]].concat();
    let told = attach(site, &mut ana, "Large", "large.pdf", &large).await;
    assert!(told.body.contains("“large.pdf” is too large: a file may have 10 MB"), "{}", told.body);
    let told = attach(site, &mut ana, "!help", "a.png", &good).await;
    assert!(told.body.contains("A command takes no files"), "{}", told.body);
    assert_eq!((lying(&site.folder()), rows(site).await), (Vec::new(), 0));
    // Without the proof that the form is ours, nothing is taken to the disk, and elsewhere no more
    // is read than before.
    let mut forged = ana.clone();
    forged.forge("00");
    let told = attach(site, &mut forged, "Forged", "a.png", &good).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    let told = site.sends(&mut ana, "/g/registration/do", &[], &[("a.png", &good)]).await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
    let told = site.says(&mut ana, "en", &"x".repeat(70_000), "huge").await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    let wide = "x".repeat(70_000);
    let told = site.sends(&mut ana, SAY, &[("text", wide.as_str())], &[]).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!((lying(&site.folder()), rows(site).await), (Vec::new(), 0));
    // The same form without files says what it says.
    let told =
        site.sends(&mut ana, SAY, &[("text", "Only words"), ("key", "w")], &[("", b"")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    assert!(site.get(&mut ana, "/g/registration").await.body.contains("<p>Only words</p>"));
});

site!(sent_twice_is_once_and_an_edit_keeps_the_files, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let picture = png(30, 30);
    for _ in 0..3 {
        assert_eq!(
            attach(site, &mut ana, "Twice", "a.png", &picture).await.status,
            StatusCode::SEE_OTHER
        );
    }
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (1, 1));
    // Other files under the same key are another message.
    attach(site, &mut ana, "Twice", "a.png", &png(31, 31)).await;
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (2, 2));
    let id = last(site, "Ana").await;
    site.web.edit(&account("Ana"), &id, "Once, better").await.expect("an edit");
    let page = site.get(&mut ana, "/g/registration").await.body;
    let line = page.split("<li id=\"m-").find(|line| line.contains("Once, better")).expect("it");
    assert_eq!(addresses(line).len(), 1, "{line}");
    // Only the words go.
    site.web.edit(&account("Ana"), &id, "").await.expect("an edit");
    let page = site.get(&mut ana, "/g/registration").await.body;
    assert!(!page.contains("Once, better") && addresses(&page).len() == 2, "{page}");
    let fields = [("text", "More"), ("edit", id.as_str())];
    let told = site.sends(&mut ana, SAY, &fields, &[("b.png", &picture)]).await;
    assert!(told.body.contains("cannot be added while editing"), "{}", told.body);
    let composer = site.get(&mut ana, &format!("/g/registration?room=en&edit={id}")).await.body;
    let form = composer.split("id=\"composer-en\"").nth(1).expect("a composer");
    let form = form.split("</form>").next().expect("its end");
    assert!(!form.contains("type=\"file\""), "{form}");
    assert_eq!((lying(&site.folder()).len(), rows(site).await), (2, 2));
});

site!(what_is_carried_says_that_files_came_with_it, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut bea = site.comes_as("Bea", "en", "bridge").await;
    attach(site, &mut ana, "See the plan", "plan.png", &png(20, 20)).await;
    let id = last(site, "Ana").await;
    site.web.react(&account("Bea"), &id, "🌉", true).await.expect("asked for");
    // One of files alone can be asked for too.
    attach(site, &mut ana, "", "only.pdf", b"%PDF-1.4 x").await;
    let alone: MessageId = last(site, "Ana").await;
    let asked = site.web.react(&account("Bea"), &alone, "🌉", true).await.expect("asked for");
    assert!(!asked.refused, "{asked:?}");
    let told = site.says(&mut bea, "en", "!bridge tray", "tray").await;
    assert_eq!(told.body.matches("with 1 attachment").count(), 2, "{}", told.body);
    assert!(told.body.contains("📎 only.pdf"), "{}", told.body);
    let desk = site.get(&mut bea, "/g/registration/desk").await.body;
    let link = format!("/g/registration?room=en#m-{id}");
    let source = desk.split("class=\"source\"").find(|part| part.contains(&link)).expect("it");
    assert!(source.contains("with 1 attachment"), "{source}");
    let said =
        site.says(&mut bea, "en", "!bridge now P-1 es:\"Vea el plan\" anyway:yes", "now").await;
    assert!(said.body.contains("\"ok\":true"), "{}", said.body);
    site.drain().await;
    for (lang, attached, line) in [
        ("en", "with 1 attachment", "1 attachment in the message of Ana (English)"),
        ("es", "con 1 archivo adjunto", "1 archivo adjunto en el mensaje de Ana (inglés)"),
    ] {
        let page = site.get(&mut bea, &format!("/g/registration?room={lang}")).await.body;
        let opening = format!("data-room=\"{lang}\" data-lang=\"{lang}\" lang=");
        let list = page.split(&opening).nth(1).expect("a room");
        let card = list.split("class=\"synthesis\"").nth(1).expect("a card");
        let card = card.split("</article>").next().expect("its end");
        assert!(card.contains(attached) && card.contains(line) && card.contains(&link), "{card}");
    }
    let one = site.get(&mut bea, "/g/registration/syntheses/S-1").await.body;
    assert!(one.contains("with 1 attachment"), "{one}");
    // Deleted, they are promised no more.
    site.web.delete(&account("Ana"), &id).await.expect("a deletion");
    site.drain().await;
    let one = site.get(&mut bea, "/g/registration/syntheses/S-1").await.body;
    assert!(!one.contains("with 1 attachment"), "{one}");
});

async fn with_bounds(engine: Engine) {
    let settings = "[web]\nfile_megabytes = 1\nfiles_megabytes_per_day = 1\nfiles_megabytes = 2\nfiles_per_message = 1\nposts_per_minute = 600\n";
    let site = &Site::with(engine, settings).await;
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    let file = |length: usize| [b"%PDF-1.7 ".to_vec(), vec![b' '; length]].concat();
    assert_eq!(
        attach(site, &mut ana, "1", "a.pdf", &file(700_000)).await.status,
        StatusCode::SEE_OTHER
    );
    let told = attach(site, &mut ana, "2", "b.pdf", &file(700_000)).await;
    assert!(told.body.contains("1 MB within a day"), "{}", told.body);
    assert_eq!(
        attach(site, &mut luz, "3", "c.pdf", &file(900_000)).await.status,
        StatusCode::SEE_OTHER
    );
    site.clock.advance(86_400);
    let told = attach(site, &mut ana, "4", "d.pdf", &file(700_000)).await;
    assert!(told.body.contains("no more room for files here"), "{}", told.body);
    assert_eq!(lying(&site.folder()).len(), 2);
    // Too many at once are told to wait, and nobody else waits for them.
    let mut refused = 0;
    for number in 0..700 {
        let text = format!("n{number}");
        let fields = [("text", text.as_str())];
        let told = site.sends(&mut ana, SAY, &fields, &[("x.png", b"no picture\0")]).await;
        refused += u32::from(told.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused > 50, "{refused}");
}

#[tokio::test]
async fn totals_and_rates_are_kept_on_both_engines() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        with_bounds(engine).await;
    }
}

#[tokio::test]
async fn a_folder_that_takes_nothing_is_said_and_no_words_are_lost() {
    let folder = crate::start::Folder::make();
    folder.write("no-folder", "a file where the folder should be");
    let place = folder.path("no-folder");
    let settings = format!("[web]\nfiles = \"{}\"\n", place.display());
    let site = Site::with(Engine::Sqlite, &settings).await;
    let wrong = site.house.check().await.expect("a look");
    assert!(wrong.iter().any(|(_, say)| say.id == "web-check-folder"), "{wrong:?}");
    let mut ana = site.comes("Ana", "en").await;
    let told = attach(&site, &mut ana, "Keep me", "a.png", &png(9, 9)).await;
    assert_eq!(told.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(told.body.contains("Files cannot be kept right now"), "{}", told.body);
    assert!(told.body.contains(">Keep me</textarea>"), "{}", told.body);
    assert_eq!(site.says(&mut ana, "en", "Words go on", "w").await.status, StatusCode::OK);
    site.end().await;
    let none = Site::with(Engine::Sqlite, "[web]\nfiles_per_message = 0\n").await;
    let mut ana = none.comes("Ana", "en").await;
    assert!(!none.get(&mut ana, "/g/registration").await.body.contains("type=\"file\""));
    let told = attach(&none, &mut ana, "Keep me", "a.png", &png(9, 9)).await;
    assert!(told.body.contains("No files can be attached here"), "{}", told.body);
    none.end().await;
}
