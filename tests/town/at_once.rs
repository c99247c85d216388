//! Several people at the same moment, each heard in a task of its own.

use puente::foundation::talk::{Ears, Heard, Spot, What, text};

use super::{Town, account, said_now};

impl Town {
    /// Several write to Puente alone at the same moment; gives whether each was refused, and the
    /// answers.
    pub async fn at_once(&mut self, lines: &[(&str, &str)]) -> Vec<(bool, String)> {
        let said = lines.iter().map(|(name, line)| (*name, Spot::Direct, said_now(line)));
        self.all_at_once(said.collect()).await
    }

    /// Several put the same reaction on a message at the same moment.
    pub async fn react_at_once(
        &mut self,
        names: &[&str],
        room: &str,
        id: &str,
        emoji: &str,
    ) -> Vec<(bool, String)> {
        let place = self.place(room);
        let to = self.square.quoted(&place, id);
        let mut all = Vec::new();
        for name in names {
            let what = What::Reacted { to: to.clone(), emoji: emoji.to_owned() };
            all.push((*name, Spot::Room(place.clone()), what));
        }
        self.all_at_once(all).await
    }

    async fn all_at_once(&mut self, all: Vec<(&str, Spot, What)>) -> Vec<(bool, String)> {
        let mut asking = Vec::new();
        for (name, spot, what) in all {
            let (house, heard) = (
                self.house.clone(),
                Heard {
                    who: account(name),
                    spot,
                    at: self.clock.now(),
                    native_id: None,
                    message_id: None,
                    runs: false,
                    lang: None,
                    group: Some(self.group.clone()),
                    program: false,
                    thread: None,
                    fetched: None,
                    what,
                },
            );
            asking.push(tokio::spawn(async move { house.hear(&heard).await }));
        }
        let mut answers = Vec::new();
        for one in asking {
            let reply = one.await.expect("an answer");
            let said = reply.body.as_ref().map(text::body).unwrap_or_default();
            assert!(!said.contains("Something failed") && !said.contains("Algo falló"), "{said}");
            answers.push((reply.refused, said));
        }
        self.drain().await;
        answers
    }
}
