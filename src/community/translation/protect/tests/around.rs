//! What a reader sees around the words of a translator: terms that agree, days, times and figures
//! by rule, layout as it was; and what is refused.

use super::*;

#[test]
fn terms_agree_in_spanish() {
    for (post, sent, answer, whole) in [
        (
            "The Board asked the registrants to answer.",
            "The XQ1Z asked the XQ2Z to answer.",
            "El XQ1Z pidió al XQ2Z contestar.",
            "La Junta Directiva pidió a los registratarios contestar.",
        ),
        (
            "A review team of the ALSes is ready.",
            "A XQ1Z of the XQ2Z is ready.",
            "Un XQ1Z del XQ2Z es a punto.",
            "Un equipo de revisión de las ALS es a punto.",
        ),
        (
            "Registrars must reply.",
            "XQ1Z must reply.",
            "XQ1Z Tiene que contestar.",
            "Los registradores tienen que contestar.",
        ),
        (
            "The ALAC's reply is late.",
            "The XQ1Z reply is late.",
            "El XQ1Z  la respuesta es tardía.",
            "La respuesta del ALAC es tardía.",
        ),
        (
            "We welcome the new working group on accountability.",
            "We welcome the new XQ1Z on XQ2Z.",
            " Saludamos el nuevo XQ1Z en XQ2Z.",
            "Saludamos el nuevo grupo de trabajo en rendición de cuentas.",
        ),
    ] {
        let text = shown(post, "es", knows(&[(sent, answer)]));
        assert_eq!(text, whole);
    }
}

#[test]
fn terms_agree_in_english() {
    for (post, sent, answer, whole) in [
        (
            "Una ALS pidió un Informe de Cuestiones.",
            "Una XQ1Z pidió un XQ2Z.",
            "A XQ1Z asked for a XQ2Z.",
            "An ALS asked for an Issue Report.",
        ),
        (
            "Las ALS y los registradores apoyan la carta orgánica.",
            "Las XQ1Z y los XQ2Z apoyan la XQ3Z.",
            "The XQ1Z and the XQ2Z support the XQ3Z.",
            "The ALSes and the registrars support the charter.",
        ),
        (
            "Las OIG y el GAC no están de acuerdo.",
            "Las XQ1Z y el XQ2Z no están de acuerdo.",
            "The XQ1Z and the XQ2Z do not agree.",
            "The IGOs and the GAC do not agree.",
        ),
    ] {
        assert_eq!(shown(post, "en", knows(&[(sent, answer)])), whole);
    }
}

#[test]
fn days_times_and_figures_are_worded_by_rule() {
    for (to, post, sent, answer, whole) in [
        (
            "es",
            "The call is on December 10, 2026 at 6 pm UTC.",
            "The call is XQ1Z XQ2Z XQ3Z.",
            "La llamada es XQ1Z XQ2Z XQ3Z.",
            "La llamada es el 10 de diciembre de 2026 a las 6 p. m. UTC.",
        ),
        (
            "es",
            "Comments close before 3 March with 1,250 replies, or 2.5% of 50,000.",
            "Comments close before XQ1Z with XQ2Z replies, or XQ3Z of XQ4Z.",
            "Los comentarios cierran antes de XQ1Z con XQ2Z respuestas, o XQ3Z de XQ4Z.",
            "Los comentarios cierran antes del 3 de marzo con 1.250 respuestas, o 2,5\u{a0}% de 50.000.",
        ),
        (
            "es",
            "We need a 30-day period for 2 billion users.",
            "We need a XQ1Z period for XQ2Z users.",
            "Necesitamos un XQ1Z periodo para XQ2Z usuarios.",
            "Necesitamos un periodo de 30 días para 2 mil millones de usuarios.",
        ),
        (
            "en",
            "El plazo vence el 10/12/2026 a las 18:00 horas.",
            "El plazo vence XQ1Z XQ2Z.",
            "The term expires XQ1Z XQ2Z.",
            "The term expires on 10 December 2026 at 18:00.",
        ),
        (
            "en",
            "Se recibieron 1.234 respuestas antes del 1.º de marzo, el 12,5 % del total.",
            "Se recibieron XQ1Z respuestas antes de XQ2Z, el XQ3Z del total.",
            "XQ1Z replies were received before XQ2Z, the XQ3Z of the total.",
            "1,234 replies were received before 1 March, the 12.5% of the total.",
        ),
        (
            "es",
            "On 03/04/2026 section 7.3 and the 2nd report were read.",
            "On XQ1Z section XQ2Z and the XQ3Z report were read.",
            "En XQ1Z sección XQ2Z y el XQ3Z informe fueron leídos.",
            "En 03/04/2026 sección 7.3 y el 2.º informe fueron leídos.",
        ),
        (
            "en",
            "La asamblea es del 10 al 12 de diciembre de 2026.",
            "La asamblea es XQ1Z.",
            "The assembly is XQ1Z.",
            "The assembly is from 10 to 12 December 2026.",
        ),
    ] {
        assert_eq!(shown(post, to, knows(&[(sent, answer)])), whole);
    }
}

#[test]
fn a_day_alone_is_worded_without_a_translator() {
    let context =
        Context { to: Lang::new("es"), author_lang: Some(Lang::new("en")), room_lang: None };
    let ready = Protected::of("December 10, 2026 ALAC", &context, shield());
    assert!(ready.asked().is_empty());
    assert_eq!(
        ready.finished(&[]),
        Outcome::Translated { text: "10 de diciembre de 2026 ALAC".to_owned() }
    );
}

#[test]
fn layout_is_kept() {
    let post = "# **The plan**\n\nWe start now:\n- [ ] read the *whole* report\n- write to `ana --all`\n\n```\nlet x = 1;\n```\n| Who | What |\n|---|---|\n| Rosa Quispe | a draft |\n";
    let answers = |asked: &str| format!("ya {asked}");
    let text = shown(post, "es", answers);
    assert_eq!(
        text,
        "# **Ya The plan**\n\nYa We start now:\n- [ ] ya read the whole report\n- ya write to `ana --all`\n\n```\nlet x = 1;\n```\n| Ya Who | Ya What |\n|---|---|\n| Rosa Quispe | ya a draft |\n"
    );
}

#[test]
fn words_that_lead_somewhere_still_do() {
    let post = "Please read [the whole report](https://a.example/r(1)) before the call.";
    assert_eq!(asked(post, "es"), ["Please read [the whole report] (XQ1Z) before the call."]);
    assert_eq!(
        shown(post, "es", |_| "Lean [el informe entero] (XQ1Z) antes de la llamada.".to_owned()),
        "Lean [el informe entero](https://a.example/r(1)) antes de la llamada."
    );
}

#[test]
fn what_does_not_come_back_whole_is_not_shown() {
    let post = "The ALAC will answer https://a.example before 10 December 2026.";
    for (answer, why) in [
        ("El XQ1Z contestará XQ2Z.", "translation-kept-missing"),
        ("El XQ1Z contestará XQ2Z antes de XQ3Z, XQ3Z.", "translation-kept-twice"),
        ("El XQ1Z contestará XQ2Z antes de XQ3Zs.", "translation-kept-missing"),
        ("El xq1z contestará XQ2Z antes de XQ3Z.", "translation-kept-missing"),
        ("El XQ1Z contestará XQ2Z antes de XQ3Z XQ9Z.", "translation-kept-strange"),
        ("El XQ1Z contestará XQ2Z antes de XQ3Z a las 5.", "translation-kept-number"),
        ("El XQ1Z contestará cuatro veces XQ2Z antes de XQ3Z.", "translation-kept-number"),
        (" ", "translation-kept-nothing"),
    ] {
        assert_eq!(refused(post, "es", |_| answer.to_owned()), why, "{answer}");
    }
    let ready = protected(post, "es");
    for answers in [vec![], vec![String::new(); 3]] {
        assert!(matches!(ready.finished(&answers), Outcome::Original { .. }));
    }
    assert_eq!(
        refused("We need eleven votes today.", "es", |_| "Necesitamos doce votos hoy.".to_owned()),
        "translation-kept-number"
    );
}

#[test]
fn emoji_mentions_and_masks_of_somebody_else_come_through() {
    let post = "Thanks @kiran 👍🏽 and <@42>: XQ77Z is not ours 😀, see #policy and ICANN75.";
    let text = shown(post, "es", str::to_owned);
    assert_eq!(text, post);
    assert!(!asked(post, "es")[0].contains("XQ77Z"));
}
