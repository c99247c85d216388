-- What a copy says while it is on its way, so that whatever is tried again says the same: a post as JSON
-- until it is known to stand there, or nothing but the mark that there was one once the original is gone.

alter table mirror_copy add column begun text;
