//! A kind of process as a table: out, through a spreadsheet, and in again as the group's own.

use puente::foundation::talk::{Spot, What};

use super::{cast, days, rdrs};
use crate::scene;
use crate::town::Town;

/// Sends the form of the command; gives the file that came back, or what was answered.
async fn sends(town: &mut Town, name: &str, fields: &[(&str, &str)]) -> String {
    let path = ["process", "template"].map(str::to_owned).to_vec();
    let fields =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let group = town.group.clone();
    let form = What::Submitted { path, fields, on: None };
    let reply = town.hear(name, Spot::Direct, form, None, Some(&group)).await;
    reply.file.map_or_else(|| town.answer(), |(_, content)| content.text().to_owned())
}

scene!(a_group_changes_a_kind_in_a_spreadsheet, |town| {
    cast(town).await;
    rdrs(town).await;
    let out = sends(town, "Yamilet", &[("kind", "public-comment")]).await;
    for says in [
        "parte,código,lleva,mínimo,responsable,puede ir después del cierre,en,es",
        "paso,first-draft,5,2,redacción,,First draft,Primer borrador",
        "paso,ratification,5,5,presidencia,sí,Ratification vote,Votación de ratificación",
        "etapa,open,,,,,open,abierto",
    ] {
        assert!(out.contains(says), "{says}: {out}");
    }
    // What comes back as it went out changes nothing.
    let same = sends(town, "Yamilet", &[("kind", "public-comment"), ("table", &out)]).await;
    assert!(same.contains("No se mueve ningún paso"), "{same}");
    let before = days(town, "rdrs").await;
    // A draft takes eight days here, and there is a stage of the region's own; semicolons, as saved.
    let own = out
        .replace("first-draft,5,2", "first-draft,8,2")
        .replace("etapa,closed", "etapa,regional,,,,,regional round,ronda regional\netapa,closed");
    let brought =
        sends(town, "Yamilet", &[("kind", "public-comment"), ("table", &own.replace(',', ";"))])
            .await;
    assert!(
        brought.contains("Etapas: 6 · pasos: 7") && brought.contains("de un proceso"),
        "{brought}"
    );
    assert!(town.room("en").contains("Yamilet changed a kind of process: Public comment"));
    let now = days(town, "rdrs").await;
    assert!(now[0] < before[0] && now[2..] == before[2..], "{before:?} {now:?}");
    town.whispers("Yamilet", "!proceso etapa rdrs \"ronda regional\"").await;
    assert!(
        town.room("en").contains("is now in this stage: regional round"),
        "{}",
        town.room("en")
    );
    // Once the usual one holds again, the stage it is in can still be read.
    town.whispers("Yamilet", "!proceso plantilla public-comment habitual:sí").await;
    assert!(!town.refused(), "{}", town.answer());
    let list = town.types("Keisha", "en", "!process list").await;
    assert!(list.contains("regional"), "{list}");
    // A kind nobody else has.
    let webinar = "part,code,takes,least,owner,follows,en,es\nstage,planned,,,,,planned,previsto\n\
        stage,held,,,,,held,realizado\nstep,invite,3,1,coordinator,,Invite,Invitar\n\
        output,recording,,,,,Recording,Grabación\n";
    let fields = [
        ("kind", "webinar"),
        ("table", webinar),
        ("texts.en", "Webinar"),
        ("texts.es", "Seminario web"),
    ];
    let made = sends(town, "Yamilet", &fields).await;
    assert!(!town.refused(), "{made}");
    let line = "!proceso agregar idn webinar en:IDN es:IDN cierra:2026-12-18";
    let added = town.whispers("Yamilet", line).await;
    assert!(added.contains("Invitar: 17 de diciembre de 2026"), "{added}");
    let shown = town.types("Keisha", "en", "!process show idn").await;
    assert!(
        shown.contains("Webinar · planned") && shown.contains("Invite: 17 December"),
        "{shown}"
    );
});

scene!(a_table_that_cannot_be_meant_changes_nothing, |town| {
    cast(town).await;
    rdrs(town).await;
    let head = "part,code,takes,least,owner,follows,en,es\n";
    let fine = "stage,one,,,,,one,uno\nstage,two,,,,,two,dos\noutput,none,,,,,,\n";
    for (rows, says) in [
        ("", "dos etapas"),
        ("stage,one,,,,,one,uno\n", "dos etapas"),
        ("song,one,,,,,one,uno\n", "Línea 2: «song»"),
        ("stage,one,,,,,,\n", "necesita un nombre"),
        ("stage,\"No es código\",,,,,one,uno\n", "no sirve como código"),
        ("step,draft,ten,2,coordinator,,Draft,Borrador\n", "Línea 2: «ten»"),
        ("step,draft,900,2,coordinator,,Draft,Borrador\n", "Línea 2: «900»"),
        ("step,draft,5,2,nobody,,Draft,Borrador\n", "«nobody» no es una tarea ni un rol"),
        ("zone,Moon/Base,,,,,,\n", "zona horaria"),
        ("stage,one,,,,,one,uno\nstage,one,,,,,one,uno\noutput,none,,,,,,\n", "dos veces"),
        ("stage,one,,,\n", "la misma cantidad de celdas"),
    ] {
        let table = format!("{head}{rows}");
        let answer = sends(town, "Yamilet", &[("kind", "public-comment"), ("table", &table)]).await;
        assert!(town.refused() && answer.contains(says), "{rows}: {answer}");
    }
    let answer =
        sends(town, "Yamilet", &[("kind", "public-comment"), ("table", "nothing at all")]).await;
    assert!(town.refused() && answer.contains("!proceso plantilla"), "{answer}");
    let table = format!("{head}{fine}");
    let no = sends(town, "Keisha", &[("kind", "public-comment"), ("table", &table)]).await;
    assert!(town.refused(), "{no}");
    let unknown = sends(town, "Yamilet", &[("kind", "song")]).await;
    assert!(town.refused() && unknown.contains("public-comment"), "{unknown}");
    assert_eq!(days(town, "rdrs").await, super::NINE_WEEKS);
});
