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

# Whole years of 365 days.
span-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
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
    .about = Give the role, or take it away
param-code = code
    .about = The code you were given
param-command = command
    .about = A command, as it is written here
param-country = country
    .about = The country, by name or two letters
param-group = group
    .about = The group
param-language = language
    .about = The language, by name or code
param-member = member
    .about = Somebody of the group: a name, or a mention
param-name = name
    .about = The name
param-names = names
    .about = The name in each language
param-organisation = organisation
    .about = The organisation; a hyphen means none
param-platform = platform
    .about = Where the room is: web, discord, matrix
param-slug = slug
    .about = A short name: small letters, digits, hyphens
param-value = value
    .about = The new value
param-zone = zone
    .about = The time zone: America/Bogota, Europe/Madrid

## Help.

talk-help-first = What matters most for you here:
# $list "!privacy and !profile"; $line "!help".
talk-help-all = Also: { $list }. Type { $line } and a name to see each one. What is in [brackets] can be left out.
# Under a command that whoever asks may not use. $roles "chair and secretary".
talk-help-roles = For those who have this role: { $roles }. !group show tells who they are.
talk-help-known = For everybody whom Puente already knows.
talk-help-members = For members of the group.
talk-help-operator = For whoever runs Puente.
# $line "!help".
# Somebody wrote an ordinary sentence where only commands are read. $line "!help".
talk-say-what = I only understand commands here. { $line } shows what you can do.

## Who may, and where.

talk-not-a-member = Puente does not know this account yet. If you have an invitation, type !group join and the link. If you already joined with another account, type !profile link.
talk-not-in-group = This is for members of the group, and you have not joined it yet. Type !group join and the link of your invitation.
# $roles "chair or secretary"; $count: how many.
talk-only-roles = { $count ->
    [one] This needs the role of { $roles }. !group show says who has it.
   *[other] This needs one of these roles: { $roles }. !group show says who has them.
}
talk-only-operator = Only the operator, who runs Puente, can do this.
talk-only-owner = A group is set up by whoever administers a room, in that room. Please ask an admin of the room to type this there.
talk-which-group = It is not clear which group you mean. Please type it in one of the rooms of the group, or add group: and its short name.
talk-no-such-group = There is no group { $given }.

## A command that was not understood.

talk-no-such-command = There is no command “{ $given }”. !help shows what you can do.
# $near "!glossary find".
talk-no-such-command-near = There is no command “{ $given }”. Did you mean { $near }?
# $choices "!group show or !profile show".
talk-no-such-command-several = There is no command “{ $given }”. Perhaps one of these: { $choices }.
# $head "group", $choices "!group show or !group invite".
talk-which-of = One more word is needed after “{ $head }”. You can type { $choices }.
# $given: the name of a field in the code.
talk-no-such-field = The form sent something unknown, “{ $given }”, so nothing was done. Please reload the page and try again.
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
talk-not-past = “{ $given }” does not fit “{ $param }”, which is a date gone by or how long ago it is, such as 2026-11-20, mon 18:00, 3 days or 2 weeks.
# $first and $second: ISO dates.
talk-date-ambiguous = “{ $given }” can be two dates for “{ $param }”. Please write the one you mean: { $first } or { $second }.
# $maybe: an ISO date.
talk-date-not-iso = For “{ $param }”, please write “{ $given }” with the year first. Is it { $maybe }?
talk-not-a-language = “{ $given }” does not fit “{ $param }”, which is the name of a language or its code, such as en or es.
# $language: the one that was asked for; $list: those that are used.
talk-language-not-here = You can use { $list } here, but not { $language }.
talk-not-a-choice = “{ $given }” does not fit “{ $param }”. You can write { $choices }.
talk-nothing-to-name = There is nothing yet that “{ $param }” could be.
talk-not-found = “{ $given }” was not found for “{ $param }”. Please check how it is written.
talk-not-found-near = “{ $given }” was not found for “{ $param }”. Did you mean { $near }?
talk-found-several = For “{ $param }”, “{ $given }” can be more than one. Please write the one you mean: { $several }.

## What did not work.

# $incident: a code that stands in the log too.
talk-failure = Something failed in Puente, and nothing was changed. Please try again. If it fails again, give this code to the operator: { $incident }
talk-database-away = The database does not answer right now. Nothing was changed, and nothing that was sent before is lost. Please try again in a moment.
talk-disk-full = The disk of the server takes nothing more. Nothing was changed, and what was sent before is safe. Please keep your text, tell the operator, and try again later.
# For admins. $why: what the platform answered.
talk-room-refuses = The room { $room } ({ $platform }) does not accept messages from Puente: { $why }. Nothing is lost: Puente keeps them and tries again. Please check that Puente is in the room and may write there.

## The settings file and the environment, for the operator.

config-unreadable = The settings file { $file } could not be read: { $problem }
config-not-toml = The settings file is not TOML: { $problem }
config-outside-section = The setting { $key } is outside a section. Put it under its section, such as [web].
config-unknown-section = There is no section [{ $section }] in the settings. Did you mean [{ $near }]?
config-unknown-key = There is no setting { $key } in [{ $section }]. These are its settings: { $keys }.
config-unknown-key-near = There is no setting { $key } in [{ $section }]. Did you mean { $near }?
config-bad-value = A value in [{ $section }] does not fit: { $problem }
config-secret-unreadable = The file { $file }, named by { $key } in [{ $section }], could not be read: { $problem }
# $source: PUENTE_LOG, RUST_LOG or the key in the settings.
config-log-filter = { $source }: “{ $filter }” is not understood. Write a level (error, warn, info, debug or trace), or parts of the program with levels, such as warn,puente=info.
config-log-format = format in [log] has to be text or json, not “{ $format }”.

## At the machine itself: the command line, for the operator.

cli-about = Puente carries what matters between the two rooms of a working group.
cli-config = The settings file (otherwise PUENTE_CONFIG, otherwise puente.toml here)
cli-serve = Serve the rooms until you stop it
cli-demo = Try Puente with three sample groups, on this computer only
cli-invite = Make a sign-in link for somebody
cli-invite-name = Their name, or the handle of a member
cli-invite-group = The group, if there is more than one
cli-invite-language = The language of a new member, such as es
cli-invite-role = A role to give them, such as admin or bridge
cli-check = Say what is wrong, if anything is
cli-health = Ask the running Puente whether it is well
cli-migrate = Bring the database up to date
cli-backup = Put everything into one file, while Puente goes on
cli-backup-file = The file to write
cli-restore = Put a backup back into an empty database
cli-restore-file = The file to read
cli-matrix = Write what the homeserver is told of Puente as an application service
cli-matrix-what = registration
cli-matrix-out = The file to write (otherwise it is shown)
cli-matrix-written = The registration is in { $file }. It holds secrets: please give it to the homeserver (in Synapse: app_service_config_files), let nobody else read it, and start the homeserver again.
cli-verify = Look through everything that is kept, and say what is wrong
cli-twin = Compare two texts, each in its language: what one has and the other lacks
cli-twin-one = The one text: Markdown or plain text
cli-twin-other = The other text
cli-twin-group = A group whose terms and names count too
cli-bench = Measure what Puente holds on this machine
cli-bench-part = These only: demo, worst, translation, database, people, streams, intake, year, agenda, mirror, storm, matrix, kill
cli-bench-short = Only what ends within two minutes, without storms
cli-bench-rounds = How many storms (otherwise 100); on Matrix at most 20 kills
cli-bench-postgres = A database on a PostgreSQL server where others may be made, to measure as well
cli-bench-python = A Python with matrix-synapse and matrix-nio installed, to measure on Matrix
cli-version = Show the version
cli-help = Show this help
cli-usage = Usage
cli-commands = Commands
cli-options = Options
cli-values = Values
cli-value-file = FILE
cli-value-command = COMMAND
cli-value-name = NAME
cli-value-slug = GROUP
cli-value-number = NUMBER
cli-value-address = ADDRESS
cli-value-code = LANGUAGE
cli-value-role = ROLE
cli-no-such-command = There is no command { $given }.
cli-no-such-option = There is no { $given }.
cli-perhaps = Did you mean { $nearest }?
cli-missing = { $missing } is missing.
cli-missing-command = A command is missing.
cli-not-understood = { $given } is not understood there.

# $file: a path. $tables and $rows: counts.
cli-backed-up = Everything is in { $file }: { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $tables } tables{ $files ->
    [0] .
    [one] {" "}and one attached file.
   *[other] {" "}and { $files } attached files.
}
cli-backup-missing = { $count ->
    [one] One attached file is
   *[other] { $count } attached files are
} missing in { $folder } and therefore in the backup too. `puente verify` names what is missing.
cli-backup-nothing = There is no database at { $file } yet. Please check url in [store].
cli-backup-secret = It holds everything that is kept of people, and the key that signs cookies. Please keep it where only you can read it.
cli-restored = { $rows ->
    [one] One row was
   *[other] { $rows } rows were
} put back from { $file }{ $files ->
    [0] .
    [one] {" "}and one attached file.
   *[other] {" "}and { $files } attached files.
}
cli-verify-good = Everything that is kept is whole: the file, every row, every count and every lane.
cli-verify-unsound = The database file is damaged: { $problem }. Please stop Puente and restore a backup.
# $table and $other: names of tables. $count: rows.
cli-verify-orphans = { $count ->
    [one] One row
   *[other] { $count } rows
} of { $table } belong to something that is not in { $other }.
cli-verify-lane = The order of what goes out to { $lane } is broken.
# $what: what was to be done, and what was answered.
cli-verify-failed = Given up: { $what }
cli-restore-broken = { $file } is not a whole backup of Puente. Nothing was changed. Please use another backup.
cli-restore-newer = { $file } was made by a newer version of Puente. Nothing was changed. Please install that version first.
cli-restore-not-empty = The database already holds something, in { $table } for example. Nothing was changed. Please restore into an empty database.
cli-restore-made-already = The database was prepared for a newer version than that of the backup. Nothing was changed. Please restore into a new database.
# $place "web", "store" or "settings"; $problem: a sentence.
cli-wrong = Wrong in { $place }: { $problem }
cli-told = { $place }: { $text }
cli-failure = It did not work: { $problem }
# $place: host and port.
cli-healthy = Puente is well at { $place }.
cli-health-database = Puente runs at { $place }, but its database does not answer. Please start the database; Puente goes on by itself.
cli-health-none = Puente does not answer at { $place }. Please start it, or look in its log why it has stopped.
cli-check-folder = Nothing can be written in the folder { $folder }, where the database is to be. Please give it to the user Puente runs as, and look whether the disk is full or read-only.
# $place: host and port.
cli-check-metrics = The figures at { $place } can be read by anybody who reaches this machine. They say how much is said in which room. Please set host in [metrics] to 127.0.0.1, or to an address of a private network.
cli-check-clock = The clock of this machine and that of the database are { $span } apart. Links, sessions and leases are measured by them. Please let both be set over the network (timedatectl set-ntp true).
cli-check-good = Everything is in order.
cli-database-new = The settings are in order. There is no database yet; Puente makes it when it starts.
cli-database-behind = The database is not up to date. Run puente migrate, or start Puente.
cli-database-unreachable = The database cannot be reached: { $problem }. Please check url in [store], and that the server is running.
cli-migrated = { $count ->
    [0] The database was up to date.
    [one] The database is up to date; { $count } change was new.
   *[other] The database is up to date; { $count } changes were new.
}
cli-cannot-listen = Puente cannot listen on { $place }: { $problem }. Please choose another port in [{ $section }], or stop the program that uses it.
# $problem: what Puente said to the command that makes it.
cli-group-refused = A group in [people] could not be made: { $problem }
cli-serving = Puente is ready: { $address }. To stop it, press Ctrl-C.
cli-stopped = Puente has stopped. Nothing is lost.
cli-no-group = There is no group yet. Please add one under [people] in the settings.
# $names: short names of groups.
cli-which-group = Please say which group you mean with --group: { $names }.
cli-not-invited = There is no link for { $name } yet. The line above says what to change.
cli-database-parameter = url in [store] has a parameter that does not exist: { $name }. Please take it out or correct it.
cli-database-readable = Others on this machine can read the file { $file }, which holds all that is kept of people. Please let only its owner read it: chmod 600.

## The demonstration.

# $folder "puente-demo".
cli-demo-begins = Three sample groups with their last nine days are being set up in { $folder }.
cli-demo-port-busy = Port { $port } is in use; the demonstration uses { $used }.
cli-demo-no-port = No port from { $port } to { $last } is free.
# $address: a web address.
cli-demo-ready = The demonstration is ready: { $address }. Open one of these links; each signs in as somebody else.
# $name: whose link it is; $link: a web address.
cli-demo-link-keisha = { $name }, member, English room: { $link }
    Put 🌉 on a message, or read what the Spanish room holds on a card.
cli-demo-link-lucia = { $name }, member, Spanish room: { $link }
    Answer the question that a synthesis asks your room, or object to a point.
cli-demo-link-camila = { $name }, bridge person: { $link }
    Open the desk: a draft waits, and its check says what the Spanish text has lost.
cli-demo-link-yamilet = { $name }, coordinator: { $link }
    See who took part in each language, and how each number is counted.
cli-demo-end = To stop, press Ctrl-C. To begin again, delete { $folder }.
cli-demo-other = The folder { $folder } holds an unfinished demonstration of another version of Puente. Please delete it and start again.
# $step: a line such as "s1.toml, step 12 (camila, publish)".
cli-demo-step-refused = The sample script stops at { $step }: { $problem }

## The export for people: puente export. $folder is a path; $groups and $records are counts.

cli-export = Put what a group has said, carried and counted into files for people
cli-export-folder = The folder to make
cli-export-group = One group only
cli-export-format = jsonl or csv only (otherwise both)
cli-value-folder = FOLDER
cli-value-format = FORMAT
cli-value-part = PART
cli-exported = { $records ->
    [one] One record
   *[other] { $records } records
} of { $groups ->
    [one] one group
   *[other] { $groups } groups
} in { $folder }. README.txt there says what each file holds.
cli-export-personal = It holds what people have said under their names. Please share it only with those who may read the rooms.
cli-export-not-empty = There is something in { $folder } already. Nothing was changed. Please name a folder that does not exist yet.

# The text in the export. Each line stands alone.
export-title = What a working group has said, carried and counted
export-what = There is one folder for each group. It is no backup: sign-in, private notes and whatever else is nobody's business but one person's is not here. To carry everything, use puente backup.
export-people = People stand by their handle. Whoever has said no to being recorded, has left or was erased has a number such as #1, the same in all files of a group; what somebody said who has said no is not here. The list of members shows what the members page shows.
export-moments = Moments are in ISO 8601, UTC. Days are UTC days. Equal data make equal files.
export-tables = Each file comes as JSON Lines (.jsonl, one record a line) and as a table (.csv, UTF-8, commas, the names in the first line). In tables, a text that a spreadsheet would take for a formula begins with an apostrophe.
export-files = Files, and their columns:
export-columns = What the columns hold:

records-group = the group: its name in each language
records-rooms = its rooms, closed ones too
records-settings = what it has set otherwise than usual
records-members = its members, as the members page shows them
records-roles = who holds which role
records-affiliations = which organisations members belong to, and since when
records-messages = what stands in the web rooms, in order
records-reactions = reactions to messages that stand
records-proposals = what members proposed for the glossary, one record a wording
records-files = files that go with messages: name, kind, size; the files themselves are in a backup
records-terms = the group's own terms, one record a wording
records-contributions = what was counted for whom, one by one
records-tallies = the same added up by member, language, kind and day: those of contributions without undone_at
records-picks = messages asked to be carried, and what became of them
records-requests = who asked for a message to be carried
records-attention = how many replies and reactions a message drew
records-syntheses = syntheses, and where they stand
records-titles = their titles
records-points = their points
records-synthesis-processes = which process of the agenda a synthesis is about
records-texts = the texts of the points
records-machine-sentences = texts that began as a machine's draft, one record a sentence, and who edited or approved it
records-sources = which picks a point rests on
records-editions = every edition as it was published
records-cards = the messages by which syntheses stand in the rooms
records-confirmations = who has said that a room holds a point too
records-objections = objections, and how they were answered
records-responses = what rooms have answered to a point
records-quotes = who was asked whether that is what they meant, and who said yes
records-processes = the policy processes on the agenda
records-process-texts = what is written about a process, one record a language
records-process-topics = what processes are about
records-process-stages = the stages a process was in, and who said so
records-process-seats = who does or did what for a process
records-process-relations = how processes hang together
records-process-documents = the documents of a process, one record a language
records-process-notes = notes members left on a process
records-milestones = the steps of processes and the days they are due
records-holidays = what the group has said about its days off
records-actions = what somebody owes, and what came of it
records-suggestions = what members suggested the group take up, and what became of it
records-supports = who supports a suggestion
records-agenda-templates = kinds of processes the group has changed

column-body = who runs it
column-stage = its stage, as a code
column-opens-at = when it opens
column-closes-at = when it closes
column-pace = how its steps lie
column-output = what comes out of it
column-output-reason = why that comes out
column-output-number = the number of what came out
column-link = where it is found
column-authoritative = the language whose text holds
column-priority = how urgent, from 1
column-priority-from = where the priority came from
column-last-at = when something of it last changed
column-ended-at = when it was over
column-about = what the text says
column-topic = a topic
column-process = the short name of the process
column-duty = what for, as a code
column-relation = how they hang together
column-other = the other process
column-document = the number of the document
column-title = what it is called
column-step = the step, as a code
column-begins = the day it begins
column-due = the day it is due
column-due-at = the end of that day
column-moved = how often it was moved
column-done-at = when it was done
column-done-by = who said it was done
column-action = the number of the action
column-owner = who owes it
column-outcome = what came of it
column-suggestion = the number of the suggestion
column-first-closes-at = when it was to close at first
column-acronym = its acronym in that language
column-answer = what was answered
column-answered-at = when it was answered
column-answered-by = who answered
column-asked-at = when they were asked
column-at = when
column-changed-at = when it was last changed
column-closed-at = since when the room is closed
column-confirmed-at = when they said yes
column-content = titles and points as they were published
column-count = how many
column-country = country
column-crossed-at = when it reached the other room
column-day = the day
column-decided-at = when it was decided
column-bytes = how large, in bytes
column-decided-by = who decided
column-edited-at = when it was last edited
column-edition = the number of the edition
column-joined-at = when they joined
column-keep-acronym = whether the acronym stays the same in every language
column-key = which setting
column-kind = which kind
column-language = language, as a code
column-engine = which translator
column-machine = the machine's words for it
column-member = whose
column-message = the message, by its id
column-name = the name
column-note = a note on the term
column-notice-at = since when the notice stands in the room
column-number = its place in the room
column-organisation = the organisation
column-pick = the number of the pick
column-platform = where the room is
column-point = the number of the point
column-position = where the two rooms stand on it
column-posted = what Puente posted
column-published-at = when it was last published
column-purpose = what the room is for
column-quantity = how much, in the unit of the kind
column-reaction = which reaction
column-reactions = how many reactions
column-reason = the reason given
column-recorded = whether they are recorded
column-removed-at = when it was taken out
column-replies = how many replies
column-reply-to = the message it answers
column-role = the role
column-room = the room
column-said-at = when it was said
column-sentence = its place in the text
column-since = since which day
column-slug = the short name
column-source = what it was about, by its id
column-stale-at = since when a message it cites has changed
column-state = where it stands
column-synthesis = the number of the synthesis
column-term = the term, by its id
column-text = the text
column-undone-at = since when it does not count any more
column-until = until which day
column-value = what it is set to
column-words = the words
column-zone = the home time zone

## What is planned for a time.

# $starts and $ends: moments.
talk-event-when = { $starts } to { $ends }
talk-event-off = Called off: { $title }

# $file: a path, $problem as the system words it.
cli-twin-unread = { $file } cannot be read: { $problem }
# $limit: in kilobytes.
cli-twin-large = { $file } is larger than { $limit } kB. Please compare it in parts.
cli-twin-no-text = { $file } is not plain text in UTF-8. Please save it as plain text or Markdown, in UTF-8.
