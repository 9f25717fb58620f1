# The front page.
front-title = Weft
front-text = The working home of your coalition: who is in it, what each does where, and where nobody works yet.
front-yours = Your coalitions
front-none = You have no seat in a coalition on this server yet. Ask its coordinator for one.
front-none-yet = There is none on this server yet.
front-open = Open
front-start = Start another coalition
front-start-first = Start a coalition

# Seats.
role-coordinator = Coordinator
role-coordinator-text = Looks after all records, the settings and the seats.
role-representative = Representative
role-representative-text = Speaks for an organisation, and keeps its page and activities.
role-representative-of = Representative of { $organisation }
role-reader = Reader
role-reader-text = Sees everything here and may download it, and changes nothing.
seat-role = Takes part as
seat-refused-role = Choose as what this person takes part.
seat-refused-organisation = Choose the organisation that this person speaks for.
seat-refused-last = This is the only coordinator. Make somebody else a coordinator first, so that the coalition is not left without anybody who can give seats.
seat-refused-gone = This seat has ended.
seat-refused-link-own = You cannot make a sign-in link for yourself. Whoever looks after this server prints it, with the command “weft sign-in”.
seat-refused-link-coordinator = A coordinator’s sign-in link is not made here, so that nobody can come in as one. Whoever looks after this server prints it, with the command “weft sign-in”.
seat-refused-link = Signing in as this person opens more than this coalition. Ask whoever looks after this server for their link.
event-step-ended = { $who } wrote down that the coalition does not set needs now
event-step-revived = { $who } wrote down that the coalition sets needs after all
event-seat-added = { $who } gave { $name } a seat
event-seat-added-seat-role = { $who } gave { $name } a seat: { $other }
event-seat-changed = { $who } changed the seat of { $name }
event-seat-ended = { $who } ended the seat of { $name }
event-sign-in-link-added = { $who } made a new sign-in link for { $name }

# Settings of the coalition.
settings-coalition-title = Name, purpose and limits
settings-name = Name of the coalition
settings-sentence = Purpose in one sentence
settings-area = Where you work, in your own words
settings-area-hint = Shown beside the name. For example: Upper North
settings-overlap = Possible overlap from
settings-overlap-hint = From how many organisations working for the same people in the same place a cell is marked as a possible overlap. Four is a good start.
settings-level = Most exact place that is kept
settings-level-hint = Nothing more exact than this is ever stored. The address of a shelter is never kept.
settings-level-1 = Provinces, states or regions
settings-level-2 = Districts
settings-level-3 = Sub-districts or communes
settings-refused-overlap = Give a number from 2 to 50.
settings-refused-level = Choose how exact places may be.
settings-save = Save
notice-saved = Saved.
