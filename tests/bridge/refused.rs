//! What may not cross: words that were refused, deleted or withdrawn, by whatever detour.

use super::{cast, published};
use crate::scene;
use crate::town::account;
use puente::community::people::members::store as members;
use puente::foundation::talk::store::{self, New};

scene!(what_was_refused_or_deleted_is_not_published_by_a_detour, |town| {
    cast(town).await;
    // A stranger's words, asked for, let go and asked for again, still wait for their yes.
    let english = town.says("Zoe", "en", "Only looking, but 24 hours is short.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.unreacts("Andre", "en", &english, "🌉").await;
    assert_eq!(town.holds("Only looking").await, Vec::<String>::new(), "nobody asks for it");
    town.reacts("Andre", "en", &english, "🌉").await;
    town.whispers("Camila", "!puente borrador en:\"A\" es:\"B\"").await;
    town.whispers("Camila", "!puente punto S-1 de:P-1 en:\"x\" es:\"x\"").await;
    assert!(town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente descartar P-1 \"Sin respuesta\"").await;
    town.reacts("Lucia", "en", &english, "🌉").await;
    town.whispers("Camila", "!puente punto S-1 de:P-1 en:\"x\" es:\"x\"").await;
    assert!(town.refused(), "{}", town.answer());
    // Who said no is not asked for again, and nothing new of theirs is kept.
    let spanish = town.says("Rosa", "es", "Mejor que no.").await;
    town.reacts("Lucia", "es", &spanish, "🌉").await;
    town.whispers("Rosa", "!privacidad no-registrar").await;
    town.reacts("Andre", "es", &spanish, "🌉").await;
    assert!(town.refused(), "{}", town.answer());
    town.edits("Rosa", "es", &spanish, "Secreto nuevo.").await;
    assert_eq!(town.holds("Secreto nuevo").await, Vec::<String>::new());
    // A draft cannot publish what its author deleted after it was cited.
    let own = town.says("Keisha", "en", "Quote me for now.").await;
    town.reacts("Andre", "en", &own, "🌉").await;
    town.whispers("Camila", "!puente punto S-1 de:P-3 posición:minoritaria en:\"x\" es:\"x\"")
        .await;
    assert!(!town.refused(), "{}", town.answer());
    town.deletes("Keisha", "en", &own).await;
    town.whispers("Camila", "!puente publicar S-1 igual:sí").await;
    assert!(town.refused() && town.answer().contains("se borraron"), "{}", town.answer());
});

scene!(what_is_withdrawn_waits_again_and_what_never_crosses_is_forgotten_in_time, |town| {
    cast(town).await;
    published(town).await;
    town.whispers("Camila", "!puente retirar S-1 \"Cité mal a Rosa\"").await;
    let unsaid = town.whispers("Andre", "!bridge unsaid").await;
    assert!(unsaid.contains("must be logged"), "{unsaid}");
    town.house.wind().await.expect("winding");
    for _ in 0..3 {
        town.operator("!group set people.keep 1 day").await;
        town.pass(86_400).await;
    }
    let unsaid = town.whispers("Andre", "!bridge unsaid").await;
    assert!(!unsaid.contains("must be logged"), "{unsaid}");
});

scene!(who_said_no_is_not_carried, |town| {
    cast(town).await;
    let english = town.says("Keisha", "en", "Quote me not.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    town.whispers("Keisha", "!privacy off").await;
    let tray = town.whispers("Camila", "!puente bandeja").await;
    assert!(!tray.contains("Quote me not"), "{tray}");
    let later = town.says("Keisha", "en", "Nor this.").await;
    let no = town.reacts("Andre", "en", &later, "🌉").await;
    assert!(town.refused() && no.starts_with("Keisha has asked not to be carried"), "{no}");
});

scene!(a_stranger_is_quoted_only_after_saying_yes, |town| {
    cast(town).await;
    let english = town.says("Zoe", "en", "I only came to look, but 24 hours is short.").await;
    town.reacts("Andre", "en", &english, "🌉").await;
    let asked = town.told("Zoe").join("\n");
    assert!(asked.contains("!consent P-1"), "{asked}");
    town.whispers("Camila", "!puente borrador en:\"A\" es:\"B\"").await;
    town.whispers("Camila", "!puente punto S-1 de:P-1 en:\"x\" es:\"x\"").await;
    assert!(town.refused(), "{}", town.answer());
    town.types("Andre", "en", "!consent P-1").await;
    assert!(town.refused(), "nobody else may say yes");
    town.types("Zoe", "en", "!consent P-1").await;
    assert!(!town.refused(), "{}", town.answer());
    town.whispers("Camila", "!puente punto S-1 de:P-1 en:\"x\" es:\"x\"").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(what_was_being_said_while_somebody_was_erased_is_forgotten_too, |town| {
    cast(town).await;
    let base = town.house.base.clone();
    let mut tx = town.look().await;
    let keisha = members::find_by_account(&mut tx, &account("Keisha")).await.expect("a look");
    let keisha = keisha.expect("a member").id;
    drop(tx);
    town.whispers("Keisha", "!privacy erase yes").await;
    assert!(!town.refused(), "{}", town.answer());
    // Another transaction, which still knew her, commits after the one that erased her.
    let mut tx = base.store.begin().await.expect("a transaction");
    let (who, place) = (account("Keisha"), town.place("en"));
    let new = New {
        id: None,
        account: &who,
        place: &place,
        native_id: "late",
        room_id: None,
        member_id: Some(&keisha),
        reply_to: None,
        at: town.clock.now(),
    };
    store::take_in(&mut tx, &base.world, &new).await.expect("taken in");
    tx.commit().await.expect("a commit");
    assert!(town.holds(keisha.as_str()).await.contains(&"message.member_id".to_owned()));
    town.pass(61).await;
    let held = town.holds(keisha.as_str()).await;
    assert!(!held.contains(&"message.member_id".to_owned()), "{held:?}");
    assert!(!town.holds("keisha").await.contains(&"message.author".to_owned()));
});
