-- Which process of the agenda a synthesis is about. `process`: the short name of it, which never changes.
create table synthesis_process (
    synthesis_id text not null references synthesis (synthesis_id),
    process_id text not null references process (process_id),
    process text not null,
    at bigint not null,
    primary key (synthesis_id, process_id)
);
create index synthesis_process_by_process on synthesis_process (process_id, at);
