## Commands. The message is what is typed: one word, small letters. `.about` is one short sentence.

command-group = group
    .about = The group: its rooms, people and settings
command-group-create = create
    .about = Create a group; you become its first admin
command-group-room = room
    .about = Serve a room of the group and put the notice in it
command-group-show = show
    .about = Show the rooms of the group, who has which role, and the settings
command-group-invite = invite
    .about = Make an invitation link for one person or for several
command-group-role = role
    .about = Give a role to a member, or take it away
command-group-set = set
    .about = Change a setting of the group
command-group-join = join
    .about = Join the group with your invitation
command-group-leave = leave
    .about = Leave the group
command-profile = profile
    .about = What others can know about you
command-profile-show = show
    .about = Show what others can know about you
command-profile-set = set
    .about = Change your name, language, time zone, country or organisation
command-profile-link = link
    .about = Connect another account of yours with a code, or sign in on another device
command-privacy = privacy
    .about = What is kept about you
command-privacy-show = show
    .about = Show what is kept about you
command-privacy-off = off
    .about = Stop being counted and carried
command-privacy-on = on
    .about = Be counted and carried again
command-privacy-export = export
    .about = Download everything that is kept about you
command-privacy-erase = erase
    .about = Erase who you are from Puente

## Names of parameters: one word, typed before a colon.

param-account = account
    .about = Who is asked to join, by their account here
param-affiliation = affiliation
    .about = What you are in that organisation
param-key = setting
    .about = The setting, as “group show” names it
# The platform's own name for a room.
param-native = id
    .about = The room here, if it is not this one
param-purpose = purpose
    .about = What the room is for
param-questions = questions
    .about = When you are asked: at once, or once a day
param-role = role
    .about = The role
param-sure = sure
    .about = Do it now that you know what it does
param-uses = uses
    .about = How many people can use the link
param-close = close
    .about = Serve the room no more

## What can be chosen: one word, also typed.

choice-action-give = give
choice-action-take = take
# Links with an organisation; also shown as "ISOC Uruguay, representative, since…".
choice-affiliation-representative = representative
choice-affiliation-alternate = alternate
choice-affiliation-member = member
choice-affiliation-individual = individual
choice-affiliation-observer = observer
choice-affiliation-staff = staff
choice-joining-code = code
choice-joining-open = open
choice-purpose-discussion = discussion
choice-purpose-desk = desk
choice-purpose-coordination = coordination
choice-purpose-mentoring = mentoring
choice-purpose-announcements = announcements
# When somebody is asked about what was quoted from them (people-questions).
choice-questions-now = now
choice-questions-daily = daily
# Roles in a group; also shown in sentences: "Camila now has the role of bridge".
choice-role-bridge = bridge
choice-role-coordinator = coordinator
choice-role-chair = chair
choice-role-secretary = secretary
choice-role-mentor = mentor
choice-role-arbiter = arbiter
choice-role-returning = returning-officer
choice-role-ethics = ethics
choice-role-admin = admin
choice-sure-yes = yes

## Settings of a group.

setting-people-joining = How people join: with an invitation code, or open to everybody in the room

## The notice, which stands in every room before anything is recorded. $off "!privacy off",
## $show "!privacy show". Web rooms keep messages; on other platforms Puente keeps no conversation.

people-notice-web = Puente keeps a record of this room for the group { $group }. It keeps the messages with the files attached to them, and when, in which room and how you took part. It does this so that both rooms hear each other and participation is counted honestly. The members of the group can see it. Messages are kept for { $keep }; what was counted and the published syntheses stay as the record of the group. If you do not want to be counted or carried to the other room, type { $off }; to see everything that is kept about you, type { $show }. Saying no does not take away any of your rights.
people-notice = Puente keeps a record of participation in this room for the group { $group }. It keeps when you took part, in which room and how; the text of a message, with the files attached to it, is kept only if somebody asks to carry it, or if it is quoted or published. It does this so that both rooms hear each other and participation is counted honestly. The members of the group can see it; what was counted and the published syntheses stay as the record of the group. If you do not want to be counted or carried to the other room, type { $off }; to see everything that is kept about you, type { $show }. Saying no does not take away any of your rights.

## Groups and rooms.

# $slug: its short name.
people-group-created = The group { $name } now exists, with the short name { $slug }. Next, add a room for each language, for example: !group room en language:en
# $members: how many.
people-group-facts = { $members ->
    [one] { $members } member
   *[other] { $members } members
} · time zone { $zone }
# People who have an invitation and have not used it yet.
people-group-invited = { $count ->
    [one] { $count } invited person has not come yet
   *[other] { $count } invited people have not come yet
}
# $about "How people join", $key "people.joining", $value "open".
people-group-setting = { $key }: { $value } · { $about }
people-group-room = Room “{ $slug }”, in { $language }: { $purpose } ({ $platform })
# $role "bridge", $names "Ana and Luz".
people-group-role = { $role }: { $names }
people-room-served-now = Puente now serves the room “{ $slug }” in { $language }. Nothing is recorded until the notice is there.
people-room-served = This room already belongs to a group. Please choose another room.
people-slug-wrong = “{ $slug }” cannot be a short name. Use 2 to 40 small letters without accents, digits or hyphens, beginning with a letter, such as registry-data.
people-slug-taken = The short name { $slug } is already in use. Please choose another one with “slug:”.
# For the operator: a group in the settings file.
people-wanted-nameless = The group { $slug } in the settings has no name. Give it one for each language, for example: names.en = "Registration data"
people-room-moved = The room { $slug } goes on here, in place of the one before.
people-setting-changed = { $by } changed a setting of the group: { $key } is now “{ $value }”.
people-setting-near = There is no setting { $key }. Did you mean { $near }?
people-setting-unknown = There is no setting { $key }. These are the settings: { $keys }.
# Said after a change that the rooms were told about.
people-done = Done. The rooms of the group have been told.

## Roles.

people-role-given = { $by } gave { $name } the role of { $role }.
people-role-taken = { $by } took the role of { $role } from { $name }.
people-role-has = Nothing changed: { $name } already had the role of { $role }.
people-role-has-not = Nothing changed: { $name } did not have the role of { $role }.
people-role-unknown = There is no such role. These are the roles: { choice-role-bridge }, { choice-role-coordinator }, { choice-role-chair }, { choice-role-secretary }, { choice-role-mentor }, { choice-role-arbiter }, { choice-role-returning }, { choice-role-ethics }, { choice-role-admin }.
people-last-admin = A group cannot be without an admin, and this is its last one. Please give that role to somebody else first: !group role give @name admin
people-not-in-group = Only members of the group can have roles, and { $name } has not joined.

## Joining and leaving.

people-joined = Welcome to { $group }. Type !help to see what you can do.
# To whoever has just come, alone. $help "!help". $off "!privacy off".
people-welcome = Welcome to { $group }. Put 🌉 on a message to ask that it be carried to the other room; { $help } shows what else you can do. The notice at the beginning of each room says what is kept. If you would rather not, type { $off }: you keep all your rights.
people-join-needs-code = This group is joined by invitation. Ask its coordinator for a link; then type !group join and the link.
people-left = You have left the group and no longer have roles in it. What was already counted stays counted.
# $uses: for how many people.
people-invite-open = { $uses ->
    [one] With this link one person can join until { $until }.
   *[other] With this link { $uses } people can join until { $until }.
}
people-invite-personal = With this link { $name } can sign in until { $until }. Please give it to { $name } only: whoever has it signs in as { $name }.
# Told alone to an account that was asked to join. $by "Ana".
people-asked = { $by } asks you to join the group { $group }. If you press the button you are a member; if you do nothing, nothing is kept about you.
people-asked-role = { $by } asks you to join the group { $group } with the role of { $role }. If you press the button you are a member with that role; if you do nothing, nothing is kept about you.
# On a button.
people-asked-join = Join { $group }
people-invite-asked = I have asked this account, in private. Until { $until } it can join by saying yes.
people-invite-here = { $name } is a member of the group already.
# The words of a link.
people-invite-not-yours = { $name } is already a member, and a sign-in link is personal: only { $name } or the operator can make one.
people-invite-role = Only an admin can give a role with an invitation. Please invite without “role:” and ask an admin for the role.
people-link-dead = This link no longer works: it was used up or is too old. Please ask a coordinator of your group for a new one.
people-name-unreadable = A name needs at least one letter or digit. Please write another one.
people-country-wrong = “{ $country }” is no country that Puente knows. Write its name in English or Spanish, or its code: for example Peru, PE or PER.
people-zone-unknown = “{ $zone }” is no time zone, or more than one. Write a city, such as Lima or "Port of Spain", or the full name: America/Lima.
people-name-ours = “{ $name }” is how Puente itself speaks, so nobody else can be called that. Please write your own name.
people-name-taken = Somebody else in the group is called “{ $name }”, or nearly so. Please add what tells you apart, such as your organisation: { $name } (ISOC Panama).
people-platform-unknown = Puente does not serve “{ $platform }” here. It serves: { $platforms }.
people-room-native = Which room of { $platform } is meant? Add its id there: id:….
people-room-unknown = There is no one room “{ $slug }” to close. Rooms: { $rooms }.
people-room-closed = { $by } closed the room { $slug } ({ $language }). Nothing said there is carried or counted any more.
people-room-closed-now = Done: the room { $slug } is closed. To open it again, set it up again with the same name.
people-room-open-again = Done: the room { $slug } ({ $language }) is open again.
people-language-unnamed = “{ $code }” is not the code of a language. Write one such as en, es, pt or fr.
people-settings-operator = operators in [people]: “{ $operator }” is not of the form platform:account, such as web:eva.

## What is still lacking, for whoever runs Puente.

# $group: a slug.
people-lacks-admin = The group { $group } has no admin. Make one: puente invite NAME --group { $group } --role admin; or remind whoever was invited to come in.
people-lacks-bridge = The group { $group } has no bridge person, so nothing can be carried. Make one: puente invite NAME --group { $group } --role bridge; or remind whoever was invited to come in.
# $code: the code of the language, such as es.
people-lacks-room = The group { $group } has a name in { $language } and no room in that language. An admin sets one up with !group room { $code } language:{ $code }; or add “{ $code }” to rooms under [people].
# $operator "web:ana.luz".
people-lacks-operator = operators in [people]: nobody is { $operator } yet. Please check the name, or invite this person.

## The profile.

people-profile-facts = @{ $handle } · { $language } · { $zone }
people-profile-country = Country: { $country }
people-profile-affiliation = { $organisation }, since { $since }
people-profile-affiliation-past = { $organisation }, from { $since } to { $until }
people-profile-roles = Roles: { $roles }
people-profile-account = Account: { $account } ({ $platform })
people-profile-changed = Your profile has been changed.
people-link-code = On your other account, type !profile link { $code }. The code works until { $until }. From then on, both accounts are yours. Please do not show this code to anybody.
# $until: when the link stops working.
people-link-device = To use Puente in another browser or on your phone, open this link there. It works once, until { $until }, and signs in as you, so please do not send it to anybody.
people-link-open = Sign in on the other device
people-link-code-dead = This code does not work: it was used, is too old or has a mistake. Type !profile link on your other account to get a new one.
people-link-same = This account is already yours. Type !profile link on your other account, and the code on this one.
people-linked = The account { $account } ({ $platform }) is now yours too. If you do not know it, type !profile link undo.
people-unlinked = The account { $account } ({ $platform }) is no longer yours.
people-link-nothing = There is no linked account that could be separated.

## My data.

people-privacy-on = You are counted, and your messages can be carried to the other room.
people-privacy-off = You are not counted, and your messages are not carried to the other room.
people-privacy-now-on = From now on you are counted, and your messages can be carried to the other room.
people-privacy-now-off = From now on you are not counted, and your messages are not carried to the other room. You keep all your rights.
people-privacy-rights = You can say no (!privacy off), take your data with you (!privacy export), correct it (!profile set) or have it erased (!privacy erase). None of this takes away any of your rights.
# For each group with web rooms. $keep: a length of time.
people-privacy-keep = The web rooms of { $group } keep messages for { $keep }.
people-privacy-exported = This file has everything that Puente keeps about you.
# $line "!privacy erase yes".
people-privacy-erase-sure = This erases your profile, accounts, organisations and roles, and takes your name off your messages. You leave all groups. It cannot be undone. If you are sure, type { $line }
people-privacy-erased = Done. Puente no longer knows who you are.

## What is kept of a person, in the list of “privacy show”. $count: how many.

kept-people-profile = { $count ->
    [one] { $count } profile
   *[other] { $count } profiles
}: name, short name, language, time zone and country
kept-people-accounts = { $count ->
    [one] { $count } account of yours: its platform and its name there
   *[other] { $count } accounts of yours: their platforms and their names there
}
kept-people-affiliations = { $count ->
    [one] { $count } link with an organisation, and since when
   *[other] { $count } links with organisations, and since when
}
kept-people-memberships = { $count ->
    [one] { $count } group you are in, and your roles there
   *[other] { $count } groups you are in, and your roles there
}

## The page of the members.

page-members = Members
# $people and $countries: how many.
people-members-count = { $people ->
    [one] { $people } person
   *[other] { $people } people
}{ $countries ->
    [0] { "" }
    [one] { " · " }{ $countries } country
   *[other] { " · " }{ $countries } countries
}
people-find-label = Find members
people-find-hint = Name, country or organisation
people-find-nobody = Nobody was found. Try the beginning of the name, or write it another way.
people-person = Person
people-speaks = Language
people-organisation = Organisation
people-roles = Roles
# Who has no role but this one.
people-role-none = member
people-roles-change = Change roles
people-roles-change-of = Change roles: { $name }
people-role-give = Give: { $role }
people-role-take = Take away: { $role }
people-roles-announced = Every change is announced in the rooms of the group.
people-invite-title = Invite
people-invite-name = Name of the person
people-invite-language = Language
people-invite-make = Make an invitation link
people-invite-about = Whoever has the link signs in as that person, so give it to them only. Without a name, one new person can join and says who they are.

## The page about oneself.

page-me = About me
people-me-who = Who I am
people-me-link = Connect an account or another device
people-me-settings = My settings
people-me-data = My data
people-accounts = Accounts
people-since = since { $day }
people-until = until { $day }
people-name = Name
people-language = Language
people-zone = Time zone
people-zone-about = a city is enough, such as Lima
people-country = Country
people-organisation-new = New organisation (type a hyphen if you have none)
# Followed by one of the two below it.
people-questions = When to ask me about what is quoted from me
people-questions-now = at once
people-questions-daily = once a day
people-save = Save
people-privacy-do-show = Show what is kept about me
people-privacy-do-export = Download my data
people-privacy-do-off = Do not count me or carry my messages
people-privacy-do-on = Count me and carry my messages again
# Opens the two below.
people-privacy-erase = Erase my data
people-privacy-sure = Yes, I understand that it cannot be undone
people-privacy-do-erase = Erase my data now

# Shown where the name of somebody was who has been erased.
people-gone = a former member
# Who runs Puente, when a command was given at the machine itself.
people-operator = The operator

setting-people-keep = How long the web rooms keep messages

## Words people type where a name or a code could stand.

people-word-me = me
people-word-none = none
people-word-undo = undo

## What is told of people to whoever was away, after “Members:”.

people-news-came = { $count ->
    [one] { $count } person joined
   *[other] { $count } people joined
}
people-news-role = { $name } now has the role of { $role }
people-news-role-yours = you now have the role of { $role }
