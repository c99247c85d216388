-- When a member last asked what they had missed, when that visit of theirs began, and since when they
-- were told: asked again in the same visit, the same is told, and nothing is lost between two visits.
-- Nobody is in here who said no to being recorded.

create table catchup (
    group_id text not null references working_group (group_id),
    member_id text not null references member (member_id),
    asked_at bigint not null,
    began_at bigint not null,
    since_at bigint not null,
    primary key (group_id, member_id)
);
create index catchup_of on catchup (member_id);
