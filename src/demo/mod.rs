//! The demonstration: three sample groups with their last nine days, played through the same
//! commands people use, in a private database; then served live. It refuses to know how anything
//! it plays is done.

mod clock;
mod play;
mod script;
mod set_up;

use std::io::ErrorKind;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::app::console::Console;
use crate::app::running::Running;
use crate::app::start;
use crate::foundation::clock::{SystemChance, World};
use crate::foundation::config::Config;
use crate::foundation::error::{Failure, Result};
use crate::foundation::i18n::Say;
use crate::{refuse, say};
use clock::ShiftedClock;
use play::Player;

/// The folder of its database.
const FOLDER: &str = "puente-demo";

/// How many ports are tried when the first is in use.
const PORTS: u16 = 20;

/// Whose links are shown.
const SHOWN: [&str; 4] = ["keisha", "lucia", "camila", "yamilet"];

/// `demo`: sets the sample groups up or goes on with them, shows the links, and serves until
/// somebody asks to stop. Of the environment it reads `PUENTE_WEB_…` only.
///
/// # Errors
/// A refusal that says what is wrong: no free port, a step of the script refused, another
/// version's folder.
pub async fn run(environment: &[(String, String)], console: &Console) -> Result<()> {
    let mut stop = start::asked_to_stop()?;
    let web: Vec<(String, String)> =
        environment.iter().filter(|(name, _)| name.starts_with("PUENTE_WEB_")).cloned().collect();
    let config = Config::from_text("", &web)?;
    let (host, port) = start::place(&config)?;
    let listener = listen(&host, port, console).await?;
    let address = format!("http://{host}:{}", listener.local_addr()?.port());

    let file = format!("{FOLDER}/demo.db");
    if !std::path::Path::new(&file).exists() {
        console.say(&say!("cli-demo-begins", folder = FOLDER))?;
    }
    let store = start::reach(&format!("sqlite:{file}")).await?;
    store.migrate().await?;
    let clock = Arc::new(ShiftedClock::default());
    let world = World { clock: clock.clone(), chance: Arc::new(SystemChance) };
    let running = Running::open(store, world, console.words(), Arc::new(config), address.clone())?;
    let mut player = Player::new(&running, &clock)?;
    tokio::select! {
        done = player.play(FOLDER) => done?,
        // What was played stands; the next start goes on from there.
        () = &mut stop => return console.say(&say!("cli-stopped")),
    }

    console.say(&say!("cli-demo-ready", address = address))?;
    for who in SHOWN {
        console.say(&invitation(&running, &player, who).await?)?;
    }
    console.say(&say!("cli-demo-end", folder = FOLDER))?;
    running.serve(listener, stop).await?;
    console.say(&say!("cli-stopped"))
}

/// The port asked for, or the next that is free; says so if it is another.
async fn listen(host: &str, port: u16, console: &Console) -> Result<TcpListener> {
    let last = port.saturating_add(PORTS - 1);
    for used in port..=last {
        match TcpListener::bind((host, used)).await {
            Ok(listener) => {
                if used != port {
                    let (port, used) = (port.to_string(), used.to_string());
                    console.say(&say!("cli-demo-port-busy", port = port, used = used))?;
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                let place = format!("{host}:{used}");
                let problem = error.to_string();
                return refuse!(
                    "cli-cannot-listen",
                    place = place,
                    problem = problem,
                    section = "web"
                );
            }
        }
    }
    refuse!("cli-demo-no-port", port = port.to_string(), last = last.to_string())
}

/// A fresh link for somebody of the cast, and what to try with it.
async fn invitation(running: &Running, player: &Player<'_>, who: &str) -> Result<Say> {
    let account = player.account(who)?;
    let line = format!("!group invite @{}", account.native_id);
    let reply = running.house.console(Some(player.group()), &line).await;
    let Some(to) = set_up::link(&reply) else {
        return Err(Failure::because(format!("no link for {who}")).into());
    };
    let id = format!("cli-demo-link-{who}");
    Ok(Say::new(id).with("name", account.display.as_str()).with("link", to))
}
