//! What went wrong between two lists and a machine, F1 to F11: each must not happen here.

use super::*;

fn same(asked: &str) -> String {
    asked.to_owned()
}

#[test]
fn f1_an_encoded_title_is_read_before_it_is_translated() {
    let title = "=?iso-8859-1?q?Resultado_de_la_votaci=F3n_en_el_?= =?iso-8859-1?q?LACRALO?=";
    assert_eq!(asked(title, "en"), ["Resultado de la votación en el XQ1Z"]);
}

#[test]
fn f2_a_subject_line_is_never_translated() {
    let post =
        "Asunto: Elección de la Presidencia\n\nEstimados: les recuerdo la votación de hoy.\n";
    assert_eq!(asked(post, "en"), ["Estimados: les recuerdo la votación de hoy."]);
    assert!(shown(post, "en", same).starts_with("Asunto: Elección de la Presidencia\n\n"));
}

#[test]
fn f5_entities_and_broken_signs_are_mended() {
    let post = "La reuni&oacute;n es ma&ntilde;ana &amp; ser&aacute; breve.";
    assert_eq!(asked(post, "en"), ["La reunión es mañana & será breve."]);
    assert_eq!(asked("La votaciÃ³n serÃ¡ pÃºblica.", "en"), ["La votación será pública."]);
}

#[test]
fn f5b_quotation_marks_of_another_code_page_are_no_superscripts() {
    let post = "La regla dice ³el quorum de las ALS acreditadas.² y nada más.";
    assert_eq!(asked(post, "en"), ["La regla dice XQ1Z y nada más."]);
    assert_eq!(
        shown(post, "en", |_| "The rule says XQ1Z and nothing more.".to_owned()),
        "The rule says “el quorum de las ALS acreditadas.” and nothing more."
    );
    assert_eq!(
        asked("\u{93}Estamos de acuerdo\u{94}, dijo la mesa.", "en"),
        ["XQ1Z, dijo la mesa."]
    );
}

#[test]
fn f7_wrapped_lines_are_joined_and_sentences_kept_whole() {
    let post = "Quería informarse antes de la reunión de hoy la metodología y los\ncriterios que se aplican a la continuación. La Sra. Quispe los\npresentará.\n";
    let whole = asked(post, "en");
    assert_eq!(whole.len(), 2);
    assert_eq!(
        whole[0],
        "Quería informarse antes de la reunión de hoy la metodología y los criterios que se aplican a la continuación."
    );
    assert_eq!(whole[1], "La Sra. XQ1Z los presentará.");
}

#[test]
fn f8_acronyms_and_wordings_of_the_past_become_the_terms_of_today() {
    let post = "El Comité Asesor de Alcance (ALAC) aprobó el texto.";
    let translated = shown(
        post,
        "en",
        knows(&[("El XQ1Z (XQ2Z) aprobó el texto.", "The XQ1Z (XQ2Z) approved the text.")]),
    );
    assert_eq!(translated, "The At-Large Advisory Committee (ALAC) approved the text.");
    let post = "Every IGO may object to the ALAC.";
    let translated = shown(
        post,
        "es",
        knows(&[("Every XQ1Z may object to the XQ2Z.", "Cada XQ1Z puede objetar al XQ2Z.")]),
    );
    assert_eq!(translated, "Cada OIG puede objetar al ALAC.");
}

#[test]
fn f9_names_links_and_addresses_come_through_whole() {
    let post = "Grace Rosa Quispe (rosa@andina.example) wrote to Fundación Andina Digital, see https://a.example/es/x_y?p=1.";
    let sent = asked(post, "es").remove(0);
    for hidden in ["Quispe", "rosa@", "Andina", "https"] {
        assert!(!sent.contains(hidden), "{sent}");
    }
    let translated = shown(post, "es", |asked| {
        asked.replace(" wrote to ", " escribió a ").replace("see", "ver")
    });
    assert_eq!(
        translated,
        "Grace Rosa Quispe (rosa@andina.example) escribió a Fundación Andina Digital, ver https://a.example/es/x_y?p=1."
    );
}

#[test]
fn f10_quoted_text_is_not_translated_twice() {
    let post = "I agree with this proposal and will vote for it.\n\n> Desafortunadamente este mensaje no fue traducido\n> hasta hoy.\n\nEl lun, 3 jul 2023, Ana escribió:\n> > otra cosa\n[[-- Translated text (en -> es) --]]\nEl texto anterior de la lista\n[[--Original text (en) http://x.example/1.html --]]\n";
    assert_eq!(asked(post, "es"), ["I agree with this proposal and will vote for it."]);
    let translated =
        shown(post, "es", |_| "Estoy de acuerdo con esta propuesta y votaré por ella.".to_owned());
    let rest = |text: &str| text.split_once('\n').map(|(_, rest)| rest.to_owned());
    assert_eq!(rest(&translated), rest(post));
    // Above a Spanish quotation an English speaker is still read as one, and the other way round.
    let for_english = protected(post, "en");
    assert_eq!(for_english.finished(&[]), Outcome::NothingToDo);
}

#[test]
fn f11_the_half_that_is_there_is_left_alone() {
    let post = "EN: Dear Region, the vote closes on 10 December 2026 at 23:59 UTC.\n\nES: Estimada región: la votación cierra el 10 de diciembre de 2026 a las 23:59 UTC.\n";
    for to in ["en", "es"] {
        assert_eq!(protected(post, to).finished(&[]), Outcome::NothingToDo, "{to}");
    }
    // Without labels too, where both halves say the same.
    let post = "Dear all, the call is moved to 18:00 UTC because of the holiday.\n\nEstimados todos: la llamada pasa a las 18:00 UTC por el día feriado.\n";
    for to in ["en", "es"] {
        assert_eq!(protected(post, to).finished(&[]), Outcome::NothingToDo, "{to}");
    }
    // What only stands in one language is translated, and only that.
    let post = "Dear all, we have three open questions about the charter and need your views before the call.\n\nGracias a todos por las respuestas.\n";
    let sent = protected(post, "es").asked();
    assert!(sent.len() == 1 && sent[0].text.starts_with("Dear all"), "{sent:?}");
    // A label is never sent: ES is no Spanish verb.
    let long = "ES: En resumen, apoyamos.\n\nEN: Dear Region, we have read the whole report and we support it, with three remarks on the second chapter.\n";
    let sent = protected(long, "es").asked();
    assert!(
        sent.iter().all(|asked| !asked.text.contains("EN") && asked.from == Lang::new("en")),
        "{sent:?}"
    );
}
