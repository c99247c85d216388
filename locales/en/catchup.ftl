## Catch me up: what happened while somebody was away.

page-catchup = While you were away

command-catchup = catchup
    .about = See what happened since you were last here, starting with what touches you
    .also = news
param-since = since
    .about = Since when: a date, or how long ago, as in "3 days"
param-read = read
    .about = I have read it all: next time, tell me what comes after

## What stands before the lines. $since: a moment.

catchup-since-here = You were last here on { $since }. Since then:
# Somebody who joined the group and did nothing there yet.
catchup-since-joined = You joined the group on { $since }. Since then:
# Somebody who said no to being recorded.
catchup-since-unknown = You asked not to be recorded, so Puente does not know when you were last here. Since { $since }:
# They named the moment.
catchup-since-given = Since { $since }:

## The lines.

# Headings, where both kinds of lines are there: first what touches the reader, then the rest.
catchup-yours = Yours first
catchup-others = In the group
# A link. $topic "S-4 · Urgent requests", $what "published and quotes you", $age "3 d".
catchup-line = { $topic }: { $what } · { $age }
# A link to the page.
catchup-more = { $count ->
    [one] { $count } more on the page
   *[other] { $count } more on the page
}
# On the page, below its lines.
catchup-more-still = { $count ->
    [one] { $count } more is not shown here. The archive has all syntheses, and the glossary all terms.
   *[other] { $count } more are not shown here. The archive has all syntheses, and the glossary all terms.
}
catchup-further = To look further back, say since when: !catchup 30 days

## There is nothing.

catchup-nothing = You have not missed anything: nothing was published or decided since { $since }.
catchup-nothing-unknown = Nothing was published or decided since { $since }. You asked not to be recorded, so Puente does not know when you were last here.

## It is read.

catchup-read-now = Noted. Next time you will see what comes after this.
catchup-read-not = You asked not to be recorded, so Puente does not keep what you have read. Say since when you want to see it: !catchup 3 days

## The page.

catchup-do-read = I have read all of this
catchup-period = Since when
catchup-period-here = Since I was last here
catchup-period-days = { $count ->
    [one] The last { $count } day
   *[other] The last { $count } days
}
catchup-show = Show
# On the page about oneself.
catchup-way = See what was published and decided since you were last here

## What is kept of a person, in the list of “privacy show”.

kept-catchup-asked = { $count ->
    [one] When you last asked what you had missed
   *[other] When you last asked what you had missed, in { $count } groups
}
