//! Accounts that are asked into a group, which are nobody until they say yes.

use super::facts;
use crate::scene;
use crate::town::account;
use puente::community::people::members::store as members;

scene!(an_account_is_asked_in_and_is_nobody_until_it_says_yes, |town| {
    town.group("registration").await;
    town.comes_as("Ana", "en", "admin").await;
    let luz = account("Luz").native_id;
    town.whispers("Ana", &format!("!group invite account:{luz} role:bridge language:es")).await;
    assert!(!town.refused(), "{}", town.answer());
    let asked = town.told("Luz").join("\n");
    assert!(asked.contains("Ana le pide") && asked.contains("!grupo unirse"), "{asked}");
    let mut tx = town.look().await;
    let nobody = members::find_by_account(&mut tx, &account("Luz")).await.expect("a look");
    drop(tx);
    assert_eq!(nobody, None, "nothing is kept of who has not said yes");
    assert_eq!(facts(town, "people.role-given").await, 1, "Ana's own");

    // It lets in nobody else, and each once.
    town.whispers("Zoe", "!group join").await;
    assert!(town.refused());
    town.whispers("Luz", "!grupo unirse").await;
    assert!(!town.refused(), "{}", town.answer());
    assert!(town.room("en").contains("Ana gave Luz the role of"), "{}", town.room("en"));
    assert!(town.room("es").contains("le dio a Luz el rol"), "{}", town.room("es"));
    assert_eq!(facts(town, "people.role-given").await, 2);

    // Who is in the group already gets the role at once; a role with it is an admin's to give.
    let again = format!("!group invite account:{luz} role:coordinator");
    assert!(town.whispers("Ana", &again).await.contains("already"));
    assert_eq!(facts(town, "people.role-given").await, 3);
    let zoe = account("Zoe").native_id;
    town.whispers("Luz", &format!("!grupo invitar cuenta:{zoe} rol:admin")).await;
    assert!(town.refused());

    // What nobody took up ends as a link does.
    town.whispers("Luz", &format!("!grupo invitar cuenta:{zoe}")).await;
    assert!(!town.refused(), "{}", town.answer());
    town.pass(15 * 86_400).await;
    town.whispers("Zoe", "!group join").await;
    assert!(town.refused());
});
