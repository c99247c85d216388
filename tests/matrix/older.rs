//! A homeserver from before files were asked for with a token: the same Synapse, behind a door that
//! knows none of the newer questions.

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use puente::bench::matrix::homeserver::Homeserver;
use serde_json::json;
use tokio::runtime::Runtime;

use super::homeserver::until;
use super::{Scene, bytes, counted};

/// The door.
struct Older {
    address: String,
    _runtime: Runtime,
}

async fn pass(State(behind): State<String>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if parts.uri.path().starts_with("/_matrix/client/v1/media/") {
        let no = json!({ "errcode": "M_UNRECOGNIZED", "error": "Unrecognized request" });
        return (StatusCode::NOT_FOUND, Json(no)).into_response();
    }
    let mut headers = parts.headers;
    headers.remove(header::HOST);
    let body = to_bytes(body, 50_000_000).await.expect("a question");
    let asked = reqwest::Client::new().request(parts.method, format!("{behind}{}", parts.uri));
    let Ok(answer) = asked.headers(headers).body(body).send().await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    let (status, media) = (answer.status(), answer.headers().get(header::CONTENT_TYPE).cloned());
    let mut made = Response::builder().status(status);
    if let Some(media) = media {
        made = made.header(header::CONTENT_TYPE, media);
    }
    made.body(Body::from(answer.bytes().await.expect("an answer"))).expect("an answer")
}

impl Older {
    fn before(server: &mut Homeserver) -> Self {
        server.sleep().expect("it stops");
        server.sets("enable_authenticated_media: false").expect("settings");
        server.wake().expect("it starts");
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"));
        let listener = listener.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let router = axum::Router::new().fallback(pass).with_state(server.address());
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self { address, _runtime: runtime }
    }
}

#[test]
fn files_cross_on_a_homeserver_that_is_older() {
    let mut older = None;
    let reached = |server: &mut Homeserver| older.insert(Older::before(server)).address.clone();
    let mut scene = Scene::with(true, None, reached).with_rooms();
    let luz = scene.alone("luz");
    let (en, es) = (scene.rooms[0].clone(), scene.rooms[1].clone());
    let cast = &mut scene.cast;
    let pose = json!({ "room": en, "name": "table.jpg", "about": "Our table of names." });
    let posed = cast.does("ana", "poses", &pose);
    let with = json!({ "room": en, "event": posed["event"], "emoji": "🌉" });
    cast.does("luz", "reacts", &with);
    until("it waits in the tray", || {
        (counted(&scene.bot, "select count(*) from pick") == 1).then_some(())
    });
    cast.says("luz", &luz, "!puente pasar P-1 Nuestra tabla. igual:sí");
    let there = cast.reads("luz", &es, "Con el mensaje de");
    assert_eq!(there["content"]["filename"], "table.jpg", "{there}");
    let opened = cast.does("luz", "opens", &json!({ "room": es, "event": there["event"] }));
    assert_eq!(opened["picture"], posed["picture"]);
    assert_eq!(opened["closed"], true);
    assert!(!bytes(&opened).is_empty());
    scene.bot.sleeps();
}
