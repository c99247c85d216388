# Translation by machine.

## Settings of a group.

setting-translation-translators = Which translators may be used: all, or only those on the computer Puente runs on
choice-translators-all = all
choice-translators-local = local

## What the notice in every room says of where its text goes. It follows the sentences of people-notice.

# $list: translation-told-here and translation-told-at.
translation-notice = When something said here is translated by machine, its text goes to { $list }. What somebody said who has said no, or has not joined the group, does not leave the computer Puente runs on.
translation-notice-here = When something said here is translated by machine, its text does not leave the computer Puente runs on: { $list }.
# Said in a room whose notice named translators before.
translation-notice-none = Nothing said here is translated by machine any more.
# $line: one of the sentences above.
translation-notice-changed = The notice of this room has changed. { $line }
# $name "Apertium".
translation-told-here = { $name } (on that computer)
# $name "DeepL", $place "api.deepl.com".
translation-told-at = { $name } ({ $place })

## There is no translation.

translation-later = No translator answers at the moment. It is tried again from { $until }.
translation-no-engine = No translator is set up here. Whoever runs Puente can add one in the settings.
translation-only-here = This text may be translated only on the computer Puente runs on, and no translator there knows these languages.
translation-no-pair = No translator here knows both of these languages.

kept-translation-sentences = { $count ->
    [one] { $count } sentence of yours in machine translation, for some days
   *[other] { $count } sentences of yours in machine translation, for some days
}

## For the operator: settings, and what “puente check” finds.

translation-settings-engine = There is no translator “{ $given }” for engines in [translation]. Did you mean { $near }?
translation-settings-twice = The translator { $given } stands twice in engines in [translation].
# $key "deepl_key".
translation-settings-lacks = The translator { $engine } in [translation] needs { $key }.
translation-settings-apertium = apertium_address in [translation] leads to this machine itself, by its number, such as http://127.0.0.1:2737: Apertium answers whoever asks, so it is not to be reached from elsewhere.
translation-settings-address = { $key } in [translation] is an address such as https://translate.example.org, without a name, a password or a question mark. Without TLS it may only lead to this machine or its own network.
translation-settings-deepl = deepl_address in [translation] leads to an address of DeepL, such as https://api.deepl.com.
translation-settings-bounds = { $key } in [translation] is a number from { $least } to { $most }.
translation-check-apertium = Apertium does not answer at { $place } ({ $problem }). To install it: apt-get install apertium-eng-spa apertium-apy. To start it: apertium-apy --port 2737 /usr/share/apertium. It answers on every address, so please let nobody else reach that port.
translation-check-apertium-pair = Apertium at { $place } does not know English and Spanish. To install them: apt-get install apertium-eng-spa. Then start it again.
translation-check-key = { $engine } does not take the key in [translation].
translation-check-away = { $engine } does not answer as it should: { $problem }. Until it does, the next translator is asked, if there is one.
translation-check-slow = { $engine } does not answer in time. Until it does, the next translator is asked, if there is one.

## Why a machine translation is not shown, and the original is. $found stands as in the original.

# $found: "10 December 2026", "ALAC", a link.
translation-kept-missing = The original is shown: the translation lost “{ $found }”.
translation-kept-twice = The original is shown: the translation repeats “{ $found }”.
translation-kept-strange = The original is shown: the translation came back mixed up.
# $found: "30", a number that only one of the two texts has.
translation-kept-number = The original is shown: the number { $found } does not match in the translation.
translation-kept-nothing = The original is shown: the translator did not answer in full.

## Translate it for me.

command-translate = translate
    .about = Translate a message for me alone; type it as a reply, or give the words
param-words = words
    .about = What is to be translated; left out, it is the message you answer
menu-translate = Translate
# $name "Apertium". The translation follows; the original stands where it was said.
translate-by = Translated by machine ({ $name }), for you alone. The original is what counts.
translate-nothing = That is in your language already.
translate-what = What would you like translated? React to a message with 🌐, answer it with { $line }, or type { $line } and the text.
translate-no-words = There are no words in that message.
translate-long = That is longer than { $limit } characters. Give it in parts.
translate-not-now = The translation did not come. Try again in a moment.

## The twin check: two texts that should say the same, compared paragraph by paragraph.

# Where something was found. $one, $other: twin-place, twin-places or twin-place-none.
twin-beside = { $one } · { $other }
# $place: twin-beside, $what: one of the findings below.
twin-at = { $place }: { $what }
# $number counts the paragraphs, $words are its first ones.
twin-place = Paragraph { $number } in { $language }: “{ $words }”
twin-places = Paragraphs { $first } to { $last } in { $language }: “{ $words }”
twin-place-none = { $after ->
    [0] Nothing at the beginning in { $language }
   *[other] Nothing after paragraph { $after } in { $language }
}
twin-missing = This paragraph is missing in the { $language } text
twin-moved = This paragraph stands elsewhere in the other text
# $here, $there: "7.3", "b".
twin-numbered = Its number is { $here } in the one text and { $there } in the other
twin-longer = The { $longer } paragraph is much longer than the { $shorter } one
twin-unlike = These two do not seem to say the same
# $found: "one third", "simple majority".
twin-share-missing = “{ $found }” is missing in the { $language } text
# $found "may", $strength "a permission", $other "deberá", $otherwise "an obligation".
twin-duty = “{ $found }” is { $strength }, and the { $language } text has { $otherwise } there: “{ $other }”
twin-duty-missing = “{ $found }”, { $strength }, is missing in the { $language } text
twin-strength-obligation = an obligation
twin-strength-prohibition = a prohibition
twin-strength-recommendation = a recommendation
twin-strength-discouraged = a recommendation against it
twin-strength-permission = a permission
twin-strength-exemption = an exemption
# $date "10/12/2026".
twin-two-days = “{ $date }” is another day for readers of each language. Write the month as a word
twin-side = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
} in { $language }
twin-nothing = Nothing was found that differs: { $one }, { $other }.
twin-summary = { $count ->
    [one] { $count } thing
   *[other] { $count } things
} to look at: { $one }, { $other }.

## Why two texts are not compared.

twin-empty = One of the two texts has no words.
twin-same = Both texts are in { $language }. Please give one text and its translation.
twin-unknown = Nothing shows which languages the two texts are in. Please give a little more of each.
twin-too-many = One of the texts has { $count } paragraphs, and { $limit } is the most. Please compare it in parts.

## The twin check as a command, and as a page.

page-twin = Twin check
command-twin = twin
    .about = Compare two texts that should say the same, for me alone
    .also = compare
param-one = file
    .about = One of the texts, as a file of plain text or Markdown
param-other = other-file
    .about = The other text, as a file of plain text or Markdown

twin-about = Put in a text and its translation: rules, a ballot, a statement. They are compared paragraph by paragraph: what is missing, numbers, dates, terms, and what must or may be done.
twin-way = A text and its translation, paragraph by paragraph: what one has and the other lacks.
twin-text-in = The text in { $language }
twin-file = A file (Markdown or plain text)
twin-do-compare = Compare
twin-do-open = Compare two texts
# $limit: in characters.
twin-kept = Up to { $limit } characters each. Nothing of the texts is kept.
twin-result = What differs
twin-done = Compared
twin-swapped = A text is not in the language of its box. Each was read in the language it shows.
# $count: paragraphs of both texts that stand beside each other.
twin-all = { $count ->
    [one] { $count } paragraph, side by side
   *[other] All { $count } paragraphs, side by side
}
twin-number = Paragraph { $number } in { $language }
twin-numbers = Paragraphs { $first } to { $last } in { $language }
twin-more = { $count ->
    [one] { $count } more; the page shows everything
   *[other] { $count } more; the page shows everything
}
# $line "!twin en:"…" es:"…"", $page: an address.
twin-what = Which two texts? Type { $line }, or put both on the page: { $page }
twin-needs-two = Please fill in two boxes: a text and its translation.
twin-too-long = One of the texts has { $length } characters, and { $limit } is the most. Please compare it in parts.
twin-not-now = The texts were not compared. Try again in a moment.
