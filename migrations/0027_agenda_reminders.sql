-- What is owed, what members suggest, and what was reminded of.

-- `due`: a day of the group's zone; `due_at`: its end. Carried over until `done_at` or `dropped_at`.
create table action (
    action_id text primary key,
    group_id text not null references working_group (group_id),
    number bigint not null,
    text text not null,
    language text not null,
    owner_id text,
    due text,
    due_at bigint,
    process_id text references process (process_id),
    added_by text,
    at bigint not null,
    done_at bigint,
    done_by text,
    dropped_at bigint,
    outcome text,
    unique (group_id, number)
);
create index action_open on action (group_id, due_at) where done_at is null and dropped_at is null;
create index action_by_owner on action (owner_id);
create index action_of_process on action (process_id);

-- `state`: open, accepted or declined.
create table suggestion (
    suggestion_id text primary key,
    group_id text not null references working_group (group_id),
    number bigint not null,
    text text not null,
    language text not null,
    made_by text,
    at bigint not null,
    state text not null,
    reason text,
    decided_by text,
    decided_at bigint,
    process_id text references process (process_id),
    unique (group_id, number)
);
create index suggestion_by_state on suggestion (group_id, state, number);

create table suggestion_support (
    suggestion_id text not null references suggestion (suggestion_id),
    member_id text not null,
    at bigint not null,
    primary key (suggestion_id, member_id)
);
create index suggestion_support_by_member on suggestion_support (member_id);

-- How urgently a milestone or an action was last reminded of, for the day it was then due: days left, less
-- than none once it is late.
create table agenda_reminder (
    subject_id text primary key,
    due text not null,
    days bigint not null,
    at bigint not null
);

-- When somebody wants to hear nothing: from one hour of their day to another. `off_at`: they want no
-- reminders alone.
create table agenda_quiet (
    member_id text primary key,
    from_hour bigint not null,
    until_hour bigint not null,
    off_at bigint
);
