//! Where one writes to a room: the words, what they answer or edit, the files that go with them.
//! Works without the script: a form with a folded place for files.

use maud::{Markup, html};

use super::files::{self, Kind};
use super::frame::Speak;
use super::live::Batch;
use super::rooms::{Begun, room_name};
use super::visit::Inside;
use super::worth::spoken;
use super::{rich, settings};
use crate::foundation::i18n::Value;
use crate::foundation::talk::{MessageId, RoomRef};
use crate::say;

/// The composer of a room; `begun` where something is being written there.
pub(super) fn composer(
    speak: &Speak<'_>,
    own: &Speak<'_>,
    inside: &Inside,
    (room, batch): (&RoomRef, &Batch),
    begun: Option<&Begun>,
) -> Markup {
    let slug = room.slug.as_str();
    let label = room_name(speak, room, "web-write-to");
    let none = Begun::default();
    let begun = begun.unwrap_or(&none);
    let reply = begun.reply.as_ref().map_or("", MessageId::as_str);
    let edit = begun.edit.as_ref().map_or("", MessageId::as_str);
    let pattern = say!("web-replying", name = "{name}", text = "{text}");
    let context = match (&begun.reply, &begun.edit) {
        (_, Some(_)) => Some(speak.t("web-editing")),
        (Some(id), None) => Some(replying(speak, batch, id)),
        (None, None) => None,
    };
    let key = speak.web.base().world.secret::<16>();
    let settings = &speak.web.settings;
    // An edit keeps the files there are.
    let attaches = settings.files_per_message > 0 && begun.edit.is_none();
    html! {
        form class="composer" id=(format!("composer-{slug}")) method="post" action=(inside.path(&format!("say/{slug}"))) data-live="" data-room=(slug)
            enctype=[attaches.then_some("multipart/form-data")] {
            input type="hidden" name="csrf" value=(inside.csrf);
            input type="hidden" name="key" value=(key);
            input type="hidden" name="reply" value=(reply);
            input type="hidden" name="edit" value=(edit);
            p class="context" hidden[context.is_none()] data-reply=(speak.say(&pattern)) data-edit=(speak.t("web-editing")) lang=(speak.lang()) {
                span { (context.unwrap_or_default()) } " "
                a href=(inside.path(&format!("?room={slug}"))) { (speak.t("web-cancel")) }
            }
            div class="field" {
                @if attaches { (opener(speak, slug)) }
                textarea id=(format!("say-{slug}")) name="text" rows="1" aria-label=(label) placeholder=(label)
                    maxlength="20000" data-complete=(inside.path("complete")) autocomplete="off" enterkeyhint="send"
                    autofocus[!begun.draft.is_empty() || begun.reply.is_some()] { (begun.draft) }
                span class="hint" aria-hidden="true" { (own.t("web-hint")) }
                button class="quiet" { (own.t("web-send")) }
            }
            @if attaches { (attaching(speak, slug, settings)) }
            p class="wrong" role="alert" lang=(speak.lang()) hidden[begun.wrong.is_none()] {
                @if let Some(wrong) = &begun.wrong { (wrong) }
            }
        }
    }
}

/// What opens the place for files; open or not is all it holds.
fn opener(speak: &Speak<'_>, slug: &str) -> Markup {
    html! {
        details class="attach" lang=(speak.lang()) {
            summary aria-label=(speak.t("web-attach")) title=(speak.t("web-attach")) aria-controls=(format!("files-{slug}")) {
                svg viewBox="0 0 20 20" aria-hidden="true" { path d="M15.5 9.2 9.7 15a3.6 3.6 0 0 1-5.1-5.1l6.3-6.3a2.4 2.4 0 0 1 3.4 3.4l-6.2 6.2a1.2 1.2 0 0 1-1.7-1.7l5.6-5.6" {} }
            }
        }
    }
}

/// The place for files: chosen here, dropped or pasted; a picture is put into words.
fn attaching(speak: &Speak<'_>, slug: &str, settings: &settings::Settings) -> Markup {
    let accepted: Vec<&str> = Kind::ALL.into_iter().map(Kind::media).collect();
    let limits = say!(
        "web-attach-limits",
        count = settings.files_per_message,
        megabytes = settings.file_megabytes
    );
    let large = say!("web-file-large", name = "{name}", limit = settings.file_megabytes);
    let many = say!("web-file-many", limit = settings.files_per_message);
    html! {
        div class="attaching" id=(format!("files-{slug}")) lang=(speak.lang())
            data-most=(settings.files_per_message) data-bytes=(settings.file_bytes())
            data-large=(speak.say(&large)) data-many=(speak.say(&many)) data-describe=(speak.t("web-attach-describe"))
            data-alt=(speak.say(&say!("web-attach-alt-of", name = "{name}"))) data-drop=(speak.say(&say!("web-attach-drop", name = "{name}")))
            data-sending=(speak.t("web-attach-sending")) data-limit=(files::ALT_LIMIT) {
            label class="describe" { span { (speak.t("web-attach-alt")) }
                input name="alt" maxlength=(files::ALT_LIMIT) autocomplete="off";
            }
            label { span { (speak.t("web-attach-files")) }
                input type="file" name="file" multiple[settings.files_per_message > 1] accept=(accepted.join(","));
            }
            ul class="chosen" hidden {}
            p class="facts" { (speak.say(&limits)) }
        }
    }
}

fn replying(speak: &Speak<'_>, batch: &Batch, id: &MessageId) -> String {
    let line = batch.lines.iter().find(|line| line.id == *id);
    let (name, text) = line.map_or_else(Default::default, |line| {
        let account = line.account.as_deref().unwrap_or_default();
        let name = batch.names.get(account).map_or("Puente".to_owned(), |(name, _)| name.clone());
        (name, rich::first_words(&spoken(line), 100))
    });
    speak.say(&say!("web-replying", name = Value::Text(name), text = text))
}
