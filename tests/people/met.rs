//! Who somebody is in a room, asked in one go for every message: the same as asked one after the other.

use puente::community::people::{self, groups::store as groups};

use crate::scene;
use crate::town::account;

scene!(whom_one_meets_in_a_room_is_the_same_however_it_is_asked, |town| {
    town.group("registration").await;
    town.comes_as("Hernan", "es", "admin").await;
    town.types("Hernan", "es", "!grupo rol dar @hernan puente").await;
    town.comes("Camila", "es").await;
    town.comes("Paulo", "en").await;
    town.types("Paulo", "en", "!group leave").await;
    let (place, base) = (town.place("es"), &town.house.base);
    let mut accounts = vec![people::console_account()];
    accounts.extend(["Hernan", "Camila", "Paulo", "Nobody"].map(account));
    for closed in [false, true] {
        let mut tx = town.house.base.store.begin().await.expect("a transaction");
        if closed {
            let room = groups::find_room(&mut tx, "town", &place).await.unwrap().expect("a room");
            let at = Some(town.clock.now());
            groups::close_room(&mut tx, &room.id, at).await.expect("closing it");
        }
        for (who, native) in accounts.iter().flat_map(|who| [(who, place.as_str()), (who, "none")])
        {
            let met = people::in_room(&mut tx, base, who, native).await.expect("whom one meets");
            let room = groups::find_room(&mut tx, &who.platform, native).await.expect("a room");
            let group = match &room {
                Some(room) => groups::find_id(&mut tx, &room.group_id).await.expect("a group"),
                None => None,
            };
            let person = people::person(&mut tx, base, who, group.as_ref()).await.expect("who");
            assert_eq!(room.is_some(), !closed && native == place && who.platform == "town");
            assert_eq!((met.room, met.group), (room, group), "{who:?} in {native}");
            assert_eq!(met.person, person, "{who:?} in {native}");
        }
        let met = people::in_room(&mut tx, base, &account("Hernan"), &place).await.expect("Hernan");
        let roles = met.person.expect("he is known").roles.len();
        assert_eq!(roles, if closed { 0 } else { 2 });
    }
});
