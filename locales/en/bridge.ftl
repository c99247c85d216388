## The bridge: what is asked to be carried, drafts, publishing, and what people say to it.

page-desk = Desk
page-syntheses = Syntheses

## Commands. The message is what is typed: one word, small letters. `.about` is one short sentence.

command-carry = carry
    .about = Ask that a message be carried to the other room; type it as a reply
command-consent = consent
    .about = Say yes to being quoted
command-object = object
    .about = Say that a synthesis is not what you said or what your room holds; a hyphen takes it back
command-confirm = confirm
    .about = Say that a synthesis is what you meant, or that your room holds it too
command-answer = answer
    .about = Answer a question put to your room; the bridge person answers objections
# Entries of the menu on a message.
menu-carry-across = Carry across
menu-cite-in-draft = Cite in draft
command-bridge = bridge
    .about = What goes from one room to the other
command-bridge-tray = tray
    .about = Show the messages that wait to be carried, oldest first
command-bridge-unsaid = unsaid
    .about = Show what was asked for and has not crossed
command-bridge-skip = skip
    .about = Do not carry a message; whoever asked for it is told the reason
command-bridge-now = now
    .about = Carry one message in one step, with your text for the other room
command-bridge-draft = draft
    .about = Begin a synthesis, or change its titles
command-bridge-point = point
    .about = Add a point to a draft, change it or take it out
command-bridge-pretranslate = pretranslate
    .about = Have the missing texts of a draft drafted by machine
command-bridge-approve = approve
    .about = Approve what a machine drafted, once you have read it
command-bridge-backtranslate = backtranslate
    .about = Have a text translated back by machine, to see what it says
command-bridge-check = check
    .about = Show what keeps a draft from being published and what its texts may have lost
command-bridge-publish = publish
    .about = Publish a synthesis in both rooms
command-bridge-revise = revise
    .about = Open a published synthesis for changes
command-bridge-withdraw = withdraw
    .about = Take a published synthesis back, with a reason
command-bridge-history = history
    .about = Show every edition of a synthesis
command-bridge-cover = cover
    .about = Ask somebody to be bridge person too for a time, change the date, or end it

## Names of parameters: one word, typed before a colon.

# Publish although the check points something out.
param-anyway = anyway
    .about = Go on though something was found or is missing
# Take a point out.
param-drop = drop
    .about = Take the point or section out
# The messages a point rests on: from:P-1,P-2
param-from = from
    .about = The messages it rests on: P-1, P-2
    .also = sources
# End the time of a stand-in.
param-over = over
    .about = End it now
param-pick = pick
    .about = A message that waits to be carried: P-1
param-point = point
    .about = The number of a point
param-position = position
    .about = How the rooms stand to it
# One sentence of a text: sentence:2
param-sentence = sentence
    .about = Only this sentence, by its number in the text
# The stamp of what stood on the page a form was sent from.
param-seen = seen
param-reason = reason
    .about = The reason, for everybody to read
param-side = room
    .about = The room that holds it, by its language
param-synthesis = synthesis
    .about = A synthesis or a draft: S-1
param-text = text
    .about = What you want to say; left out, you are asked for it
param-texts = texts
    .about = The text in each language
param-title = title
    .about = The title, in the language of this room
param-until = until
    .about = Until when: a date, or “in 3 weeks”
param-version = version
    .about = The version you have seen

## What can be chosen: one word, also typed; and how a position is headed on a card.

choice-position-both = both
choice-position-differ = differ
choice-position-only = only
choice-position-question = question
choice-position-minority = minority

position-both = Both rooms say
position-differ = They differ
# $language "Spanish".
position-only = Only in the { $language } room
# For the room that is asked.
position-question-you = Asked of you
# For the others.
position-question-them = Asked of the { $language } room
position-minority = Minority view
# A draft that does not name the room yet.
position-open = Room not chosen yet

# The same, to choose from on the desk and under a quotation.
bridge-position-both = Both rooms say
bridge-position-differ = They differ
bridge-position-only = In one room only
bridge-position-question = A question to one room
bridge-position-minority = Minority view

## Settings of a group.

setting-bridge-pick-age = How long a message may wait in the tray before the coordinators are told

## Asking that a message be carried. $number: of the message in the tray, P-7. $author: who said it.

bridge-carried = The message of { $author } is in the tray of the bridge person, as P-{ NUMBER($number, useGrouping: "false") }. You will be told when it crosses, or why it does not.
bridge-carry-known = You have already asked for this message. It is P-{ NUMBER($number, useGrouping: "false") }.
bridge-carry-crossed = This message, P-{ NUMBER($number, useGrouping: "false") }, has already crossed.
bridge-carry-asks = { $author } has not joined the group, so Puente first asks whether this message may be quoted. If the answer is yes, it goes into the tray.
bridge-carry-what = Which message do you mean? Type this as a reply to the message, or react to it with 🌉.
bridge-carry-own-words = Puente wrote that message itself. Only what people say can be carried.
bridge-carry-no-words = That message has no text that could be carried.
bridge-no-notice = The notice of Puente is not in that room yet, so nothing is carried from it. An admin can put it there: !group room
bridge-author-said-no = { $author } has asked not to be carried to the other room, so this message stays where it is.
# To somebody who has not joined. $line "!consent P-7".
bridge-may-we-quote =
    Somebody in the group { $group } would like to carry this message of yours to the other room:
    “{ $text }”
    May it be quoted there with your name? If yes, type { $line }. Without your yes it is not published.
bridge-consented = Thank you. Your message can now be quoted. It is P-{ NUMBER($number, useGrouping: "false") } in the tray of the bridge person.
bridge-not-your-words = P-{ NUMBER($number, useGrouping: "false") } is not a message of yours that waits for your yes.
bridge-no-pick = That message is not in the tray. !bridge tray shows those that are, with numbers such as P-7.

## The tray. $age "2 d".

bridge-tray-empty = Nothing waits to be carried. To ask for a message, react to it with 🌉 or type !carry as a reply.
bridge-tray = { $count ->
    [one] { $count } message waits
   *[other] { $count } messages wait
} to be carried; the oldest: { $age }
bridge-tray-waiting = { $count ->
    [one] { $count } message waits until its author says
   *[other] { $count } messages wait until their authors say
} whether it may be quoted
# The words of a link to a message that nobody asked for.
bridge-tray-drew = Nobody has asked for this one, but it drew { $replies ->
    [one] { $replies } reply
   *[other] { $replies } replies
} and { $reactions ->
    [one] { $reactions } reaction
   *[other] { $reactions } reactions
}
bridge-pick-label = P-{ NUMBER($number, useGrouping: "false") } · { $author }
# $requests: how many people asked for it.
bridge-pick-note = { $language } · { $age } · { $requests ->
    [one] { $requests } person asked
   *[other] { $requests } people asked
}
# The same, of a message that was skipped.
bridge-pick-note-skipped = { $language } · { $age } · { $requests ->
    [one] { $requests } person asked
   *[other] { $requests } people asked
} · skipped: { $reason }
# $said: what is said of a message with which files came.
bridge-attached = { $said } · with { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
bridge-attached-only = with { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
bridge-unsaid-none = Everything that was asked for has crossed.
bridge-unsaid = { $count ->
    [one] { $count } message was asked for and has
   *[other] { $count } messages were asked for and have
} not crossed
bridge-skipped = P-{ NUMBER($number, useGrouping: "false") } is not carried. Whoever asked for it has been told the reason.
# To whoever asked. $by: the bridge person.
bridge-skipped-told = The message of { $author } that you asked for, P-{ NUMBER($number, useGrouping: "false") }, is not carried. { $by } gives this reason: { $reason }
bridge-pick-decided = P-{ NUMBER($number, useGrouping: "false") } no longer waits: it has crossed, was skipped or is gone. !bridge tray shows what waits.
bridge-pick-waiting = P-{ NUMBER($number, useGrouping: "false") } cannot be used yet: its author has not said whether it may be quoted.
bridge-pick-gone = P-{ NUMBER($number, useGrouping: "false") } cannot be used: the message was deleted, or its author does not want to be carried.
# To the coordinators. $age: a length of time.
bridge-pick-old = P-{ NUMBER($number, useGrouping: "false") }, a message of { $author }, has been waiting in the tray for { $age }. The bridge person may need help: !bridge cover names somebody to take over.

## Drafts. $number: of the synthesis, S-1. $point: the number of a point.

bridge-no-synthesis = There is no such synthesis in this group. Write its number, such as S-1.
bridge-draft-title = A draft needs a title. Type it in each language, like this: !bridge draft en:"…" es:"…"
bridge-draft-begun = The draft S-{ NUMBER($number, useGrouping: "false") } is open. Add its points on the desk or with !bridge point S-{ NUMBER($number, useGrouping: "false") }
bridge-draft-titled = The titles of S-{ NUMBER($number, useGrouping: "false") } are saved.
bridge-point-saved = Point { $point } of S-{ NUMBER($number, useGrouping: "false") } is saved.
bridge-point-dropped = Point { $point } has been taken out.
# $line "!bridge point S-1 en:"…" es:"…"".
bridge-point-empty = An empty point says nothing, so it was not added. It needs its text in each language, or the messages it rests on (from:P-1). Type it like this: { $line }
bridge-no-point = S-{ NUMBER($number, useGrouping: "false") } has no point { $point }.
bridge-points-enough = A synthesis can have { $limit } points, and this one has them. Join some points, or begin another synthesis.
bridge-point-stands = How does the point stand between the rooms? Name the messages of one room it rests on, or choose a position: both, differ, only, question or minority, like this: position:both
bridge-withdrawn-closed = S-{ NUMBER($number, useGrouping: "false") } was withdrawn and no longer changes. Begin a new one with !bridge draft
bridge-published-closed = S-{ NUMBER($number, useGrouping: "false") } is published. To change it, first type !bridge revise S-{ NUMBER($number, useGrouping: "false") }
bridge-published-already = S-{ NUMBER($number, useGrouping: "false") } is already published as it is. To change it, type !bridge revise S-{ NUMBER($number, useGrouping: "false") }
# To the later of two who save. $texts: what stands now, a line for each language.
bridge-changed-meanwhile =
    { $by } has changed point { $point } since you opened it, so your text was not saved. It now says:
    { $texts }
    To put yours in its place, save it again; typed, with version:{ $version }

## Machine drafts. $engine "Apertium". $code: the code of the language, "es".

# The label of a text that a machine has just drafted.
bridge-pretranslated = Point { $point }, { $language }: machine draft
bridge-machine-unread = by { $engine }, not approved by anybody yet
bridge-pretranslate-next = Read it and put it right. It can be published once somebody has approved it: !bridge approve S-{ NUMBER($number, useGrouping: "false") } { $point } { $code }
bridge-pretranslate-written = Point { $point } has a text in { $language } that somebody wrote, and a machine draft never takes its place. To have one all the same, empty that text first: !bridge point S-{ NUMBER($number, useGrouping: "false") } point:{ $point } { $code }:""
bridge-pretranslate-nothing = In S-{ NUMBER($number, useGrouping: "false") } no text is missing that a machine could draft from one that people stand for.
# $lines: why not, a line for each text.
bridge-pretranslate-failed =
    No machine draft was saved.
    { $lines }
# $why: a sentence.
bridge-pretranslate-not = Point { $point }, { $language }: { $why }
bridge-pretranslate-long = Point { $point }: the machine draft has more than { $limit } characters. Please say it in fewer words first.
bridge-pretranslate-same = That text is in { $language } already.
# Why not: what was wrong with it. $found: "ALAC", "30".
bridge-unfit-missing = The translation lost “{ $found }”.
bridge-unfit-twice = The translation repeats “{ $found }”.
bridge-unfit-strange = The translation came back mixed up.
bridge-unfit-number = The number { $found } does not match in the translation.
bridge-unfit-nothing = The translator did not answer in full.
bridge-pretranslate-also-not = No machine draft was saved here. { $line }
# The label of the text. $left: how many of its sentences wait still.
bridge-approved = { $left ->
    [0] Point { $point }, { $language }: approved
    [one] Point { $point }, { $language }: approved; { $left } sentence still waits
   *[other] Point { $point }, { $language }: approved; { $left } sentences still wait
}
bridge-approve-changed = Nothing was approved: point { $point } has been changed since you opened the page. Load it again and read what stands there.
bridge-approve-nothing = In point { $point }, no sentence of a machine waits to be approved.
# Stands before the text. $language: the text's; $into: the other one.
bridge-backtranslated = Point { $point }, translated back from { $language } into { $into } by machine ({ $engine }), only to compare. It is kept nowhere.
bridge-backtranslate-empty = Point { $point } has no text in { $language } yet.
bridge-backtranslate-not = There is no back-translation into { $language }. { $why }

# Below the answer to whoever published. $from: the machine's wording; $to: what people put in its place; $times: in how many sentences. $line "!glossary propose …".
bridge-learned = In { $times } sentences drafted by machine, “{ $from }” became “{ $to }”. If the group always says it so, the glossary should know: { $line }

## The check. The problems stand alone or in a list, so they have no full stop.

bridge-check = { $count ->
    [one] S-{ NUMBER($number, useGrouping: "false") }: { $count } thing to look at
   *[other] S-{ NUMBER($number, useGrouping: "false") }: { $count } things to look at
}
bridge-check-good = S-{ NUMBER($number, useGrouping: "false") } can be published: the check has found nothing.
bridge-check-label = Check of point { $point }
# $line "30 days is missing in the Spanish text".
bridge-check-point = Point { $point }: { $line }
bridge-check-title = Title: { $line }
bridge-checked = Checked
bridge-checked-nothing = Terms, acronyms, names, numbers, dates and links are the same in all texts. What must or may be done is not compared: please read for that.
bridge-problem-empty = It has no point yet
bridge-problem-title = The title in { $language } is missing
bridge-problem-text = Point { $point } has no text in { $language }
bridge-problem-source = Point { $point } rests on no message
bridge-problem-source-lost = Point { $point } rests on words that were deleted, or whose author said no; take that message out
bridge-problem-not-said = Point { $point } cannot be shown as said by both: the { $language } room has not said or confirmed it
bridge-problem-room = Point { $point } does not name the room that raised it or is asked
bridge-problem-elsewhere = Point { $point } cannot be shown as raised in one room only: the { $language } room said it too
bridge-problem-unread = Point { $point } has sentences in { $language } that a machine drafted and nobody has approved
bridge-problem-reserved = Point { $point } says “{ $word }”, which is reserved for closed decisions and minutes
bridge-problem-reserved-title = The title uses “{ $word }”, which is kept for a closed decision

## Publishing.

bridge-published = S-{ NUMBER($number, useGrouping: "false") } is published in the rooms of the group. The people it quotes are asked whether that is what they meant.
# $lines: what is in the way, as a list.
bridge-not-yet =
    S-{ NUMBER($number, useGrouping: "false") } was not published. First put this right:
    { $lines }
bridge-not-yet-anyway =
    S-{ NUMBER($number, useGrouping: "false") } was not published. The check points this out:
    { $lines }
    If it is right as it stands, type the command again with anyway:yes
# The same on a page, where a box stands beside the button.
bridge-not-yet-tick =
    S-{ NUMBER($number, useGrouping: "false") } was not published, because of this:
    { $lines }
    If it is right as it stands, tick the box beside the button and publish again.
# To whoever publishes from a page that no longer shows what is saved.
bridge-publish-changed = S-{ NUMBER($number, useGrouping: "false") } was not published: it has been changed since you opened the page. Load the page again, read it, and publish what stands there.
# To whoever asked for a message.
bridge-crossed-told = The message of { $author } that you asked for has crossed: it is in S-{ NUMBER($number, useGrouping: "false") }.
bridge-revising = S-{ NUMBER($number, useGrouping: "false") } is open for changes. The rooms keep the published text until you publish again.
bridge-withdrawn = S-{ NUMBER($number, useGrouping: "false") } is withdrawn. Its cards in the rooms say so, with your reason.
bridge-history-none = S-{ NUMBER($number, useGrouping: "false") } has not been published yet, so it has no history.
bridge-history = History of S-{ NUMBER($number, useGrouping: "false") }
# $points: how many it has; $changed: how many are new, different or gone since the edition before.
bridge-history-line = { $edition ->
    [1] Edition { $edition } · { $at } · { $by } · { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
   *[other] Edition { $edition } · { $at } · { $by } · { $points ->
        [one] { $points } point
       *[other] { $points } points
    }, { $changed } changed
}
bridge-now-what = Which message do you mean? Type this as a reply to the message, or with its number in the tray: !bridge now P-18 and your text for the other room.
bridge-now-languages = This group has more than two languages. Write the text for each, like this: !bridge now es:"…" pt:"…"
# The title of a message carried in one step.
bridge-now-title = From the { $language } room
bridge-cover = { $by } asked for a stand-in: { $name } is a bridge person too, until that is ended.
bridge-cover-until = { $by } asked for a stand-in: { $name } is a bridge person too, until { $until }.
bridge-cover-changed = The stand-in for { $by } changes: { $name } is a bridge person too, until { $until }.
bridge-cover-open = The stand-in for { $by } changes: { $name } is a bridge person too, until that is ended.
# To whoever asked for a stand-in. $line "!bridge cover @ana".
bridge-cover-how = The rooms of the group have been told. { $name } has the role of bridge until you end it: { $line } over:yes. You can also set a date: { $line } until:"in 3 days"
bridge-cover-none = { $name } does not stand in for anybody, so there is nothing to end.
bridge-cover-over = { $name } is no longer a bridge person: the time as a stand-in is over.
bridge-cover-past = That moment has already passed. Write a later one, such as until:"in 3 days"
bridge-cover-has = { $name } already has the role of bridge, and not as your stand-in. An admin can take it: !group role take
# To the bridge persons.
bridge-stale-edited = { $author } has edited a message that S-{ NUMBER($number, useGrouping: "false") } quotes; the cards say so now. If the text has to change, type !bridge revise S-{ NUMBER($number, useGrouping: "false") }
bridge-stale-deleted = { $author } has deleted a message that S-{ NUMBER($number, useGrouping: "false") } quotes; the cards say so now. If the text has to change, type !bridge revise S-{ NUMBER($number, useGrouping: "false") }

## The card of a synthesis, and how many people speak in a point.

bridge-card-title = S-{ NUMBER($number, useGrouping: "false") } · { $title }
# $people: how many are quoted; $machine: how many texts began as a machine draft; $edition: above 1, it was revised.
bridge-card-facts = { $edition ->
    [1] Text by { $author }, bridge person · { $people ->
        [one] { $people } person
       *[other] { $people } people
    } quoted · { $machine ->
        [0] no machine translation
       *[other] machine draft, approved by a person
    }
   *[other] Text by { $author }, bridge person · { $people ->
        [one] { $people } person
       *[other] { $people } people
    } quoted · { $machine ->
        [0] no machine translation
       *[other] machine draft, approved by a person
    } · revised
}
bridge-card-withdrawn = Withdrawn. Reason: { $reason }
bridge-card-question = { $answers ->
    [0] no answer yet
    [one] { $answers } answer
   *[other] { $answers } answers
}
bridge-card-objection = Objection { $number }
bridge-card-objection-by = { $name }, { $language } room
bridge-card-more = Sources and history
# The line leads to the message in its room.
bridge-card-attached = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
} in the message of { $author } ({ $language })
bridge-file-about = With the message of { $author } ({ $language })
bridge-file-gone = One attachment to the message of { $author } ({ $language }) is not there any more.
bridge-file-unfit = One attachment to the message of { $author } ({ $language }) cannot be carried here: only pictures and documents can, and only up to a certain size. It is in its room, with its message.
bridge-file-unfit-web = One attachment to the message of { $author } ({ $language }) cannot be carried here: only pictures and documents can, and only up to a certain size. It is with its message: { $link }
bridge-card-stale = To be looked at again
bridge-card-stale-why = A quoted message was edited or deleted on { $at }. The bridge person knows.
# $rooms "4 EN and 5 ES".
bridge-voices = { $total ->
    [one] { $total } person
   *[other] { $total } people
}: { $rooms }
bridge-voices-room = { $count } { $room }
bridge-voices-none = nobody quoted yet
# The words of buttons.
bridge-press-confirm = Confirm
bridge-press-object = Object
bridge-press-answer = Answer
bridge-press-meant = Yes, that is what I meant
bridge-press-not-meant = No, I meant something else

## What people say to a synthesis.

# To somebody who is quoted; their words and the published text follow.
bridge-quoted-asked = You are quoted in S-{ NUMBER($number, useGrouping: "false") }, “{ $title }”. Here are your words and the published text. Is that what you meant?
bridge-confirmed = Thank you. It is noted that S-{ NUMBER($number, useGrouping: "false") } says what you meant.
bridge-confirmed-room = Thank you. It is noted that the { $language } room holds this too, in S-{ NUMBER($number, useGrouping: "false") }:
bridge-confirm-which = S-{ NUMBER($number, useGrouping: "false") } has several points your room could hold too: { $points }. Please name one, as in point:2
bridge-confirm-nothing = There is nothing for you to confirm in S-{ NUMBER($number, useGrouping: "false") }: it does not quote you, and no point in it waits for the { $language } room to confirm it.
bridge-not-published = S-{ NUMBER($number, useGrouping: "false") } is not in the rooms: it is a draft or was withdrawn.
bridge-objected = Your objection is shown on the cards of S-{ NUMBER($number, useGrouping: "false") } in all rooms until it is answered. To take it back, type !object S-{ NUMBER($number, useGrouping: "false") } -
bridge-object-enough = You already have { $count } open objections to S-{ NUMBER($number, useGrouping: "false") }. Take one back, or wait for an answer.
bridge-object-known = You have already said this. It is shown on the cards of S-{ NUMBER($number, useGrouping: "false") } until it is answered.
# To the bridge persons.
bridge-objected-told = { $name } objects to S-{ NUMBER($number, useGrouping: "false") }: “{ $text }” To answer, type !answer S-{ NUMBER($number, useGrouping: "false") } and your answer.
bridge-answered = Your answer is noted and counted on the cards of S-{ NUMBER($number, useGrouping: "false") }.
# To the bridge persons.
bridge-answered-told = { $name } answers the question in S-{ NUMBER($number, useGrouping: "false") }: “{ $text }”
bridge-answer-nothing = S-{ NUMBER($number, useGrouping: "false") } does not ask the { $language } room anything. If something in it is wrong, type !object S-{ NUMBER($number, useGrouping: "false") } and what is wrong.
bridge-no-objection = S-{ NUMBER($number, useGrouping: "false") } has no question for your room and no objection without an answer.
bridge-object-none = You have no open objection to S-{ NUMBER($number, useGrouping: "false") } that could be taken back.
bridge-object-withdrawn = { $count ->
    [one] Your objection to S-{ NUMBER($number, useGrouping: "false") } is taken back and off the cards.
   *[other] Your objections to S-{ NUMBER($number, useGrouping: "false") } are taken back and off the cards.
}
# An objection in the list below. $number: 2.
bridge-objection-line = { $number } ({ $name }): “{ $text }”
# $lines: the open objections, one after the other.
bridge-objections-which = Nothing was answered: which objection do you mean? These are open: { $lines }. Type !answer S-{ NUMBER($number, useGrouping: "false") } objection:2 and your answer, or name whoever objected, like objection:@ana. With all:yes, one answer stands for all of them.
# To whoever objected.
bridge-objection-answered = { $by } answers your objection to S-{ NUMBER($number, useGrouping: "false") }: “{ $text }”
bridge-objections-answered = { $count ->
    [one] { $count } objection to S-{ NUMBER($number, useGrouping: "false") } is answered. Whoever raised it has been told.
   *[other] { $count } objections to S-{ NUMBER($number, useGrouping: "false") } are answered. Whoever raised them has been told.
}

## What is kept of a person, in the list of “privacy show”. $count: how many.

kept-bridge-picks = { $count ->
    [one] { $count } message of yours that somebody asked to carry: its text, its time and what became of it
   *[other] { $count } messages of yours that somebody asked to carry: their text, their time and what became of them
}
kept-bridge-asked = { $count ->
    [one] { $count } message that you asked to be carried
   *[other] { $count } messages that you asked to be carried
}
kept-bridge-objections = { $count ->
    [one] { $count } objection of yours: what it says and when
   *[other] { $count } objections of yours: what they say and when
}
kept-bridge-answers = { $count ->
    [one] { $count } answer of yours to a question from the other room: what it says and when
   *[other] { $count } answers of yours to questions from the other room: what they say and when
}
kept-bridge-copies = { $count ->
    [one] { $count } message of yours that was copied to another room: when, and its text while it waits
   *[other] { $count } messages of yours that were copied to other rooms: when, and their text while they wait
}
kept-bridge-reactions = { $count ->
    [one] { $count } reaction of yours to a mirrored message
   *[other] { $count } reactions of yours to mirrored messages
}
kept-bridge-published = { $count ->
    [one] { $count } edition of a synthesis that you published
   *[other] { $count } editions of syntheses that you published
}
kept-bridge-sentences = { $count ->
    [one] { $count } sentence of a machine draft that you edited or approved
   *[other] { $count } sentences of machine drafts that you edited or approved
}

## The desk.

# The list of messages on the left.
bridge-desk-sources = Messages
bridge-desk-draft = Draft
bridge-desk-waiting = Not yet across
# Stands after it. $age "2 d".
bridge-desk-waiting-count = { $count }, the oldest: { $age }
bridge-desk-nothing-waits = Nothing is waiting. What members ask for with 🌉 or !carry appears here.
bridge-desk-cited = In this draft
bridge-desk-cited-count = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
# $requests: how many people asked for it.
bridge-desk-source = { $author } · P-{ NUMBER($number, useGrouping: "false") } · { $age } · 🌉 { $requests }
bridge-desk-actions = What to do with the message of { $author }
bridge-desk-use = Add to this draft
bridge-desk-now = Carry in one step
bridge-desk-now-text = Text in { $language }
bridge-desk-now-anyway = Publish even if the check points something out
bridge-desk-now-do = Publish in both rooms
bridge-desk-skip-open = Do not carry
bridge-desk-skip-reason = Reason, for whoever asked
bridge-desk-skip = Skip and tell them
bridge-desk-no-draft = No draft yet
bridge-desk-no-draft-about = A draft begins with a title in each language. Its points come next, each with the messages it rests on.
bridge-desk-title-in = Title in { $language }
bridge-desk-begin = Begin a draft
bridge-desk-publish = Publish in both rooms
bridge-desk-anyway = I have read the check; it is right as it stands
# Something typed is not saved; a button follows that takes it back.
bridge-desk-unsaved = Not saved yet
bridge-desk-unsent = Not sent yet; kept in this browser
bridge-desk-back = Take back
# Somebody else saved the point in the meantime; the texts that are saved follow.
bridge-desk-meanwhile = What is saved has changed since you wrote this. Saving puts your text in its place. Saved now:
# Why nothing was published.
bridge-desk-stop-pending = Not published: a new point is written but not added yet. Add it, or take it back.
bridge-desk-stop-refused = Not published: a change of yours could not be saved. Look at what is marked as not saved.
bridge-desk-stop-changed = Not published: somebody else has changed this draft in the meantime. Load the page again and read it first.
# Where no script runs.
bridge-desk-read = Read and publish
bridge-desk-read-about = This is saved, and this is what the rooms get.
bridge-desk-write-on = Back to writing
bridge-desk-one-by-one = Save a point before you go on to another or publish: what is not saved goes when the page changes.
# At the top of a draft that revises what was published.
bridge-desk-amiss = To be put right
bridge-desk-edited = { $author } has edited P-{ NUMBER($number, useGrouping: "false") }. It says now:
bridge-desk-deleted = { $author } has deleted P-{ NUMBER($number, useGrouping: "false") }
bridge-desk-stale = A quoted message was edited or deleted on { $at }.
bridge-desk-settle = Answer the objections
bridge-desk-revising = The rooms keep the published text until you publish again.
bridge-desk-others = Other drafts:
bridge-desk-titles = Change the titles, or begin another draft
bridge-desk-another = Another draft
bridge-desk-no-points = No points yet. A point says one thing in each language and names the messages it rests on.
bridge-desk-add = Add a point
bridge-desk-text-in = Text in { $language }
bridge-desk-more = Position and sources
bridge-desk-position = Position
bridge-desk-choose = Choose how it stands
bridge-desk-room = Room that raised it or is asked
bridge-desk-from = Messages it rests on
bridge-desk-from-none = A point rests on at least one message
# Buttons under a text. The first where it is missing.
bridge-desk-pretranslate = Machine draft
bridge-desk-pretranslate-again = Draft it anew
bridge-desk-approve = Approve the { $language } text
bridge-desk-approve-one = Approve this sentence
bridge-desk-backtranslate = Translate back
# $left: how many of its sentences nobody has approved; $all: how many it has.
bridge-desk-machine = { $left ->
    [0] Began as a machine draft ({ $engine }); people stand for every sentence
   *[other] Machine draft ({ $engine }): { $left } of { $all ->
        [one] { $all } sentence
       *[other] { $all } sentences
    } not approved by anybody yet
}
bridge-desk-sentences = Sentence by sentence
bridge-desk-sentence-machine = machine ({ $engine }), not approved
bridge-desk-sentence-edited = edited by { $name } · { $at }
bridge-desk-sentence-added = added by { $name } · { $at }
bridge-desk-sentence-approved = approved by { $name } · { $at }
# Read aloud before words of the machine that were taken out, and before those put in their place.
bridge-desk-gone = taken out:
bridge-desk-new = put in:
# A list of such wordings, each with a form.
bridge-desk-learned = Changed more than once
bridge-desk-learned-one = In { $times } sentences drafted by machine, “{ $from }” became “{ $to }”.
bridge-desk-learned-propose = Propose it for the glossary
bridge-desk-learned-in = In { $language }
bridge-desk-learned-do = Propose
bridge-desk-save = Save
bridge-desk-drop = Take this point out

## The archive.

bridge-archive-count = { $count ->
    [one] { $count } synthesis
   *[other] { $count } syntheses
}
# When something was looked for.
bridge-archive-found = { $count } of { $total ->
    [one] { $total } synthesis
   *[other] { $total } syntheses
}
bridge-archive-find = Find syntheses
bridge-archive-hint = Words in any language, or a number such as S-4
bridge-archive-empty = No synthesis has been published yet. What the bridge person publishes in both rooms is kept here.
bridge-archive-nothing = No synthesis has all these words. Try fewer.
bridge-archive-pages = Pages of the list
bridge-archive-newer = Newer
bridge-archive-older = Older
bridge-archive-facts = { $edition ->
    [1] { $at } · text by { $author } · { $people ->
        [one] { $people } person
       *[other] { $people } people
    } quoted
   *[other] { $at } · text by { $author } · { $people ->
        [one] { $people } person
       *[other] { $people } people
    } quoted · revised
}
bridge-archive-withdrawn = Withdrawn
# These three may follow each other.
bridge-archive-questions = { $count ->
    [one] { $count } question without an answer.
   *[other] { $count } questions without an answer.
}
bridge-archive-objections = { $count ->
    [one] { $count } objection without an answer.
   *[other] { $count } objections without an answer.
}
bridge-archive-stale = A quoted message was edited or deleted.

## The page of one synthesis.

bridge-one-facts = Text by { $author }, bridge person · { $at }
# $points: how many texts in that language; $engines: the translators; $names: who edited or approved.
bridge-one-drafted = { $language }: { $points ->
    [one] the text of { $points } point
   *[other] the texts of { $points } points
} began as a machine draft ({ $engines }); read and approved by { $names }
bridge-one-quoted = Who is quoted
bridge-one-quoted-count = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
bridge-one-message = Message
bridge-one-point = Position
# Where the words of a message stood.
bridge-words-gone = (words no longer kept)
bridge-words-edited = edited since
bridge-one-objections = Objections
bridge-one-open = { $count ->
    [0] all answered
    [one] { $count } without an answer
   *[other] { $count } without an answer
}
bridge-one-objection-by = { $name }, { $language } room · { $at }
bridge-one-objection-open = Not answered yet
# Takes back what the reader objected, all of it.
bridge-one-take-back = { $count ->
    [one] Take my objection back
   *[other] Take my objections back
}
bridge-one-answers = Answers
bridge-one-object = Is something wrong?
bridge-one-object-label = Say in your words what is wrong
bridge-one-object-do = Object
bridge-one-object-about = An objection is shown on the cards of both rooms, with your name, until it is answered.
bridge-one-meant = You are quoted here. Is this what you meant?
bridge-one-confirm = Yes, that is what I meant
bridge-one-holds = Does the { $language } room hold this too?
bridge-one-holds-do = Yes, my room holds this too
bridge-one-answer = Asked of the { $language } room
bridge-one-answer-label = Your answer
bridge-one-answer-do = Answer
bridge-one-bridge = For the bridge person
bridge-one-revise = Revise
bridge-one-settle = Answer
bridge-one-settle-label = Your answer to this objection
bridge-one-settle-do = Answer
bridge-one-withdraw = Withdraw
bridge-one-withdraw-reason = Reason, shown on the cards
bridge-one-withdraw-do = Withdraw from both rooms
bridge-one-history = History

bridge-now-not-yet =
    The message was not carried. First put this right:
    { $lines }
bridge-now-not-yet-anyway =
    The message was not carried. The check points this out:
    { $lines }
    If it is right as it stands, type the command again with anyway:yes
bridge-now-not-yet-tick =
    The message was not carried, because of this:
    { $lines }
    If it is right as it stands, tick the box above the button and publish again.
bridge-now-changed = The message was not carried: its author has edited P-{ NUMBER($number, useGrouping: "false") } since you opened the page. Load the page again and read it first.
# The objection that is answered: objection:2, objection:@ana
param-objection = objection
    .about = Which objection, by its number
# Answer all objections at once.
param-all = all
    .about = Answer all objections at once

# $group: a short name. $number: of a synthesis.
bridge-verify-cards = S-{ $number } of { $group } was published and does not stand once in each room.
bridge-verify-room = S-{ $number } of { $group } was published and does not stand in the room { $room }.

## What is told of a synthesis to whoever was away, after its name and a colon, joined as a list:
## "published, quotes you and has an objection without an answer".

# $parts: the messages below.
bridge-news-what = { $parts }
bridge-news-published = published
bridge-news-revised = revised
bridge-news-quotes-you = quotes you
bridge-news-has-yours = carries what you asked for
bridge-news-questions = { $count ->
    [one] asks your room a question
   *[other] asks your room { $count } questions
}
bridge-news-answers = { $count ->
    [one] has a new answer to its question
   *[other] has { $count } new answers to its questions
}
bridge-news-yours-answered = { $count ->
    [one] has an answer to your objection
   *[other] has an answer to your { $count } objections
}
bridge-news-answered = { $count ->
    [one] has an answer to an objection
   *[other] has an answer to { $count } objections
}
bridge-news-open = { $count ->
    [one] has an objection without an answer
   *[other] has { $count } objections without an answer
}
bridge-news-withdrawn = withdrawn. Reason: { $reason }
# A title that is not there in the reader's language.
bridge-news-title-in = { $title } (in { $language })
## The mirror: every message crosses at once. $room, $other, $from, $to: bridge-mirror-room.

command-mirror = mirror
    .about = Messages that cross at once, translated by machine
command-mirror-show = show
    .about = See which rooms are mirrored and what is not yet across
command-mirror-on = on
    .about = Let every message between two rooms cross at once; both rooms are told
command-mirror-off = off
    .about = Let no more messages cross between two rooms
param-room = room
    .about = A room of the group, by its short name
param-opposite = opposite
    .about = The room on the other side
# mirror on … hold:30s
param-hold = hold
    .about = How long a message waits first, so that it can still be deleted: 30 s
setting-bridge-mirror-patience = How long a mirrored message waits for its translation before the original goes first
# A room by its short name, $language "English".
bridge-mirror-room = the room { $room } ({ $language })
# The only room of its language that is called by it.
bridge-mirror-room-of = the { $language } room
# Over a copy. $author: who said the original, $language: the language of its room.
bridge-mirror-by = { $author } ({ $language })
# $name: the translator.
bridge-mirror-machine = Translated by machine: { $name }. The original is what counts.
bridge-mirror-late = Not translated yet; the translation will appear here.
bridge-mirror-taken-back = Taken back.
bridge-mirror-original = Go to the original
bridge-mirror-file = { $author } ({ $language }): a file, as it is, not translated
bridge-mirror-file-unfit = { $author } ({ $language }) added a file that cannot be carried here: only pictures and documents can, and only up to a certain size. It is with the original.
# In the notice. $rooms: a list.
bridge-mirror-notice = What members say here is copied, with their name and translated by machine, to { $rooms }. Reactions are copied too. What you delete or edit here is deleted or edited there.
# $off "!privacy off".
bridge-mirror-opened = From now on, what members say here also appears at once in { $room }, with their name, translated by machine, beside the original; and the other way round. If you do not want that, type { $off }: nothing you say is copied.
bridge-mirror-opened-hold = From now on, what members say here also appears after { $hold } in { $room }, with their name, translated by machine, beside the original; and the other way round. What is deleted before then never crosses. If you do not want that, type { $off }: nothing you say is copied.
bridge-mirror-closed = From now on, nothing said here is copied to { $room } any more.
bridge-mirror-is-on = Mirrored from now on: { $room } and { $other }. Both have been told.
bridge-mirror-is-on-hold = Mirrored from now on: { $room } and { $other }. Each message waits { $hold } first. Both have been told.
bridge-mirror-is-off = No longer mirrored: { $room } and { $other }. Both have been told. What was said before still crosses.
bridge-mirror-not-on = Not mirrored: { $room } and { $other }.
bridge-mirror-no-room = That room is not there any more.
bridge-mirror-one-room = A mirror needs two rooms. Name two different ones.
bridge-mirror-hold-long = A message can be held back for { $limit } at most.
# $line "!mirror on".
bridge-mirror-none = No rooms of this group are mirrored: messages cross only when the bridge person carries them. An admin or a coordinator can change that: { $line }
bridge-mirror-way = { $from } → { $to }
# $age: how long the oldest has waited.
bridge-mirror-waiting = { $count ->
    [one] { $count } message not yet across, for { $age }
   *[other] { $count } messages not yet across, the oldest for { $age }
}
bridge-mirror-with = mirrored with { $room }
bridge-carry-copy = That is a copy of what { $author } said. Ask for the original: it is in { $room }, by the link under the copy.
bridge-mirror-all-across = everything is across
bridge-mirror-hold = each message waits { $hold } first
bridge-mirror-untranslated = { $count ->
    [one] { $count } copy still waits for its translation
   *[other] { $count } copies still wait for their translation
}
bridge-mirror-left-out = { $count ->
    [one] { $count } message in { $room } was not copied here
   *[other] { $count } messages in { $room } were not copied here
}: who wrote them has not joined the group or does not want to be recorded.

## What a synthesis is about.

command-bridge-process = process
    .about = Say which process of the agenda a synthesis is about
bridge-process-gone = That process is not there any more.
# $name "rdrs · Title".
bridge-process-linked = S-{ NUMBER($number, useGrouping: "false") } is about { $name }
bridge-process-undone = S-{ NUMBER($number, useGrouping: "false") } is no longer about { $name }
bridge-process-not = S-{ NUMBER($number, useGrouping: "false") } is not about { $name }
bridge-process-none = About no process yet
bridge-process-about = About { $processes }
bridge-process-do = It is about this
