//! Pages as somebody of the town sees them, without a browser.

use puente::community::people;
use puente::foundation::page::{Look, View};

use super::{Town, account};

impl Town {
    /// A page of the group as somebody sees it: its path, what follows it, and what stands after the
    /// question mark. Nobody sees a page that they may not.
    pub async fn page(
        &self,
        name: &str,
        path: &str,
        rest: &[&str],
        query: &[(&str, &str)],
    ) -> puente::foundation::error::Result<View> {
        let mut tx = self.look().await;
        let group = people::groups::store::find(&mut tx, &self.group).await?.expect("a group");
        let found = people::person(&mut tx, &self.house.base, &account(name), Some(&group)).await?;
        let page = self.house.pages.iter().find(|page| page.path == path).expect("a page");
        let person = found.expect("a member");
        assert!(person.may(page.who), "{name} may not see {path}");
        let pairs = query.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let mut look = Look {
            base: &self.house.base,
            tx: &mut tx,
            now: self.clock.now(),
            person,
            group,
            rooms: Vec::new(),
            rest: rest.iter().map(|part| (*part).to_owned()).collect(),
            query: pairs.collect(),
            csrf: String::new(),
            panels: &self.house.panels,
        };
        (page.render)(&mut look).await
    }
}
