-- The accounts on Discord to which something could not be said alone, since they take nothing from Puente
-- there; until they are told so where they give their next command.

create table discord_closed (
    account text primary key,
    at bigint not null
);
