-- How members were told of last in the channels of Discord where people talk aloud, for as long as they
-- are there: so that the same told again is nothing new.

create table discord_voice (
    server text not null,
    account text not null,
    channel text not null,
    muted_at bigint,
    listening_at bigint,
    asked_at bigint,
    primary key (server, account)
);
create index discord_voice_by_account on discord_voice (account);
