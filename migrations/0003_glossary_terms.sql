-- A group's own terms. The shipped ones are a table inside the program; one of these with the same
-- wording stands in place of it. A term that is corrected is removed and written anew.
-- `keep_acronym_at`: since when its acronym must stay the same in every language.

create table term (
    term_id text primary key,
    group_id text not null references working_group (group_id),
    keep_acronym_at bigint,
    added_by text,
    at bigint not null,
    removed_at bigint
);
create index term_in on term (group_id, at);

-- Its wording in each language; `text_key` is folded for searching.
create table term_text (
    term_id text not null references term (term_id),
    language text not null,
    text text not null,
    text_key text not null,
    acronym text,
    note text,
    primary key (term_id, language)
);
create index term_text_by_key on term_text (text_key);
