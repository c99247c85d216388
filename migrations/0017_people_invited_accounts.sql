-- An account that is asked to join a group. Its invitation is found by a fingerprint made of account
-- and group; the role that goes with it is theirs once they say yes.

alter table invitation add column role text;
alter table invitation add column invited_by text;
