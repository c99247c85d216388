-- People, their accounts, and the groups and rooms they share.

create table member (
    member_id text primary key,
    handle text not null unique,
    name text not null,
    name_key text not null,
    language text not null,
    zone text not null,
    country text,
    bundled_at bigint,
    unrecorded_at bigint,
    erased_at bigint,
    at bigint not null
);
create index member_by_name on member (name_key);

-- `before_member_id` is whose account it was before it was linked, so that linking can be undone.
create table account (
    platform text not null,
    native_id text not null,
    member_id text not null references member (member_id),
    before_member_id text,
    display text not null,
    at bigint not null,
    primary key (platform, native_id)
);
create index account_of on account (member_id);

create table link_code (
    fingerprint text primary key,
    platform text not null,
    native_id text not null,
    display text not null,
    expires_at bigint not null
);

-- A dated link to an organisation; open while `until` is null. Days are ISO.
create table affiliation (
    affiliation_id text primary key,
    member_id text not null references member (member_id),
    organisation text not null,
    kind text not null,
    since text not null,
    until text
);
create index affiliation_of on affiliation (member_id);

create table working_group (
    group_id text primary key,
    slug text not null unique,
    zone text not null,
    at bigint not null
);

create table group_name (
    group_id text not null references working_group (group_id),
    language text not null,
    name text not null,
    primary key (group_id, language)
);

-- The last number given out, by what is numbered: S-1, P-1.
create table numbering (
    group_id text not null references working_group (group_id),
    kind text not null,
    last bigint not null,
    primary key (group_id, kind)
);

create table room (
    room_id text primary key,
    group_id text not null references working_group (group_id),
    slug text not null,
    language text not null,
    purpose text not null,
    platform text not null,
    native_id text not null,
    notice_message_id text,
    notice_at bigint,
    at bigint not null,
    unique (platform, native_id),
    unique (group_id, platform, slug)
);

create table membership (
    group_id text not null references working_group (group_id),
    member_id text not null references member (member_id),
    joined_at bigint not null,
    left_at bigint,
    primary key (group_id, member_id)
);
create index membership_of on membership (member_id);

create table role_grant (
    group_id text not null references working_group (group_id),
    member_id text not null references member (member_id),
    role text not null,
    granted_by text not null,
    at bigint not null,
    primary key (group_id, member_id, role)
);

create table group_setting (
    group_id text not null references working_group (group_id),
    key text not null,
    value text not null,
    primary key (group_id, key)
);

-- A sign-in link: for one member, or for whoever the group hands it to. Only its fingerprint is kept.
create table invitation (
    fingerprint text primary key,
    group_id text references working_group (group_id),
    member_id text references member (member_id),
    uses_left bigint not null,
    expires_at bigint not null,
    at bigint not null
);
