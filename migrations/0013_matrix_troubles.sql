-- What is wrong with Matrix and lasts until somebody does something: a room Puente was put out of, a
-- room that another has replaced and that is to be followed there, an account that may not sign in.

create table matrix_trouble (
    place text primary key,
    kind text not null,
    next_place text not null,
    via text not null,
    tries bigint not null,
    tried_at bigint not null,
    at bigint not null
);
