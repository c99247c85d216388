-- Whose words are kept on Discord behind a half-filled form or after the first page of an answer, so that
-- they are forgotten with the account. What stands behind a button that everybody sees is nobody's.

alter table discord_line add column said_by text;
create index discord_line_by_account on discord_line (said_by);
