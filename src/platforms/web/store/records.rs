//! What stands in the web rooms, as records for people: what is deleted or forgotten is not among
//! them. Notes, sessions and how far somebody has read are theirs alone.

use crate::foundation::store::{Is, Of, Records};

const MESSAGES: &str = "select message_id as message, room_id as room, room_seq as number, \
    member_id as member, words, body as posted, reply_to, at, edited_at from web_message \
    where room_id = $1 and deleted_at is null order by room_seq";
const REACTIONS: &str = "select r.message_id as message, m.room_id as room, r.account as member, \
    r.emoji as reaction, r.at as at from web_reaction r join web_message m \
    on m.message_id = r.message_id where m.room_id = $1 and m.deleted_at is null \
    order by m.room_seq, r.emoji, r.account";

const FILES: &str = "select f.message_id as message, m.room_id as room, f.member_id as member, \
    f.name as name, f.kind as kind, f.alt as text, f.bytes as bytes, f.at as at from web_file f \
    join web_message m on m.message_id = f.message_id where m.room_id = $1 \
    and m.deleted_at is null and f.removed_at is null order by m.room_seq, f.place, f.file_id";

/// Everything.
pub fn all() -> Vec<Records> {
    vec![
        Records {
            name: "messages",
            tables: &["web_message"],
            of: Of::Room,
            sql: MESSAGES,
            columns: &[
                ("message", Is::Text),
                ("room", Is::Room),
                ("number", Is::Whole),
                ("member", Is::Member),
                ("words", Is::Text),
                ("posted", Is::Posted),
                ("reply_to", Is::Text),
                ("at", Is::Moment),
                ("edited_at", Is::Moment),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "reactions",
            tables: &["web_reaction"],
            of: Of::Room,
            sql: REACTIONS,
            columns: &[
                ("message", Is::Text),
                ("room", Is::Room),
                ("member", Is::Account),
                ("reaction", Is::Text),
                ("at", Is::Moment),
            ],
            said_by: Some("member"),
        },
        Records {
            name: "files",
            tables: &["web_file"],
            of: Of::Room,
            sql: FILES,
            columns: &[
                ("message", Is::Text),
                ("room", Is::Room),
                ("member", Is::Member),
                ("name", Is::Text),
                ("kind", Is::Text),
                ("text", Is::Text),
                ("bytes", Is::Whole),
                ("at", Is::Moment),
            ],
            said_by: Some("member"),
        },
    ]
}
