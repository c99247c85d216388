-- Texts of points that began as a machine's draft, sentence by sentence, and what people made of them.

-- `number`: its place in the text, from one. `machine`, `engine`: the machine's words for it and
-- what people know the translator by; none where a person added the sentence. `state`: machine,
-- edited, approved; `member_id`: by whom, unless it is the machine's.
create table machine_sentence (
    point_id text not null references point (point_id),
    language text not null,
    number bigint not null,
    text text not null,
    machine text,
    engine text,
    state text not null,
    member_id text,
    at bigint not null,
    primary key (point_id, language, number)
);
create index machine_sentence_by_member on machine_sentence (member_id);
