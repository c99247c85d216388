//! Bad weather: lines that are cut, a house that is away, channels that refuse, answers that are
//! late or lost, events that come twice, late, or broken.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::gateway::{Event, Out};
use super::id::Id;
use super::world::World;
use super::{Discord, permission};

/// What is wrong at present.
#[derive(Default)]
pub struct Weather {
    /// Nobody is let in.
    pub away: bool,
    /// Every line is cut after so many events.
    pub cuts_after: Option<usize>,
    /// Every line is cut so often, and when that was done last.
    pub cuts_every: Option<(Duration, Instant)>,
    /// So many of the next events are held back, and those that are.
    pub holds: usize,
    pub held: Vec<Event>,
    /// So many of the next events are told twice.
    pub repeats: usize,
    /// Requests like this are answered otherwise, so many times.
    pub turns: Vec<Turn>,
    /// Sessions that were taken up again.
    pub resumed: usize,
}

/// How a request is answered otherwise.
#[derive(Clone)]
pub struct Turn {
    /// The method, or nothing for any, and a part of the path.
    pub method: String,
    pub part: String,
    pub times: usize,
    pub how: How,
}

/// What happens to a request.
#[derive(Clone, Copy)]
pub enum How {
    /// Too many, for so long.
    Limited(Duration),
    /// An error of the house itself.
    Fails(u16),
    /// Answered late.
    Slow(Duration),
    /// Done, and the answer is lost on the way.
    Lost,
    /// Not even done, and the line is cut.
    Cut,
}

impl World {
    /// What happens to a request, if something does.
    pub fn turn(&mut self, method: &str, path: &str) -> Option<How> {
        let fits = |turn: &&mut Turn| {
            turn.times > 0
                && (turn.method.is_empty() || turn.method == method)
                && path.contains(&turn.part)
        };
        let turn = self.weather.turns.iter_mut().find(fits)?;
        turn.times -= 1;
        Some(turn.how)
    }

    /// Cuts every line when it is time to.
    pub fn weather_now(&mut self) {
        let Some((every, last)) = &mut self.weather.cuts_every else { return };
        if last.elapsed() >= *every {
            *last = Instant::now();
            self.says_to_lines(|| Out::Cut);
        }
    }

    /// Cuts the lines that have been told enough.
    pub fn weather_after(&mut self) {
        let Some(after) = self.weather.cuts_after else { return };
        for line in self.lines.values_mut().filter(|line| line.told >= after) {
            line.told = 0;
            line.out.send(Out::Cut).ok();
        }
    }
}

impl Discord {
    /// Cuts every line to the gateway, without a word.
    pub fn cuts_the_line(&self) {
        self.shared.with(|world| world.says_to_lines(|| Out::Cut));
    }

    /// Asks everybody on the gateway to connect again.
    pub fn asks_to_reconnect(&self) {
        let asked = json!({ "op": 7, "s": null, "t": null, "d": null }).to_string();
        self.shared.with(|world| world.says_to_lines(|| Out::Text(asked.clone())));
    }

    /// Declares every session invalid: nothing can be taken up again.
    pub fn forgets_sessions(&self) {
        let said = json!({ "op": 9, "s": null, "t": null, "d": false }).to_string();
        self.shared.with(|world| {
            world.says_to_lines(|| Out::Text(said.clone()));
            world.sessions.clear();
            for line in world.lines.values_mut() {
                line.session = None;
            }
        });
    }

    /// Closes every line to the gateway with one of its codes.
    pub fn closes_with(&self, code: u16, why: &'static str) {
        self.shared.with(|world| world.says_to_lines(|| Out::Close(code, why)));
    }

    /// Cuts every line after so many events; nothing ends it.
    pub fn cuts_after(&self, events: Option<usize>) {
        self.shared.with(|world| world.weather.cuts_after = events);
    }

    /// Cuts every line so often; nothing ends it.
    pub fn cuts_every(&self, time: Option<Duration>) {
        let since = time.map(|time| (time, Instant::now()));
        self.shared.with(|world| world.weather.cuts_every = since);
    }

    /// Refuses everything, REST and gateway, until it comes back on the same ports.
    pub fn goes_away(&self) {
        self.shared.with(|world| {
            world.weather.away = true;
            world.says_to_lines(|| Out::Cut);
        });
        self.shared.cut.send_modify(|cut| *cut += 1);
    }

    /// Is there again.
    pub fn comes_back(&self) {
        self.shared.with(|world| world.weather.away = false);
    }

    /// Holds back the next events; they come when they are let go.
    pub fn holds_back(&self, events: usize) {
        self.shared.with(|world| world.weather.holds = events);
    }

    /// Lets go what was held back, late.
    pub fn lets_go(&self) {
        self.shared.with(|world| {
            world.weather.holds = 0;
            for event in std::mem::take(&mut world.weather.held) {
                world.tell(&event);
            }
        });
    }

    /// Tells each of the next events twice.
    pub fn repeats(&self, events: usize) {
        self.shared.with(|world| world.weather.repeats = events);
    }

    /// Tells something whatever it is: an event nobody knows, or one that cannot be read.
    pub fn tells(&self, name: &str, guild: Option<Id>, payload: Value) {
        let event = Event { name: name.to_owned(), intent: 0, guild, whole: payload, bare: None };
        self.shared.with(|world| world.tell(&event));
    }

    /// Answers the next requests like this otherwise: with an empty method, of any method.
    pub fn answers(&self, method: &str, part: &str, times: usize, how: How) {
        let (method, part) = (method.to_owned(), part.to_owned());
        self.shared.with(|world| world.weather.turns.push(Turn { method, part, times, how }));
    }

    /// Answers as it should again.
    pub fn clears_up(&self) {
        self.shared.with(|world| world.weather.turns.clear());
    }

    /// Takes something from the bot in a channel (see [`permission`]).
    pub fn forbids(&self, channel: Id, what: u64) {
        self.shared.with(|world| {
            let bot = world.bot;
            let found = world.channels.get_mut(&channel).expect("a channel");
            found.overwrites.retain(|one| one["id"] != json!(bot));
            let deny = what.to_string();
            found.overwrites.push(json!({ "id": bot, "type": 1, "allow": "0", "deny": deny }));
            world.channel_changed(channel);
        });
    }

    /// Gives the bot back in a channel what was taken.
    pub fn allows(&self, channel: Id) {
        self.forbids(channel, 0);
    }

    /// The bot cannot see a channel any more.
    pub fn shuts_out(&self, channel: Id) {
        self.forbids(channel, permission::VIEW_CHANNEL);
    }

    /// How many sessions were taken up again so far.
    pub fn resumed(&self) -> usize {
        self.shared.with(|world| world.weather.resumed)
    }
}
