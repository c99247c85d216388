-- The words of a pick as they stood when a synthesis that cites it was last published; null if it
-- was never published, and once its author deletes the message or is erased.

alter table pick add column quoted text;

-- When somebody who had not joined said that their words may be quoted.
alter table pick add column consented_at bigint;
