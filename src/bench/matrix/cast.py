"""People on Matrix, played by matrix-nio: each line of input asks one of them to do something, each line
of output says what came of it. Not our code on purpose: what they can read, any client can."""

import asyncio
import hashlib
import hmac
import io
import json
import sys
import urllib.request

from PIL import Image
from nio import (
    AsyncClient, AsyncClientConfig, InviteMemberEvent, MegolmEvent, ReactionEvent, RedactionEvent,
    RoomMessage, RoomMessageMedia, RoomPreset,
)
from nio.crypto import decrypt_attachment
from signedjson.key import decode_verify_key_bytes
from signedjson.sign import SignatureVerifyException, verify_signed_json
from unpaddedbase64 import decode_base64

ENCRYPTED = {"type": "m.room.encryption", "state_key": "",
             "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


def register(homeserver, secret, name, password):
    """Makes an account by the registration secret."""
    url = f"{homeserver}/_synapse/admin/v1/register"
    nonce = json.load(urllib.request.urlopen(url))["nonce"]
    parts = [nonce, name, password, "notadmin"]
    mac = hmac.new(secret.encode(), b"\x00".join(part.encode() for part in parts), hashlib.sha1)
    body = {"nonce": nonce, "username": name, "password": password, "mac": mac.hexdigest(), "admin": False}
    request = urllib.request.Request(url, json.dumps(body).encode(), {"content-type": "application/json"})
    return json.load(urllib.request.urlopen(request))["user_id"]


def good(answer):
    """An answer of the homeserver that is no error."""
    if type(answer).__name__.endswith("Error"):
        raise RuntimeError(str(answer))
    return answer


class Person:
    """One of them, with a client that reads along."""

    def __init__(self, homeserver, name, folder):
        config = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=True)
        self.client = AsyncClient(homeserver, name, store_path=folder, config=config)
        self.seen = {}
        self.sealed = {}
        self.left = set()
        self.program = None
        self.answering = set()
        self.client.add_event_callback(self.hears, (RoomMessage, RoomMessageMedia, ReactionEvent, RedactionEvent))
        self.client.add_event_callback(self.cannot, MegolmEvent)
        self.client.add_event_callback(self.invited, InviteMemberEvent)

    async def comes(self, password):
        good(await self.client.login(password, device_name="cast"))
        good(await self.client.sync(timeout=0, full_state=True))
        self.reading = asyncio.create_task(self.client.sync_forever(timeout=10_000, full_state=False))

    async def rests(self):
        """Reads nothing for a while."""
        self.reading.cancel()

    async def returns(self):
        self.reading = asyncio.create_task(self.client.sync_forever(timeout=10_000, full_state=False))

    async def goes(self):
        self.reading.cancel()
        await self.client.close()

    async def hears(self, room, event):
        content = event.source.get("content", {})
        self.seen.setdefault(room.room_id, []).append({
            "event": event.event_id, "sender": event.sender, "type": event.source.get("type"),
            "content": content, "redacts": getattr(event, "redacts", None),
            "encrypted": bool(getattr(event, "decrypted", False)),
        })
        if self.program and isinstance(event, RoomMessage) and event.sender != self.client.user_id:
            for body in (event.body, *self.program):
                for kind in ("m.notice", "m.text"):
                    answer = self.sends(room.room_id, "m.room.message", {"msgtype": kind, "body": body})
                    task = asyncio.create_task(answer)
                    self.answering.add(task)
                    task.add_done_callback(self.answering.discard)

    async def turns_program(self, words):
        """From now on says again whatever anybody says, wherever it is, and these words with it."""
        self.program = words

    async def cannot(self, room, event):
        self.sealed.setdefault(room.room_id, []).append(event.event_id)

    async def invited(self, room, event):
        if event.membership == "invite" and event.state_key == self.client.user_id:
            await self.client.join(room.room_id)

    async def creates(self, name, invite, encrypted):
        made = good(await self.client.room_create(
            name=name, invite=invite, preset=RoomPreset.private_chat,
            initial_state=[ENCRYPTED] if encrypted else []))
        return made.room_id

    async def alone(self, whom, encrypted):
        made = good(await self.client.room_create(
            is_direct=True, invite=[whom], preset=RoomPreset.trusted_private_chat,
            initial_state=[ENCRYPTED] if encrypted else []))
        return made.room_id

    async def sends(self, room, kind, content):
        # The client asks for the keys of who has come by its next sync only, and one that says something
        # before that closes it for nobody: people who type are slower than that.
        if self.client.should_query_keys:
            good(await self.client.keys_query())
        sent = await self.client.room_send(room, kind, content, ignore_unverified_devices=True)
        return good(sent).event_id

    async def says(self, room, text, reply_to=None, edits=None, mentions=None, thread=None):
        content = {"msgtype": "m.text", "body": text}
        if reply_to:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply_to}}
        if thread:
            relation = content.setdefault("m.relates_to", {"m.in_reply_to": {"event_id": thread}})
            relation |= {"rel_type": "m.thread", "event_id": thread, "is_falling_back": not reply_to}
        if edits:
            content = {"msgtype": "m.text", "body": f"* {text}", "m.new_content": content,
                       "m.relates_to": {"rel_type": "m.replace", "event_id": edits}}
        return await self.sends(room, "m.room.message", content)

    async def repeats(self, room, text, times):
        """Says something many times, ten at once, as fast as the homeserver takes it; the events."""
        said = []
        for start in range(0, times, 10):
            said += await asyncio.gather(*(self.says(room, f"{text}-{start + number}") for number in range(10)))
        return said

    async def reacts(self, room, event, emoji):
        relation = {"rel_type": "m.annotation", "event_id": event, "key": emoji}
        return await self.sends(room, "m.reaction", {"m.relates_to": relation})

    async def redacts(self, room, event):
        return good(await self.client.room_redact(room, event)).event_id

    async def opens(self, room, event):
        """Gets the file of a message they have read, as any client does; its size and its bytes."""
        content = next(one["content"] for one in self.seen[room] if one["event"] == event)
        closed = content.get("file")
        got = good(await self.client.download(mxc=closed["url"] if closed else content["url"]))
        body = got.body
        if closed:
            body = decrypt_attachment(body, closed["key"]["k"], closed["hashes"]["sha256"], closed["iv"])
        found = {"size": len(body), "hex": body.hex(), "closed": bool(closed)}
        if content["msgtype"] == "m.image":
            with Image.open(io.BytesIO(body)) as picture:
                found |= {"picture": list(picture.size), "exif": bool(picture.getexif())}
        return found

    async def poses(self, room, name, about):
        """Posts a picture that says where it was taken, closed as in any encrypted room."""
        exif = Image.Exif()
        exif[0x010F] = "Ana's phone"
        exif.get_ifd(0x8825).update({1: "S", 2: (12.0, 2.0, 46.0), 3: "W", 4: (77.0, 2.0, 34.0)})
        into = io.BytesIO()
        Image.new("RGB", (60, 40), "teal").save(into, "JPEG", exif=exif)
        body = into.getvalue()
        sent, key = await self.client.upload(io.BytesIO(body), "image/jpeg", encrypt=True, filesize=len(body))
        content = {"msgtype": "m.image", "body": about, "filename": name,
                   "info": {"mimetype": "image/jpeg", "size": len(body)},
                   "file": key | {"url": good(sent).content_uri}}
        event = await self.sends(room, "m.room.message", content)
        return {"event": event, "hex": body.hex(), "picture": [60, 40]}

    async def members(self, room):
        return sorted(one.user_id for one in good(await self.client.joined_members(room)).members)

    async def membership(self, room, whom):
        return good(await self.client.room_get_state_event(room, "m.room.member", whom)).content

    async def upgrades(self, room):
        """Has the homeserver make a new room in place of this one, as clients do; nobody is asked in."""
        return (await self.asks(f"rooms/{room}/upgrade", {"new_version": "11"}))["replacement_room"]

    async def asks(self, path, body):
        """Asks the homeserver something for which the client has no call."""
        url = f"{self.client.homeserver}/_matrix/client/v3/{path}"
        about = {"content-type": "application/json", "authorization": f"Bearer {self.client.access_token}"}
        request = urllib.request.Request(url, json.dumps(body).encode(), about)
        return await asyncio.to_thread(lambda: json.load(urllib.request.urlopen(request)))

    async def identity(self, whom):
        """Who somebody is to others: their master key, and which of their devices they vouch for."""
        keys = await self.asks("keys/query", {"device_keys": {whom: []}})
        master, own = (keys.get(kind, {}).get(whom) for kind in ("master_keys", "self_signing_keys"))
        if not master or not own:
            return None
        one, two = (next(iter(about["keys"])) for about in (master, own))

        def signed(about, by, name):
            try:
                key = decode_verify_key_bytes(name, decode_base64(by["keys"][name]))
                verify_signed_json(about, whom, key)
                return True
            except SignatureVerifyException:
                return False

        assert signed(own, master, one), "the self-signing key is not the master key's"
        devices = keys["device_keys"][whom].items()
        return {"master": master["keys"][one], "own": own["keys"][two],
                "devices": {name: signed(device, own, two) for name, device in devices}}

    async def keeps(self, name, kind):
        """What an account whose password is its name keeps for its clients."""
        other = AsyncClient(self.client.homeserver, name)
        good(await other.login(name))
        url = f"{self.client.homeserver}/_matrix/client/v3/user/{other.user_id}/account_data/{kind}"
        request = urllib.request.Request(url, None, {"authorization": f"Bearer {other.access_token}"})
        found = await asyncio.to_thread(lambda: json.load(urllib.request.urlopen(request)))
        good(await other.logout())
        await other.close()
        return found

    async def ends_sessions(self, name):
        """Ends every session of an account whose password is its name, as its owner may anywhere."""
        other = AsyncClient(self.client.homeserver, name)
        good(await other.login(name))
        good(await other.logout(all_devices=True))
        await other.close()

    async def encrypts(self, room):
        """Closes a room from now on, as its admins may at any time."""
        good(await self.client.room_put_state(room, ENCRYPTED["type"], ENCRYPTED["content"]))

    async def kicks(self, room, whom):
        good(await self.client.room_kick(room, whom))

    async def bans(self, room, whom):
        good(await self.client.room_ban(room, whom))

    async def unbans(self, room, whom):
        good(await self.client.room_unban(room, whom))

    async def leaves(self, room):
        good(await self.client.room_leave(room))
        self.left.add(room)

    async def invites(self, room, whom):
        good(await self.client.room_invite(room, whom))

    async def invites_as_conversation(self, room, whom):
        """As a client that says of a room with others in it that it is one to speak alone."""
        content = {"membership": "invite", "is_direct": True}
        good(await self.client.room_put_state(room, "m.room.member", content, whom))

    async def reads(self, room):
        return self.seen.get(room, [])

    async def history(self, room, whom):
        """All that somebody has said in a room, oldest first, as this client can read it; null is
        what it cannot read."""
        said, start = [], None
        while True:
            page = good(await self.client.room_messages(room, start, limit=200))
            for event in page.chunk:
                if event.sender != whom:
                    continue
                if isinstance(event, MegolmEvent):
                    said.append(None)
                elif isinstance(event, RoomMessage):
                    said.append(event.body)
            if not page.end or not page.chunk:
                return said[::-1]
            start = page.end

    async def rooms(self):
        return {room: sorted(about.users) for room, about in self.client.rooms.items()
                if room not in self.left}

    async def cannot_read(self, room):
        return self.sealed.get(room, [])


async def main():
    people = {}
    tasks = set()

    def tell(answer):
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    async def does(asked):
        number, who, what, given = asked["number"], asked["who"], asked["does"], asked["with"]
        try:
            if what == "registers":
                done = await asyncio.to_thread(register, **given)
            elif what == "comes":
                password = given.pop("password")
                people[who] = Person(name=who, **given)
                done = await people[who].comes(password)
            else:
                done = await getattr(people[who], what)(**given)
            tell({"number": number, "done": done})
        except Exception as error:
            tell({"number": number, "error": f"{type(error).__name__}: {error}"})

    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        task = asyncio.create_task(does(json.loads(line)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    for person in people.values():
        await person.goes()


asyncio.run(main())
