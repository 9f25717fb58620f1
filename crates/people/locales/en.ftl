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
event-added = { $who } added { $name }
event-changed = { $who } changed { $name }
event-ended = { $who } ended { $name }
event-revived = { $who } brought back { $name }
event-merged = { $who } merged { $name }
event-split = { $who } split { $name } off again
event-confirmed = { $who } confirmed { $name }
event-removed = { $who } removed { $name }
event-signed-in = { $who } signed in
event-person-changed = { $who } changed their name
event-exported = { $who } downloaded { $name }
event-coalition-added = { $who } started the coalition, with its first lists
event-coalition-changed = { $who } changed the coalition’s settings
