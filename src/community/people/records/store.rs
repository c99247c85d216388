//! The records of a group for people: its names, rooms, settings, and its members as the roster
//! shows them. Accounts, links and codes are nobody's business but their owners'.

use crate::foundation::store::{Is, Of, Records};

const GROUP: &str = "select w.slug as slug, n.language as language, n.name as name, \
    w.zone as zone, w.at as at from working_group w join group_name n on n.group_id = w.group_id \
    where w.group_id = $1 order by n.language";
const ROOMS: &str = "select slug as room, platform, language, purpose, at, notice_at, closed_at \
    from room where group_id = $1 order by at, room_id";
const SETTINGS: &str = "select key, value from group_setting where group_id = $1 order by key";
// Of whoever said no, what the roster shows and no more: not since when they are there.
const MEMBERS: &str = "select m.handle as member, m.name as name, m.language as language, \
    m.country as country, case when m.unrecorded_at is null then s.joined_at end as joined_at, \
    case when m.unrecorded_at is null then m.at end as recorded from membership s \
    join member m on m.member_id = s.member_id where s.group_id = $1 and s.left_at is null \
    and m.erased_at is null order by m.member_id";
const ROLES: &str = "select m.handle as member, r.role as role, r.at as at from role_grant r \
    join membership s on s.group_id = r.group_id and s.member_id = r.member_id \
    join member m on m.member_id = r.member_id where r.group_id = $1 and s.left_at is null \
    and m.erased_at is null order by r.member_id, r.role";
const AFFILIATIONS: &str = "select m.handle as member, a.organisation as organisation, \
    a.kind as kind, case when m.unrecorded_at is null then a.since end as since, \
    a.until as until from affiliation a join member m on m.member_id = a.member_id \
    join membership s on s.member_id = m.member_id where s.group_id = $1 and s.left_at is null \
    and m.erased_at is null and (a.until is null or m.unrecorded_at is null) \
    order by a.member_id, a.since, a.affiliation_id";

const fn of_group(
    name: &'static str,
    tables: &'static [&'static str],
    sql: &'static str,
    columns: &'static [(&'static str, Is)],
) -> Records {
    Records { name, tables, of: Of::Group, sql, columns, said_by: None }
}

/// Everything.
pub fn all() -> Vec<Records> {
    vec![
        of_group(
            "group",
            &["working_group", "group_name"],
            GROUP,
            &[
                ("slug", Is::Text),
                ("language", Is::Text),
                ("name", Is::Text),
                ("zone", Is::Text),
                ("at", Is::Moment),
            ],
        ),
        of_group(
            "rooms",
            &["room"],
            ROOMS,
            &[
                ("room", Is::Text),
                ("platform", Is::Text),
                ("language", Is::Text),
                ("purpose", Is::Text),
                ("at", Is::Moment),
                ("notice_at", Is::Moment),
                ("closed_at", Is::Moment),
            ],
        ),
        of_group(
            "settings",
            &["group_setting"],
            SETTINGS,
            &[("key", Is::Text), ("value", Is::Text)],
        ),
        of_group(
            "members",
            &["member", "membership"],
            MEMBERS,
            &[
                ("member", Is::Text),
                ("name", Is::Text),
                ("language", Is::Text),
                ("country", Is::Text),
                ("joined_at", Is::Moment),
                ("recorded", Is::Yes),
            ],
        ),
        of_group(
            "roles",
            &["role_grant"],
            ROLES,
            &[("member", Is::Text), ("role", Is::Text), ("at", Is::Moment)],
        ),
        of_group(
            "affiliations",
            &["affiliation"],
            AFFILIATIONS,
            &[
                ("member", Is::Text),
                ("organisation", Is::Text),
                ("kind", Is::Text),
                ("since", Is::Text),
                ("until", Is::Text),
            ],
        ),
    ]
}
