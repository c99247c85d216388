# Puente on Matrix.

matrix-settings-homeserver = homeserver in [matrix] is an address such as https://matrix.example.org, not “{ $given }”.
matrix-settings-sign-in = [matrix] needs the account with its password, or a token.
matrix-not-invited = I come into a room if a group admin asks me. Please ask one, or write to me directly.
matrix-joined = I am in the room. Nothing is recorded yet. To serve it, write there: { $line } NAME group:GROUP language:en
matrix-joined-new = I am in the room. Nothing is recorded yet. To set up a group, write there: { $create } NAME language:en. Then, in the room of each language: { $room } NAME group:GROUP language:en
matrix-hello = Hello, I am Puente. Here I answer only you. { $help } shows what I can do for you, { $mine } what I keep about you.
matrix-hello-new = Hello, I am Puente. I carry what matters between the rooms of working groups that speak several languages. If you have an invitation, type { $join } and its link or code. { $help } shows what else I can do.
matrix-sealed = I cannot read one of the last messages: its key has not reached me. I read it as soon as the key comes; whoever wrote it can also send it again.
matrix-too-much = That was more than { $count } commands and reactions in a minute. I do nothing about what comes beyond that: please wait a minute and repeat the last ones.
matrix-file-refused = The homeserver does not take “{ $name }”: it is too large, or no file may be sent there. Please ask for it again on the web pages.
matrix-out = { $by } has removed Puente from the room { $room } on Matrix. Nothing is lost: what is to be said there waits. Please invite Puente again.
matrix-check-out = Puente is not in the room { $room } any more. What is to be said there waits: invite it again, or serve the room no longer.
matrix-locked-out = The homeserver lets Puente sign in on Matrix no longer. Nothing is lost: what is to be said there waits, and what is said there is taken in afterwards. Please ask whoever runs Puente to renew the password or the token of its account.
matrix-check-password = The homeserver does not take the password of the account. Please put the right one into [matrix] as password.
matrix-check-away = { $homeserver } does not answer: { $problem }. Messages wait, and are taken in once it does.
matrix-check-token = The homeserver takes the access token no longer. Please put a new one into [matrix] as token, or the password of the account.
matrix-key-unreadable = recovery_key in [matrix] is not a recovery key: that is twelve groups of four letters and digits. Please copy it again. Puente serves meanwhile, but clients show its device as unverified.
matrix-key-other = recovery_key in [matrix] does not open the recovery of the account. Please put in the key that the account has now. Puente serves meanwhile, but clients show its device as unverified.
matrix-key-nothing = The account on Matrix has an identity, but no recovery that recovery_key in [matrix] could open. Please sign in with a client such as Element, set up recovery there, and put the key it shows into [matrix].
matrix-key-stale = The device of Puente on Matrix is not signed by the account yet. Please start Puente again. If that does not help, set up recovery again in a client such as Element, and put the key it shows into [matrix] as recovery_key.
matrix-check-sealed = { $count ->
    [one] One message cannot be read, because its key has not come.
   *[other] { $count } messages cannot be read, because their keys have not come.
}
matrix-replaced-closed = The room { $room } on Matrix was replaced by a new one that Puente cannot enter. Please invite Puente there: it goes on by itself.
matrix-replaced-unproven = The room { $room } on Matrix says that a new one replaces it, but the new one does not say so. Puente stays where it was. To have the new room served, write group room there.
matrix-replaced-taken = The room { $room } on Matrix was replaced by one that is served as another room. Please close { $room }.
matrix-settings-listen = listen in [matrix] is an address and a port such as 127.0.0.1:9009, not “{ $given }”.
matrix-settings-listen-url = listen_url in [matrix] is how the homeserver reaches Puente, such as http://puente:9009. It is needed where listen is every address of the machine.
matrix-settings-no-service = An application service needs listen in [matrix], the address the homeserver pushes to. Without it, listen_url, as_token and hs_token mean nothing.
matrix-settings-service-user = user in [matrix] is the whole account of an application service, such as @puente:example.org, in small letters, digits, dots, hyphens and underscores.
matrix-settings-service-tokens = as_token and hs_token in [matrix] belong together. Please give both, or neither: then puente matrix registration makes them.
matrix-check-unregistered = Puente is not registered with the homeserver yet. Run puente matrix registration --out FILE, give the file to the homeserver (in Synapse: app_service_config_files) and start the homeserver again.
matrix-check-unknown = The homeserver does not know the application service { $user }. Please give it the file that puente matrix registration writes, and start it again.
matrix-check-unreached = The homeserver cannot push to Puente at { $url }: { $problem }. Please look at listen and listen_url in [matrix], and whether the homeserver has the file that puente matrix registration writes now.
matrix-check-closed = The room { $room } is encrypted, and an application service cannot read there. Please make a new room without encryption and have it served.
matrix-closed-room = This room is encrypted now, and here I cannot read what is encrypted: I hear nothing in it, and nothing more is recorded. Your admins know.
matrix-closed-served = The room { $room } on Matrix is encrypted now, and Puente cannot read there as an application service. What is to be said there waits. Please make a new room without encryption and have it served.
matrix-closed-declined = I cannot read encrypted rooms here. Please invite me into one without encryption.
matrix-closed-alone = You invited me into an encrypted room, where I cannot read anything. Here I can: please write to me in this conversation. A room of a group has to be one without encryption.
