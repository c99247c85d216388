# Puente on Discord.

discord-settings-token = token in [discord] is the token of the bot, from the developer portal: one word.
discord-settings-server = server in [discord] is the id of one server, such as 123456789012345678, not “{ $given }”.
discord-settings-api = api in [discord] is for tests only, and leads to this machine itself, not to “{ $given }”.
discord-too-much = That was more than { $count } commands and reactions in a minute. I do nothing about what comes beyond that: please wait a minute and repeat the last ones.
discord-file-refused = Discord does not take “{ $name }”: it is too large. Please ask for it again on the web pages: { $link }
discord-check-token = Discord does not take the token of the bot. Please copy it again from the developer portal into [discord] as token.
discord-check-away = Discord does not answer: { $problem }. Messages wait, and are taken in once it does.
discord-check-spent = Discord has refused so much in the last ten minutes that Puente asks nothing for a while, before this machine is shut out. Please look at the log for what was refused.
discord-check-intent = Discord does not let Puente read what people say. In the developer portal, under Bot, please switch on Message Content Intent, then start Puente again. Until then it hears commands, and messages that mention it.
discord-check-invite = Puente serves no channel on Discord yet. This link adds it to a server, with what it needs there and nothing more: { $link }
discord-link = This link adds Puente to one more server, with what it needs there and nothing more: { $link }
discord-check-room = Puente cannot see the channel of the room { $room } on Discord. What is to be said there waits: please let it see the channel, or serve the room no longer.
discord-check-lacks = In the channel of the room { $room } on Discord, Puente lacks: { $lacks }. Please allow it that there.
discord-check-events = On the server { $server }, Puente may not make scheduled events: what is planned is said in the channels instead. To change that, allow it Create Events there.

discord-option-language = In { $language }
discord-done = Done.
discord-choose = Which one? “{ $param }” is needed here.
discord-fill-in = Fill in
discord-too-old = This is too old, and I do not know any more what it stood for. Please give the command anew.
discord-file-large = “{ $name }” is too large, or cannot be fetched. Please send a smaller file.
discord-file-unreadable = “{ $name }” is no text file in UTF-8. Please save the table as CSV in UTF-8.

## To whoever takes no direct messages from Puente, at their next command.

# $at: since when; $line "/profile link".
discord-closed = I could not write to you directly, since you take no direct messages from me on Discord. What I have had to tell you alone since { $at } stands on the web pages: { $line } gives you a link to them. To have it here, please allow direct messages in the privacy settings of this server.
discord-closed-stranger = I could not answer you directly, since you take no direct messages from me on Discord: what you have asked since { $at } has no answer. Please allow direct messages in the privacy settings of this server, or ask with a command that begins with a slash.

## The card on a server that Puente was added to. It stands there in both languages.

# Followed by three lists to choose from.
discord-setup-hello = Hello, I am Puente. I carry what matters between an English and a Spanish channel, as texts that a person has approved. Please choose below the English channel, the Spanish channel and the bridge person, who approves what crosses; that is all I need. Whoever manages this server can choose. Nothing is recorded before the notice stands in both channels.
# $create "/group create", $room "/group room".
discord-setup-closed = Hello, I am Puente. I carry what matters between an English and a Spanish channel, as texts that a person has approved. Here a group is set up by whoever runs Puente, with { $create }; then an admin of the group writes { $room } in the channel of each language. Until then I record nothing.
# On empty lists and buttons, beside the same in the other language: short.
discord-setup-english = The English channel
discord-setup-spanish = The Spanish channel
discord-setup-bridge = The bridge person
discord-setup-again = Check again
discord-setup-join = Join
# $channel "#english", $lacks "Send Messages, Attach Files".
discord-setup-lacks = In { $channel } I still need: { $lacks }. Please allow me that there, then press “{ discord-setup-again }”.
discord-setup-done = It is ready. { $english } and { $spanish } are the two rooms of a group, and the notice of what is recorded stands in both. Whoever manages the server and chose the last is its admin.
# $bridge: who was chosen.
discord-setup-waits = I have asked { $bridge } to be the bridge person. The role begins with their yes: there, or with the button here.
discord-setup-only-managers = Only somebody who may manage this server can choose here. Please ask one of them.
discord-setup-before = This server is set up already. What is still to be changed is changed in its channels: { $help } shows how.
discord-setup-same = The English and the Spanish channel have to be two. Please choose another one.
discord-setup-taken = { $channel } belongs to a group already. Please choose another channel.
discord-setup-program = { $name } is a program, and the bridge person has to be a person. Please choose another one.

## What Discord calls its permissions.

discord-right-view-channel = View Channel
discord-right-send-messages = Send Messages
discord-right-embed-links = Embed Links
discord-right-attach-files = Attach Files
discord-right-add-reactions = Add Reactions
discord-right-read-message-history = Read Message History
discord-right-send-messages-in-threads = Send Messages in Threads
discord-again = Write it again
discord-which-group = For which group is this meant?
discord-more = More
