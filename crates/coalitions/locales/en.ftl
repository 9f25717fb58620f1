# The front page.
front-title = Weft
front-text = The working home of your coalition: who is in it, what each does where, and where nobody works yet.
front-yours = Your coalitions
front-none = You have no seat in a coalition on this server yet. Ask its coordinator for one.
front-open = Open
front-start = Start another coalition

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
