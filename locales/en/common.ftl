# What every capability needs: moments, lengths of time, names of languages.

# Whose habits dates, numbers and lists follow (BCP 47). Not shown to anybody.
-locale = en-GB

## Moments. $weekday "Tue", $day "1 Dec 2026", $time "18:00", $zone "Buenos Aires".

# For readers in UTC.
moment-utc = { $weekday } { $day }, { $time } UTC
# The same day in UTC.
moment-here = { $weekday } { $day }, { $time } ({ $zone }) · { $utc-time } UTC
# Another day in UTC: $utc-weekday "Wed", $utc-day "2 Dec".
moment-here-other-day = { $weekday } { $day }, { $time } ({ $zone }) · { $utc-weekday } { $utc-day }, { $utc-time } UTC

## Lengths of time, in words.

span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}

## Ages, as short as can be.

age-days = { $count } d
age-hours = { $count } h
age-minutes = { $count } min
age-now = now

## Names of languages, by code.

language-en = English
language-es = Spanish
language-fr = French
language-pt = Portuguese

# What people or a group wrote, as they wrote it.
verbatim = { $text }

## Commands. The message is what is typed: one word, small letters. `.about` is one short sentence.

command-help = help
    .about = Show what you can do here, or explain a command

## Names of parameters that several commands take: one word, typed before a colon.

param-action = action
param-code = code
param-command = command
param-country = country
param-language = language
param-member = member
param-name = name
param-names = names
param-organisation = organisation
param-platform = platform
param-slug = slug
param-value = value
param-zone = zone

## Help.

talk-help-first = What matters most for you here:
# $line "!help".
talk-help-more = For more about a command: { $line } and how it begins. What is in [brackets] can be left out.
# Somebody wrote an ordinary sentence where only commands are read. $line "!help".
talk-say-what = Here I understand commands only. { $line } shows what you can do.

## Who may, and where.

talk-not-a-member = Puente does not know this account yet. If you have an invitation, type !group join and its link. If you already joined with another account, type !profile link.
talk-not-in-group = This is for members of the group, and you have not joined it yet. Type !group join and the link of your invitation.
# $roles "chair and secretary".
talk-only-roles = This needs one of these roles: { $roles }. !group show says who has them.
talk-only-operator = Only the operator, who runs Puente, can do this.
talk-which-group = It is not clear which group you mean. Please type this in one of the rooms of the group.

## A command that was not understood.

talk-no-such-command = There is no command “{ $given }”. !help shows what you can do.
# $near "!glossary find".
talk-no-such-command-near = There is no command “{ $given }”. Did you mean { $near }?
# $head "group", $choices "group show and group invite".
talk-which-of = One more word is needed after “{ $head }”. You can type: { $choices }.
talk-too-much = This command does not know what to do with “{ $given }”. Please put quotation marks around a text with spaces.
# $near: the text from the mark on.
talk-unclosed-quote = A quotation mark opens and does not close. It is here: { $near }
talk-line-too-long = This is too long for a command. It can have { $limit } characters and { $words } words.

## What was given to a command. $param is the name of a parameter, $given what was typed.

# $usage "!group create NAME [language:…]".
talk-param-missing = “{ $param }” is missing. Type it like this: { $usage }
talk-texts-missing = “{ $param }” is missing. Write it in each language, like this: en:"…" es:"…"
talk-too-long = “{ $param }” has { $length } characters, and { $limit } is the most it can have.
talk-not-a-number = “{ $given }” does not fit “{ $param }”, which is a whole number from { $low } to { $high }.
talk-not-a-span = “{ $given }” does not fit “{ $param }”, which is a length of time, such as 2m, 1h30 or 3 days.
talk-not-a-date = “{ $given }” does not fit “{ $param }”, which is a date, such as 2026-12-10, 2026-12-10T18:00, in 3 days or fri 18:00.
# $first and $second: ISO dates.
talk-date-ambiguous = “{ $given }” can be two dates for “{ $param }”. Please write the one you mean: { $first } or { $second }.
# $maybe: an ISO date.
talk-date-not-iso = For “{ $param }”, please write “{ $given }” with the year first. Is it { $maybe }?
talk-not-a-language = “{ $given }” does not fit “{ $param }”, which is the name of a language or its code, such as en or es.
# $language: a code.
talk-language-not-here = This group does not use the language “{ $language }”. Please write in the languages of its rooms.
talk-not-a-choice = “{ $given }” does not fit “{ $param }”. You can write one of these: { $choices }.
talk-not-found = Nothing fits “{ $given }” for “{ $param }”. Please check how it is written.
talk-not-found-near = Nothing is called exactly “{ $given }” for “{ $param }”. Similar: { $near }.
talk-found-several = “{ $given }” can be more than one for “{ $param }”. Please write the one you mean: { $several }.

## What did not work.

# $incident: a code that stands in the log too.
talk-failure = Something failed in Puente, and nothing was changed. Please try again. If it fails again, give this code to the operator: { $incident }
# For admins. $why: what the platform answered.
talk-room-refuses = The room { $room } ({ $platform }) does not accept messages from Puente: { $why }. Nothing is lost: Puente keeps them and tries again. Please check that Puente is in the room and may write there.

## The settings file and the environment, for the operator.

config-unreadable = The settings file { $file } could not be read: { $problem }
config-not-toml = The settings file is not TOML: { $problem }
config-outside-section = The setting { $key } stands outside a section. Put it under its section, such as [web].
config-unknown-section = There is no section [{ $section }] in the settings. Did you mean [{ $near }]?
config-unknown-key = There is no setting { $key } in [{ $section }]. These are its settings: { $keys }.
config-unknown-key-near = There is no setting { $key } in [{ $section }]. Did you mean { $near }?
config-bad-value = A value in [{ $section }] does not fit: { $problem }
config-secret-unreadable = The file { $file }, named by { $key } in [{ $section }], could not be read: { $problem }
