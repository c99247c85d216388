## Statements: the text that goes out of a process.

page-statements = Statements
page-statement = Statement
# The title of a paper, $title that of the process.
statements-title = Statement · { $title }

command-statement = statement
    .about = The text that goes out of a process
command-statement-open = open
    .about = Begin the text of a process
command-statement-section = section
    .about = Write a section, in each language
command-statement-version = version
    .about = Keep the text as it stands
command-statement-call = call
    .about = Ask both rooms for comments until a day
command-statement-comment = comment
    .about = Say what I think of the text, or of one section
command-statement-answer = answer
    .about = Answer a comment
command-statement-minority = minority
    .about = Attach my minority view, or take it back
command-statement-level = level
    .about = Designate the level of consensus
command-statement-submit = submit
    .about = Record that it was submitted, as it stands
command-statement-outcome = outcome
    .about = Record what became of it
command-statement-show = show
    .about = See how a statement stands
command-statement-list = list
    .about = See every statement and how it stands
command-statement-versions = versions
    .about = See the versions of a text
command-statement-changes = changes
    .about = See what changed in the text
command-statement-twin = twin
    .about = Compare the languages of the text
command-statement-comments = comments
    .about = Read the comments and minority views
command-statement-export = export
    .about = The text as a file, with a cover

param-section = section
    .about = The number of a section
param-edition = version
    .about = A version, by its number
param-after = after
    .about = The section after which it comes; 0 for the first
param-label = label
    .about = What this version is
param-comment = comment
    .about = The number of a comment
param-view = view
    .about = The number of a minority view
param-level = level
    .about = The level of consensus
param-advice = advice
    .about = Whether it is also formal Advice to the Board
choice-label-draft = draft
choice-label-call = for comments
choice-label-final = final
choice-label-ratified = ratified
choice-label-submitted = submitted
choice-level-full = full-consensus
choice-level-consensus = consensus
choice-level-support = strong-support
choice-level-divergence = divergence
choice-advice-yes = yes
choice-advice-no = no
choice-paper-form-markdown = Markdown
choice-paper-form-html = HTML
choice-paper-form-docx = DOCX
choice-paper-form-pdf = PDF

statements-state-drafting = Being drafted
statements-state-call = Open for comments
statements-state-submitted = Submitted
statements-state-answered = Submitted, with an outcome
statements-level-full = Full consensus
statements-level-consensus = Consensus
statements-level-support = Strong support but significant opposition
statements-level-divergence = Divergence
statements-level-is = Level of consensus, as the chair designates it: { $level }
statements-call-until = Comments until { $day }

## Drafting. $slug: the short name of the process.

statements-process-gone = That process is not there any more.
# The address follows.
statements-way = The statement
statements-process-over = { $slug } is over.
statements-none = { $slug } has no statement yet. Its penholder begins one: !statement open { $slug }
statements-not-yours = Only the penholder of the process, coordinators, chairs and admins write here. Every member can comment: !statement comment { $slug }
statements-submitted-already = The statement is submitted and does not change any more.
statements-open-already = { $slug } has a statement already.
statements-opened = Begun. To write the first section: !statement section { $slug } en:"…" es:"…"
statements-no-section = There is no section { $number }. Sections: { $count }.
statements-drop-which = Which one goes? Add its number, such as section:2
statements-section-gone = Section { $number } is taken out. Earlier versions still have it.
statements-section-empty = Please write the text: en:"…" es:"…"
statements-section-kept = Section { $number } is kept.
statements-sections-full = { $count } sections are as many as fit.
statements-changed-meanwhile = Somebody changed section { $number } meanwhile. Open the page in another tab and compare before you keep yours.
statements-nothing-written = Nothing is written yet.
statements-version-same = That is the same as version { $number }.
# $label "final".
statements-version-kept = Kept as version { $number } ({ $label })
statements-call-when = Until when? A date, such as 2026-12-10.
statements-call-past = { $day } is past.
statements-call-late = That is after the closing: { $closes }
statements-called = Both rooms are asked to comment until { $day }. The text is kept as version { $number }.
statements-no-text-yet = There is no text in { $language }.
statements-news-opened = { $by } began the statement on { $name }
statements-news-version = { $by } kept version { $number } of the statement ({ $label }): { $name }
statements-news-call = { $by } asks for comments by { $day } on this statement: { $name }
statements-call-how = Comment on the page or here: !statement comment { $slug } and what you think. If it is about one section, add its number at the end, such as section:2

## What others say.

statements-comment-empty = Please write the comment.
statements-comments-full = { $count } comments are as many as fit.
statements-commented = Thank you. This is comment { $number } on { $slug }; you will hear when it is answered.
statements-no-comment = There is no comment { $number }. Comments: { $count }.
statements-answered-already = Comment { $number } is answered already.
statements-answered = Comment { $number } is answered.
# To whoever made it.
statements-answered-you = Your comment { $number } on { $slug } was answered: { $text }
statements-no-view = You have attached no minority view.
statements-no-such-view = There is no minority view { $number }. Views: { $count }.
statements-view-empty = Please write your view: en:"…" es:"…"
statements-view-kept = Your minority view is attached and goes out under your name. To take it back: !statement minority { $slug } undo:yes
statements-view-gone = Taken back.
statements-level-kept = Designated: { $level }
statements-level-gone = The level of consensus was of another text and is taken off: the chair designates it anew.
statements-news-level = { $by } designated the level of consensus as “{ $level }”: { $name }
statements-news-level-gone = The text has changed and its level of consensus holds no longer; the chair designates it anew: { $name }

## Submitting.

statements-lacks-label = Still missing
statements-lacks-before = Before it can be submitted
statements-lack-sections = A section
statements-lack-text = The text of section { $number } in { $language }
statements-lack-advice = Say whether it is also formal Advice; add advice:yes or advice:no
statements-lack-level = The level of consensus, which the chair designates
statements-lack-answers = { $count ->
    [one] An answer to { $count } comment
   *[other] Answers to { $count } comments
}
statements-not-yet =
    It cannot go out yet:
    { $lines }
statements-not-yet-anyway =
    Something is still missing. To submit it anyway, add anyway:yes
    { $lines }
statements-submitted = Recorded as submitted. The text is kept as version { $number }.
# $count: how many people.
statements-told = { $count ->
    [0] There was nobody else to tell.
    [one] One person who contributed has been told.
   *[other] { $count } people who contributed have been told.
}
statements-news-submitted = { $by } submitted the statement: { $name }
statements-news-advice = { $by } submitted the statement, which is also formal Advice: { $name }
# To whoever was quoted or commented.
statements-used-submitted = The statement you contributed to was submitted: { $name }
statements-used-outcome = The statement you contributed to has an outcome: { $name }. { $text }
statements-not-submitted = It has not gone out yet.
statements-outcome-empty = What became of it? en:"…" es:"…"
statements-outcome-kept = Kept.
statements-outcome-lacks = The outcome in { $languages }
statements-no-outcome = No outcome yet
statements-news-outcome = { $by } recorded what became of the statement: { $name }
statements-text-in = { $text } (in { $language })
statements-exported = The statement in { $language }
# $program: what it is called, such as pandoc.
statements-press-missing = { $program } is not installed where Puente runs, so this format cannot be made here. Markdown and HTML work; a browser saves the HTML as PDF.
statements-press-failed = { $program } could not make this document. Markdown and HTML still work.
statements-press-not-now = This format cannot be made just now. Markdown and HTML still work.

## Its page, and how it stands in chat.

statements-list-empty = No statements yet. The penholder begins one on the page of the process, or with !statement open and its short name.
statements-counts = { $comments ->
    [one] { $comments } comment
   *[other] { $comments } comments
}, { $open } without an answer · { $views ->
    [one] { $views } minority view
   *[other] { $views } minority views
}
statements-more = The rest is on the page.
# $label, such as "Number"; $value, such as "AL-ALAC-ST-1226".
statements-fact = { $label }: { $value }
statements-list-line = { $name }: { $state }
statements-language-other = This group does not write in { $language }.
statements-one-language = There is only one language to compare.
statements-comments-on = Comments on { $name }
# $line: what is typed to read one whole.
statements-comments-whole = To read one whole: { $line }
# $line: what is typed to read a minority view whole.
statements-views-whole = To read a view whole: { $line }
# $line: what is typed to answer one.
statements-comments-answer = To answer one: { $line }
# $line: what is typed to read one section whole.
statements-show-whole = To read a section whole: { $line }
statements-comments-way = All comments
statements-versions-none = No version of this text has been kept yet.
statements-no-versions = No version of this text has been kept yet, so there is nothing to compare it with.
statements-version-first = It is the first version.
statements-section-was = Section { $number } of the version before (taken out)
statements-unchanged = Nothing has changed since version { $number }.
statements-changes-quiet = Nothing has changed since version { $number }. This is what it changed:
statements-changes-way = The whole comparison
statements-changes-none-in = No words changed in { $language }.
statements-changes-more = { $count ->
    [one] { $count } more change
   *[other] { $count } more changes
}
statements-changes-in = There are changes in { $languages }.
statements-changes-also = There are changes in { $languages } too.
# $place is one of the two that follow.
statements-change-other = { $place }: “{ $gone }” is now “{ $new }”
statements-change-new = { $place }, added: “{ $new }”
statements-change-gone = { $place }, taken out: “{ $gone }”
statements-change-after = After “{ $words }”
statements-change-first = At the beginning
statements-change-whole-other = Rewritten: “{ $new }” (before: “{ $gone }”)
statements-change-whole-new = New text: “{ $new }”
statements-change-whole-gone = It said: “{ $gone }”
statements-outcome = Outcome
statements-sections = Text
statements-sections-none = Nothing is written yet.
statements-comments = Comments
statements-comments-none = No comments yet.
statements-comments-more = { $count ->
    [one] { $count } more comment
   *[other] { $count } more comments
}
statements-comment-by = Comment { $number } · { $who } · { $at }
statements-view-by = View { $number } · { $who }
statements-answer-by = Answer by { $who }
statements-since-version = Changes since version { $number }
statements-versions = Versions
statements-versions-more = { $count ->
    [one] { $count } earlier version
   *[other] { $count } earlier versions
}
statements-section-out = a section that was taken out
statements-version = Version { $number }
statements-version-facts = { $label } · { $who } · { $at }
statements-no-version = There is no version { $number }. Versions: { $count }.
statements-against-version = Compared with version { $number }
statements-version-alike = The text is the same.
statements-section = Section { $number }
statements-twin = Compare the languages
statements-version-line = Version { $number } · { $label } · { $who } · { $at }
statements-files = As a file
statements-next = Next
statements-submit-about = Puente sends the text nowhere: file it where it belongs and record that here. After that it does not change.
statements-whole = the whole text
statements-anyway = Even if something is still missing
statements-minority-about = I hold a minority view
statements-minority-how = It goes out with the statement, under your name. A new one replaces the one you had.
statements-do-withdraw = Take it back
statements-cover-from = From
statements-cover-about = On
# On the cover: "Public comment (GNSO)".
statements-about = { $kind } ({ $body })
statements-cover-link = Address
statements-cover-penholder = Penholder
statements-cover-number = Number
statements-cover-submitted = Submitted
statements-cover-status = Status
statements-cover-level = Level of consensus
statements-cover-advice = Formal Advice to the Board
statements-cover-authoritative = Authoritative language
statements-cover-annex = Minority views
statements-status-draft = draft

## For whoever was away: after the name of the process and a colon.

statements-line-opened = its statement was begun
statements-line-call = its statement is open for comments until { $day }
statements-line-submitted = its statement was submitted
statements-line-outcome = its statement has an outcome

## Forms.

statements-label-section = Section
statements-label-comment = Comment
statements-label-answer = Answer
statements-label-version = What it is
statements-label-until = Until
statements-label-advice = Is it also formal Advice to the Board?
statements-label-number = Statement number, if it has one
statements-do-open = Begin the statement
statements-do-keep = Keep section { $number }
statements-do-add-it = Add it
statements-do-add = Add a section
statements-do-edit = Edit section { $number }
statements-do-drop = Take section { $number } out
statements-do-comment = Comment
statements-do-answer = Answer
statements-do-answer-number = Answer comment { $number }
statements-do-minority = Attach it
statements-do-version = Keep a version
statements-do-call = Open for comments
statements-do-submit = Submit
statements-do-outcome = Record the outcome
statements-do-level = Designate

## What is kept of somebody.

kept-statements-said = { $count ->
    [one] One comment or minority view on a statement
   *[other] { $count } comments and minority views on statements
}
