## The agenda: the policy processes a group follows, with the days by which each step is due.

page-agenda = Agenda
setting-agenda-stale = After what time without any change a process counts as stale

command-process = process
    .about = The policy processes of this group
    .also = pdp
command-process-list = list
    .about = What is on the agenda, what is due first at the top
command-process-show = show
    .about = A process with its dates and who does what
command-process-note = note
    .about = Leave a note on a process
command-process-export = export
    .about = Take the agenda along as a file
command-process-calendar = calendar
    .about = An address that brings the dates into your own calendar
command-process-add = add
    .about = Put a process on the agenda
command-process-import = import
    .about = Bring processes in from a table, a calendar, a feed or an address
command-process-describe = describe
    .about = Its title, why it matters, or how it stands, in each language
command-process-change = change
    .about = Who runs it, topics, link, opening, priority
command-process-stage = stage
    .about = Say which stage it is in now
command-process-output = output
    .about = Say what is to come out of it, or why nothing is
command-process-assign = assign
    .about = Say who does what for it, or that a seat is vacant
command-process-link = link
    .about = Relate it to another process
command-process-document = document
    .about = Add a document, or say how it stands in a language
command-process-deadline = deadline
    .about = When it closes; the steps before that follow
command-process-ladder = ladder
    .about = How the steps before the closing lie
command-process-step = step
    .about = Say that a step is done, or whose it is
command-process-holiday = holiday
    .about = The days on which this group does not work

param-process = process
    .about = A process of this group, by its short name or title
param-kind = kind
    .about = What kind of process, such as public-comment or gnso-pdp
param-body = body
    .about = Who runs it, such as the GNSO or the ccNSO
param-topics = topics
    .about = What it is about, with commas between
param-opens = opens
    .about = When it opens: a date
param-closes = closes
    .about = When it closes: a date, to its end in the process's time zone
param-address = address
    .about = Where it is found: a web address
param-priority = priority
    .about = How urgent, from 1 (the most) to 9
param-authoritative = authoritative
    .about = The language whose text holds where two differ
param-sought = words
    .about = Part of a title, topic, stage, or of who runs it
param-state = state
    .about = Which ones
param-about = about
    .about = What the text says: its title, why it matters, or how it stands
param-stage = stage
    .about = A stage of its kind
param-on = date
    .about = The day
param-output = output
    .about = What comes out, such as a statement or advice
param-number = number
    .about = The number of what came out
param-duty = duty
    .about = What somebody does for it
param-vacant = vacant
    .about = Nobody holds it now
param-relation = relation
    .about = How the first hangs together with the other
param-second = other-process
    .about = The other process
param-undo = undo
    .about = Take it back
param-heading = title
    .about = What the document is called, or its number (#2)
param-pace = pace
    .about = Whole, shortened, or with the ratification after the closing
param-step = step
    .about = A step before the closing
param-undone = open-again
    .about = It is not done after all
param-brought = content
    .about = A table (CSV), a calendar (iCalendar), a feed (RSS, Atom), or an address
param-form = form
    .about = The format of the file
param-mine = mine
    .about = Only the steps that are yours
param-renew = renew
    .about = Your earlier addresses of this calendar stop working

choice-about-title = title
choice-about-why = why
choice-about-status = status
choice-duty-penholder = penholder
choice-duty-shepherd = shepherd
choice-duty-bridge = bridge
choice-duty-representative = representative
choice-duty-alternate = alternate
choice-relation-related = related
choice-relation-depends = depends-on
choice-relation-supersedes = supersedes
choice-paper-draft = draft
choice-paper-final = final
choice-paper-missing = missing
choice-pace-whole = whole
choice-pace-short = short
choice-pace-pending = pending
choice-sheet-csv = csv
choice-sheet-json = json
choice-sheet-markdown = markdown
choice-sheet-html = html
choice-following-open = open
choice-following-over = over

agenda-about-title = Title
agenda-about-why = Why it matters to end users
agenda-about-status = How it stands
agenda-pace-whole = Every step takes its usual time
agenda-pace-short = Shortened as far as needed
agenda-pace-pending = Ratification after the submission

## Kinds, stages, steps and outputs, as they come with Puente. A group may have its own.

agenda-kind-public-comment = Public comment
agenda-kind-gnso-pdp = GNSO PDP
agenda-kind-epdp = EPDP
agenda-kind-ccpdp = ccPDP
agenda-kind-alac-statement = ALAC statement
agenda-kind-review = Review
agenda-kind-rules-amendment = Rules amendment
agenda-kind-consultation = Consultation

agenda-stage-announced = announced
agenda-stage-open = open
agenda-stage-closed = closed
agenda-stage-staff-report = staff report
agenda-stage-concluded = concluded
agenda-stage-requested = requested
agenda-stage-prelim-issue-report = Preliminary Issue Report
agenda-stage-pc-issue-report = comment on the Issue Report
agenda-stage-issue-report = Issue Report
agenda-stage-final-issue-report = Final Issue Report
agenda-stage-initiated = initiated
agenda-stage-chartered = chartered
agenda-stage-wg-active = working group active
agenda-stage-early-input = early input
agenda-stage-initial-report = Initial Report
agenda-stage-pc-initial-report = comment on the Initial Report
agenda-stage-final-report = Final Report
agenda-stage-council-vote = Council vote
agenda-stage-members-vote = members’ vote
agenda-stage-pc-board = comment before the Board
agenda-stage-board-vote = Board vote
agenda-stage-supplemental = Supplemental Recommendation
agenda-stage-implementation = implementation
agenda-stage-pc-implementation = comment on the implementation
agenda-stage-effective = in effect
agenda-stage-proposed = proposed
agenda-stage-drafting = drafting
agenda-stage-call-for-comments = call for comments
agenda-stage-final-draft = final draft
agenda-stage-ratification = ratification
agenda-stage-submitted = submitted
agenda-stage-adopted = adopted
agenda-stage-suspended = suspended
agenda-stage-terminated = terminated

agenda-step-decide = Decide whether to comment
agenda-step-penholder = Find a penholder
agenda-step-first-draft = First draft
agenda-step-call-for-comments = Call for comments
agenda-step-final-draft = Final draft
agenda-step-ratification = Ratification vote
agenda-step-submission = Submit
agenda-step-closing = Closing

agenda-output-statement = Statement
agenda-output-interaction = Interaction
agenda-output-advice = Advice
agenda-output-correspondence = Correspondence
agenda-output-none = none

agenda-free-new-year = New Year’s Day
agenda-free-good-friday = Good Friday
agenda-free-labour-day = Labour Day
agenda-free-christmas = Christmas Day

## How a process is called.

# $slug "rdrs", $title "Registration data: urgent requests".
agenda-named = { $slug } · { $title }
agenda-named-in = { $slug } · { $title } (in { $language })
# $name: one of the two above, or the short name alone.
agenda-title = { $name }
agenda-nobody = nobody
agenda-way = { $slug } on the agenda
agenda-way-all = The whole agenda

## In a word.

agenda-kind = { $kind } · { $stage }
# $body "GNSO".
agenda-kind-of = { $kind } ({ $body }) · { $stage }
agenda-opens = Opens: { $at }
agenda-closes = Closes: { $at }
agenda-closes-moved = Closes: { $at }. It was to close on { $first } at first.
agenda-at = { $at }
agenda-output = Output: { $output }
agenda-output-because = Output: { $output }. Why: { $reason }
agenda-output-numbered = Output: { $output } { $number }
agenda-topics = Topics: { $topics }
agenda-priority = Priority: { $priority }
agenda-priority-from = Priority: { $priority } ({ $from })
agenda-authoritative = Where the texts differ, the { $language } one holds.
agenda-text-in = { $text } (in { $language })
# $step "First draft", $due "10 December 2026".
agenda-next = { $step }: { $due }
agenda-next-late = { $step }: was due on { $due }
# $at: a day.
agenda-stale = nothing since { $at }
agenda-stale-since = Nothing of this process has changed since { $at }. Is it still as it says here?
agenda-seat = { $duty }: { $who }
agenda-vacant = vacant
agenda-reason = Reason: { $reason }

## Putting one on the agenda.

agenda-added = On the agenda: { $name }
agenda-slug-taken = A process called “{ $slug }” is on the agenda already. Please choose another short name.
agenda-full = { $count } processes are open, and that is as many as fit. Please close some first.
agenda-no-address = “{ $given }” is no web address. It begins with https:// and has no spaces.
agenda-topic-long = The topic “{ $topic }” is too long: { $limit } characters at most.
agenda-topics-many = { $count } topics are too many: { $limit } at most.
agenda-closes-before = It would close on { $closes }, and it opens on { $opens }. A closing comes after the opening.
agenda-closes-far = It would close on { $closes }. That is too far away to be meant.
agenda-lacks-label = Still missing
# $line "!process describe rdrs title es:"…"".
agenda-lacks-title = The title in { $languages }. To write it: { $line }
agenda-no-stage = “{ $given }” is no stage of this kind of process. There is: { $list }
agenda-no-step = “{ $given }” is no step of this process. There is: { $list }
agenda-no-output = “{ $given }” is nothing that comes out of this kind of process. There is: { $list }
agenda-no-process = No process is called “{ $slug }”.
agenda-gone = That is not there any more.
agenda-no-closing = { $slug } has no closing day yet, so it has no steps. Set it with: !process deadline { $slug } 2026-12-10

## Changing it.

agenda-describe-nothing = Please write the text: en:"…" es:"…"
agenda-title-long = A title has { $limit } characters at most, this one has { $length }.
agenda-described = Kept: { $what }
agenda-change-nothing = Nothing would change. Please say what: body: topics: opens: address: priority:
agenda-changed = Changed: { $name }
agenda-output-why = When nothing comes out, please say why: reason:"…"
agenda-output-kept = Output: { $output }
agenda-stage-already = It is in that stage already: { $stage }
agenda-stage-to-come = { $day } is still to come. A stage is said once it has begun.
agenda-staged = Stage: { $stage }
agenda-stage-back = That is an earlier stage than before. The history shows both.
agenda-stage-left = { $count ->
    [one] { $count } step was not done. It no longer counts as due.
   *[other] { $count } steps were not done. They no longer count as due.
}
agenda-link-itself = { $slug } cannot be linked to itself.
agenda-link-circle =
    Then each would wait for the other:
    { $way }
agenda-link-none = There is no such link: { $slug } – { $relation } – { $other }
agenda-linked = { $slug } – { $relation } – { $other }
agenda-unlinked = No longer: { $slug } – { $relation } – { $other }
agenda-linked-already = That is so already: { $slug } – { $relation } – { $other }
agenda-document-where = Please say where it is (address:https://…), or that it is missing (state:missing).
agenda-documents-full = { $count } documents are as many as fit.
# $number: 2. $state "final".
agenda-document-kept = Document { $number }, { $title }: { $language }, { $state }
agenda-note-empty = Please write the note.
agenda-noted = Noted on { $name }

## Who does what.

agenda-seats-full = { $count } seats are as many as fit.
agenda-seat-has = { $who } holds that already: { $duty }
agenda-assigned = { $duty }: { $who }
agenda-assign-whom = Who? Name somebody (@name), or say that the seat of { $duty } is vacant (vacant:yes).
agenda-seat-not-held = That person does not hold it: { $duty }
agenda-seat-vacant = Vacant: { $duty }. Both rooms have been told.
agenda-seat-vacant-already = That seat is vacant already: { $duty }

## Dates and the ladder before a closing. $due, $before: days.

agenda-deadline-missing = When does it close? A date, such as 2026-12-10.
agenda-deadline-same = It closes then already: { $at }
agenda-deadline-kept = Closes: { $at }
agenda-step-laid = { $step }: { $due }
agenda-step-moved = { $step }: { $due } (was { $before })
agenda-ladder-label = The steps do not fit
# $needs, $has: working days.
agenda-ladder-unfit = They usually take { $needs ->
    [one] one working day
   *[other] { $needs } working days
}; until the closing there { $has ->
    [0] is none
    [one] is one
   *[other] are { $has }
}.
# $line "!process ladder rdrs short".
agenda-ladder-short = Shortened, they fit: { $needs ->
    [one] one working day
   *[other] { $needs } working days
}. To shorten them, type { $line }
agenda-ladder-pending = They fit if the ratification comes after the submission: { $needs ->
    [one] one working day
   *[other] { $needs } working days
}. To lay them so, type { $line }
agenda-ladder-none = No shorter way fits either. What can still be done is an answer without a call for comments, or none: !process output … none
agenda-ladder-now = The steps of { $name }:
agenda-ladder-laid = Laid anew: { $pace }
agenda-step-not-yours = Only whoever the step is assigned to, and coordinators, can say that.
agenda-step-owner = { $step }: { $who }
agenda-step-was-done = That is done already: { $step }
agenda-step-was-open = That is open already: { $step }
agenda-step-done = Done: { $step }
agenda-step-reopened = Open again: { $step }
agenda-step-next = Next: { $step }, { $due }
# $who: one name, several, or a role.
agenda-step-line = { $step }: { $due } · { $who }
agenda-step-line-late = { $step }: was due on { $due } · { $who }
# $at: a moment.
agenda-step-line-done = { $step }: done on { $at } · { $who }

agenda-free = { $count ->
    [0] Nobody has named a day off.
    [one] One day off, besides weekends:
   *[other] { $count } days off, besides weekends:
}
agenda-free-day = { $day }: { $name }
agenda-free-not-yours = Only coordinators, chairs and admins can change the days off.
agenda-free-far = { $day } is too far away.
agenda-free-nameless = What is the day called? name:"…"
agenda-free-kept = Kept.
# $moved: how many processes.
agenda-free-new = { $by } added a day off: { $day }, { $name }. { $moved ->
    [0] No step moves.
    [one] The steps of one process move.
   *[other] The steps of { $moved } processes move.
}
agenda-free-gone = { $by } removed a day off: { $day }. { $moved ->
    [0] No step moves.
    [one] The steps of one process move.
   *[other] The steps of { $moved } processes move.
}

## Calendars to subscribe to.

agenda-calendar-of-group = the whole agenda
agenda-calendar-of-member = what is yours
# $name: one of the two above, or "rdrs · Title".
agenda-calendar-made = Your calendar with { $name } ({ $language }):
agenda-calendar-opens = Open it in the calendar program of this device
agenda-calendar-yours = Your calendar program asks there for changes by itself. Whoever has the address can read the dates, so please keep it to yourself. It works for as long as you are in this group.
agenda-calendar-renewed = { $count ->
    [one] Your earlier address of this calendar no longer works.
   *[other] Your { $count } earlier addresses of this calendar no longer work.
}
# $line "!process calendar renew:yes".
agenda-calendar-others = { $count ->
    [one] Your earlier address of this calendar still works.
   *[other] Your { $count } earlier addresses of this calendar still work.
} For a new one in place of all of them, type { $line }
agenda-calendar-members = A calendar is for members of this group only.
agenda-calendar-either = Either one process, or only what is yours: please choose one of the two.
agenda-calendar-many = You have { $count } addresses of calendars, and that is as many as fit. For one in place of all those of this calendar, type { $line }
agenda-calendar-name = Agenda · { $group }
agenda-calendar-about-group = The steps and the closing of every process of this group
agenda-calendar-about-process = The steps and the closing of this process
agenda-calendar-about-member = The steps that are yours in this group
# $step "First draft", $name "rdrs · Title".
agenda-calendar-event = { $step }: { $name }
# $who: one name, several, or a role.
agenda-calendar-whose = In charge: { $who }
agenda-calendar-gone = This step is no longer part of the process.
agenda-calendar-off = Called off. The process is now: { $stage }
agenda-calendar-title = In your own calendar
agenda-calendar-about = You get an address for your calendar program, which then keeps up with every change.
agenda-calendar-mine = Only what is yours
agenda-do-calendar = Make an address

## Bringing processes in. $line, $count: numbers.

agenda-column-key = key
agenda-column-title = title
agenda-column-opens = opens
agenda-column-closes = closes
agenda-column-link = link
agenda-column-note = note
agenda-import-what = What is to be brought in? Paste the address of a public comment, of a calendar or of a feed, or attach a table (CSV), a calendar or a feed.
agenda-import-empty = There is nothing in it to bring in.
agenda-import-nothing = That is no address of a public comment, no calendar and no feed, and as a table it has no column of these names: key, title, opens, closes, link, note.
agenda-import-many = There are { $count } in it. At most { $limit } can be brought in at once.
agenda-import-large = That is too long: { $limit } megabytes at most.
agenda-import-not-text = That is no text that can be read. Please save it as UTF-8 and bring it again.
agenda-import-not-feed = That is neither a feed nor a calendar nor a table; it may be a page. Many pages name the address of their feed or calendar.
agenda-import-unclosed = A quotation mark opens in line { $line } and does not close.
agenda-import-twice = The column “{ $column }” stands twice.
agenda-import-truncated = It stops in the middle, in line { $line }.
agenda-import-broken = It is wrong in line { $line }, so none of it was read.
agenda-import-bomb = Line { $line } defines or nests more than a feed needs. Such feeds are not read.
# $why: one of the sentences below.
agenda-import-calendar = The calendar is wrong in line { $line }, so none of it was read. { $why }
agenda-import-why-text = It is not UTF-8.
agenda-import-why-folded = It goes on from a line that is not there.
agenda-import-why-cut = A long line was cut wrongly: “{ $given }”
agenda-import-why-form = It is not written as calendars are.
agenda-import-why-ends = It ends something that is not open: { $given }
agenda-import-why-never-ends = What begins there does not end: { $given }
agenda-import-why-lacks = What begins there lacks { $given }.
agenda-import-why-twice = This stands there a second time: { $given }
agenda-import-why-date = This is no day, time or number: “{ $given }”
agenda-import-why-zone = Nobody knows this time zone: “{ $given }”
agenda-import-why-before = The event ends before it begins.
agenda-import-why-rule = This rule of repetition cannot be followed: “{ $given }”
agenda-import-why-often = It repeats too often.
agenda-import-why-following = A series changes from there on. Please put that event on the agenda by hand.
agenda-import-cells = It has { $has } cells, and the first row has { $must }.
agenda-import-no-day = “{ $given }” is no day. Days are written as 2026-12-10 or 10.12.2026.
agenda-import-address-day = The address “{ $given }” has no day at its end.
agenda-import-no-such-day = There is no such day: { $given }
agenda-import-nameless = It has no title.
# $key: the name it has there.
agenda-import-again = It stands there twice: { $key }
agenda-import-counts = New: { $new } · changed: { $changed } · the same: { $same } · wrong: { $wrong }
agenda-import-column = Nobody knows this column, so it is left out: “{ $name }”
agenda-import-at = Line { $line }
agenda-import-one = Wrong
agenda-import-line = Line { $line } · { $slug }
agenda-import-slug = { $slug }
agenda-import-new = New: { $title } · closes: { $closes }
agenda-import-new-open = New: { $title }
# $field: one of the columns above.
agenda-import-becomes = { $field }: { $before } → { $after }
agenda-import-is = { $field }: { $after }
agenda-import-by-hand = Somebody here changed this since: { $field }. It stays as it is here.
agenda-import-called-off = It was called off there. Nothing changes here; a coordinator says so with the stage.
agenda-import-past = { $count ->
    [one] One was called off or has closed already. It is left out.
   *[other] { $count } were called off or have closed already. They are left out.
}
agenda-import-more = { $count } more of these.
agenda-import-wrong = { $count ->
    [one] One of them is wrong, so nothing was brought in. Please set it right and bring all of it again.
   *[other] { $count } of them are wrong, so nothing was brought in. Please set them right and bring all of it again.
}
agenda-import-no-closing = Where no closing day stands, a coordinator adds it: when a public comment closes is not in its address.
agenda-import-lacks = The titles are taken to be in { $language }. Still missing: the titles in { $lacks }
# $line "!process import sure:yes".
agenda-import-sure = Nothing is stored yet. To bring it in, type { $line }
agenda-import-changed-since = The agenda has changed since this was shown. This is how it would be now:
agenda-import-done = Brought in. New: { $new } · changed: { $changed }
agenda-import-announced = { $by } brought processes in. New: { $new } · changed: { $changed }
agenda-import-news = { $name } · closes: { $closes }
agenda-import-title = Bring processes in
agenda-import-label = An address, a table, a calendar or a feed
agenda-import-about = First you see what it would do. Nothing is stored before you say yes.
agenda-do-import = Show what it would do
agenda-do-import-sure = Bring in what was shown
agenda-fetch-not-now = That address could not be asked just now. Please try again in a minute.
agenda-fetch-address = That is no address of a calendar or feed. It begins with https:// and has neither a name nor a password in it.
agenda-fetch-away = Nothing answers at that address.
agenda-fetch-slow = It took longer than { $seconds } seconds, so it was left there. Nothing was stored.
agenda-fetch-large = It is longer than { $limit } megabytes, so it was left there. Nothing was stored.
agenda-fetch-astray = That address leads on and on elsewhere. Please give the one it ends at.
agenda-fetch-private = That address leads into a private network, which is not asked. Please paste the content or attach it.
agenda-fetch-status = That address answers with { $status } and nothing that can be read.

## Taking the agenda along. The columns of the workspace table.

agenda-exported = { $count ->
    [one] One process, as a file.
   *[other] { $count } processes, as a file.
}
agenda-sheet-close = Comment Close Date
agenda-sheet-name = Statement Name
agenda-sheet-status = Status
agenda-sheet-assignees = Assignee(s) and RALO
agenda-sheet-call = Call for Comments
agenda-sheet-call-close = CfC Close
agenda-sheet-vote-announced = Vote Announcement
agenda-sheet-vote-opens = Vote Open
agenda-sheet-vote-reminder = Vote Reminder
agenda-sheet-vote-closes = Vote Close
agenda-sheet-submitted = Date of Submission
agenda-sheet-staff = Staff Contact
agenda-sheet-number = Statement Number
agenda-export-title = Take the agenda along

## What both rooms hear.

agenda-news-added = { $by } put a process on the agenda: { $name } ({ $kind })
agenda-news-closes = { $name } closes: { $at } ({ $by })
agenda-news-extended = { $name } was extended. It now closes: { $at } ({ $by })
agenda-news-earlier = { $name } closes earlier than before: { $at } ({ $by })
agenda-news-stage = { $name } is now in this stage: { $stage } ({ $by })
agenda-news-over = { $name } is over: { $stage } ({ $by })
agenda-news-resting = { $name } is suspended ({ $by })
agenda-news-output = { $name }: output { $output } ({ $by })
agenda-news-assigned = { $name }: { $who } now has this duty: { $duty }
agenda-news-vacant = { $name }: vacant, { $duty }. If you would like to do it, please tell a coordinator.

## What is told to whoever was away, after the name and a colon.

agenda-news-yours = your step is due: { $step }, { $due }
agenda-news-line-added = new on the agenda
agenda-news-line-changed = changed; stage: { $stage }
agenda-news-line-over = over: { $stage }

## The pages, and the lists in chat.

# $name: "rdrs · Title". $facts: a list.
agenda-line = { $name }: { $facts }
agenda-in-a-row = { $before } · { $next }
agenda-list-empty = Nothing is on the agenda yet. A coordinator begins with: !process add rdrs public-comment en:"…" es:"…" closes:2026-12-10
agenda-list-over-empty = No process is over yet.
agenda-list-nothing = Nothing on the agenda fits those words. Fewer letters find more.
agenda-list-more = { $count ->
    [one] { $count } more on the page
   *[other] { $count } more on the page
}
agenda-count = { $count ->
    [one] { $count } open process, what is due first at the top
   *[other] { $count } open processes, what is due first at the top
}
agenda-count-over = { $count ->
    [one] { $count } process is over
   *[other] { $count } processes are over
}
agenda-process = Process
agenda-stage = Stage
agenda-next-label = Next
agenda-closes-label = Closes
agenda-since-label = Since
agenda-vacancies = Vacant: { $duties }
agenda-find-label = Find on the agenda
agenda-find-hint = title, topic, stage …
agenda-see-open = See what is open
agenda-see-over = See what is over
agenda-pages = More pages
agenda-before = Before these
agenda-after = After these
agenda-add-title = Put a process on the agenda
agenda-add-about = Both rooms are told. With a closing day, the steps before it follow by themselves.
agenda-slug-label = Short name
agenda-title-label = Title in { $language }
agenda-language = { $language }
agenda-do-add = Put on the agenda
agenda-steps = Steps
agenda-steps-none = No steps yet. They follow from the day it closes.
agenda-duties = Who does what
agenda-duties-none = Nobody has a duty yet.
agenda-documents = Documents
agenda-document-title = Title
agenda-document-state = State
agenda-document-line = { $language }, { $state }
# $at: the day it was noted.
agenda-document-called = { $title } ({ $at })
# $line says how it stands in a language; $address is where it is.
agenda-document-at = { $line } ({ $address })
# $lines: how it stands in each language.
agenda-document-kept-so = Document { $number }, { $title }: { $lines }
# $relation, such as "Depends on".
agenda-related-line = { $relation }: { $name }
agenda-related = Related
agenda-relation-related = Related to
agenda-relation-depends = Depends on
agenda-relation-supersedes = Takes the place of
agenda-relation-depends-back = Needed by
agenda-relation-supersedes-back = Its place was taken by
agenda-notes = Notes
agenda-notes-none = No notes yet.
agenda-notes-more = { $count ->
    [one] { $count } older note
   *[other] { $count } older notes
}
agenda-note-label = Note
agenda-note-by = { $who } · { $at }
agenda-do-note = Leave the note
agenda-history = History of stages
# $since: a day.
agenda-history-line = { $stage }: since { $since } · { $who }
agenda-lacks-text = No text in { $language } yet
agenda-change-title = Change
agenda-change-closing = When it closes
agenda-change-ladder = How the steps lie
agenda-change-stage = Stage
agenda-change-texts = Texts
agenda-change-output = Output
agenda-change-duties = Who does what
agenda-change-document = Documents
agenda-number-label = Number of what came out
agenda-vacant-label = Nobody holds it now
agenda-do-keep = Keep
agenda-do-done = Mark as done
agenda-do-undone = Open again

## What is kept of a person, in the list of “privacy show”. $count: how many.

kept-agenda-processes = { $count ->
    [one] { $count } process you put on the agenda
   *[other] { $count } processes you put on the agenda
}
kept-agenda-seats = { $count ->
    [one] { $count } duty you have or had for a process, and when
   *[other] { $count } duties you have or had for processes, and when
}
kept-agenda-notes = { $count ->
    [one] { $count } note you left on a process
   *[other] { $count } notes you left on processes
}
kept-agenda-actions = { $count ->
    [one] { $count } action that is yours or that you wrote down
   *[other] { $count } actions that are yours or that you wrote down
}
kept-agenda-suggestions = { $count ->
    [one] { $count } suggestion you made
   *[other] { $count } suggestions you made
}

## Suggestions: what members want the group to take up.

page-suggestions = Suggestions
command-process-suggest = suggest
    .about = Suggest something the group should take up
command-process-suggestions = suggestions
    .about = What members suggest, with how many support it
command-process-support = support
    .about = Support a suggestion
command-process-accept = accept
    .about = Take a suggestion up, as a new process or with one there is
command-process-decline = decline
    .about = Say why a suggestion is not taken up
param-idea = suggestion
    .about = What the group should take up, and why
param-suggestion = suggestion
    .about = A suggestion by its number, such as I-2
agenda-suggest-empty = Please write what the group should take up.
agenda-suggest-full = { $count } suggestions wait, and that is as many as fit. Please support one of them.
agenda-suggest-enough = { $count } suggestions of yours wait already. Please let the group answer them first.
agenda-suggest-known = That was suggested already: I-{ NUMBER($number, useGrouping: "false") }. You can support it: !process support I-{ NUMBER($number, useGrouping: "false") }
agenda-suggested = Noted as I-{ NUMBER($number, useGrouping: "false") }. Others can support it, and a coordinator answers it.
# To coordinators. $by: a name.
agenda-suggest-news = { $by } suggests I-{ NUMBER($number, useGrouping: "false") }: { $text }
agenda-do-see-suggestions = See all suggestions
# $who: a name. $count: how many support it.
agenda-suggestion = I-{ NUMBER($number, useGrouping: "false") } · { $text } · { $who } · { $count ->
    [one] { $count } person supports it
   *[other] { $count } people support it
}
agenda-suggestion-supporters = { $count ->
    [0] Nobody supports it yet
   *[other] Supported by { $names }
}
agenda-suggestions-none = No suggestion waits. To make one, type !process suggest and what the group should take up.
agenda-suggestion-decided = I-{ NUMBER($number, useGrouping: "false") } has been answered already.
agenda-supported = I-{ NUMBER($number, useGrouping: "false") }: { $count ->
    [one] { $count } person supports it
   *[other] { $count } people support it
}
agenda-accept-how = Name it and say what kind it is: !process accept I-{ NUMBER($number, useGrouping: "false") } short-name consultation. Or say which process it belongs to: process:short-name
agenda-accepted = I-{ NUMBER($number, useGrouping: "false") } is on the agenda: { $name }
agenda-declined = I-{ NUMBER($number, useGrouping: "false") } is answered. Whoever supports it has been told why.
# To whoever made or supports it.
agenda-suggestion-taken = The suggestion you support, I-{ NUMBER($number, useGrouping: "false") }, was taken up: { $name }
agenda-suggestion-not-taken = The suggestion you support, I-{ NUMBER($number, useGrouping: "false") }, is not taken up. Reason: { $reason }
agenda-suggestion-is = Taken up:
agenda-suggestion-because = Not taken up. Reason: { $reason }
agenda-suggestions-decided = Answered
agenda-suggest-title = Suggest something
agenda-idea-label = What should the group take up, and why?
agenda-do-suggest = Suggest it
agenda-do-support = Support it
agenda-do-unsupport = No longer support it
agenda-decide = Answer
agenda-do-accept = Put on the agenda
agenda-do-decline = Do not take it up

## Actions: what somebody owes.

page-actions = Actions
command-action = action
    .about = What somebody owes, by when
command-action-add = add
    .about = Write down what somebody owes
command-action-list = list
    .about = What is owed, what is due first at the top
command-action-done = done
    .about = It is done
command-action-due = due
    .about = Another day, or somebody else
command-action-drop = drop
    .about = Give it up, with a reason
param-task = task
    .about = What is to be done
param-owner = owner
    .about = Whose it is
param-due = due
    .about = The day it is due
param-owed = action
    .about = An action by its number, such as A-3
param-only = only
    .about = Mine, what is late, or what is done
param-outcome = outcome
    .about = What came of it
choice-owed-mine = mine
choice-owed-late = late
choice-owed-done = done
agenda-action-empty = Please write what is to be done.
agenda-action-past = { $day } is past. When is it due?
agenda-actions-full = { $count } actions are open, and that is as many as fit. Please finish some first.
# $facts: whose it is, by when, for which process.
agenda-action = A-{ NUMBER($number, useGrouping: "false") } · { $text } · { $facts }
agenda-action-by = by { $day }
agenda-action-late = was due on { $day }
agenda-action-was-done = done on { $day }
agenda-action-was-dropped = given up on { $day }
agenda-action-nobody = Nobody owes it yet. To say who: !action due A-{ NUMBER($number, useGrouping: "false") } owner:@name
# To whoever owes it. $by: a name.
agenda-action-yours = { $by } wrote down that this is yours: A-{ NUMBER($number, useGrouping: "false") } · { $text }
agenda-action-due = Due: { $day }
agenda-actions-none = Nothing is owed. To write something down, type !action add and what is to be done.
agenda-actions-done = Done or given up
agenda-action-not-yours = Only whoever owes it or wrote it down, and coordinators, can say that.
agenda-action-open-already = A-{ NUMBER($number, useGrouping: "false") } is open already.
agenda-action-closed-already = A-{ NUMBER($number, useGrouping: "false") } is closed already.
agenda-action-dropped = A-{ NUMBER($number, useGrouping: "false") } was given up. Please write it down anew.
agenda-action-done = Done: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-reopened = Open again: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-given-up = Given up: A-{ NUMBER($number, useGrouping: "false") }
agenda-action-change-nothing = Another day, or somebody else? due:2026-12-10 or owner:@name
agenda-action-add-title = Write something down
agenda-do-action = Write down

## Reminders.

setting-agenda-hour = At what hour of the day the group is reminded of what is due
setting-agenda-leads = How many days before it is due something is reminded of, with commas between
command-reminders = reminders
    .about = How I am reminded of what is due, and when I want quiet
param-from-hour = from-hour
    .about = The hour from which I want to hear nothing, 0 to 23
param-until-hour = until-hour
    .about = The hour until which I want to hear nothing, 0 to 23
param-reminding = reminding
    .about = Whether I am reminded at all
choice-reminding-on = on
choice-reminding-off = off
agenda-quiet-both = Please give both hours, from and until, such as 22 and 7.
agenda-quiet-from = Quiet from
agenda-quiet-until = until
agenda-reminding-label = Reminders to me alone
agenda-do-quiet = Change my reminders
agenda-reminders-title = Reminders
# $from and $until: "22:00".
agenda-reminders = You are reminded of what is yours and due, in one message, never between { $from } and { $until }.
agenda-reminders-always = You are reminded of what is yours and due, in one message, at any hour.
agenda-reminders-off = You are not reminded alone. The rooms still hear what is due.
agenda-reminders-zone = Hours of { $zone }
# In the rooms. $count: how many lines follow.
agenda-remind-rooms = { $count ->
    [one] On the agenda, one thing is due:
   *[other] On the agenda, { $count } things are due:
}
# To one person.
agenda-remind-alone = { $count ->
    [one] One thing is due:
   *[other] { $count } things are due:
}
# $step "First draft", $name "rdrs · Title".
agenda-remind-step = { $name }: { $step }
agenda-remind-action = A-{ NUMBER($number, useGrouping: "false") }: { $text }
# $when: one of the three below.
agenda-remind-line = { $what } · { $when }
agenda-remind-line-of = { $what } · { $when } · { $who }
agenda-remind-left = { $due } ({ $days ->
    [one] in one day
   *[other] in { $days } days
})
agenda-remind-today = today
agenda-remind-late = was due on { $due } ({ $days ->
    [one] one day ago
   *[other] { $days } days ago
})

## The board and the calendar.

page-board = Board
page-calendar = Calendar
agenda-months = Months
agenda-month-before = Month before
agenda-month-after = Month after
# $day: the first day of the month.
agenda-month-from = From { $day }
agenda-month-empty = Nothing is due in this month.
agenda-month-more = { $count ->
    [one] { $count } more is due in this month
   *[other] { $count } more are due in this month
}
agenda-today = today

## Labels in forms.

agenda-label-kind = Kind
agenda-label-address = Web address
agenda-label-reason = Reason
agenda-label-pace = Pace
agenda-label-output = Output
agenda-label-duty = Duty
agenda-label-member = Who
agenda-label-language = Language
agenda-label-task = What is to be done
agenda-label-owner = Whose
agenda-label-due = Due
agenda-label-process = Process


page-agenda-gantt = Timeline

command-process-gantt = gantt
    .about = The agenda as a picture over the calendar
param-topic = topic
    .about = One topic, as it is written on the agenda

## The agenda over the calendar: a picture, and the same as a table.

# $group "Registration policy", $day: a day.
agenda-timeline-of = Agenda of { $group }, { $day }
# $count: how many processes, $late: how many of them have something overdue.
agenda-timeline-count = { $count ->
    [one] { $count } process
   *[other] { $count } processes
}, { $late ->
    [0] none with anything overdue.
    [one] { $late } with something overdue.
   *[other] { $late } with something overdue.
}
agenda-timeline-next = Next: { $slug }, { $step }, { $due }.
agenda-timeline-today = today
agenda-timeline-overdue = overdue
agenda-timeline-passed = stage that is over
agenda-timeline-now = stage now
agenda-timeline-planned = planned
agenda-timeline-done = step done
agenda-timeline-open = step to do
agenda-timeline-closing = closes
agenda-timeline-slack = time left before the closing
agenda-timeline-after = waits for
agenda-timeline-more = { $count ->
    [one] { $count } more process is on the page.
   *[other] { $count } more processes are on the page.
}
agenda-timeline-empty = Nothing is on the agenda yet, so there is nothing to draw.
agenda-timeline-nobody = Without a body
# $stage "open", $from, $to: days.
agenda-timeline-bar-passed = { $stage }: { $from } to { $to }
agenda-timeline-bar-now = { $stage } (now): { $from } to { $to }
agenda-timeline-bar-since = { $stage }: since { $from }
agenda-timeline-bar-late = { $stage } (now): since { $from }; was to end on { $to }
agenda-timeline-bar-planned = { $stage } (planned): { $from } to { $to }
# $step "First draft", $due: the day it was done.
agenda-timeline-step-done = { $step }: done on { $due }
agenda-timeline-closes = Closes on { $day }
agenda-timeline-closed = Closed on { $day }
agenda-timeline-closed-late = Closed on { $day }, and is still open here
# $count: working days.
agenda-timeline-slack-days = { $count ->
    [0] no working day left
    [one] one working day left
   *[other] { $count } working days left
}
agenda-timeline-way = The timeline with every date, as a picture and a table
agenda-timeline-not-now = The picture could not be drawn just now. Please try again in a moment; the page has it too.
agenda-timeline-topic = Topic
agenda-timeline-topic-any = every topic
agenda-timeline-body = Who runs it
agenda-timeline-body-any = whoever runs it
agenda-timeline-whose = Whose
agenda-timeline-whose-any = everybody’s
agenda-timeline-table = The same as a table
agenda-timeline-stages = Stages
agenda-timeline-after-label = Waits for
agenda-timeline-codes = { $codes }
agenda-slug-page = “{ $slug }” is the name of a page of the agenda. Please choose another short name.

kept-agenda-calendars = { $count ->
    [one] { $count } address of a calendar, without its secret
   *[other] { $count } addresses of calendars, without their secrets
}
kept-agenda-brought = { $count ->
    [one] { $count } table, calendar or feed you brought, until you confirm it or a day has passed
   *[other] { $count } tables, calendars or feeds you brought, until you confirm them or a day has passed
}

## Kinds of processes as a table.

command-process-template = template
    .about = A kind of process as a table, to see or change: stages, steps and outputs
param-usual = usual
    .about = Go back to the kind as it comes with Puente
agenda-template-part = part
agenda-template-code = code
agenda-template-takes = takes
agenda-template-least = least
agenda-template-owner = owner
agenda-template-follows = may come after closing
agenda-part-zone = zone
agenda-part-margin = margin
agenda-part-stage = stage
agenda-part-step = step
agenda-part-output = output
agenda-no-kind = No kind is called “{ $given }”. There is: { $list }
# $name "Public comment".
agenda-template-here = { $name }: open the file in a spreadsheet, change it, and give the same command again with the file attached. Steps take working days; “takes” is what they usually take and “least” what they must have.
agenda-template-kept = Kept. From now on this group uses its own table.
agenda-template-usual = { $kind } is as it comes with Puente again.
agenda-template-not-usual = { $kind } does not come with Puente.
# To both rooms. $by: a name.
agenda-template-changed = { $by } changed a kind of process: { $name }
# $moved: how many processes.
agenda-template-facts = Stages: { $stages } · steps: { $steps } · outputs: { $outputs }. { $moved ->
    [0] No step moves.
    [one] The steps of one process move.
   *[other] The steps of { $moved } processes move.
}
# $wrong: one of the next.
agenda-template-wrong = Nothing was changed. { $wrong }
agenda-template-no-table = That is no such table. Begin with the file that !process template gives.
agenda-template-uneven = Line { $line } has more or fewer cells than the first.
agenda-template-part-unknown = Line { $line }: “{ $given }” is none of zone, margin, stage, step, output.
agenda-template-bad-code = Line { $line }: “{ $given }” cannot be a code. Use small letters, digits and hyphens.
agenda-template-number = Line { $line }: “{ $given }” is no number of working days.
agenda-template-bad-owner = Line { $line }: “{ $given }” is neither a duty nor a role.
agenda-template-zone = Line { $line }: “{ $given }” is no time zone.
agenda-template-long = Line { $line }: a name has { $limit } characters at most.
agenda-template-nameless = Line { $line }: “{ $code }” needs a name in some language.
agenda-template-lacks = A kind needs two stages and one output at least.
agenda-template-many = There are more than { $limit } rows of one part.
agenda-template-twice = “{ $code }” stands twice.
