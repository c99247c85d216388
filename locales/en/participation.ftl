## Who took part: counts by kind, room language, week and person.

page-participation = Participation

command-stats = stats
    .about = Who takes part
    .also = statistics, metrics
command-stats-me = me
    .about = What is counted of me, only for me to see
command-stats-group = group
    .about = Who took part in this group, in both languages
command-stats-export = export
    .about = The counts as a file, to count again
param-days = days
    .about = How many days back

## The kinds, with their number. The attribute names the kind without a number.

participation-kind-message = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
    .name = Messages
participation-kind-pick = { $count ->
    [one] { $count } message picked to be carried across
   *[other] { $count } messages picked to be carried across
}
    .name = Messages picked to be carried across
participation-kind-synthesis = { $count ->
    [one] { $count } synthesis
   *[other] { $count } syntheses
}
    .name = Syntheses
participation-kind-revision = { $count ->
    [one] { $count } revision of a synthesis
   *[other] { $count } revisions of syntheses
}
    .name = Revisions of syntheses
participation-kind-answer = { $count ->
    [one] { $count } answer to a question from the other room
   *[other] { $count } answers to questions from the other room
}
    .name = Answers to questions from the other room
participation-kind-objection = { $count ->
    [one] { $count } objection
   *[other] { $count } objections
}
    .name = Objections
participation-kind-confirmation = { $count ->
    [one] { $count } confirmation
   *[other] { $count } confirmations
}
    .name = Confirmations
participation-kind-term = { $count ->
    [one] { $count } glossary term
   *[other] { $count } glossary terms
}
    .name = Glossary terms

## My own numbers

participation-mine = My contributions
participation-mine-days = { $days ->
    [one] My contributions today (UTC)
   *[other] My contributions in the last { $days } days
}
participation-mine-all = { $count ->
    [0] Nothing is counted yet.
    [one] { $count } contribution.
   *[other] { $count } contributions.
}
participation-mine-about = These are counts only, never what you said. A message you delete no longer counts. Days are UTC days.
participation-mine-off = You asked not to be counted: nothing new is counted. What was counted before stays in the group’s totals, without your name.

## The group's numbers

participation-group-days = { $days ->
    [one] Participation today (UTC)
   *[other] Participation in the last { $days } days
}
# How many people made how many contributions.
participation-sum = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $count ->
    [one] { $count } contribution
   *[other] { $count } contributions
}
participation-people-once = A person is counted once for each language and once for all, whatever they did, so people do not add up; contributions do.
participation-people = People, once each
# One part of a list: so many in the rooms of a language.
participation-in-language = { $count } in { $language }
participation-outside-count = { $count } outside the rooms
participation-places = { $list }
participation-room-language = { $language }
participation-outside = Outside the rooms

## The page

# $first and $last are days.
participation-about = From { $first } to { $last } (UTC days): { participation-sum }. People are counted once.
participation-period = Period
participation-last-days = { $days ->
    [one] Today
   *[other] Last { $days } days
}
participation-show = Show
participation-nothing = Nothing is counted in this period. What members say in the rooms appears here once the notice is there.
participation-chart = Contributions per week, by room language
participation-by-week = Contributions by week
participation-by-kind = Contributions by kind
participation-by-person = Contributions by person
participation-contributions = Contributions
participation-person = Person
participation-all = Total
# $day is the Monday a week begins with.
participation-week = Week of { $day }
participation-number = { $count }
# Those who asked not to be listed, who have left, or who were erased; together, so that the table adds up.
participation-unlisted = { $people ->
    [one] Not listed by name: { $people } person
   *[other] Not listed by name: { $people } people
}
participation-export = Download the data to count again (CSV)
participation-exported = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}, for { $days ->
    [one] { $days } day
   *[other] { $days } days
}. People who are not listed by name have a number.

## What is kept, and what may be wrong

kept-participation-contributions = { $count ->
    [one] { $count } contribution: its kind, day, room and language, never its words
   *[other] { $count } contributions: their kind, day, room and language, never their words
}
participation-check-drift = The counts of { $group } differ from its contributions in { $count ->
    [one] { $count } place
   *[other] { $count } places
}.
