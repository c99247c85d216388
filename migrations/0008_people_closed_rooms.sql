-- A room that is served no more; what was said there is kept as long as its group keeps it.

alter table room add column closed_at bigint;
