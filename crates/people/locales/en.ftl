# Coming in and going out.
in-title = Sign in
in-hello = Hello, { $name }
in-text = This link signs you in on this device. It works once.
in-button = Sign in
in-not-you = Not you? Close this page. The link stays unused.
in-gone-title = This link no longer works
in-gone-text = A sign-in link works once and for 24 hours. Ask the person who sent it for a new one. Nothing else has changed.
in-how = You come in by a personal link. Ask your coordinator for one, or use the one you were sent.
in-how-server = If you look after this server: the command “weft sign-in NAME” prints a new link.
left-title = You have signed out
left-text = Nothing of the coalition is kept on this device by Weft. Your browser’s own history may still show that you were here.

# What somebody is called.
you-called = What should others call you?
you-called-hint = So that others know whom to ask. A first name or a chosen name is enough, and you can change it at any time.
you-refused-missing = Say what others should call you.
you-refused-long = Use at most 80 letters.

# History. A kind of thing may have its own sentence: event-KIND-VERB.
event-nobody = Weft
event-somebody = Somebody else
# Somebody at an organisation who came by its private link: nobody asked who they are.
event-by-link = Somebody at { $name }, by private link,
event-by-some-link = Somebody, by private link,
event-added = { $who } added { $name }
event-changed = { $who } changed { $name }
event-ended = { $who } ended { $name }
event-revived = { $who } brought back { $name }
event-merged = { $who } merged { $name }
event-split = { $who } split { $name } off again
event-confirmed = { $who } confirmed { $name }
event-removed = { $who } removed { $name }
event-struck = { $who } took a text out of the history of { $name }
event-signed-in = { $who } signed in
event-person-changed = { $who } changed their name
event-exported = { $who } downloaded { $name }
event-coalition-added = { $who } started the coalition, with its first lists
event-coalition-changed = { $who } changed the coalition’s settings

# Taking a text out of a history.
history-name = Name
history-struck-name = (a name that was taken out)
history-strike-title = Take a text out of the history of { $name }
history-strike-text = For what should never have been written down: an address where people are safe, a name, a story. What was only changed can stay.
history-means = What it means
history-means-gone = It cannot be undone. The text is gone from this history and from “What has changed”, for everyone. “Taken out” stands in its place.
history-means-copies = Copies that somebody made still hold it: downloads, prints, and backups from before today, until they are replaced.
history-means-stays = It stays visible that you took a text out, when, and from which field.
history-means-others = The name of an organisation or place may also stand in the histories of others that name it. Take it out there too.
history-which = Which texts?
history-written = { $field }. Written by { $who }, { $when }.
history-written-over = { $field }. Was there until { $who } changed it, { $when }.
history-sure = Before you go on
history-sure-yes = I have read what it means
history-take-out = Take out for good
history-refused-unread = Please read what it means, and tick that you have.
history-refused-stands = One of these texts stands in the record again. Change the record first, then take the text out here. Nothing was taken out.
history-none-title = Nothing can be taken out here
history-none-text = Every text in this history still stands in the record, or has been taken out already.
history-none-step = Back
history-standing = Still stands
history-standing-text = These texts stand in the record now. To take one out, change the record first. Then it can be taken out here.
history-standing-change = Change the record
notice-text-taken-out = The text was taken out. That you did so stands in the history.
notice-text-is-out = This text was taken out already. Nothing else was changed.
