//! What a working group still lacks to work: somebody who may set it up, somebody who carries, a
//! room in each of its languages. It says so to whoever runs Puente, and changes nothing.

use super::groups::store as groups;
use super::members::store as members;
use super::settings::Settings;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::store::Tx;
use crate::foundation::talk::{Account, Base, Purpose, Role};
use crate::say;

/// Everything that is lacking, group by group; then operators nobody is.
pub(super) async fn lacks(base: &Base, tx: &mut Tx) -> Result<Vec<Say>> {
    let mut lacking = Vec::new();
    for group in groups::all(tx, None).await? {
        let slug = group.slug.as_str();
        let holders = groups::holders(tx, &group.id).await?;
        let held = |role| holders.iter().any(|(_, held)| *held == role);
        if !held(Role::Admin) {
            lacking.push(say!("people-lacks-admin", group = slug));
        }
        if !held(Role::Bridge) {
            lacking.push(say!("people-lacks-bridge", group = slug));
        }
        let rooms = groups::rooms(tx, &group.id).await?;
        for lang in group.names.keys() {
            let spoken =
                rooms.iter().any(|room| room.purpose == Purpose::Discussion && room.lang == *lang);
            if !spoken {
                let (code, language) = (lang.code().to_owned(), lang.clone());
                lacking.push(say!(
                    "people-lacks-room",
                    group = slug,
                    language = language,
                    code = code
                ));
            }
        }
    }
    for operator in base.config.section::<Settings>("people")?.operators {
        let Some((platform, native_id)) = operator.split_once(':') else { continue };
        let (platform, native_id) = (platform.to_owned(), native_id.to_owned());
        let account = Account { platform, display: native_id.clone(), native_id };
        if members::find_by_account(tx, &account).await?.is_none() {
            lacking.push(say!("people-lacks-operator", operator = operator.as_str()));
        }
    }
    Ok(lacking)
}
