//! Rooms are told where their text goes when it is translated by machine: in the notice, which is said
//! anew when that changes.

use super::{BOTH, libre, town};
use crate::town::Town;

/// The notice of a room, as it stands now; it must be one, and stand where it stood.
fn notice(town: &Town, room: &str) -> String {
    let lines = town.square.lines(&town.place(room));
    let all: Vec<&str> = lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| text.contains("keeps a record of participation"))
        .collect();
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0], lines[0].text);
    all[0].to_owned()
}

const AWAY: &str = "its text goes to Apertium (on that computer) and DeepL (api-free.deepl.com).";
const LEJOS: &str = "su texto va a Apertium (en esa computadora) y DeepL (api-free.deepl.com).";
const HERE: &str =
    "its text does not leave the computer Puente runs on: Apertium (on that computer).";
const AQUI: &str =
    "su texto no sale de la computadora donde corre Puente: Apertium (en esa computadora).";

#[tokio::test]
async fn the_notice_names_where_texts_go_and_changes_with_it() {
    for engine in BOTH {
        // Nobody is asked anything here.
        let both = "engines = [\"apertium\", \"deepl\"]\ndeepl_key = \"hush:fx\"\n";
        let mut town = town(engine, both).await;
        for room in ["en", "es"] {
            let said = notice(&town, room);
            assert!(said.contains(AWAY) && said.contains(LEJOS), "{said}");
        }
        town.restart_with(&format!("[translation]\n{both}")).await;
        assert_eq!(
            town.square.lines(&town.place("en")).len(),
            1,
            "nothing changed, nothing is said"
        );

        town.operator("!group set translation.translators local").await;
        for room in ["en", "es"] {
            let said = notice(&town, room);
            assert!(said.contains(HERE) && said.contains(AQUI), "{said}");
            assert!(!said.contains("DeepL"), "{said}");
        }
        let (english, spanish) = (town.room("en"), town.room("es"));
        assert!(english.contains(&format!("The notice of this room has changed. When something said here is translated by machine, {HERE}")), "{english}");
        assert!(spanish.contains("El aviso de esta sala cambió. Cuando algo"), "{spanish}");

        town.operator("!group set translation.translators all").await;
        assert!(notice(&town, "es").contains(AWAY));
        // The operator sets up another one, and then none.
        let server = libre().await;
        let other = super::libre_at(&server);
        town.restart_with(&format!("[translation]\n{other}")).await;
        let said = notice(&town, "en");
        assert!(
            said.contains("runs on: LibreTranslate (on that computer).") && !said.contains("DeepL"),
            "{said}"
        );
        town.restart_with("").await;
        let said = notice(&town, "en");
        assert!(!said.contains("translated"), "{said}");
        let english = town.room("en");
        assert!(
            english.contains("Nothing said here is translated by machine any more."),
            "{english}"
        );
        // A room that comes later is told what holds then, once.
        town.restart_with(&format!("[translation]\n{both}")).await;
        town.operator("!group room third language:en native:town-names-third").await;
        town.restart_with(&format!("[translation]\n{both}")).await;
        assert_eq!(town.square.lines(&town.place("third")).len(), 1);
        assert!(notice(&town, "third").contains(AWAY));
        town.leave().await;
    }
}
