//! Reminders: once a morning, in both rooms and to whoever it concerns, in their language and not in the hours
//! in which they want to hear nothing; once, however often a process or a clock starts again.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use proptest::prelude::*;
use puente::community::agenda::reminders::rules::{USUAL, awake, is_due, left, morning, urgency};
use puente::foundation::clock::Moment;

use super::{DAY, cast, rdrs};
use crate::scene;
use crate::town::OPENING;

const HOUR: i64 = 3_600;

/// How many messages of Puente in a room speak of what is due.
fn reminders(room: &str, begins: &str) -> usize {
    room.matches(begins).count()
}

scene!(what_is_due_is_said_once_in_both_rooms_and_to_whoever_it_concerns, |town| {
    cast(town).await;
    rdrs(town).await;
    town.whispers("Yamilet", "!proceso asignar rdrs redacción @mateo").await;
    // The first step is due on 29 December: seven days before it, at nine in Bogotá.
    for _ in 0..21 {
        town.pass(DAY).await;
    }
    assert_eq!(reminders(&town.room("en"), "On the agenda,"), 1, "{}", town.room("en"));
    let english = town.room("en");
    assert!(
        english.contains("rdrs · Registration data: urgent requests: Decide whether to comment · 29 December 2026 (in 7 days) · Yamilet"),
        "{english}"
    );
    assert!(
        town.room("es")
            .contains("Decidir si se comenta · 29 de diciembre de 2026 (faltan 7 días) · Yamilet")
    );
    // Yamilet reads UTC; nine in Bogotá is two in the afternoon for her.
    let told = |town: &crate::town::Town, name: &str| {
        town.told(name).iter().filter(|one| one.contains("Vence") || one.contains("due:")).count()
    };
    assert_eq!(told(town, "Yamilet"), 1, "{:?}", town.told("Yamilet"));
    assert_eq!(told(town, "Mateo"), 0, "it is not his yet");
    town.types("Yamilet", "es", "!proceso paso rdrs decide").await;
    for _ in 0..7 {
        town.pass(DAY).await;
    }
    let spanish = town.room("es");
    assert!(
        !spanish.contains("Decidir si se comenta · 29 de diciembre de 2026 (faltan 3"),
        "it is done: {spanish}"
    );
    assert!(spanish.contains("Designar a quien redacta · 31 de diciembre"), "{spanish}");
    // The draft is late: Mateo hears it, and the coordinator too.
    town.types("Yamilet", "es", "!proceso paso rdrs penholder").await;
    for _ in 0..12 {
        town.pass(DAY).await;
    }
    let mateo = town.told("Mateo").join("\n");
    assert!(
        mateo.contains("Primer borrador · venció el 8 de enero de 2027 (hace un día)"),
        "{mateo}"
    );
    let yamilet = town.told("Yamilet").join("\n");
    assert!(
        yamilet.contains("Primer borrador · venció el 8 de enero de 2027 (hace un día) · Mateo"),
        "{yamilet}"
    );
    assert!(
        town.room("en").contains("First draft · was due on 8 January 2027 (one day ago) · Mateo")
    );
    let before = reminders(&town.room("en"), "First draft · was due");
    town.pass(3 * DAY).await;
    assert_eq!(
        reminders(&town.room("en"), "First draft · was due"),
        before,
        "again only a week later"
    );
    for _ in 0..5 {
        town.pass(DAY).await;
    }
    assert_eq!(reminders(&town.room("en"), "First draft · was due"), before + 1);
    // What is over, or rests, is nobody's business any more.
    town.whispers("Yamilet", "!proceso etapa rdrs suspended").await;
    let (en, told) = (town.room("en").len(), town.told("Mateo").len());
    for _ in 0..20 {
        town.pass(DAY).await;
    }
    assert!(!town.room("en")[en..].contains("On the agenda"), "{}", &town.room("en")[en..]);
    assert_eq!(town.told("Mateo").len(), told);
});

scene!(many_things_are_one_message_and_quiet_hours_are_kept, |town| {
    cast(town).await;
    for slug in ["uno", "dos", "tres"] {
        let line =
            format!("!proceso agregar {slug} consultation en:{slug} es:{slug} cierra:2026-12-11");
        town.whispers("Yamilet", &line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    for number in 1..=9 {
        let line = format!("!acción agregar \"Tarea {number}\" responsable:@rosa vence:2026-12-11");
        town.types("Yamilet", "es", &line).await;
        assert!(!town.refused(), "{}", town.answer());
    }
    // Rosa wants to hear nothing until six in the evening, Andre nothing at all.
    let said = town.whispers("Rosa", "!avisos 20 18").await;
    assert!(said.contains("nunca entre las 20:00 y las 18:00"), "{said}");
    town.whispers("Andre", "!reminders reminding:off").await;
    town.types("Yamilet", "es", "!acción agregar \"De Andre\" responsable:@andre vence:2026-12-11")
        .await;
    let before = town.told("Rosa").len();
    let andre = town.told("Andre").len();
    // Friday 4 December, nine in Bogotá: 14:00 UTC.
    town.pass(3 * DAY + HOUR).await;
    assert_eq!(town.told("Rosa").len(), before, "not before six: {:?}", town.told("Rosa"));
    town.types("Rosa", "es", "!acción hecha A-9").await;
    town.pass(3 * HOUR).await;
    let told = town.told("Rosa");
    assert_eq!(told.len(), before + 1, "one message: {told:?}");
    let last = told.last().expect("a message");
    assert!(last.contains("Vencen 8 cosas:") && last.contains("A-1: Tarea 1"), "{last}");
    assert!(!last.contains("A-9"), "what was done meanwhile is not in it: {last}");
    assert_eq!(town.told("Andre").len(), andre, "{:?}", town.told("Andre"));
    let room = town.room("es");
    assert_eq!(reminders(&room, "En la agenda vence"), 1, "{room}");
    assert!(!room.contains("A-1: Tarea 1 ·"), "an action is its owner's until it is late: {room}");
});

scene!(whoever_leaves_in_their_quiet_hours_hears_nothing_any_more, |town| {
    cast(town).await;
    for name in ["Rosa", "Mateo"] {
        let line = format!(
            "!acción agregar De {name} responsable:@{} vence:2026-12-04",
            name.to_lowercase()
        );
        town.types("Yamilet", "es", &line).await;
        assert!(!town.refused(), "{}", town.answer());
        town.whispers(name, "!avisos 10 20").await;
    }
    // The next afternoon at three, for both, who want to hear nothing until eight.
    town.pass(DAY + HOUR).await;
    town.whispers("Rosa", "!grupo salir").await;
    let (rosa, mateo) = (town.told("Rosa").len(), town.told("Mateo").len());
    town.pass(10 * HOUR).await;
    assert_eq!(town.told("Mateo").len(), mateo + 1, "{:?}", town.told("Mateo"));
    assert_eq!(town.told("Rosa").len(), rosa, "{:?}", town.told("Rosa"));
});

scene!(nothing_is_said_twice_over_restarts_and_clocks_that_go_back, |town| {
    cast(town).await;
    rdrs(town).await;
    for _ in 0..20 {
        town.pass(DAY).await;
    }
    town.clock.advance(DAY);
    // Two processes wake up in the same morning, and one of them again.
    let (one, other) = (town.house.worker(), town.house.worker());
    let (one, other) = tokio::join!(one.drain(), other.drain());
    one.expect("draining");
    other.expect("draining");
    town.restart().await;
    town.drain().await;
    assert_eq!(reminders(&town.room("en"), "(in 7 days)"), 1, "{}", town.room("en"));
    // Somebody sets the clock back by a day, and by an hour, and time goes on.
    for back in [DAY, HOUR] {
        town.clock.advance(-back);
        town.drain().await;
        town.whispers("Yamilet", "!proceso escalera rdrs completa").await;
        town.pass(back).await;
    }
    town.pass(2 * HOUR).await;
    assert_eq!(reminders(&town.room("en"), "(in 7 days)"), 1, "{}", town.room("en"));
    let told = town.told("Yamilet");
    let seven = told.iter().filter(|one| one.contains("faltan 7 días")).count();
    assert_eq!(seven, 1, "{told:?}");
    // Nobody is there for four days: what is said then is how it stands then.
    town.clock.advance(5 * DAY);
    town.drain().await;
    let english = town.room("en");
    assert!(!english.contains("(in 3 days)") && english.contains("(in 2 days)"), "{english}");
});

fn zones() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "America/Santiago",
        "America/Sao_Paulo",
        "America/Havana",
        "Europe/Madrid",
        "America/Bogota",
        "UTC",
    ])
}

proptest! {
    #[test]
    fn every_day_has_one_morning_whatever_its_clock_does(
        name in zones(),
        hour in 0..24i8,
        begins in 0..20_000i64,
    ) {
        // From 2017, when Brazil still changed its clocks, on, for three years.
        let zone = TimeZone::get(name).expect("a zone");
        let mut now = Moment(1_483_228_800_000 + begins * 3_600_000);
        let mut last = None;
        for _ in 0..1_100 {
            let next = morning(now, &zone, hour);
            prop_assert!(next > now);
            let at = zone.to_datetime(jiff::Timestamp::from_millisecond(next.0).expect("a moment"));
            // A clock that skips the hour shows the next.
            prop_assert!(at.time().hour() == hour || at.time().hour() == hour + 1, "{at}");
            if let Some(last) = last {
                prop_assert_eq!(left(last, at.date()), 1, "{} {}", name, at);
            }
            last = Some(at.date());
            now = next;
        }
    }

    #[test]
    fn nobody_hears_anything_in_their_quiet_hours_and_all_hear_it_within_a_day(
        name in zones(),
        from in 0..24i8,
        until in 0..24i8,
        after in 0..100_000i64,
    ) {
        let zone = TimeZone::get(name).expect("a zone");
        let now = OPENING.plus_seconds(after * 601);
        let at = awake(now, &zone, (from, until));
        prop_assert!(at >= now && at.seconds_since(now) <= 25 * HOUR);
        let hour = zone.to_datetime(jiff::Timestamp::from_millisecond(at.0).expect("a moment")).time().hour();
        let quiet = if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until };
        prop_assert!(!quiet || at == awake(at, &zone, (from, until)) && hour == until + 1, "{hour}");
    }

    #[test]
    fn over_three_years_each_reminder_is_given_once_and_what_is_late_is_never_forgotten(
        name in zones(),
        hour in 0..24i8,
        dues in prop::collection::vec(0..1_095i64, 1..30),
        steps in prop::collection::vec((-26..200i64, any::<bool>()), 0..200),
    ) {
        // A process that sleeps, starts again, and whose clock is set back now and then.
        let zone = TimeZone::get(name).expect("a zone");
        let begins = Moment(1_483_228_800_000);
        let day = |at: Moment| {
            zone.to_datetime(jiff::Timestamp::from_millisecond(at.0).expect("a moment")).date()
        };
        let first = day(begins);
        let dues: Vec<_> = dues
            .iter()
            .map(|after| first.checked_add(jiff::Span::new().days(*after)).expect("a day"))
            .collect();
        let mut told: BTreeMap<usize, i64> = BTreeMap::new();
        let mut said: BTreeMap<(usize, i64), usize> = BTreeMap::new();
        let mut now = begins;
        let mut look = |now: Moment| {
            for (at, due) in dues.iter().enumerate() {
                let Some(urgency) = urgency(&USUAL, left(day(now), *due)) else { continue };
                if is_due(urgency, told.get(&at).copied()) {
                    told.insert(at, urgency);
                    *said.entry((at, urgency)).or_default() += 1;
                }
            }
        };
        for (hours, restarts) in steps {
            now = now.plus_seconds(hours * HOUR);
            look(now);
            if restarts {
                look(now);
            }
            let next = morning(now, &zone, hour);
            look(next);
            now = next;
        }
        let end = begins.plus_seconds(1_110 * DAY).max(now);
        look(end);
        prop_assert!(said.values().all(|times| *times == 1), "{said:?}");
        for at in 0..dues.len() {
            prop_assert!(told.get(&at).is_some_and(|urgency| *urgency < 0), "{at}");
        }
    }
}
