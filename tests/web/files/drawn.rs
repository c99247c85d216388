//! A picture that is drawn for an answer: it stands in the room where it was asked for, with what it shows in
//! words, and whoever asks on a page gets it as a file.

use super::addresses;
use crate::town::Engine;
use crate::web::site::Site;

site!(the_agenda_is_drawn_in_the_room_where_it_is_asked_for, |site| {
    let mut camila = site.comes_as("Camila", "es", "coordinator").await;
    let mut ana = site.comes("Ana", "en").await;
    let line = "!process add rdrs public-comment en:\"Urgent requests\" es:\"Solicitudes urgentes\" closes:2027-01-29";
    site.says(&mut camila, "es", line, "one").await;
    let said = site.says(&mut ana, "es", "!process gantt", "two").await;
    assert!(!said.body.contains("data:"), "it is for the room, not for her alone: {}", said.body);
    site.drain().await;
    let page = site.get(&mut camila, "/g/registration").await.body;
    assert!(page.contains("1 proceso; nada está vencido."), "in the room's language: {page}");
    let shown = addresses(&page);
    assert_eq!(shown.len(), 1, "{page}");
    let (_, headers, png) = site.bytes(&mut camila, &shown[0]).await;
    assert_eq!(headers["content-type"], "image/png");
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    // On a page nobody else sees it: it is saved.
    let fields = [("c", "process gantt"), ("back", "agenda/gantt")];
    let (_, headers, png) = site.saves(&mut ana, "/g/registration/do", &fields).await;
    assert_eq!(headers["content-type"], "image/png");
    assert!(headers["content-disposition"].contains("registration-"), "{headers:?}");
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let mut scripted = ana.clone();
    scripted.headers.push(("x-puente", "live".to_owned()));
    let strip = site.post(&mut scripted, "/g/registration/do", &fields).await.body;
    assert!(
        strip.contains("data:image/png;base64,iVBORw0KGgo"),
        "{}",
        &strip[..200.min(strip.len())]
    );
    site.drain().await;
    assert_eq!(addresses(&site.get(&mut camila, "/g/registration").await.body).len(), 1);
});
