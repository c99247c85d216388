//! People: the notice before anything, joining, roles, accounts, privacy.

mod asked;
mod met;

use crate::scene;
use crate::town::{Town, account};
use puente::community::people::groups::invite;
use puente::community::people::members::store as members;
use puente::foundation::i18n::Lang;
use puente::foundation::talk::{MemberId, Spot, What};

async fn facts(town: &Town, kind: &str) -> i64 {
    let mut tx = town.look().await;
    let group = puente::community::people::groups::store::find(&mut tx, &town.group)
        .await
        .expect("a look")
        .expect("a group");
    town.house.base.journal.count(&mut tx, kind, group.id.as_str()).await.expect("a count")
}

async fn id_of(town: &Town, name: &str) -> MemberId {
    let mut tx = town.look().await;
    members::find_by_account(&mut tx, &account(name)).await.expect("a look").expect("a member").id
}

fn token(said: &str) -> String {
    let link = said.split_whitespace().find_map(|word| word.rsplit_once("/in/"));
    link.expect("a link").1.to_owned()
}

scene!(the_notice_stands_in_both_languages_before_anything_is_recorded, |town| {
    town.group("registration").await;
    for room in ["en", "es"] {
        let text = town.room(room);
        assert!(text.contains("!privacy off"), "{text}");
        assert!(text.contains("!privacidad no-registrar"), "{text}");
    }
    town.square.refuse("town-registration-desk", true);
    town.operator("!group room desk language:en purpose:desk native:town-registration-desk").await;
    town.comes("Ana", "en").await;
    let place = "town-registration-desk".to_owned();
    let early = town.square.note_said(&place, &account("Ana"), "Too early", town.clock.now());
    let what = What::Said { text: "Too early".into(), reply_to: None, attachments: vec![] };
    town.hear("Ana", Spot::Room(place.clone()), what, Some(early), None).await;
    assert_eq!(facts(town, "talk.said").await, 0, "nothing is recorded before the notice");
    town.square.refuse(&place, false);
    town.pass(3600).await;
    let later = town.square.note_said(&place, &account("Ana"), "Now", town.clock.now());
    let what = What::Said { text: "Now".into(), reply_to: None, attachments: vec![] };
    town.hear("Ana", Spot::Room(place), what, Some(later), None).await;
    assert_eq!(facts(town, "talk.said").await, 1);
});

scene!(who_has_not_joined_is_not_counted_and_is_told_how, |town| {
    town.group("registration").await;
    town.says("Zoe", "en", "Good morning").await;
    assert_eq!(facts(town, "talk.said").await, 0);
    let answer = town.types("Zoe", "es", "!perfil ver").await;
    assert!(town.refused() && answer.contains("!grupo unirse"), "{answer}");
    town.comes("Zoe", "es").await;
    town.says("Zoe", "es", "Buenos días").await;
    assert_eq!(facts(town, "talk.said").await, 1);
});

scene!(a_thing_heard_twice_is_taken_in_once, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let id = town.says("Ana", "en", "Once").await;
    let what = What::Said { text: "Once".into(), reply_to: None, attachments: vec![] };
    let place = town.place("en");
    town.hear("Ana", Spot::Room(place), what, Some(id), None).await;
    assert_eq!(facts(town, "talk.said").await, 1);
});

scene!(roles_are_given_by_admins_and_announced_in_both_rooms, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    town.comes("Camila", "es").await;
    let no = town.types("Camila", "es", "!grupo rol dar @camila puente").await;
    assert!(town.refused() && no.contains("administración"), "{no}");
    town.types("Hernan", "es", "!grupo rol dar @camila puente").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("Camila"), "{}", town.room("en"));
    assert!(town.room("es").contains("Camila"), "{}", town.room("es"));
    for (action, wanted) in [("dar", "Camila ya tenía"), ("quitar", "Hernan no tenía")] {
        let whom = if action == "dar" { "@camila" } else { "@hernan" };
        let same = town.types("Hernan", "es", &format!("!grupo rol {action} {whom} puente")).await;
        assert!(same.contains(wanted), "{same}");
    }
    let last = town.types("Hernan", "es", "!group role take @hernan admin").await;
    assert!(town.refused(), "a group keeps an admin: {last}");
});

scene!(the_same_command_is_understood_in_both_languages_and_misspelt_names_are_mended, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Lucia", "es").await;
    let english = town.types("Ana", "es", "!group show").await;
    let spanish = town.types("Lucia", "en", "!GRUPO ver").await;
    assert!(english.contains("members") && spanish.contains("integrantes"), "{english}\n{spanish}");
    let near = town.types("Lucia", "es", "!gruppo ver").await;
    assert!(town.refused() && near.contains("!grupo"), "{near}");
    let near = town.types("Lucia", "es", "!grupo vre").await;
    assert!(town.refused() && near.contains("!grupo ver"), "{near}");
    let help = town.types("Lucia", "es", "!ayuda").await;
    let lines = help.lines().filter(|line| line.starts_with('!')).count();
    assert!((1..=7).contains(&lines), "{help}");
});

scene!(accounts_are_linked_by_a_code_and_can_be_parted_again, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Other", "en").await;
    let ana = id_of(town, "Ana").await;
    let said = town.whispers("Other", "!profile link").await;
    let code = said
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.len() == 10 && word.chars().all(|c| c.is_ascii_hexdigit()))
        .expect("a code")
        .to_owned();
    town.whispers("Ana", "!profile link 0123456789").await;
    assert!(town.refused(), "a wrong code links nothing");
    town.whispers("Ana", &format!("!profile link {code}")).await;
    assert!(!town.refused(), "{}", town.answer());
    assert_eq!(id_of(town, "Other").await, ana);
    town.whispers("Ana", &format!("!profile link {code}")).await;
    assert!(town.refused(), "a code works once");
    town.whispers("Ana", "!profile link undo").await;
    assert_ne!(id_of(town, "Other").await, ana);
});

scene!(a_member_makes_a_sign_in_link_for_another_device_alone, |town| {
    town.group("registration").await;
    town.comes("Lucia", "es").await;
    let said = town.whispers("Lucia", "!perfil vincular").await;
    let token = said
        .split_whitespace()
        .find_map(|word| word.split_once("/in/").map(|(_, token)| token.to_owned()))
        .expect("a link");
    let lucia = id_of(town, "Lucia").await;
    let base = town.house.base.clone();
    let es = puente::foundation::i18n::Lang::new("es");
    let mut tx = base.store.begin().await.expect("a transaction");
    let account = invite::redeem(&mut tx, &base, &token, "", &es).await.expect("the link signs in");
    let member = members::find_by_account(&mut tx, &account).await.expect("a look");
    assert_eq!(member.map(|member| member.id), Some(lucia), "it signs in as its maker");
    tx.commit().await.expect("a commit");
    let mut tx = base.store.begin().await.expect("a transaction");
    let again = invite::redeem(&mut tx, &base, &token, "", &es).await;
    assert!(again.is_err(), "it works once");
    drop(tx);
    let stranger = town.whispers("Stranger", "!profile link").await;
    assert!(!stranger.contains("/in/"), "who is no member gets a code only: {stranger}");
});

scene!(a_link_code_grows_old, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.comes("Other", "en").await;
    let said = town.whispers("Other", "!profile link").await;
    let code = said
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.len() == 10 && word.chars().all(|c| c.is_ascii_hexdigit()))
        .expect("a code")
        .to_owned();
    town.pass(16 * 60).await;
    town.whispers("Ana", &format!("!profile link {code}")).await;
    assert!(town.refused(), "{}", town.answer());
});

scene!(privacy_off_stops_counting_and_erase_leaves_nobody_behind, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.says("Ana", "en", "Counted").await;
    town.whispers("Ana", "!privacy off").await;
    town.says("Ana", "en", "Not counted").await;
    assert_eq!(facts(town, "talk.said").await, 1);
    town.whispers("Ana", "!privacy on").await;
    town.says("Ana", "en", "Counted again").await;
    assert_eq!(facts(town, "talk.said").await, 2);
    let ana = id_of(town, "Ana").await;
    town.whispers("Ana", "!privacy erase").await;
    let mut tx = town.look().await;
    assert!(!members::find(&mut tx, &ana).await.unwrap().unwrap().erased, "it asks first");
    drop(tx);
    town.whispers("Ana", "!privacidad borrar sí").await;
    assert!(!town.refused(), "{}", town.answer());
    let mut tx = town.look().await;
    let gone = members::find(&mut tx, &ana).await.unwrap().unwrap();
    assert!(gone.erased && gone.name.is_empty(), "{gone:?}");
    assert!(members::find_by_account(&mut tx, &account("Ana")).await.unwrap().is_none());
});

scene!(whatever_is_kept_of_a_person_has_its_words, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    let ana = id_of(town, "Ana").await;
    let base = town.house.base.clone();
    let mut tx = base.store.begin().await.expect("a transaction");
    for (name, export) in &base.exports {
        let kept = export(&base, &mut tx, &ana).await.expect("what is kept");
        let parts = kept.as_object().expect("parts by name");
        assert!(!parts.is_empty(), "{name} names what it keeps, even of somebody with nothing");
        for part in parts.keys() {
            let id = format!("kept-{name}-{part}");
            for lang in [Lang::new("en"), Lang::new("es")] {
                assert!(base.words.ids(&lang).any(|known| known == id), "{id} in {lang}");
            }
        }
    }
    drop(tx);
    let kept = town.whispers("Ana", "!privacy show").await;
    assert!(kept.contains("1 group you are in") && !kept.contains("kept-"), "{kept}");
    assert!(!kept.contains("web rooms of"), "no web room, nothing to say of one: {kept}");
});

scene!(a_no_says_what_would_be_right_in_the_reader_s_words, |town| {
    town.group("registration").await;
    town.comes("Lucia", "es").await;
    for (typed, wanted) in [
        ("!privacidad", "Puede escribir !privacidad ver, "),
        ("!privacidad", " o !privacidad borrar."),
        ("!puente bandeja", "el rol «puente»"),
        ("!grupo invitar Rosa", "administración o coordinación"),
        ("!confirmar S-9", "No se encontró «S-9» para «síntesis»"),
        (
            "!perfil cambiar idioma:portugués",
            "Aquí puede usar inglés o español, pero no portugués.",
        ),
        ("!perfil cambiar idioma:pt", "Aquí puede usar inglés o español, pero no portugués."),
        ("!perfil cambiar idioma:klingon", "el nombre de un idioma"),
        ("!perfil cambiar preguntas:nunca", "Puede escribir de-inmediato o una-vez-al-día."),
    ] {
        let no = town.whispers("Lucia", typed).await;
        assert!(town.refused() && no.contains(wanted), "{typed}: {no}");
    }
    town.whispers("Lucia", "!perfil cambiar preguntas:una-vez-al-dia").await;
    assert!(!town.refused(), "{}", town.answer());
});

scene!(a_date_is_never_guessed_and_a_quote_left_open_is_named, |town| {
    town.group("registration").await;
    town.comes_as("Ana", "en", "admin").await;
    let open = town.types("Ana", "en", "!group invite \"Luz").await;
    assert!(town.refused() && open.contains("Luz"), "{open}");
    let many = town.types("Ana", "en", "!group show now please").await;
    assert!(town.refused(), "{many}");
    let setting = town.types("Ana", "en", "!group set people.joinin open").await;
    assert!(town.refused() && setting.contains("people.joining"), "{setting}");
    town.types("Ana", "en", "!grupo cambiar people.joining abierto").await;
    assert!(!town.refused());
    town.types("Walk-in", "es", "!grupo unirse").await;
    assert!(!town.refused(), "an open group needs no code: {}", town.answer());
});

#[tokio::test]
async fn groups_in_the_settings_are_made_once() {
    let settings = "[[people.groups]]\nslug = \"dns-abuse\"\nnames = { en = \"DNS Abuse\", es = \"Uso indebido del DNS\" }\nrooms = [\"en\", \"es\"]\n";
    let town = Town::with(crate::town::Engine::Sqlite, settings, &[]).await;
    let said = town.house.furnish().await.expect("furnishing");
    assert_eq!(said.len(), 3, "one group, two rooms");
    assert!(said.iter().all(|reply| !reply.refused), "{said:?}");
    assert!(
        town.house.furnish().await.expect("furnishing").is_empty(),
        "the second time nothing is missing"
    );
    // No web platform stands in this town, so the notices wait; that is what is tested elsewhere.
    town.leave().await;
}

scene!(what_is_half_typed_is_completed_in_the_reader_s_words, |town| {
    town.group("registration").await;
    town.comes_as("Ana", "es", "admin").await;
    town.comes("Lucia", "es").await;
    let place = town.place("es");
    for (typed, wanted) in [
        ("!gru", "!grupo invitar "),
        ("!grupo rol ", "!grupo rol dar "),
        ("!grupo rol dar @lu", "!grupo rol dar @lucia "),
        ("!grupo rol dar lu", "!grupo rol dar @lucia "),
        ("!grupo rol dar @lucia pu", "!grupo rol dar @lucia puente "),
        ("Hola @lu", "Hola @lucia "),
    ] {
        let what = What::Completing { text: typed.to_owned() };
        let reply = town.hear("Ana", Spot::Room(place.clone()), what, None, None).await;
        let offers: Vec<&str> = reply.completions.iter().map(|one| one.insert.as_str()).collect();
        assert!(offers.contains(&wanted), "{typed}: {offers:?}");
    }
});

scene!(said_directly_a_line_may_name_the_group_it_is_meant_for, |town| {
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.group("names").await;
    // By herself she would be asking in a group she is not in.
    for (line, understood) in [
        ("!stats me", false),
        ("!stats me group:registration", true),
        ("!métricas yo grupo:\"registration\"", true),
    ] {
        let told = town.whispers("Ana", line).await;
        assert_eq!(!town.refused(), understood, "{line}: {told}");
    }
    let told = town.whispers("Ana", "!stats me group:nowhere").await;
    assert!(town.refused() && told.contains("nowhere"), "{told}");
});

scene!(who_is_invited_is_no_member_until_they_come, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    town.comes("Ana", "en").await;
    assert_eq!(facts(town, "people.joined").await, 2);
    let said = town.whispers("Hernan", "!grupo invitar \"Luz Paz\" zona:Lima rol:puente").await;
    let first = token(&said);
    let show = town.whispers("Ana", "!group show").await;
    assert!(show.contains("2 members") && show.contains("1 invited person"), "{show}");
    assert!(!show.contains("Luz"), "a role waits with the invitation: {show}");
    assert_eq!(facts(town, "people.joined").await, 2);
    // The link was lost: another one is for the same person.
    let second = token(&town.whispers("Hernan", "!grupo invitar @luz.paz").await);
    let show = town.whispers("Ana", "!group show").await;
    assert!(show.contains("1 invited person"), "{show}");
    let base = town.house.base.clone();
    let es = puente::foundation::i18n::Lang::new("es");
    for token in [&second, &first] {
        let mut tx = base.store.begin().await.expect("a transaction");
        let account = invite::redeem(&mut tx, &base, token, "", &es).await.expect("it signs in");
        assert_eq!(account.native_id, "luz.paz");
        tx.commit().await.expect("a commit");
    }
    town.drain().await;
    assert_eq!(facts(town, "people.joined").await, 3, "once, whatever the links");
    let show = town.whispers("Ana", "!group show").await;
    assert!(show.contains("3 members") && !show.contains("invited"), "{show}");
    assert!(show.contains("bridge: Luz Paz"), "{show}");
    town.whispers("Hernan", "!grupo invitar @luz.paz").await;
    assert!(town.refused(), "a member's link is their own to make: {}", town.answer());
});

scene!(who_never_comes_is_forgotten_with_the_invitation, |town| {
    town.house.wind().await.expect("what recurs");
    town.group("registration").await;
    town.comes("Ana", "en").await;
    town.operator("!group invite \"Maximiliana Quispe\" organisation:\"ISOC Peru\"").await;
    town.pass(13 * 86_400).await;
    assert!(!town.holds("maximiliana").await.is_empty(), "the link still works");
    for _ in 0..12 {
        town.pass(86_400).await;
    }
    assert_eq!(town.holds("maximiliana").await, Vec::<String>::new());
    let show = town.whispers("Ana", "!group show").await;
    assert!(show.contains("1 member ") && !show.contains("invited"), "{show}");
});

scene!(places_are_named_as_people_name_them, |town| {
    town.group("registration").await;
    town.comes("Lucia", "es").await;
    let set = town.whispers("Lucia", "!perfil cambiar zona:Lima país:Peru").await;
    assert!(!town.refused(), "{set}");
    let shown = town.whispers("Lucia", "!perfil ver").await;
    assert!(shown.contains("America/Lima") && shown.contains("PE"), "{shown}");
    town.whispers("Lucia", "!perfil cambiar zona:\"Port of Spain\" pais:TTO").await;
    let shown = town.whispers("Lucia", "!perfil ver").await;
    assert!(shown.contains("America/Port_of_Spain") && shown.contains("TT"), "{shown}");
    let no = town.whispers("Lucia", "!perfil cambiar país:Atlántida").await;
    assert!(town.refused() && no.contains("Perú, PE o PER"), "{no}");
    let no = town.whispers("Lucia", "!profile set zone:Atlantis").await;
    assert!(town.refused() && no.contains("Lima"), "{no}");
});

scene!(every_member_sees_the_settings_and_help_says_who_may_change_them, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    town.comes("Lucia", "es").await;
    town.comes("Ana", "en").await;
    town.whispers("Hernan", "!grupo cambiar people.joining abierto").await;
    assert!(town.room("es").contains("«abierto»"), "{}", town.room("es"));
    assert!(town.room("en").contains("“open”"), "{}", town.room("en"));
    let show = town.whispers("Lucia", "!grupo ver").await;
    for part in ["people.joining: abierto", "people.keep: 2 años", "bridge.pick-age: 7 días"] {
        assert!(show.contains(part), "{part}: {show}");
    }
    let show = town.whispers("Ana", "!group show").await;
    assert!(show.contains("people.joining: open · How people join"), "{show}");
    let help = town.whispers("Lucia", "!ayuda grupo cambiar").await;
    assert!(!town.refused(), "{help}");
    assert!(help.contains("!grupo cambiar") && help.contains("administración"), "{help}");
    let help = town.whispers("Ana", "!help group set").await;
    assert!(help.contains("!group set") && help.contains("admin"), "{help}");
});
