//! What goes out, put where browsers read it: a post into its room, a direct message into its
//! member's notes. The message's own id is the platform's id too, so that the same thing twice is
//! once. What has no form of its own here arrives as text.

use super::files::keep;
use super::{NAME, Web, store};
use crate::foundation::clock::Boxed;
use crate::foundation::error::Result;
use crate::foundation::i18n::Say;
use crate::foundation::jobs::{self, Lease, Undelivered};
use crate::foundation::talk::{
    Attached, Block, Body, Can, Gift, MemberId, MessageId, Out, Platform, Post, RoomId, Where,
    store as known, text,
};
use crate::say;

impl Platform for Web {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can(&self) -> Can {
        Can {
            edit: true,
            delete: true,
            react: true,
            only_you: true,
            buttons: true,
            keys: true,
            ..Can::default()
        }
    }

    fn deliver<'a>(
        &'a self,
        key: &'a str,
        lease: &'a Lease,
        to: &'a Where,
        out: &'a Out,
    ) -> Boxed<'a, std::result::Result<Vec<String>, Undelivered>> {
        Box::pin(async move {
            let put = match to {
                Where::Room { room_id, .. } => self.put_in_room(key, lease, room_id, out).await,
                Where::Direct { member_id, .. } => {
                    self.put_to_member(key, lease, member_id, out).await
                }
            };
            put.map_err(|error| Undelivered::Again(error.to_string(), None))
        })
    }

    fn attached<'a>(
        &'a self,
        _place: &'a str,
        native_id: &'a str,
        number: usize,
    ) -> Boxed<'a, std::result::Result<Attached, Undelivered>> {
        Box::pin(async move {
            let read = self.file_of(&MessageId::from(native_id), number).await;
            read.map_err(|error| Undelivered::Again(error.to_string(), None))
        })
    }

    fn give<'a>(
        &'a self,
        _key: &'a str,
        lease: &'a Lease,
        to: &'a Where,
        gift: Gift<'a>,
    ) -> Boxed<'a, std::result::Result<Option<Vec<String>>, Undelivered>> {
        Box::pin(async move {
            // What one person is told alone is a note, and notes have no files.
            let Where::Room { room_id, .. } = to else { return Ok(None) };
            let given = self.keep_given(lease, room_id, gift).await;
            given.map_err(|error| Undelivered::Again(error.to_string(), None))
        })
    }

    fn check(&self) -> Boxed<'_, Vec<Say>> {
        Box::pin(async move {
            let address = &self.base().address;
            let at_home = ["//127.0.0.1", "//localhost", "//[::1]"];
            if self.secure() || at_home.iter().any(|home| address.contains(home)) {
                return Vec::new();
            }
            vec![say!("web-check-plain", address = address.as_str())]
        })
    }
}

/// The post that says `out`: as it is, or as text under an id made of the delivery's key.
fn as_post(key: &str, out: &Out, address: &str) -> Post {
    match out {
        Out::Post(post) => at_home(post, address),
        other => Post {
            message_id: match other {
                Out::File { message_id, .. } => message_id.clone(),
                _ => MessageId::from(key),
            },
            body: Body::text(text::out(other)),
            ..Post::default()
        },
    }
}

/// A post whose links to our own pages leave out the address of this house, which may move.
fn at_home(post: &Post, address: &str) -> Post {
    let mut post = post.clone();
    for block in &mut post.body.blocks {
        if let Block::Link { to, .. } = block
            && let Some(path) = to.strip_prefix(address).filter(|path| path.starts_with('/'))
        {
            *to = path.to_owned();
        }
    }
    post
}

impl Web {
    async fn put_in_room(
        &self,
        key: &str,
        lease: &Lease,
        room: &RoomId,
        out: &Out,
    ) -> Result<Vec<String>> {
        let now = self.base().world.now();
        let mut tx = self.base().store.begin().await?;
        jobs::only_while(&mut tx, lease);
        let ids = match out {
            Out::Edit { message_id, post } => {
                if let Some(line) = store::find(&mut tx, message_id).await? {
                    let post = at_home(post, &self.base().address);
                    store::replace(&mut tx, &line, &post, now).await?;
                }
                vec![message_id.to_string()]
            }
            Out::Delete { message_id } => {
                if let Some(line) = store::find(&mut tx, message_id).await? {
                    store::delete(&mut tx, &line, now).await?;
                    keep::unlink_soon(self.base(), &mut tx).await?;
                }
                Vec::new()
            }
            Out::Forget { before } => {
                store::forget_before(&mut tx, room, *before, now).await?;
                known::detached_before(&mut tx, room, *before).await?;
                keep::unlink_soon(self.base(), &mut tx).await?;
                Vec::new()
            }
            Out::React { message_id, emoji } | Out::Unreact { message_id, emoji } => {
                let puts = matches!(out, Out::React { .. });
                if let Some(line) = store::find(&mut tx, message_id).await? {
                    store::react(&mut tx, &line, "", emoji, puts, now).await?;
                }
                Vec::new()
            }
            other => {
                let post = as_post(key, other, &self.base().address);
                if store::find(&mut tx, &post.message_id).await?.is_none() {
                    let new = store::NewLine {
                        id: &post.message_id,
                        room_id: room,
                        author: None,
                        words: None,
                        post: Some(&post),
                        reply_to: post.reply_to.as_ref(),
                        key: None,
                        at: now,
                    };
                    store::add(&mut tx, &new).await?;
                }
                vec![post.message_id.to_string()]
            }
        };
        tx.commit().await?;
        Ok(ids)
    }

    async fn put_to_member(
        &self,
        key: &str,
        lease: &Lease,
        member: &MemberId,
        out: &Out,
    ) -> Result<Vec<String>> {
        let now = self.base().world.now();
        let mut tx = self.base().store.begin().await?;
        jobs::only_while(&mut tx, lease);
        let ids = match out {
            Out::Edit { message_id, post } => {
                let post = at_home(post, &self.base().address);
                store::note::replace(&mut tx, message_id.as_str(), member, &post).await?;
                vec![message_id.to_string()]
            }
            Out::Delete { message_id } => {
                store::note::take_back(&mut tx, message_id.as_str(), now).await?;
                Vec::new()
            }
            Out::React { .. } | Out::Unreact { .. } => Vec::new(),
            other => {
                let post = as_post(key, other, &self.base().address);
                let id = post.message_id.as_str();
                store::note::add(&mut tx, id, member, &post, false, now).await?;
                vec![post.message_id.to_string()]
            }
        };
        tx.commit().await?;
        Ok(ids)
    }
}
