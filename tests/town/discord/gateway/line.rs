//! One connection to the gateway: the handshake, the heartbeat, what a client may send and how
//! fast, and how it is closed when it does not keep to that.
// Real time because a heartbeat is held against the clock.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::mpsc::unbounded_channel;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::super::Shared;
use super::opening::{identifies, resumes};
use super::{Line, Out};

type Sink = SplitSink<WebSocketStream<TcpStream>, Message>;

/// What a client may send at once, in bytes.
const PAYLOAD: usize = 4096;

/// How the talk with a connection goes on.
pub enum Then {
    On,
    Say(Value),
    Close(u16, &'static str),
}

/// Talks with one client until it goes.
pub async fn speaks(shared: Arc<Shared>, stream: TcpStream) {
    let mut query = String::new();
    #[expect(clippy::result_large_err, reason = "the handshake is written so")]
    let looks = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        request.uri().query().unwrap_or_default().clone_into(&mut query);
        Ok(response)
    };
    let Ok(socket) = tokio_tungstenite::accept_hdr_async(stream, looks).await else { return };
    let (mut sink, mut source) = socket.split();
    if !query.split('&').any(|part| part == "v=10") {
        shared.with(|world| world.breaks(format!("gateway: asked for {query:?} and not for v=10")));
        return close(&mut sink, 4012, "Invalid API version").await;
    }
    let (out, mut outgoing) = unbounded_channel();
    let (number, heartbeat) = shared.with(|world| {
        world.connections += 1;
        let line = Line { out, session: None, told: 0 };
        world.lines.insert(world.connections as u64, line);
        (world.connections as u64, world.settings.heartbeat)
    });
    let hello = json!({
        "op": 10, "s": null, "t": null,
        "d": { "heartbeat_interval": u64::try_from(heartbeat.as_millis()).expect("a while") },
    });
    let mut clean = false;
    let mut heard = Instant::now();
    let mut sends: Vec<Instant> = Vec::new();
    if sink.send(Message::Text(hello.to_string())).await.is_ok() {
        loop {
            let silence = tokio::time::sleep_until((heard + heartbeat + heartbeat / 2).into());
            let then = tokio::select! {
                frame = source.next() => match frame {
                    Some(Ok(Message::Close(frame))) => {
                        let code = frame.map_or(1000, |frame| u16::from(frame.code));
                        clean = matches!(code, 1000 | 1001);
                        sink.close().await.ok();
                        break;
                    }
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Then::On,
                    Some(Ok(frame)) => {
                        heard = Instant::now();
                        sends.retain(|at| at.elapsed() < Duration::from_mins(1));
                        sends.push(heard);
                        takes(&shared, number, &frame.into_data(), sends.len())
                    }
                    _ => break,
                },
                out = outgoing.recv() => match out {
                    Some(Out::Text(text)) => {
                        if sink.send(Message::Text(text)).await.is_err() {
                            break;
                        }
                        Then::On
                    }
                    Some(Out::Close(code, why)) => Then::Close(code, why),
                    Some(Out::Cut) | None => break,
                },
                () = silence => Then::Close(4009, "Session timed out"),
            };
            match then {
                Then::On => {}
                Then::Say(value) => {
                    if sink.send(Message::Text(value.to_string())).await.is_err() {
                        break;
                    }
                }
                Then::Close(code, why) => {
                    close(&mut sink, code, why).await;
                    break;
                }
            }
        }
    }
    shared.with(|world| {
        let session = world.lines.remove(&number).and_then(|line| line.session);
        let Some(session) = session else { return };
        if clean {
            world.sessions.remove(&session);
        } else if let Some(found) = world.sessions.get_mut(&session)
            && found.line == Some(number)
        {
            found.line = None;
            found.left = Some(Instant::now());
        }
    });
}

async fn close(sink: &mut Sink, code: u16, why: &'static str) {
    let frame = CloseFrame { code: code.into(), reason: why.into() };
    sink.send(Message::Close(Some(frame))).await.ok();
}

/// Takes in what a client sent.
fn takes(shared: &Shared, number: u64, data: &[u8], sent: usize) -> Then {
    shared.with(|world| {
        if data.len() > PAYLOAD {
            world.breaks(format!("gateway: a payload of {} bytes", data.len()));
            return Then::Close(4002, "Error while decoding payload.");
        }
        if sent > world.settings.sends {
            world.breaks(format!("gateway: {sent} sends within a minute"));
            return Then::Close(4008, "You are being rate limited.");
        }
        let Ok(said) = serde_json::from_slice::<Value>(data) else {
            world.breaks("gateway: a payload that is not JSON");
            return Then::Close(4002, "Error while decoding payload.");
        };
        let begun = world.lines.get(&number).is_some_and(|line| line.session.is_some());
        match said["op"].as_u64() {
            Some(1) => Then::Say(json!({ "op": 11, "s": null, "t": null, "d": null })),
            Some(2) if begun => Then::Close(4005, "Already authenticated."),
            Some(2) => identifies(world, number, &said["d"]),
            Some(6) => resumes(world, number, &said["d"]),
            Some(3 | 4 | 8) if !begun => Then::Close(4003, "Not authenticated."),
            Some(3 | 4) => Then::On,
            Some(8) => {
                super::opening::members(world, number, &said["d"]);
                Then::On
            }
            _ => {
                world.breaks(format!("gateway: an opcode that is not for clients in {said}"));
                Then::Close(4001, "Unknown opcode.")
            }
        }
    })
}
