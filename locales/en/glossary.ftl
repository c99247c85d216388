## The check of two texts: what one has and the other lacks. $found is as written in the text,
## $expected as the glossary has it (several wordings are separated by " / "), $language is the
## language of the text to look at.

# A term of the glossary without its equivalent.
glossary-check-term-missing = “{ $found }” has no equivalent in the { $language } text. The glossary says: { $expected }
# A wording of the past.
glossary-check-legacy = “{ $found }” is an older wording. In { $language } it is now: { $expected }
# An acronym that must stand in both texts.
glossary-check-acronym-changed = “{ $found }” is missing in the { $language } text
# IGO in a Spanish text.
glossary-check-acronym-should-be = “{ $found }” is “{ $expected }” in { $language }
glossary-check-name-missing = “{ $found }” is missing in the { $language } text
# $found: "30 days", "18:00".
glossary-check-number-missing = “{ $found }” is missing in the { $language } text
glossary-check-date-missing = The date “{ $found }” is missing in the { $language } text
glossary-check-link-missing = The link { $found } is missing in the { $language } text

## The terms: looking them up, and a group's own.

page-glossary = Glossary

command-glossary = glossary
    .about = The terms of both languages
command-glossary-find = find
    .about = A term in both languages, with its acronym
command-glossary-add = add
    .about = Add a term of this group, in all its languages
command-glossary-remove = remove
    .about = Take a term of this group away
param-wanted = term
    .about = A word or an acronym, in any language
param-wording = wording
    .about = The term in each language
param-acronym = acronym
    .about = Its acronym; in several languages EN/ES, as in DPA/EPD
param-keep = keep
    .about = The acronym is the same in every language
param-remark = note
    .about = A note for whoever uses the term
param-term = term
    .about = A term, in any language
# Whether the acronym stays the same in every language.
choice-keep-yes = yes

glossary-language = { $language }
# $text "At-Large Structure", $acronym "ALS".
glossary-wording = { $text } ({ $acronym })
glossary-no-wording = no wording yet
glossary-rule-keep = Acronym never changes
glossary-rule-required = Always translated like this
glossary-rule-lookup = To look up only
glossary-own = of this group
glossary-nothing-found = No term for “{ $wanted }”. Try fewer letters, or the acronym.
glossary-more = { $count ->
    [one] { $count } more on the glossary page
   *[other] { $count } more on the glossary page
}
glossary-first-found = The first { $count }. More letters find fewer.

glossary-added = Added. The check of syntheses uses it from now on.
glossary-replaced = Corrected: it replaces the term with the same wording.
glossary-removed = Removed. The check of syntheses no longer uses it.
# $list: the languages that are missing.
glossary-needs-languages = A term needs a wording in every language of the group. Missing: { $list }
glossary-keep-needs-acronym = Which acronym must not change? Write it as acronym:ALS
glossary-keep-differs = The acronym differs between the languages, so it cannot stay the same in all of them. Please leave out “keep”, or write one acronym.
glossary-shipped-stays = That term comes with Puente and stays. Add one with the same wording, and yours is used in its place.

glossary-about = { $count ->
    [one] { $count } term
   *[other] { $count } terms
} that both rooms share, { $own } of them added by this group. The check on the desk uses them.
glossary-find = Find
glossary-find-label = Find a term
glossary-find-hint = A term or an acronym, in any language
# A button that leads on to the next page. $count: how many terms follow.
glossary-next = The next terms; { $count } more
glossary-rule = Rule
glossary-note = Note
glossary-acronym = Acronym
glossary-keep = The acronym stays the same in every language
glossary-add-title = Add a term
glossary-do-add = Add
glossary-do-remove = Remove
glossary-add-about = Several equal wordings are separated by “ / ”, the preferred one first. An acronym that changes with the language goes in parentheses after the wording: “Intergovernmental Organization (IGO)”. A term with the same wording is replaced.

kept-glossary-terms = { $count ->
    [one] { $count } wording you added to the glossary
   *[other] { $count } wordings you added to the glossary
}

## Proposals: what members want in the glossary, and what became of it. $number: T-7 is written
## around it; $text: a term in one line in all languages, “Board = Directorio”.

command-glossary-propose = propose
    .about = Propose a term, or a change of one
command-glossary-proposals = proposals
    .about = What is proposed for the glossary
command-glossary-withdraw = withdraw
    .about = Take my own proposal back
command-glossary-approve = approve
    .about = Approve a proposed term
command-glossary-refuse = refuse
    .about = Refuse a proposed term, with a reason
param-proposal = proposal
    .about = What is proposed, by its number

glossary-full = The glossary of this group has { $count } terms of its own, and { $limit } is the most it can have.
glossary-proposed = Proposed as T-{ $number }. A coordinator decides, and you will be told.
glossary-propose-instead = It would take the place of: { $text }
# $list: one a line.
glossary-propose-near = Nearly the same, for comparison:
    { $list }
glossary-proposal-named = T-{ $number }: { $text }
glossary-propose-known = The glossary already says so: { $text }
glossary-propose-waits = That is proposed already: T-{ $number }.
glossary-propose-enough = { $count } of your proposals wait for a decision, the most that can. You can take one back, or wait.
glossary-propose-full = { $count } proposals wait in this group, the most that can. Please try again once some are decided.
glossary-proposed-told = { $name } proposes T-{ $number } for the glossary: { $text }
glossary-proposal-none = There is no proposal T-{ $number }. !glossary proposals lists those that wait.
glossary-proposal-approved-already = T-{ $number } is approved already, by { $name }.
glossary-proposal-refused-already = T-{ $number } is refused already, by { $name }. It can be proposed again.
glossary-proposal-not-yours = T-{ $number } is somebody else’s proposal. Only they can take it back.
glossary-proposal-withdrawn = T-{ $number } is taken back.
glossary-approved = T-{ $number } is approved. The check of syntheses uses it from now on.
glossary-refused = T-{ $number } is refused.
glossary-refuse-why = Please say why, so that they know what would be right.
glossary-announced = Glossary, from now on: { $text }. Approved by { $by }.
# $name: who proposed it.
glossary-announced-of = Glossary, from now on: { $text }. Proposed by { $name }, approved by { $by }.
glossary-approved-told = Your proposal T-{ $number } is in the glossary: { $text }. Approved by { $name }.
glossary-refused-told = Your proposal T-{ $number } was not taken: { $text }. { $name } says why: { $reason }
glossary-proposals = Proposals
glossary-proposals-none = No proposals are waiting. Any member can propose a term.
glossary-proposals-waiting = { $count ->
    [one] { $count } proposal waits
   *[other] { $count } proposals wait
}
glossary-proposals-decided = Decided in the last 30 days
glossary-proposal-label = T-{ $number }
glossary-proposal-by = { $name }, { $at }
glossary-proposal-changes = { $name }, { $at }. In place of: { $text }
glossary-proposal-was-approved = Approved by { $name }, { $at }
glossary-proposal-was-refused = Refused by { $name }, { $at }: { $reason }
glossary-language-column = Language
glossary-before = Now
glossary-after = Proposed
glossary-new = New
glossary-do-approve = Approve
glossary-do-refuse = Refuse
glossary-do-refuse-open = Refuse…
glossary-refuse-reason = Why?
glossary-refuse-about = Whoever proposed it reads this, and so does everybody on this page.
glossary-do-withdraw = Take back
glossary-change = Propose change
glossary-do-propose = Propose
glossary-propose-title = Propose a term
glossary-propose-change-title = Propose a change of: { $text }
glossary-propose-about = A coordinator approves or refuses it, and you are told. Several equal wordings are separated by “ / ”, the preferred one first. An acronym that changes with the language goes in parentheses after the wording: “Intergovernmental Organization (IGO)”.

kept-glossary-proposals = { $count ->
    [one] { $count } term you proposed for the glossary
   *[other] { $count } terms you proposed for the glossary
}

## The glossary as a table file, out and in.

page-glossary-import = Import a table

command-glossary-export = export
    .about = The glossary as a table file
command-glossary-import = import
    .about = Bring a table of terms in, after a look at what it changes
param-which = which
    .about = All terms, or only the group's own
param-separator = separator
    .about = What stands between the columns
param-table = table
    .about = A table file of terms (CSV)
choice-which-all = all
choice-which-own = own
choice-separator-comma = comma
choice-separator-semicolon = semicolon

glossary-exported = { $count ->
    [one] { $count } term, as a table file.
   *[other] { $count } terms, as a table file.
}
glossary-files = As a file
glossary-files-about = For a spreadsheet. Where Excel speaks Spanish, the columns are usually separated by semicolons.
glossary-do-export = Download all
glossary-do-export-semicolon = All, with semicolons
glossary-do-export-own = Only this group’s

glossary-import-what = Please write the table after the command, or bring it in on the glossary page.
glossary-import-about = First you see what the table changes. Nothing is saved until you say yes, and then all of it or nothing. Terms that are not in the table stay as they are.
glossary-import-first = The table
glossary-import-another = Another table
glossary-import-file = A file
glossary-import-table = The table, as text
glossary-import-columns = The first row names the columns, as in the file you can download: en, es, acronym_en, acronym_es, keep_acronym, required, legacy_en, legacy_es, note_en, note_es, id. Only the wordings are needed, in any order, separated by commas, semicolons or tabs. A page takes about 400 rows at once; bring a longer table in parts.
glossary-do-look = See what changes
glossary-do-import = Import
glossary-import-preview = What the table changes
# How many rows of each.
glossary-import-counts = { $new } new, { $changed } changed, { $same } as they are, { $wrong } wrong
glossary-import-changes = Changes
glossary-import-after = With the table
glossary-import-new = New terms
glossary-import-line = Line { $line }
glossary-import-becomes = { $before } → { $after }
# Acronym, note or rule changes, the wording stays.
glossary-import-rest-changes = { $text }: the wording stays, the rest changes
glossary-import-more = { $count ->
    [one] { $count } more line
   *[other] { $count } more lines
}
# $line: what to type.
glossary-import-sure = To do all of it, press “{ glossary-do-import }” on the page, or type: { $line }
glossary-import-changed-since = The glossary has changed since you looked. This is what the table does now.
glossary-import-wrong = { $count ->
    [one] { $count } line is wrong, so nothing is imported. Correct it and bring the table again.
   *[other] { $count } lines are wrong, so nothing is imported. Correct them and bring the table again.
}
glossary-import-nothing = Nothing changed: the glossary already says all of it.
glossary-imported = Imported: { $new } new, { $changed } changed. The check of syntheses uses them from now on.
glossary-import-announced = { $by } changed the glossary with a table: { $new } new, { $changed } changed.
glossary-import-column = The column “{ $name }” is not known and was not read.
glossary-import-column-near = The column “{ $name }” is not known and was not read. Is it “{ $near }”?
glossary-import-cells = { $has ->
    [one] It has { $has } cell
   *[other] It has { $has } cells
}, and there should be { $must }. A cell that has a separator in it stands between quotation marks.
glossary-import-no-wording = It needs a wording in { $language }.
glossary-import-too-long = “{ $column }” has { $length } characters, and { $limit } is the most it can have.
glossary-import-unread = “{ $column }” has a character that cannot be read. Please save the table as CSV UTF-8.
glossary-import-yes-no = “{ $column }” is yes or empty, not “{ $given }”.
glossary-import-no-acronym = The acronym is to stay the same, but there is none.
glossary-import-acronym-differs = The acronym is to stay the same, but differs between the languages.
glossary-import-contradicts = Line { $line } says something else of the same term. Please keep one of them.
glossary-import-empty = The table has no terms. Its first row names the columns; each further row is a term.
glossary-import-unclosed = A quotation mark opens in line { $line } and does not close. Two marks inside a cell stand for one.
# $list: codes of languages.
glossary-import-lacks = The first row names the columns. These are missing: { $list }
glossary-import-twice = The column “{ $column }” stands twice in the first row. Please keep one.
glossary-import-too-many = The table has { $count } rows, and { $limit } is the most at once. Please bring it in parts: a row that is not in the table changes nothing.

kept-glossary-imports = { $count ->
    [one] { $count } table you brought for import, for at most a day
   *[other] { $count } tables you brought for import, for at most a day
}

## What is told of the glossary to whoever was away, after “Glossary:”. $text: a term in every language.

glossary-news-approved = your proposal T-{ NUMBER($number, useGrouping: "false") } was accepted ({ $text })
glossary-news-refused = your proposal T-{ NUMBER($number, useGrouping: "false") } was not taken ({ $text })
glossary-news-proposed = { $count ->
    [one] { $count } proposal waits for a decision
   *[other] { $count } proposals wait for a decision
}
# $terms: the newest; $rest: how many there are beside them.
glossary-news-added = { $rest ->
    [0] { $count ->
        [one] { $count } new term: { $terms }
       *[other] { $count } new terms: { $terms }
    }
   *[other] { $count } new terms, among them { $terms }
}
