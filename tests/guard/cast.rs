//! Everybody there can be, from whoever is not signed in to the operator, in a group with something
//! of everything in it. It expects nothing of them.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use puente::foundation::talk::{Account, MessageId, Role, Who, text};

use crate::town::Engine;
use crate::web::forms::at_work;
use crate::web::rooms::last;
use crate::web::site::{Browser, Site, account};

/// What somebody is to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not signed in; an account Puente has never seen.
    Nobody,
    /// Has a link and has not used it.
    Invited,
    /// A member of another group only.
    Elsewhere,
    /// Was a member and left; still signed in.
    Left,
    /// A member without a role.
    Member,
    /// A member with one role.
    Holds(Role),
    /// Runs Puente, and is no member of this group.
    Operator,
}

use Standing::{Elsewhere, Holds, Invited, Left, Member, Nobody, Operator};

impl Standing {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let mut all = vec![Nobody, Invited, Elsewhere, Left, Member];
        all.extend(Role::ALL.map(Holds));
        all.push(Operator);
        all
    }

    /// Whether the table lets them.
    pub fn may(self, who: Who) -> bool {
        match who {
            Who::Anyone => true,
            Who::Known => self != Nobody,
            Who::Member => matches!(self, Member | Holds(_)),
            Who::Any(roles) => matches!(self, Holds(role) if roles.contains(&role)),
            Who::Operator | Who::Founder => self == Operator,
        }
    }

    /// Whether they have a session on the web.
    pub fn is_signed_in(self) -> bool {
        !matches!(self, Nobody | Invited)
    }

    fn name(self) -> String {
        match self {
            Nobody => "Nobody".to_owned(),
            Invited => "Ines".to_owned(),
            Elsewhere => "Elsa".to_owned(),
            Left => "Lena".to_owned(),
            Member => "Mara".to_owned(),
            Holds(role) => format!("Holds {}", role.code()),
            Operator => "Olga".to_owned(),
        }
    }

    /// Their account on the web.
    pub fn account(self) -> Account {
        let name = self.name();
        Account { native_id: name.to_lowercase().replace(' ', "."), ..account(&name) }
    }
}

/// The group, its people, and what stands in it.
pub struct Cast {
    /// The house.
    pub site: Site,
    /// Everybody's browser.
    pub browsers: BTreeMap<Standing, Browser>,
    /// A link for whoever has it, many times.
    pub link: String,
    /// A message of a member, not carried yet.
    pub said: MessageId,
    /// A note only Keisha sees.
    pub note: String,
    /// A file that goes with a message of the group.
    pub file: String,
    /// The name of the style sheet.
    pub asset: String,
    /// The address of a calendar of Keisha's.
    pub calendar: String,
    /// A bridge person who is admin and coordinator too.
    pub camila: Browser,
    /// A member who said things.
    pub keisha: Browser,
}

/// Settings under which nobody is too fast, and Olga runs Puente.
pub const SETTINGS: &str = "[web]\nposts_per_minute = 60000\nactions_per_minute = 60000\n\
    [people]\noperators = [\"web:olga\"]";

fn token(said: &str) -> &str {
    said.split_whitespace().find_map(|word| word.rsplit_once("/in/")).expect("a link").1
}

impl Cast {
    /// Everybody comes.
    pub async fn gather(engine: Engine) -> Self {
        let site = Site::with(engine, SETTINGS).await;
        let (mut camila, mut keisha) = at_work(&site).await;
        site.operator("!group create \"Auctions\" slug:auctions language:en es:Subastas").await;
        let mut browsers = BTreeMap::new();
        for one in Standing::all() {
            let name = one.name();
            site.clock.advance(5);
            let browser = match one {
                Nobody => Browser::default(),
                Invited => {
                    site.link(&name, "en").await;
                    Browser::default()
                }
                Elsewhere | Operator => {
                    let line = format!("!group invite {name} language:en");
                    let reply = site.house.console(Some("auctions"), &line).await;
                    let said = text::body(&reply.body.expect("an answer"));
                    let mut browser = Browser::default();
                    let path = format!("/in/{}", token(&said));
                    let entered = site.post(&mut browser, &path, &[]).await;
                    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
                    site.get(&mut browser, "/g/auctions").await;
                    browser
                }
                Left | Member | Holds(_) => {
                    // One member reads the other language, and confirms what that room holds.
                    let lang = if one == Member { "es" } else { "en" };
                    let mut browser = site.comes(&name, lang).await;
                    if let Holds(role) = one {
                        let handle = one.account().native_id;
                        let line = format!("!group role give @{handle} {}", role.code());
                        site.operator(&line).await;
                    }
                    if one == Left {
                        site.says(&mut browser, "en", "Said before I left.", "left").await;
                        let said = last(&site, &name).await;
                        let form = [("c", "group leave")];
                        site.post(&mut browser, "/g/registration/do", &form).await;
                        // Carried afterwards, it waits for a yes.
                        let carry = [("c", "carry"), ("on", said.as_str())];
                        site.post(&mut keisha, "/g/registration/do", &carry).await;
                    }
                    browser
                }
            };
            browsers.insert(one, browser);
        }
        let wording =
            [("c", "glossary add"), ("wording.en", "bright line"), ("wording.es", "raya")];
        let added = site.post(&mut camila, "/g/registration/do", &wording).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let wanted =
            [("c", "glossary propose"), ("wording.en", "soft line"), ("wording.es", "línea suave")];
        let mara = browsers.get_mut(&Member).expect("a member");
        let proposed = site.post(mara, "/g/registration/do", &wanted).await;
        assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.body);
        // She has read the answer, which is shown once.
        site.get(mara, "/g/registration?room=es").await;
        for (slug, closes) in [("rdrs", "in 60 days"), ("other", ""), ("idle", "")] {
            let add = [
                ("c", "process add"),
                ("slug", slug),
                ("kind", "public-comment"),
                ("texts.en", "Urgent requests"),
                ("closes", closes),
            ];
            let added = site.post(&mut camila, "/g/registration/do", &add).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        }
        for form in [
            [("c", "process suggest"), ("idea", "A mentoring week.")],
            [("c", "action add"), ("task", "Ask the staff.")],
        ] {
            let mara = browsers.get_mut(&Member).expect("a member");
            let done = site.post(mara, "/g/registration/do", &form).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            site.get(mara, "/g/registration?room=es").await;
        }
        write_statements(&site, &mut camila).await;
        let calendar = crate::agenda::calendar::address(&site, &mut keisha, &[]).await;
        let object = [("c", "object"), ("synthesis", "S-1"), ("text", "Not what we said.")];
        let objected = site.post(&mut keisha, "/g/registration/do", &object).await;
        assert_eq!(objected.status, StatusCode::SEE_OTHER, "{}", objected.body);
        let say = "/g/registration/say/en";
        let files: [(&str, &[u8]); 1] = [("plan.txt", b"A plan.")];
        let sent = site.sends(&mut keisha, say, &[("text", "See the plan."), ("key", "f")], &files);
        let sent = sent.await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let page = site.get(&mut keisha, "/g/registration?room=en").await.body;
        let file = page.split("/files/").nth(1).and_then(|rest| rest.split('"').next());
        let file = file.expect("a file").to_owned();
        site.says(&mut keisha, "en", "Nobody carried this yet.", "free").await;
        let said = last(&site, "Keisha").await;
        let page = site.get(&mut keisha, "/g/registration/me").await.body;
        let after = |mark: &str| page.split(mark).nth(1).and_then(|rest| rest.split('"').next());
        let note = after("id=\"n-").expect("a note").to_owned();
        let asset = after("href=\"/assets/").expect("an asset").to_owned();
        let open = site.operator("!group invite uses:200").await;
        let link = token(&open).to_owned();
        Self { site, browsers, link, said, note, file, asset, calendar, camila, keisha }
    }
}

/// A statement that is being drafted, with a comment on it, and one that has gone out.
async fn write_statements(site: &Site, by: &mut Browser) {
    type Fields = &'static [(&'static str, &'static str)];
    let done: [(&str, &str, Fields); 6] = [
        ("statement open", "rdrs", &[]),
        ("statement section", "rdrs", &[("texts.en", "We agree."), ("texts.es", "Coincidimos.")]),
        ("statement comment", "rdrs", &[("text", "Say why.")]),
        ("statement open", "other", &[]),
        ("statement section", "other", &[("texts.en", "We agree."), ("texts.es", "Coincidimos.")]),
        ("statement submit", "other", &[("advice", "no"), ("anyway", "yes")]),
    ];
    for (command, process, fields) in done {
        let form: Vec<_> = [("c", command), ("process", process)]
            .into_iter()
            .chain(fields.iter().copied())
            .collect();
        let sent = site.post(by, "/g/registration/do", &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{command}: {}", sent.body);
    }
}
