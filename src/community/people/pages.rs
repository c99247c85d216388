//! The members of a group, and the page about oneself: profile, accounts, what is kept.

use maud::{Markup, html};

use super::groups::store as group_store;
use super::members::store as member_store;
use crate::foundation::error::Result;
use crate::foundation::i18n::{Say, Value, fold};
use crate::foundation::page::{Look, View, parts};
use crate::foundation::talk::{Role, Who};
use crate::say;

/// Who is in the group: name, organisation, roles; for admins, the roles to change; for those
/// who may invite, how.
pub(super) async fn members(look: &mut Look<'_>) -> Result<View> {
    let all = member_store::all(look.tx, Some(look.group.id.as_str())).await?;
    let holders = group_store::holders(look.tx, &look.group.id).await?;
    let wanted = fold(look.query.get("q").map_or("", String::as_str));
    let admin = look.person.may(Who::Any(&[Role::Admin]));
    let inviter = look.person.may(super::INVITERS);
    let mut rows = Vec::new();
    for member in &all {
        let organisation = member_store::affiliations(look.tx, &member.id)
            .await?
            .into_iter()
            .find(|(_, _, _, until)| until.is_none())
            .map_or(String::new(), |(name, _, _, _)| name);
        let country = member.country.clone().unwrap_or_default();
        let text = fold(&format!("{} {country} {organisation}", member.name));
        if !text.contains(&wanted) {
            continue;
        }
        let roles: Vec<Role> =
            holders.iter().filter(|(id, _)| *id == member.id).map(|(_, role)| *role).collect();
        rows.push(row(look, member, &organisation, &roles, admin));
    }
    let countries: std::collections::BTreeSet<_> =
        all.iter().filter_map(|member| member.country.as_ref()).collect();
    let title = look.t("page-members");
    let panels = look.panels("members", "").await?;
    let body = html! {
        h1 { (title) }
        p class="soft" {
            (look.say(&say!("people-members-count", people = all.len(), countries = countries.len())))
        }
        @for panel in &panels { (panel) }
        form class="find" role="search" method="get" {
            input type="search" name="q" value=(look.query.get("q").map_or("", String::as_str))
                aria-label=(look.t("people-find-label")) placeholder=(look.t("people-find-hint"));
            button { (look.t("web-find")) }
        }
        @if rows.is_empty() {
            p class="empty" { (look.t("people-find-nobody")) }
        } @else {
            table class="stack people" {
                thead { tr {
                    th { (look.t("people-person")) }
                    th { (look.t("people-speaks")) }
                    th { (look.t("people-organisation")) }
                    th { (look.t("people-roles")) }
                    @if admin { th { span class="hidden" { (look.t("people-roles-change")) } } }
                } }
                tbody { @for row in &rows { (row) } }
            }
        }
        @if inviter { (invite(look)) }
    };
    Ok(View { title, body, class: "page" })
}

fn row(
    look: &Look<'_>,
    member: &member_store::Member,
    organisation: &str,
    roles: &[Role],
    admin: bool,
) -> Markup {
    let names: Vec<String> = roles.iter().map(|role| look.say(&role.say())).collect();
    html! {
        tr {
            th scope="row" data-name=(look.t("people-person")) {
                (member.name)
                @if let Some(country) = &member.country { " " span class="facts" { (country) } }
            }
            td data-name=(look.t("people-speaks")) {
                span class="tag" data-lang=(member.reader.lang.code()) { (member.reader.lang.code().to_uppercase()) }
            }
            td data-name=(look.t("people-organisation")) {
                @if organisation.is_empty() { span class="soft" { "–" } } @else { (organisation) }
            }
            td data-name=(look.t("people-roles")) {
                @if names.is_empty() { span class="soft" { (look.t("people-role-none")) } }
                @else { (names.join(", ")) }
            }
            @if admin {
                td data-name="" {
                    @if look.query.get("roles").is_some_and(|of| *of == member.handle) {
                        (roles_form(look, member, roles))
                    } @else {
                        a class="open" id=(format!("roles-{}", member.handle)) href=(roles_link(look, &member.handle))
                            aria-label=(look.say(&say!("people-roles-change-of", name = member.name.as_str()))) {
                            (look.t("people-roles-change"))
                        }
                    }
                }
            }
        }
    }
}

/// Where the roles of one member are changed: the same list, with that row open. A button for every
/// role of everybody would weigh more than the list.
fn roles_link(look: &Look<'_>, handle: &str) -> String {
    format!("{}?roles={handle}#roles-{handle}", look.path("members"))
}

fn roles_form(look: &Look<'_>, member: &member_store::Member, roles: &[Role]) -> Markup {
    let handle = format!("@{}", member.handle);
    let back = format!("members?roles={0}#roles-{0}", member.handle);
    html! {
        div class="roles" id=(format!("roles-{}", member.handle)) tabindex="-1" role="group"
            aria-label=(look.say(&say!("people-roles-change-of", name = member.name.as_str()))) {
            @for role in Role::ALL {
                @let has = roles.contains(&role);
                (parts::act(
                    look,
                    "group role",
                    &[("action", if has { "take" } else { "give" }), ("member", &handle), ("role", role.code()), ("back", &back)],
                    &look.say(&if has {
                        say!("people-role-take", role = role.say())
                    } else {
                        say!("people-role-give", role = role.say())
                    }),
                    if has { "quiet bad" } else { "quiet" },
                ))
            }
            p class="facts" { (look.t("people-roles-announced")) }
            p { a class="open" href=(look.path("members")) { (look.t("web-close")) } }
        }
    }
}

fn invite(look: &Look<'_>) -> Markup {
    let inner = html! {
        label { (look.t("people-invite-name")) input name="name" maxlength="80" autocomplete="off"; }
        label { (look.t("people-invite-language"))
            select name="language" {
                @for lang in &look.group.languages {
                    option value=(lang.code()) selected[*lang == look.person.reader.lang] { (look.say(&say!("verbatim", text = Value::Language(lang.clone())))) }
                }
            }
        }
        div class="row" { button type="submit" class="primary" { (look.t("people-invite-make")) } }
        p class="facts" { (look.t("people-invite-about")) }
    };
    html! {
        section id="invite" {
            h2 { (look.t("people-invite-title")) }
            div class="form" { (parts::form(look, "group invite", &[("back", "members")], &inner)) }
        }
    }
}

/// The page about oneself.
pub(super) async fn me(look: &mut Look<'_>) -> Result<View> {
    let id = look.person.id.clone();
    let Some(member) = member_store::find(look.tx, &id).await? else {
        return crate::refuse!("talk-not-a-member");
    };
    let affiliations = member_store::affiliations(look.tx, &id).await?;
    let accounts = member_store::accounts(look.tx, &id).await?;
    let panels = look.panels("me", id.as_str()).await?;
    let roles: Vec<String> = look.person.roles.iter().map(|role| look.say(&role.say())).collect();
    let body = html! {
        div class="row" { h1 { (member.name) } span class="facts" { "@" (member.handle) } }
        div class="halves" {
            section {
                h2 { (look.t("people-me-who")) }
                dl class="known" {
                    dt { (look.t("people-roles")) }
                    dd { @if roles.is_empty() { (look.t("people-role-none")) } @else { (roles.join(", ")) } }
                    dt { (look.t("people-organisation")) }
                    dd { @if affiliations.is_empty() { "–" }
                        @for (organisation, kind, since, until) in &affiliations {
                            div {
                                (organisation) " "
                                span class="facts" {
                                    (look.say(&Say::new(format!("choice-affiliation-{kind}")))) ", "
                                    @match until {
                                        None => (look.say(&say!("people-since", day = Value::Day(since.clone())))),
                                        Some(until) => (look.say(&say!("people-until", day = Value::Day(until.clone())))),
                                    }
                                }
                            }
                        }
                    }
                    dt { (look.t("people-accounts")) }
                    dd { @for (account, _) in &accounts { div { (account.platform) " " span class="facts" { (account.native_id) } } } }
                }
                (parts::act(look, "profile link", &[("back", "me")], &look.t("people-me-link"), ""))
            }
            @for panel in &panels { (panel) }
            (settings(look, &member))
            (privacy(look))
        }
    };
    Ok(View { title: look.t("page-me"), body, class: "page" })
}

fn settings(look: &Look<'_>, member: &member_store::Member) -> Markup {
    let spoken = look.base.words.languages();
    let inner = html! {
        label { (look.t("people-name")) input name="name" value=(member.name) maxlength="80" autocomplete="name"; }
        label { (look.t("people-language"))
            select name="language" {
                @for lang in spoken {
                    option value=(lang.code()) selected[*lang == member.reader.lang] { (look.say(&say!("verbatim", text = Value::Language(lang.clone())))) }
                }
            }
        }
        label { span { (look.t("people-zone")) " " span class="facts" { (look.t("people-zone-about")) } } input name="zone" value=(member.reader.zone) maxlength="60" spellcheck="false"; }
        label { (look.t("people-country")) input name="country" value=(member.country.clone().unwrap_or_default()) maxlength="60" spellcheck="false"; }
        label { (look.t("people-organisation-new")) input name="organisation" maxlength="120" autocomplete="organization"; }
        label { (look.t("people-questions"))
            select name="questions" {
                option value="now" selected[!member.bundled] { (look.t("people-questions-now")) }
                option value="daily" selected[member.bundled] { (look.t("people-questions-daily")) }
            }
        }
        div class="row" { button type="submit" class="primary" { (look.t("people-save")) } }
    };
    html! {
        section {
            h2 { (look.t("people-me-settings")) }
            div class="form" { (parts::form(look, "profile set", &[("back", "me")], &inner)) }
        }
    }
}

fn privacy(look: &Look<'_>) -> Markup {
    let recorded = look.person.recorded;
    let (command, words) = if recorded {
        ("privacy off", "people-privacy-do-off")
    } else {
        ("privacy on", "people-privacy-do-on")
    };
    let erase = html! {
        label { input type="checkbox" name="sure" value="yes" required; " " (look.t("people-privacy-sure")) }
        button type="submit" class="bad" { (look.t("people-privacy-do-erase")) }
    };
    html! {
        section id="privacy" {
            h2 { (look.t("people-me-data")) }
            p { (look.t(if recorded { "people-privacy-on" } else { "people-privacy-off" })) }
            ul class="doings" {
                li { (parts::act(look, "privacy show", &[("back", "me")], &look.t("people-privacy-do-show"), "")) }
                li { (parts::download(look, "privacy export", &[("back", "me")], &look.t("people-privacy-do-export"))) }
                li { (parts::act(look, command, &[("back", "me")], &look.t(words), "")) }
                li { details { summary class="open" { (look.t("people-privacy-erase")) }
                    div { (parts::form(look, "privacy erase", &[("back", "me")], &erase)) } } }
            }
        }
    }
}
