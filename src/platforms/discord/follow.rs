//! Following what happens on Discord: one process of those that share a database is connected; what
//! it hears goes, in order, into the lane of its channel, and what is asked of Puente itself is answered
//! beside all of that.

use std::collections::VecDeque;
use std::sync::Arc;

use reqwest::Method;
use serenity::model::event::{Event, UnknownEvent};
use serenity::model::id::{ChannelId, GuildId};

use super::deliver::trouble;
use super::gateway::{Came, Ended, connect};
use super::line::Trouble;
use super::setup::{self, Arrival};
use super::task::{MOST, Task, channel, server_lane, shorten};
use super::turn::RENEWED;
use super::unread::Unread;
use super::voice::{self, Voice};
use super::{Discord, Me, NAME, store, unread};
use crate::foundation::error::{Error, Failure, Result};
use crate::foundation::jobs::Stop;
use crate::foundation::store::trouble as of_the_database;
use crate::foundation::talk::post;

/// The longest pause between two tries, in seconds.
const PAUSE: i64 = 30;

/// The bits of an application that may read what people say.
const READS: u64 = (1 << 18) | (1 << 19);

/// Whether something will be otherwise in a while.
fn passes(error: &Error) -> bool {
    let of_theirs = matches!(trouble(error), Some(Trouble::Away(_) | Trouble::Limited(_)));
    let of_ours = matches!(error, Error::Failure(failure) if of_the_database(failure).is_some());
    of_theirs || of_ours
}

impl Discord {
    /// Is on Discord until told to stop. What goes wrong is tried again.
    pub async fn run(self: Arc<Self>, mut stop: Stop) {
        let mut pause = 1;
        loop {
            let failed = tokio::select! {
                _ = stop.changed() => break,
                failed = self.follow(&mut pause) => failed,
            };
            if let Err(error) = failed {
                tracing::warn!(%error, again_in = pause, "Discord cannot be followed");
                self.base().store.metrics().erred(NAME);
            }
            let next = self.base().world.now().plus_seconds(pause);
            pause = (pause * 2).min(PAUSE);
            tokio::select! {
                _ = stop.changed() => break,
                () = self.base().world.clock.sleep_until(next) => {}
            }
        }
        if let Err(error) = self.let_go().await {
            tracing::warn!(%error, "the connection to Discord is not given back");
        }
    }

    /// Learns who we are, connects once no other process is, and hears until the connection ends for
    /// good.
    async fn follow(self: &Arc<Self>, pause: &mut i64) -> Result<()> {
        let me = self.recognise().await?;
        let mut waits = false;
        while !self.hold().await? {
            if !waits {
                tracing::info!("another process listens to Discord; this one speaks");
                waits = true;
            }
            // It is asked again when its time may be over.
            let next = self.base().world.now().plus_seconds(RENEWED);
            self.base().world.clock.sleep_until(next).await;
        }
        self.register(&me).await?;
        let mut gateway = connect(&self.settings, me.reads)?;
        let mut renew = self.base().world.now().plus_seconds(RENEWED);
        loop {
            let came = tokio::select! {
                came = gateway.came.recv() => came,
                () = self.base().world.clock.sleep_until(renew) => {
                    if !self.hold().await? {
                        return Err(Failure::because("another process is connected now").into());
                    }
                    self.settle().await?;
                    renew = self.base().world.now().plus_seconds(RENEWED);
                    continue;
                }
            };
            match came {
                Some(Came::Event(event)) => {
                    *pause = 1;
                    self.happened(*event).await?;
                }
                Some(Came::Ended(Ended::Other(why))) => return Err(Failure::because(why).into()),
                Some(Came::Ended(why)) => {
                    // Nothing here changes that: it is asked again who we are.
                    self.knows(None);
                    return Err(Failure::because(format!("Discord refuses: {why:?}")).into());
                }
                None => return Err(Failure::because("the gateway is gone").into()),
            }
        }
    }

    /// Who we are there.
    pub(super) async fn recognise(&self) -> Result<Arc<Me>> {
        if let Some(me) = self.me() {
            return Ok(me);
        }
        let user = self.line.ask(Method::GET, &["users", "@me"], &[], None).await?;
        let application = self.line.ask(Method::GET, &["applications", "@me"], &[], None).await?;
        let text = |of: &serde_json::Value| of["id"].as_str().unwrap_or_default().to_owned();
        let flags = application["flags"].as_u64().unwrap_or_default();
        let me = Arc::new(Me {
            user: text(&user),
            application: text(&application),
            reads: flags & READS != 0,
        });
        if !me.reads {
            tracing::warn!("Discord does not let Puente read what people say: see puente check");
        }
        self.knows(Some(me.clone()));
        Ok(me)
    }

    /// Takes note of something that happened.
    async fn happened(self: &Arc<Self>, event: Event) -> Result<()> {
        let event = match event {
            Event::Unknown(unread) => match self.unread(&unread) {
                Some(event) => event,
                None => return Ok(()),
            },
            read => read,
        };
        self.threads.learn(&event);
        self.servers.learn(&event);
        if let Some(channel) = channel(&event) {
            self.put(&self.threads.room_of(channel), Task::Happened(Box::new(event)));
            return Ok(());
        }
        match event {
            // A new session: whatever came between the last one and this is read from the channels.
            Event::Ready(event) => {
                tracing::info!(user = event.ready.user.id.get(), "connected to Discord");
                for channel in self.served().await?.into_iter().chain(self.alone_in().await?) {
                    self.put(&channel, Task::CatchUp);
                }
            }
            // What Puente may do somewhere may have changed: what waits is tried at once.
            Event::ChannelUpdate(event) => self.goes_on(&[event.channel.id.to_string()]).await?,
            Event::GuildRoleUpdate(_) => self.goes_on(&self.served().await?).await?,
            Event::InteractionCreate(event) => {
                let this = self.clone();
                tokio::spawn(async move {
                    match setup::choice(&event.interaction) {
                        Some(choice) => this.chooses(&choice).await,
                        None => this.interaction(event.interaction).await,
                    }
                });
            }
            Event::GuildCreate(event) => {
                let us = self.me().map(|me| me.user.clone());
                let arrival = setup::arrival(&event.guild, us.as_deref());
                let (server, voices) = (event.guild.id, voice::all(&event.guild));
                let task = Task::Arrived(Box::new(arrival), server, voices);
                self.put_last(server, task);
            }
            // A server that cannot be reached for a while comes back by itself.
            Event::GuildDelete(event) if !event.guild.unavailable => {
                let server = event.guild.id;
                self.put_last(server, Task::PutOut(server));
            }
            Event::VoiceStateUpdate(event) => {
                let state = &event.voice_state;
                if let Some(server) = state.guild_id
                    && let Some(voice) = voice::voice(server, state)
                {
                    self.put_last(server, Task::Spoken(Box::new(voice)));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What could not be read at first: read after all, or counted. What was said is read again from its
    /// channel then, before anything that came after it is heard.
    fn unread(self: &Arc<Self>, event: &UnknownEvent) -> Option<Event> {
        match unread::read(event) {
            Unread::Nothing => {}
            Unread::Plainly(event) => return Some(*event),
            Unread::Lost { kind, channel } => {
                self.base().store.metrics().erred("discord-unread");
                tracing::warn!(kind, "something Discord told could not be read");
                if let Some(channel) = channel {
                    self.put(&self.threads.room_of(ChannelId::new(channel)), Task::CatchUp);
                }
            }
        }
        None
    }

    async fn arrived(&self, arrival: &Arrival, server: GuildId, voices: &[Voice]) -> Result<()> {
        self.voices(server, voices).await?;
        self.greet(arrival).await
    }

    /// Puente was taken off a server: it hears nobody there any more.
    async fn gone(&self, server: GuildId) -> Result<()> {
        self.voices(server, &[]).await?;
        self.put_out(&server.to_string()).await
    }

    /// Puts something into the lane of a channel, whose messages can be read anew.
    fn put(self: &Arc<Self>, channel: &str, task: Task) {
        self.put_shortened(channel, task, |waiting| {
            waiting.clear();
            waiting.push_back(Task::CatchUp);
        });
    }

    /// Puts something into the lane of a server, of which only how it is now matters.
    fn put_last(self: &Arc<Self>, server: GuildId, task: Task) {
        self.put_shortened(&server_lane(server), task, |waiting| shorten(waiting, MOST));
    }

    fn put_shortened(
        self: &Arc<Self>,
        lane: &str,
        task: Task,
        shorten: impl FnOnce(&mut VecDeque<Task>),
    ) {
        if self.lanes.put(lane, task, MOST, shorten) {
            let (this, lane) = (self.clone(), lane.to_owned());
            tokio::spawn(async move { this.work(&lane).await });
        }
    }

    /// Does what waits in a lane, one after the other. What passes is tried again until it has.
    async fn work(&self, lane: &str) {
        while let Some(task) = self.lanes.next(lane) {
            let mut pause = 1;
            loop {
                let done = match &task {
                    Task::CatchUp => self.catch_up(lane).await,
                    Task::Happened(event) => self.heard(lane, event).await,
                    Task::Arrived(arrival, server, voices) => {
                        self.arrived(arrival, *server, voices).await
                    }
                    Task::Spoken(voice) => self.spoken(voice).await,
                    Task::PutOut(server) => self.gone(*server).await,
                };
                let Err(error) = done else { break };
                self.base().store.metrics().erred(NAME);
                if !passes(&error) {
                    tracing::error!(%error, "something that happened on Discord is not taken in");
                    break;
                }
                tracing::warn!(%error, again_in = pause, "something on Discord waits");
                let next = self.base().world.now().plus_seconds(pause);
                pause = (pause * 2).min(PAUSE);
                self.base().world.clock.sleep_until(next).await;
            }
        }
    }

    /// Lets what waits for some channels be tried at once.
    async fn goes_on(&self, channels: &[String]) -> Result<()> {
        let mut tx = self.base().store.begin().await?;
        for channel in channels {
            if let Some(room) = self.ears.room(&mut tx, NAME, channel).await? {
                post::go_on(&mut tx, NAME, &room.id);
            }
        }
        tx.commit().await
    }

    /// The channels in which somebody is spoken to alone.
    async fn alone_in(&self) -> Result<Vec<String>> {
        let mut look = self.base().store.look().await?;
        store::all_direct(&mut look).await
    }

    /// The channels that are served.
    pub(super) async fn served(&self) -> Result<Vec<String>> {
        let mut look = self.base().store.look().await?;
        let rooms = self.ears.served(&mut look, NAME).await?;
        Ok(rooms.into_iter().map(|room| room.native_id).collect())
    }
}
