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
command-glossary-find = find
    .about = A term in both languages, with its acronym
command-glossary-add = add
    .about = Add a term of this group, in all its languages
command-glossary-remove = remove
    .about = Take a term of this group away
param-wanted = term
param-wording = wording
param-acronym = acronym
param-keep = keep
param-remark = note
param-term = term
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
