-- The servers Puente was added to: where its one card for setting up stands, what was chosen on it so
-- far, and the group that came of it. A server whose channels were served before has no card.

create table discord_server (
    server text primary key,
    channel text,
    nonce text not null,
    message text,
    english text,
    spanish text,
    bridge text,
    group_slug text,
    at bigint not null
);
