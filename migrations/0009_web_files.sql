-- What people attached to messages in the web rooms. The bytes lie in a folder, under the file's id.

-- `kind` is what the bytes are; `name` and `alt` are what people call and describe them. `removed_at`
-- says that the file is being taken off the disk: then nothing else is kept of it.
create table web_file (
    file_id text primary key,
    message_id text not null references web_message (message_id),
    place bigint not null,
    member_id text,
    kind text not null,
    name text not null,
    alt text not null,
    width bigint,
    height bigint,
    bytes bigint not null,
    sha256 text not null,
    at bigint not null,
    removed_at bigint
);
create index web_file_of_message on web_file (message_id, place);
create index web_file_of_member on web_file (member_id, at);
create index web_file_removed on web_file (removed_at) where removed_at is not null;
