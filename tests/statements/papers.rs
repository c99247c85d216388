//! A statement as a paper: read by other implementations, in the formats people send.

use std::path::Path;
use std::process::Command;

use puente::foundation::talk::{Content, Spot, What};
use serde_json::Value;

use super::{cast, does, written};
use crate::scene;
use crate::start::Folder;
use crate::town::Town;

/// Asks for a paper with the form; gives the file that came, if one did.
async fn asks(
    town: &mut Town,
    name: &str,
    form: &str,
    language: &str,
) -> Option<(String, Content)> {
    let path = ["statement", "export"].map(str::to_owned).to_vec();
    let fields = [("process", "rdrs"), ("form", form), ("language", language)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let (form, group) = (What::Submitted { path, fields, on: None }, town.group.clone());
    town.hear(name, Spot::Direct, form, None, Some(&group)).await.file
}

/// What another implementation reads in a paper.
fn read(name: &str, paper: &Content) -> Value {
    let folder = Folder::make();
    let file = folder.path(name);
    std::fs::write(&file, paper.bytes()).expect("a file");
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements/check_paper.py");
    let python = std::env::var_os("PUENTE_TEST_PYTHON").expect(
        "PUENTE_TEST_PYTHON names a Python with tests/statements/requirements.txt: run tests/run",
    );
    let read = Command::new(python).arg(checks).arg(&file).output().expect("Python");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).expect("JSON")
}

/// Two sections, a level, a minority view, and a section that tries to be more than a text.
async fn hostile(town: &mut Town) {
    cast(town).await;
    written(town).await;
    let line = "!declaración sección rdrs en:\"# Third | <script>alert(1)</script> ![x](file:///etc/hostname) [y](javascript:z)\" es:\"# Tercera\"";
    does(town, "Mateo", line).await;
    does(
        town,
        "Andre",
        "!statement minority rdrs en:\"24 hours would be better.\" es:\"Mejor 24 horas.\"",
    )
    .await;
    does(town, "Hernan", "!declaración nivel rdrs fuerte-apoyo").await;
}

scene!(a_statement_goes_out_as_a_paper_in_each_format, |town| {
    hostile(town).await;
    let (name, markdown) = asks(town, "Keisha", "markdown", "en").await.expect("a file");
    assert_eq!(name, "policy-rdrs-en.md");
    for says in [
        "# Statement · Urgent requests\n",
        "| **On** | Public comment |\n| **Penholder** | Mateo |",
        "| **Level of consensus** | Strong support but significant opposition |",
        "We support **72 hours** for urgent requests.\n\nEvery disclosure",
        "## Minority views\n\n### Andre\n\n24 hours would be better.",
    ] {
        assert!(markdown.text().contains(says), "{says}: {}", markdown.text());
    }
    let (name, html) = asks(town, "Keisha", "html", "es").await.expect("a file");
    assert_eq!(name, "policy-rdrs-es.html");
    for says in [
        "<html lang=\"es\">",
        "<h1>Declaración · Solicitudes urgentes</h1>",
        "Apoyamos <strong>72 horas</strong>",
        "<h3>Andre</h3><p>Mejor 24 horas.</p>",
    ] {
        assert!(html.text().contains(says), "{says}: {}", html.text());
    }
    let (name, word) = asks(town, "Rosa", "docx", "es").await.expect("a file");
    assert_eq!(name, "policy-rdrs-es.docx");
    let seen = read(&name, &word);
    assert_eq!(seen["title"], "Declaración · Solicitudes urgentes");
    assert_eq!(seen["headings"], serde_json::json!(["Tercera", "Opiniones minoritarias", "Andre"]));
    let text = seen["text"].as_str().expect("a text");
    for says in
        ["Fuerte apoyo pero con oposición significativa", "Apoyamos 72 horas", "Mejor 24 horas."]
    {
        assert!(text.contains(says), "{says}: {text}");
    }
    let (name, pdf) = asks(town, "Rosa", "pdf", "en").await.expect("a file");
    assert_eq!(name, "policy-rdrs-en.pdf");
    let seen = read(&name, &pdf);
    assert_eq!(
        (&seen["title"], &seen["pages"]),
        (&"Statement · Urgent requests".into(), &1.into())
    );
    assert!(!seen["fonts"].as_array().expect("a list").is_empty(), "{seen}");
    let text = seen["text"].as_str().expect("a text");
    for says in ["We support 72 hours", "<script>alert(1)</script>", "Minority views"] {
        assert!(text.contains(says), "{says}: {text}");
    }
    let host = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let host = host.trim();
    assert!(host.is_empty() || !text.contains(host), "it fetched a file: {text}");
});

scene!(without_the_program_a_paper_says_what_is_missing, |town| {
    cast(town).await;
    let settings = "[statements]\npandoc = \"/nowhere/pandoc\"\nweasyprint = \"false\"";
    town.restart_with(settings).await;
    does(town, "Mateo", "!declaración abrir rdrs").await;
    assert!(asks(town, "Rosa", "docx", "es").await.is_none());
    assert!(town.answer().contains("No hay texto"), "{}", town.answer());
    does(town, "Mateo", "!declaración sección rdrs es:\"Apoyamos 72 horas.\"").await;
    assert!(asks(town, "Rosa", "docx", "es").await.is_none());
    assert!(
        town.refused() && town.answer().contains("pandoc no está instalado donde funciona Puente"),
        "{}",
        town.answer()
    );
    assert!(asks(town, "Rosa", "pdf", "es").await.is_none());
    assert!(town.answer().contains("false no pudo hacer este documento"), "{}", town.answer());
    assert!(asks(town, "Rosa", "html", "es").await.is_some());
});

scene!(nothing_that_is_left_open_swallows_what_comes_after_it, |town| {
    cast(town).await;
    written(town).await;
    let line = "!declaración sección rdrs después:0 en:\"Begun:\n```\nnever ended\n<!-- hidden\"";
    does(town, "Mateo", line).await;
    does(town, "Andre", "!statement minority rdrs en:\"24 hours would be better.\"").await;
    let (_, html) = asks(town, "Keisha", "html", "en").await.expect("a file");
    for says in
        ["<strong>72 hours</strong>", "<h2>Minority views</h2>", "<p>24 hours would be better.</p>"]
    {
        assert!(html.text().contains(says), "{says}: {}", html.text());
    }
    let (_, markdown) = asks(town, "Keisha", "markdown", "en").await.expect("a file");
    assert!(markdown.text().contains("&lt;!-- hidden\n```\n\nWe support"), "{}", markdown.text());
});
