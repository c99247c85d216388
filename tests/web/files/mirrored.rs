//! The mirror between two web rooms, as people see it in their browsers: what is said, its files and its
//! reactions, with a line over each room that says with which it is mirrored.

use axum::http::StatusCode;

use super::{addresses, attach, png};
use crate::town::Engine;
use crate::web::rooms::{last, stream_of};
use crate::web::site::{Site, account};

site!(f6_a_file_crosses_with_its_message_and_goes_with_it, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    site.operator("!mirror on en es hold:30s").await;
    site.drain().await;
    let page = site.get(&mut luz, "/g/registration?room=es").await;
    assert!(page.body.contains("en espejo con la sala en inglés"), "{}", page.body);
    let mut live = site.streams(&luz, &stream_of(&page)).await;
    attach(site, &mut ana, "The map of the valley", "valley.png", &png(40, 20)).await;
    let page = site.get(&mut luz, "/g/registration?room=en").await.body;
    assert!(page.contains("1 mensaje por pasar, desde hace"), "{page}");
    site.clock.advance(31);
    site.drain().await;
    live.until("Todavía sin traducir").await;
    let page = site.get(&mut luz, "/g/registration?room=es").await.body;
    for part in ["Ana (inglés)", "The map of the valley", "Ir al original", "?room=en#m-"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("Ana (inglés): un archivo, tal como es, sin traducir"), "{page}");
    let all = addresses(&page);
    assert_eq!(all.len(), 2, "the original and its copy: {page}");
    for file in &all {
        assert_eq!(site.bytes(&mut luz, file).await.0, StatusCode::OK);
    }
    // Taken back, the copy and its file go too.
    let id = last(site, "Ana").await;
    site.web.delete(&account("Ana"), &id).await.expect("a deletion");
    site.drain().await;
    let page = site.get(&mut luz, "/g/registration?room=es").await.body;
    assert!(!page.contains("The map of the valley") && addresses(&page).is_empty(), "{page}");
    for file in &all {
        assert_eq!(site.bytes(&mut luz, file).await.0, StatusCode::NOT_FOUND);
    }
    // While it is held back it never comes, and neither does its file, nor a word that there was one.
    attach(site, &mut ana, "Not for long", "short.png", &png(20, 20)).await;
    let id = last(site, "Ana").await;
    site.web.delete(&account("Ana"), &id).await.expect("a deletion");
    site.clock.advance(60);
    site.drain().await;
    let page = site.get(&mut luz, "/g/registration?room=es").await.body;
    assert!(!page.contains("Not for long") && addresses(&page).is_empty(), "{page}");
    assert_eq!(page.matches("un archivo, tal como es").count(), 0, "{page}");
});

site!(a_link_in_a_copy_leads_where_the_original_leads, |site| {
    let mut ana = site.comes("Ana", "en").await;
    let mut luz = site.comes("Luz", "es").await;
    site.operator("!mirror on en es").await;
    site.drain().await;
    site.says(&mut ana, "en", "The report: https://a.example/report?x=1&y=2.", "link").await;
    site.drain().await;
    let page = site.get(&mut luz, "/g/registration?room=es").await.body;
    let copy = page.split("Ana (inglés)").nth(1).expect("a copy");
    let link = "<a href=\"https://a.example/report?x=1&amp;y=2\" rel=\"noopener noreferrer\" target=\"_blank\">";
    assert!(copy.contains(link), "{copy}");
});
