//! End-to-end encryption: the state machine of the Matrix project, fed with what comes and relieved
//! of what it wants sent. Its keys live in a folder of their own; it decides nothing about rooms.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use matrix_sdk_crypto::types::requests::{
    AnyIncomingResponse, AnyOutgoingRequest, ToDeviceRequest,
};
use matrix_sdk_crypto::{
    DecryptionSettings, EncryptionSettings, EncryptionSyncChanges, OlmMachine, TrustRequirement,
};
use matrix_sdk_sqlite::{SqliteCryptoStore, SqliteStoreConfig};
use ruma::api::client::keys::get_keys::v3::Request as KeysQuery;
use ruma::api::client::message::send_message_event::v3::Request as RoomMessage;
use ruma::api::client::sync::sync_events::DeviceLists;
use ruma::api::client::to_device::send_event_to_device::v3::Request as ToDevice;
use ruma::events::{AnyMessageLikeEventContent, AnyToDeviceEvent};
use ruma::serde::Raw;
use ruma::{OneTimeKeyAlgorithm, OwnedUserId, RoomId, TransactionId, UInt, UserId};
use serde_json::Value;
use tokio::sync::Mutex;

use super::line::Line;
use super::session::Session;
use crate::foundation::error::{Doing, Failure, Result};

/// The keys of this device, and what they open.
pub(super) struct Crypt {
    pub(super) machine: OlmMachine,
    pub(super) line: Arc<Line>,
    /// What the machine wants sent is sent by one at a time.
    sending: Mutex<()>,
    /// Whether it may want something sent. Asking it costs as much as unpacking every key it has
    /// made, which is more than all the rest of what a message costs.
    wants: AtomicBool,
    /// How many of our keys the homeserver had when it last told, as it told it.
    had: StdMutex<Value>,
}

/// Whom keys are taken from: everybody. A working group that verifies no devices would read nothing
/// otherwise; what a device says is as good as what its homeserver says of it.
const FROM: DecryptionSettings =
    DecryptionSettings { sender_device_trust_requirement: TrustRequirement::Untrusted };

impl Crypt {
    /// Opens the keys of a session.
    pub async fn open(line: Arc<Line>, session: &Session, folder: &Path) -> Result<Self> {
        // Few keys are needed again and again: more room for their pages would only be held.
        let config = SqliteStoreConfig::with_low_memory_config(folder);
        let store = SqliteCryptoStore::open_with_config(&config).await.doing("opening the keys")?;
        let user = UserId::parse(&session.user).doing("reading the account's name")?;
        let device = session.device.as_str().into();
        let machine = OlmMachine::with_store(&user, device, store, None).await;
        let machine = machine.doing("opening the keys")?;
        let (sending, wants) = (Mutex::default(), AtomicBool::new(true));
        Ok(Self { machine, line, sending, wants, had: StdMutex::default() })
    }

    /// How many of our keys the homeserver has, by a sync, if it tells anything new with it: keys,
    /// changes of anybody's devices, another count.
    fn news(&self, sync: &Value) -> Option<Value> {
        let some = |value: &Value| value.as_array().is_some_and(|all| !all.is_empty());
        let devices = &sync["device_lists"];
        let counts = ["device_one_time_keys_count", "device_unused_fallback_key_types"];
        let has = Value::from_iter(counts.map(|count| sync[count].clone()));
        let told = some(&sync["to_device"]["events"])
            || some(&devices["changed"])
            || some(&devices["left"])
            || *self.had.lock().unwrap_or_else(PoisonError::into_inner) != has;
        told.then_some(has)
    }

    /// Takes in what a sync brought for this device; the rooms for which keys have come.
    pub async fn take(&self, sync: &Value) -> Result<Vec<String>> {
        let Some(has) = self.news(sync) else { return Ok(Vec::new()) };
        self.wants.store(true, Ordering::Relaxed);
        let to_device: Vec<Raw<AnyToDeviceEvent>> = read(&sync["to_device"]["events"])?;
        let devices: DeviceLists = read(&sync["device_lists"])?;
        let counts: BTreeMap<OneTimeKeyAlgorithm, UInt> =
            read(&sync["device_one_time_keys_count"])?;
        let unused: Option<Vec<OneTimeKeyAlgorithm>> =
            read(&sync["device_unused_fallback_key_types"])?;
        let changes = EncryptionSyncChanges {
            to_device_events: to_device,
            changed_devices: &devices,
            one_time_keys_counts: &counts,
            unused_fallback_keys: unused.as_deref(),
            next_batch_token: sync["next_batch"].as_str().map(str::to_owned),
        };
        let (_, keys) =
            self.machine.receive_sync_changes(changes, &FROM).await.doing("taking in keys")?;
        *self.had.lock().unwrap_or_else(PoisonError::into_inner) = has;
        Ok(keys.into_iter().map(|key| key.room_id.to_string()).collect())
    }

    /// Sends what the machine wants sent, until there is nothing more.
    pub async fn send(&self) -> Result<()> {
        let _alone = self.sending.lock().await;
        if !self.wants.swap(false, Ordering::Relaxed) {
            return Ok(());
        }
        self.send_all().await.inspect_err(|_| self.wants.store(true, Ordering::Relaxed))
    }

    async fn send_all(&self) -> Result<()> {
        // What comes back may ask for more: what never ends is given up and goes on with the next sync.
        for _ in 0..8 {
            let wanted = self.machine.outgoing_requests().await.doing("looking at keys")?;
            if wanted.is_empty() {
                return Ok(());
            }
            for one in wanted {
                let id = one.request_id();
                match one.request() {
                    AnyOutgoingRequest::KeysUpload(request) => {
                        self.done(id, &self.line.send(request.clone()).await?).await?;
                    }
                    AnyOutgoingRequest::KeysQuery(request) => {
                        let mut query = KeysQuery::new();
                        query.device_keys = request.device_keys.clone();
                        self.done(id, &self.line.send(query).await?).await?;
                    }
                    AnyOutgoingRequest::KeysClaim(request) => {
                        self.done(id, &self.line.send(request.clone()).await?).await?;
                    }
                    AnyOutgoingRequest::ToDeviceRequest(request) => self.hand(request).await?,
                    AnyOutgoingRequest::SignatureUpload(request) => {
                        self.done(id, &self.line.send(request.clone()).await?).await?;
                    }
                    AnyOutgoingRequest::RoomMessage(request) => {
                        let message = RoomMessage::new(
                            request.room_id.clone(),
                            request.txn_id.clone(),
                            &*request.content,
                        );
                        let message = message.doing("writing what the encryption says")?;
                        self.done(id, &self.line.send(message).await?).await?;
                    }
                }
            }
        }
        Ok(())
    }

    async fn hand(&self, request: &ToDeviceRequest) -> Result<()> {
        let (kind, messages) = (request.event_type.clone(), request.messages.clone());
        let send = ToDevice::new_raw(kind, request.txn_id.clone(), messages);
        self.done(&request.txn_id, &self.line.send(send).await?).await
    }

    /// Tells the machine what was answered.
    pub(super) async fn done<'a>(
        &self,
        id: &TransactionId,
        answer: impl Into<AnyIncomingResponse<'a>>,
    ) -> Result<()> {
        self.machine.mark_request_as_sent(id, answer).await.doing("noting what was sent")
    }

    /// What an encrypted event says; none if its key has not come.
    pub async fn open_event(&self, room: &str, event: &Value) -> Result<Option<Value>> {
        let room = RoomId::parse(room).doing("reading a room's name")?;
        let raw = Raw::from_json(serde_json::value::to_raw_value(event)?);
        match self.machine.decrypt_room_event(&raw, &room, &FROM).await {
            Ok(opened) => Ok(Some(serde_json::from_str(opened.event.json().get())?)),
            Err(error) => {
                tracing::debug!(%error, "an event cannot be read yet");
                // It may ask others for the key.
                self.wants.store(true, Ordering::Relaxed);
                Ok(None)
            }
        }
    }

    /// Content closed for everybody in a room, who get the key first.
    pub async fn close(
        &self,
        room: &str,
        members: &[String],
        kind: &str,
        content: &Value,
    ) -> Result<Value> {
        let room = RoomId::parse(room).doing("reading a room's name")?;
        let members: Vec<OwnedUserId> =
            members.iter().filter_map(|member| UserId::parse(member).ok()).collect();
        let all = || members.iter().map(AsRef::as_ref);
        let before = self.machine.tracked_users().await.doing("looking who reads along")?;
        if members.iter().any(|member| !before.contains(member)) {
            self.machine.update_tracked_users(all()).await.doing("noting who reads along")?;
            self.wants.store(true, Ordering::Relaxed);
        }
        self.send().await?;
        let _alone = self.sending.lock().await;
        if let Some((id, claim)) =
            self.machine.get_missing_sessions(all()).await.doing("looking for keys")?
        {
            self.done(&id, &self.line.send(claim).await?).await?;
        }
        let shares = self.machine.share_room_key(&room, all(), EncryptionSettings::default()).await;
        for share in shares.doing("sharing a key")? {
            self.hand(&share).await?;
        }
        let raw: Raw<AnyMessageLikeEventContent> =
            Raw::from_json(serde_json::value::to_raw_value(content)?);
        let closed = self.machine.encrypt_room_event_raw(&room, kind, &raw).await;
        let closed = closed.map_err(|error| Failure::because(error.to_string()))?;
        Ok(serde_json::from_str(closed.content.json().get())?)
    }

    /// Somebody came into the room or left it: what is said from now on has another key.
    pub async fn turn_key(&self, room: &str) -> Result<()> {
        let room = RoomId::parse(room).doing("reading a room's name")?;
        self.machine.discard_room_key(&room).await.doing("turning a key").map(drop)
    }
}

/// What stands in an answer; its default where nothing does.
fn read<T: serde::de::DeserializeOwned + Default>(value: &Value) -> Result<T> {
    if value.is_null() {
        return Ok(T::default());
    }
    serde_json::from_value(value.clone()).doing("reading what the homeserver sent")
}
