## The web pages: the frame, sign-in, the rooms, what may go wrong, what is kept.

# The button of a search field.
web-find = Find

## The frame.

web-skip = Go to the content
web-places = Places
web-more = More
page-rooms = Rooms
web-my-page-of = { $name }: my page
web-keys-open = Help and keys
web-out = Sign out
web-theme = Colours
web-theme-device = Automatic
web-theme-light = Light
web-theme-dark = Dark
web-failed = Not sent. Your text is still here: try again in a moment.
web-lost = Connection lost. Reconnecting…
web-unchecked = The check could not run. Your text is still here.
web-only-you = Only you see this
web-notes-older = { $count ->
    [one] { $count } earlier private note
   *[other] { $count } earlier private notes
}
web-notes-dismiss = { $count ->
    [one] Dismiss it
   *[other] Dismiss these { $count }
}
web-dismiss = Dismiss
web-open = Open the page
web-copy = Copy
web-copied = Copied
web-close = Close
# The other groups of the reader, beside the name of this one.
web-groups-other = My other groups
web-groups-all = All my groups

## Help: how it works, and the keys.

web-help-how = How it works
web-help-talk = Write in the room of your language. The other room is beside it, for whoever wants to read it.
# ⋯ is the button of the menu.
web-help-carry = If a message matters to the other room too, open its menu (⋯) and choose “{ web-carry }”, or put 🌉 on it.
web-help-bridge = The bridge person brings together what was asked for in a synthesis. It appears in both rooms at the same moment, in the language of each, with the same number, such as S-1.
web-help-say = On the card of a synthesis you can confirm that it is what you meant, object if something is wrong, or answer what your room is asked.
web-help-no = Your words are yours: under “{ page-me }” you can see what is kept of you and say no.

web-keys = Keys
web-key-write = Write a message
web-key-rooms = Go to the first room, to the second room
web-key-next = Next message, previous message
web-key-reply = Reply to the message, ask to carry it across
web-key-edit = In an empty field: edit your last message
web-key-help = Open this help
web-key-commands = Commands begin with ! or /. Write !help to see what you can do here.

## Sign-in.

web-welcome = Welcome to Puente
web-welcome-what = Puente serves working groups that talk in two languages: each language has its room, and a bridge person carries what matters from one room to the other.
web-welcome-how = To come in, you need a personal link. Ask a coordinator of your group for one, and open it in this browser.
web-welcome-link = If you had a link and it no longer works, ask for a new one.
web-your-groups = Your groups
web-no-groups = You are not in any group. Ask a coordinator for an invitation to yours.
web-come-in = Come in
web-in-as = This link signs you in as { $name }.
web-in-as-to = This link signs you in as { $name }, in the group { $group }.
web-in-new = You are invited to the group { $group }. Tell us what to call you.
web-in-new-alone = You are invited. Tell us what to call you.
web-in-name = Your name, as the group will see it
web-in-language = Language of the pages
web-enter = Come in
web-in-facts = Is this not your device? Sign out when you finish. Is this link not for you? Close this page, and nothing happens.
# After somebody had themselves erased.
web-gone = Your data were erased
web-gone-what = Your name, your accounts, your sign-in on every device, your private notes and what you wrote, attached and put in these rooms were taken away, also from pages that others have open.
web-gone-stays = What was counted stays counted, without your name. A text a bridge person had published stays as theirs; where it quoted you, it was marked so that somebody looks at it.
web-gone-back = You can close this page. To come back you need a new invitation, and you begin anew.

## The rooms.

web-rooms-of = Rooms of { $group }
web-no-rooms = This group has no room on the web yet. An admin makes one with !group room en language:en.
# The short name of a room, in its tab.
web-room-tab = { $code ->
    [en] English
   *[other] { $language }
}
web-room-name = { $code ->
    [en] English room
   *[other] Room in { $language }
}
web-write-to = { $code ->
    [en] Message the English room
   *[other] Message the room in { $language }
}
web-presence = { $people ->
    [one] 1 member
   *[other] { $people } members
}, { $here } here now
web-room-empty = Nothing has been said here yet. Write the first message below.
web-earlier = Earlier messages
web-latest = Latest messages
web-new-messages = New messages
web-unread = { $count ->
    [one] 1 new message
    [100] More than 99 new messages
   *[other] { $count } new messages
}
web-hint = { "!" } or / for commands
web-send = Send
web-cancel = Cancel
web-replying = Replying to { $name }: { $text }
web-editing = Editing your message
web-edited = edited
web-quoted-gone = A message that was deleted
# Somebody whose name is not kept any more.
web-somebody = A member
web-announced = { $name }, in the room { $room }: { $text }
web-actions-of = Actions for the message of { $name }
web-reply = Reply
web-carry = Carry to the other room
web-translate = Translate
web-edit = Edit
web-delete = Delete
web-delete-sure = Delete for everybody
web-reaction-count = { $what }: { $people ->
    [one] 1 person
   *[other] { $people } people
}
# Beside the name of what Puente itself says.
web-bot = bot

## Files that go with a message. $name: what somebody calls one.

web-attach = Attach files
web-attach-files = Files
web-attach-alt = What the picture shows, for those who cannot see it (optional)
# $name: the name of the picture.
web-attach-alt-of = What { $name } shows, for those who cannot see it
# In the field of one picture, before anything is written there.
web-attach-describe = What does it show?
web-attach-drop = Do not attach { $name }
web-attach-sending = Sending…
web-attach-limits = Pictures, PDF, text, tables and office documents; up to { $count ->
    [one] { $count } file of { $megabytes } MB
   *[other] { $count } files of { $megabytes } MB each
}. Where a picture was taken, and with what, is removed.
web-files = { $count ->
    [one] 1 attached file
   *[other] { $count } attached files
}
# What a page says aloud of a new message.
web-with-files = { $text } (with { $count ->
    [one] 1 attached file
   *[other] { $count } attached files
})
web-file-picture = Picture: { $name }
web-file-facts = { $kind } · { $size }
web-file-kind = { $kind ->
    [png] PNG picture
    [jpg] JPEG picture
    [gif] GIF picture
    [webp] WebP picture
    [pdf] PDF
    [csv] CSV table
    [docx] Word document
    [xlsx] Excel workbook
    [pptx] PowerPoint slides
    [odt] OpenDocument text
    [ods] OpenDocument spreadsheet
    [odp] OpenDocument slides
   *[txt] Text
}
web-file-kilobytes = { $count } kB
# $tenth: one digit, the tenths.
web-file-megabytes = { $tenth ->
    [0] { $count } MB
   *[other] { $count }.{ $tenth } MB
}

## Why a file is not taken.

web-file-empty = “{ $name }” is empty. Choose the file again.
web-file-unknown = “{ $name }” cannot be attached. You can attach pictures (PNG, JPEG, GIF, WebP), PDF, plain text, CSV and documents from Word, Excel, PowerPoint or LibreOffice.
web-file-programs = “{ $name }” contains macros. Save it as a document without macros and attach that one.
web-file-damaged = “{ $name }” is damaged or incomplete. Open it to see whether it is whole, save it again and attach it.
web-file-dimensions = The picture “{ $name }” is too large to be shown: it may have { $million } million pixels, and { $side } on a side. Make it smaller and attach it again.
web-file-large = “{ $name }” is too large: a file may have { $limit } MB. Make it smaller, or send a link to it.
web-file-many = { $limit ->
    [0] No files can be attached here.
    [one] A message may have 1 file. Send the others in another message.
   *[other] A message may have { $limit } files. Send the others in another message.
}
web-file-day = You have attached { $limit } MB within a day, as much as one person may. Attach this tomorrow, or send a link to it.
web-file-house = There is no more room for files here. Send your message without them, or with a link, and tell the operator.
web-file-command = A command takes no files. Send the files in a message of their own.
web-file-edit = Files cannot be added while editing. Send them in a new message; those that are there stay.
web-file-busy-own = You are sending files in several messages already: this one was not sent. Your text is still here. Send it again when one of them has arrived.
web-file-busy = Too many people are sending files right now: the message was not sent. Your text is still here. Send it without files, or try again in a moment.
web-file-disk = The disk of the server is full: the message was not sent. Your text is still here. Send it without files, or try again later.
web-file-unkept = Files cannot be kept right now: the message was not sent. Your text is still here. Send it without files, and tell the operator.

## No, and what would be right.

web-not-joined = You are not in this group, so you cannot write here. Ask a coordinator for an invitation.
web-no-such-room = There is no such room in this group.
web-nothing-said = The message is empty. Write something and send it again.
web-too-long = The message has { $length } characters; it may have { $limit }. Shorten it, or send it in two parts.
web-edit-own = You can only edit what you wrote yourself.
web-delete-own = You can only delete what you wrote yourself. An admin can delete any message.
web-message-gone = That message is not there any more.
web-reaction-unknown = A reaction is a single emoji.
web-reactions-full = This message already has { $limit } different reactions. Use one of those.
web-sent-then-deleted = You had sent exactly this, and it was deleted since, so it was not sent again. To say it once more, reload the page and send it.

## What may go wrong with a page.

web-refused = That could not be done
web-sign-in-first = Sign in first
web-sign-in-how = This page is for members of a group. Open your personal link again, or ask a coordinator for a new one.
web-not-found = There is nothing here
web-not-found-next = The address may be misspelt, or what was here has been taken away.
web-not-allowed = This page is not for you
web-not-allowed-next = It is for people with another role, or for another group. If you think you need it, ask an admin of your group.
web-forged = This form is no longer valid
web-forged-next = Nothing was changed. Perhaps you signed in again in another window: go back, reload the page and send it once more.
web-too-large = That is too much at once
web-too-large-next = Nothing was changed. Send less text: a message may have { $limit } characters.
web-unreadable = That could not be read
web-unreadable-next = Nothing was changed. Go back, reload the page and try again.
web-too-fast = A moment, please
web-too-fast-next = That was a lot in a short time. Nothing was lost: try again in { $span }.
web-broken = Something broke on our side
web-broken-next = You did nothing wrong, and nothing is left half done. Wait a minute and try again.
web-quote = If it happens again, tell the operator this number: { $incident }
web-back-there = Back
web-to-the-rooms = To the rooms
# For somebody who is not signed in.
web-to-the-start = How to come in
web-away = The database does not answer
web-disk = The disk of the server is full
web-too-slow = That took too long to arrive
web-too-slow-next = Nothing was changed. Perhaps the connection is slow: try again in a moment.

## What is kept of a person, in the list of “privacy show”. $count: how many.

kept-web-messages = { $count ->
    [one] { $count } message of yours in the web rooms: what it says, in which room and when
   *[other] { $count } messages of yours in the web rooms: what they say, in which room and when
}
kept-web-files = { $count ->
    [one] { $count } file you attached in the web rooms, with its name and description
   *[other] { $count } files you attached in the web rooms, with their names and descriptions
}
kept-web-reactions = { $count ->
    [one] { $count } reaction you put in the web rooms
   *[other] { $count } reactions you put in the web rooms
}
kept-web-reads = { $count ->
    [one] How far you have read { $count } web room
   *[other] How far you have read { $count } web rooms
}
kept-web-notes = { $count ->
    [one] { $count } private note to you, for some days
   *[other] { $count } private notes to you, for some days
}
kept-web-sessions = { $count ->
    [one] { $count } browser you are signed in on
   *[other] { $count } browsers you are signed in on
}

## What `puente check` says.

web-check-plain = The web pages are at { $address }, without encryption. Outside your own machine, put a proxy with TLS in front of them and set the address to https://….
web-settings-address = address in [web]: “{ $address }” is not a web address people can type. Write it like https://puente.example.org, without a path.
web-settings-bounds = { $key } in [web] has to be a number from 1 to { $most }.
web-settings-files = files_per_message in [web] has to be a number from 0 to { $most }; with 0, no files can be attached.
web-settings-folder = files in [web] is empty. Name the folder where attached files are kept, or leave the key out.
web-check-folder = Attached files cannot be kept in { $folder }: { $problem }. Let Puente write there, or name another folder as files in [web].
web-check-folder-open = Others on this machine can read the folder of attached files: { $folder }. Take that away from them: chmod 700.
# $files: some of them, by id.
web-verify-missing = { $count ->
    [one] { $count } attached file is missing
   *[other] { $count } attached files are missing
} in { $folder }: { $files }
web-verify-altered = { $count ->
    [one] { $count } attached file is not what was kept
   *[other] { $count } attached files are not what was kept
}, in { $folder }: { $files }
web-verify-nothing = { $count ->
    [one] { $count } file belongs
   *[other] { $count } files belong
} to no message, in { $folder }: { $files }
web-verify-stranded = { $count ->
    [one] { $count } file outlived its message
   *[other] { $count } files outlived their messages
}, in { $folder }: { $files }

# $room: the id of a room.
web-verify-room = The order of messages in the room { $room } is broken.
