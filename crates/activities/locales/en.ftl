### Activities, the cloth, the map, what is needed and what was asked.

## Activities

activities-text = Who does what where, for whom, since when. The cloth and the map are made from this list.
activities-add = Add an activity
activities-grid = Add several at once
activities-import = Take a spreadsheet in
activities-empty = No activities yet
activities-empty-text = Start with what your own organisation does, or with three organisations you know. Ten minutes give you a first map.
activities-none = Nothing fits this choice
activities-none-text = No activity fits everything you chose. Remove one of the choices, or show everything.
activities-find = Words: who, what, where
activities-on = Going on that day
activities-other-day = You see what was going on on { $day }, chosen as it stood then. The status of each is today’s.
activities-stale-label = Last confirmed
activities-stale-only = More than a year ago, or never
activities-stale = Not confirmed for a year.
activities-column-who = Who
activities-column-where = Where
activities-column-for = For whom
activities-column-when = When
activities-column-status = Status
activities-column-answer = Is it so?
activities-column-reach = People a year
activities-in = { $focus } in { $place }
activities-everyone = Everyone
activities-order = The latest change comes first. Choose the head of a column to sort the list.
activities-order-usual = Show the latest change first again
activities-stood-for = { $name } stands for it now
activities-part = { $name } ({ $role })
activities-from-to = { $from } to { $to }
activities-since = Since { $from }
activities-starts = Starts { $from }
activities-was-planned = Was planned from { $from }
activities-was-planned-to = Was planned from { $from } to { $to }
activities-confirmed = { $day }
activities-never-confirmed = Nobody has confirmed this yet
activities-role-runs = Runs it
activities-role-supports = Supports it
activities-role-pays = Pays for it
activities-by-runs = Run by
activities-by-supports = Supported by
activities-by-pays = Paid for by
activities-status-planned = Planned
activities-status-under-way = Under way
activities-status-paused = Paused
activities-status-finished = Finished
activities-status-called-off = Called off
activities-status-last-day = Last day today

activities-form-text = A few answers are enough. The rest can follow later. Never write about single persons here.
activities-who = Who runs it
activities-who-hint = Write the name or the short name as it stands in the list of organisations.
activities-with = Together with ({ $number })
activities-as = Their part ({ $number })
activities-what = Kind of work
activities-where = Where
activities-where-hint = Choose a whole province if the work covers all of it. The address of a shelter is never kept.
activities-for = For whom
activities-for-hint = Leave this open if it is for everyone.
activities-when = When
activities-from = From
activities-to = To
activities-to-hint = Leave this open if no end is known.
activities-reach = People reached in a year, about
activities-reach-hint = A rough number is fine.
activities-title = Title
activities-title-hint = Only if it has a name of its own, such as the name of a project.
activities-note = Note
activities-note-hint = What others should know. No names, no cases.
activities-save = Save
activities-change = Change “{ $name }”
activities-confirmed-label = Last confirmed
activities-never = Never.
activities-facts = What it is
activities-on-cloth = See it on the cloth
activities-history = History
activities-confirm = Still true
activities-edit = Change
activities-end = End it
activities-cancellation = Call it off
activities-again = Add another one like this
activities-end-question = When did “{ $name }” end?
activities-end-text = It stays in the list and in pictures of earlier days. It no longer counts after its last day.
activities-end-day = Last day
activities-end-hint = A day that lies ahead fixes the end; until then it goes on.
activities-removal = Written down by mistake
activities-removal-question = Remove “{ $name }”?
activities-removal-others = { $names } have a part in it, too. Speak with them first.
activities-removal-goes = It goes from the list, from search, from files, and from the cloth of every day, earlier days too. Its note goes with it.
activities-removal-stays = The history keeps that it was here: kind of work, place, who ran it and from when to when, and that you removed it today.
activities-removal-earlier = What was changed in it before, and what it was called then, stays in “What has changed” until a coordinator takes it out there. Files that were downloaded and backups that were made still hold it.
activities-removal-for-good = It cannot be brought back.
activities-removal-yes = Remove it for good
activities-removal-end = It did take place and is over now: end it instead. Earlier days keep it
activities-removal-cancellation = It was planned and will not take place: call it off instead
activities-revive = Bring it back
activities-revive-question = Bring “{ $name }” back?
activities-revive-not-yet = “{ $name }” cannot be brought back yet
activities-revive-under-way = It is under way again, without a last day, and counts as confirmed today.
activities-revive-planned = It is planned again, and counts as confirmed today. Look at its days afterwards.
activities-call-off-question = Call off “{ $name }”?
activities-call-off-goes = It will not take place. The cloth counts it on no day, and nobody is asked about it again.
activities-call-off-stays = The list keeps it, as called off, with the days that were planned.
activities-call-off-back = If it takes place after all, it can be brought back.

activities-refused-nobody-runs = Say who runs it. One organisation is enough.
activities-refused-many = Please name at most 40 organisations.
activities-refused-ends-first = It would end on { $to }, before it begins on { $from }. Please change one of the two days.
activities-refused-title = Please shorten the title.
activities-refused-note = Please shorten the note.
activities-refused-reach = Give a number from 0 to 100 million.
activities-refused-not-yours = You can keep activities that your own organisation runs. Choose it here, or ask a coordinator.
activities-refused-over-already = This activity is over already. Bring it back first.
activities-refused-ended = { $name } has ended, and takes on nothing new. Choose another, or bring it back first.
activities-refused-begun-already = It has begun already: end it instead.
activities-refused-revive-runs = Nobody who ran it is active any more. Bring back an organisation that ran it first, or add new work for another.
activities-refused-revive-place = Its place has ended. Bring the place back first, or add new work somewhere else.
activities-refused-revive-focus = Its kind of work has ended. Bring the kind of work back first, or add new work of another kind.
activities-refused-unknown = There is no organisation called { $name } in the list of organisations. Add it there first, or check how it is written.

activities-grid-of = What { $name } does
activities-grid-text = Tick what is done where. What is recorded already is ticked and marked with threads.
activities-grid-work = Kinds of work
activities-grid-own-work = Its own kinds of work
activities-grid-own-places = Its own places
activities-grid-all-places = The whole area
activities-grid-new = More about what you tick now
activities-grid-since = Since when
activities-grid-since-hint = For everything you tick now. About is fine: 1 January of the year it began will do.
activities-grid-save = Save all for { $name }
activities-grid-whose = Who runs what you have ticked?
activities-grid-whose-text = You chose { $chosen } above the table of { $shown }. Nothing has been saved yet, and your ticks are kept.
activities-grid-whose-one = { $name } runs it
activities-grid-choose = Choose an organisation
activities-grid-part = Kinds of work and places
activities-grid-recorded = { $what }: recorded already
activities-grid-key = Recorded already. A number says how many activities there are.
activities-grid-table = Table to tick, can be moved sideways and down
activities-grid-several =
    { $what }: { $count ->
        [one] one activity
       *[other] { $count } activities
    }
activities-grid-cut = There are more places than fit here. Choose one of them above to see what lies inside it.
activities-grid-none = Nothing to tick here
activities-grid-none-text = Choose other kinds of work or another place above.
activities-grid-choose-text = Then its places and kinds of work appear here as a table to tick.
activities-grid-end =
    { $count ->
        [one] One activity is no longer ticked. What became of it?
       *[other] { $count } activities are no longer ticked. What became of them?
    }
activities-grid-end-text = What has ended stays in the list and in pictures of earlier days. What was written down by mistake is removed for good; the history says that it was here.
activities-grid-added =
    { $count ->
        [one] One new activity is added in any case.
       *[other] { $count } new activities are added in any case.
    }
activities-grid-fate-ended = It ended today
activities-grid-fate-called-off = It will not take place: call it off
activities-grid-fate-mistaken = Remove it: written down by mistake
activities-grid-fate-goes-on = It goes on: leave it as it is
activities-grid-fate-still-planned = It is still planned: leave it as it is
activities-grid-for = { $people }. { $when }.
activities-grid-end-yes = Do as chosen here
activities-grid-end-no = Leave all of them as they are

notice-activity-added = The activity has been added. The cloth shows it already.
notice-activity-ended = The end has been kept.
notice-activity-ends-later = It has been kept. It goes on until the day you chose, and is over after it.
notice-activity-removed = The activity has been removed. The history says that it was here.
notice-activity-over = It is over already, so nothing has been confirmed.
notice-activity-called-off = It has been called off. The list keeps it.
notice-activity-revived = The activity is under way again.
notice-activity-planned-again = The activity is planned again. Are its days still right?
notice-activity-confirmed = Thank you. It says now that this is still true.
activities-grid-next = Next organisation:
notice-activities-kept = All of it has been kept.
notice-need-kept = The need has been kept. The cloth shows it already.
notice-asked-corrected = It has been corrected.
notice-asked-removed = It has been taken away. The history keeps it.
notice-asked-kept = It has been written down. The cloth shows it already.

## Maps

maps-title = Who does what, where
maps-views = Views of the same work
maps-tab-all = Overview
maps-tab-cloth = The cloth
maps-tab-area = The map
maps-tab-together = Covered together
maps-tab-first = Where to look first
maps-tab-needs = Needs and questions
maps-cloth = The cloth
maps-open-cloth = Open the whole cloth
maps-open-area = Choose another kind of work
maps-open-together = Place by place

## The cloth

cloth-title = The cloth
cloth-poster = Who does what, where: { $name }
cloth-whole = The whole cloth
cloth-a-part = Part of the cloth
cloth-shown = Shown here: { $name }, { $some }.
cloth-shown-rows = Rows { $part } of { $all } { $what }.
cloth-some-of = { $part } of { $all } { $what }
cloth-as-list = As a list
cloth-as-list-years = The same choice as a list, of any year
cloth-as-list-statuses = As a list, with every status
cloth-parts = Groups of columns
cloth-legend = Key
cloth-shows = What this shows
cloth-shows-nothing = Nothing stands out yet. Write down what is needed and what was asked: then you can see where nobody works.
cloth-take = Print or download
cloth-paper = All columns, for A3
cloth-wide = More columns at once
cloth-narrow = Fewer columns at once
take-csv = CSV
take-xlsx = Spreadsheet
take-json = JSON
take-svg = Picture (SVG)
take-png = Picture (PNG)
cloth-further = Other rows, columns and choices
cloth-for = For whom
cloth-sector = Sector
cloth-on = As it was on
cloth-rows = Rows
cloth-cols = Columns
cloth-level = Places shown as
cloth-level-0 = Countries
cloth-level-1 = Provinces, states or regions
cloth-level-2 = Districts
cloth-level-3 = Sub-districts or communes
cloth-kinds = Work shown as
cloth-kinds-kinds = Kinds of work
cloth-kinds-areas = Areas of focus
cloth-count = What is counted
cloth-count-organisations = Organisations
cloth-count-activities = Activities
cloth-place = Place
cloth-focus = Kind of work
cloth-organisation = Organisation
cloth-role = Part in it
cloth-status = Status
cloth-usual = As usual
cloth-whole-area = All of { $name }
cloth-part = { $first } to { $last }
cloth-part-of = { $name } { $number } of { $count }
cloth-rows-shown = { $first } to { $last }
cloth-open = Show what lies inside { $name }
cloth-close = Close { $name } again
cloth-crossing = { $row }, { $col }
cloth-sentence = { $what }: { $says }
cloth-organisations =
    { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
cloth-activities =
    { $count ->
        [one] 1 activity
       *[other] { $count } activities
    }
cloth-overlap = possible overlap
cloth-gap = gap, asked and nobody
cloth-nobody = asked and nobody
cloth-others = nobody in this choice, though others work here
cloth-not-asked = not asked yet
cloth-none = nothing recorded
cloth-partly = asked about only { $part } of the { $whole } smaller places and kinds of work in it
cloth-need-1 = some need
cloth-need-2 = high need
cloth-need-3 = greatest need
cloth-row-gaps =
    { $count ->
        [one] 1 gap
       *[other] { $count } gaps
    }
cloth-row-inside =
    { $count ->
        [one] 1 gap inside
       *[other] { $count } gaps inside
    }
cloth-row-gaps-and-inside =
    { $count ->
        [one] 1 gap, { $inside } more inside
       *[other] { $count } gaps, { $inside } more inside
    }
cloth-unmet =
    { $count ->
        [one] 1 need inside that nobody meets
       *[other] { $count } needs inside that nobody meets
    }
cloth-in-part =
    { $count ->
        [one] 1 need met in a part of its place only
       *[other] { $count } needs met in a part of their place only
    }
cloth-wider =
    { $count ->
        [one] 1 activity is not counted in any cell. It is recorded for a wider place or a whole area of focus, and nobody has said where or what exactly.
       *[other] { $count } activities are not counted in any cell. They are recorded for a wider place or a whole area of focus, and nobody has said where or what exactly.
    }
cloth-wider-needs =
    { $count ->
        [one] 1 need is not shown in any cell. It is recorded for a wider place or a whole area of focus.
       *[other] { $count } needs are not shown in any cell. They are recorded for a wider place or a whole area of focus.
    }
# $level: 0 countries, 1 provinces, 2 districts.
wider-needs =
    { $count ->
        [one] 1 need is recorded for { $level ->
            [0] a whole country
            [1] a whole province
           *[other] a whole district
        }, and is not said of each smaller place in it. So it is not seen here, and nor are the gaps it may show.
       *[other] { $count } needs are recorded for { $level ->
            [0] whole countries
            [1] whole provinces
           *[other] whole districts
        }, and are not said of each smaller place in them. So they are not seen here, and nor are the gaps they may show.
    }
wider-needs-step =
    { $level ->
        [0] See them by country
        [1] See them by province
       *[other] See them by district
    }
cloth-summary =
    { $organisations ->
        [one] 1 organisation
       *[other] { $organisations } organisations
    } with { $activities ->
        [one] 1 activity
       *[other] { $activities } activities
    }, { $day }.
cloth-summary-years =
    { $organisations ->
        [one] 1 organisation
       *[other] { $organisations } organisations
    } with { $activities ->
        [one] 1 activity
       *[other] { $activities } activities
    } that went on at some time in the years { $day }.
cloth-summary-none = Nothing has been recorded yet.
cloth-summary-gaps =
    { $gaps ->
        [0] No cell is a gap.
        [one] 1 cell is a gap.
       *[other] { $gaps } cells are gaps.
    }
cloth-summary-gaps-and-inside =
    { $gaps ->
        [0] No whole cell is a gap. Hidden inside cells (!): { $inside }.
        [one] 1 cell is a gap. Hidden inside cells (!): { $inside } more.
       *[other] { $gaps } cells are gaps. Hidden inside cells (!): { $inside } more.
    }
cloth-summary-open =
    { $open ->
        [0] Everything here has been asked about.
        [one] 1 cell has not been asked about yet.
       *[other] { $open } cells have not been asked about yet.
    }
cloth-narrowed = Only part of it is counted. { $what }.
cloth-with-everyone = { $names }, with work for everyone
cloth-said-narrowed = { $said }. { $narrowed }
cloth-said-whole = { $said }.
cloth-past = You see how it was on { $day }
cloth-future = You see { $day } as far as it is written down today
cloth-today = Show how it is today
cloth-caption-organisations = Number of organisations: { $rows } by { $cols }, { $day }
cloth-caption-activities = Number of activities: { $rows } by { $cols }, { $day }
empty-records = No answers yet
empty-records-text = Start with three organisations you know and write down what they do where. Ten minutes give you a first map. Or write down what you asked at a meeting: then an empty cell says “nobody”, not “unknown”.
empty-records-step = Add an activity
empty-look = See the organisations
empty-places = No places yet
empty-places-text = Every picture has a row or an area for each place. Choose where your coalition works, and they are here.
empty-places-wait = Every picture has a row or an area for each place. Once a coordinator has chosen where your coalition works, they are here.
empty-places-step = Choose places
empty-kinds = No kinds of work yet
empty-kinds-text = Every picture tells kinds of work apart. Put some on the list, and they are here.
empty-kinds-wait = Every picture tells kinds of work apart. Once a coordinator has put some on the list, they are here.
empty-kinds-step = See the list of kinds of work
empty-organisations = No organisations yet
empty-organisations-text = An activity is something that an organisation does. Add the first organisation, then what it does.
empty-organisations-step = Add an organisation
cloth-odd = Part of this address could not be used
cloth-odd-word = “{ $word }” is not known here. It has been left out.
cloth-odd-day = “{ $word }” is not a day. This is how it is today.
cloth-odd-years = The last year is before the first. The years up to the last are shown.
cloth-odd-same = Rows and columns cannot both be { $what }. The columns are { $other } instead.
cloth-years = { $first } to { $last }
cloth-years-left-out = Years before the first work and after the last are left out.
cloth-from = From the year
cloth-to = To the year
cloth-too-large = This would be too much for one page
cloth-too-large-text = Choose fewer places, kinds of work or organisations above, or show whole provinces and areas of focus.
cloth-how = How this is counted
cloth-how-counts = Who runs work or supports it is counted, on the days on which the work goes on. Who only pays for it is not, and neither is work that is planned or paused, unless you choose so under “Other rows, columns and choices”.
cloth-how-years = A year counts all work that went on at any time in it. Possible overlaps are not shown by year, because one organisation may have come after another.
cloth-how-gap = A gap is something that is needed, where it was asked who does it, and nobody does. Narrowing the cloth never makes a gap: if others work there, it is no gap.
cloth-how-overlap = A possible overlap is at least as many organisations as your coalition has set, in the same place, with the same kind of work, for the same people. It is a reason to talk, not a mistake.
cloth-how-asked = A question mark means that nobody has been asked, or not about all of it. Work for a whole province counts for the province, not for each district in it. The other way round, a need of a province that is met in one district only is met in part: ~.
cloth-how-rank = What this shows begins with what weighs most. A gap weighs more the greater the need; work that stopped, needs hidden inside, possible overlaps and what is unknown weigh less, and several cells together more than one. A second finding of the same kind waits for the first of another. Good news comes last.
legend-gap = Gap: needed, nobody
legend-nobody = Asked, nobody here
legend-works = Somebody works there
legend-one-organisations = One organisation
legend-one-activities = One activity
legend-two = Two
legend-three = Three or more
legend-overlap = Possible overlap
legend-not-asked = Not asked yet
legend-empty = Nothing recorded
legend-old = Asked more than a year ago: time to ask again
legend-in-part = Somebody works here, but only in a part of the place for which a need is set. Open the cell to see where nobody does.
legend-unmet = A need inside is met by nobody. Open the cell to see which.
legend-opens = Shows what lies inside
axis-place = places
axis-focus = kinds of work
axis-sector = sectors
axis-population = people
axis-organisation = organisations
axis-year = years
axis-place-one = Place
axis-focus-one = Kind of work
axis-sector-one = Sector
axis-population-one = For whom
axis-organisation-one = Organisation
axis-year-one = Year
sheet-row = Row
sheet-column = Column
sheet-state = State
sheet-need = Need
sheet-gaps = Gaps
sheet-unmet = Needs nobody meets
sheet-in-part = Needs met in part
sheet-asked-on = Asked on
sheet-note = Note
sheet-day = Day
sheet-narrowed = Narrowed to
sheet-id = Id
sheet-area = Area of focus
sheet-place-code = Code of the place
sheet-country = Country
sheet-country-code = Country code
sheet-province = Province
sheet-province-code = Province code
sheet-district = District
sheet-district-code = District code
sheet-subdistrict = Sub-district
sheet-subdistrict-code = Sub-district code
blank-take = A sheet to fill in
blank-take-hint = is there for those who would rather write in a spreadsheet. It offers your places and kinds of work to choose from. Each organisation's page has one with what it runs already.
blank-choices = To choose from
blank-lead = One line for each activity: who runs what, where, for whom, since when. Leave open what you do not know. Never write about single persons.
blank-lead-of = What { $name } runs, as written down on { $day }. Put right what has changed, give a last day to what has ended, and add what is missing below. Leave the last column as it is. Never write about single persons.
blank-level-0 = Country
blank-level-1 = Province, state or region
blank-level-2 = District
blank-level-3 = Sub-district or commune

## One cell

cell-work = Who works here
cell-nobody = Nobody is recorded here.
cell-wider = Known for a wider place or area
cell-wider-text = This may reach here. Nobody has said so yet; ask whoever runs it.
cell-wider-more =
    { $count ->
        [one] And 1 more.
       *[other] And { $count } more.
    }
cell-next = What next
cell-add = Add an activity here
cell-ask = Write down what was asked
cell-set-need = Set the need
cell-known = What is known
cell-needs = What is needed
cell-need-unmet = Asked, and nobody meets it.
cell-need-without = Met in a part only; nobody works in { $places }.
cell-no-need = No need has been recorded here.
cell-no-need-itself = No need has been recorded for exactly this.
cell-wider-needs = Recorded for a wider place or area. It may be needed here, too; nobody has said so of this place yet.
cell-need = { $need }: { $reason } ({ $day })
cell-asked = What was asked
cell-not-asked = Nobody has been asked yet.
cell-asked-how = { $day }. { $how }
cell-asked-none = Nobody has been asked yet
cell-asked-all = About all of it
cell-asked-old = About all of it, but not all within the last year: time to ask again
cell-asked-some = About { $part } of the { $whole } smaller places and kinds of work in it
cell-during = During
cell-overlap-text = { $said }. This may overlap: a reason to talk, not a mistake.
cell-others = Others who work here:
cell-overlap-where = { $count } organisations in { $place }, for: { $people }

## What a picture shows

finding-more =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }
finding-missing =
    { $count ->
        [one] { $what } is missing in { $where }
       *[other] { $what } is missing in { $count } places
    }
finding-missing-text = { $where }: asked, nobody, { $need }.
finding-lacks =
    { $count ->
        [one] { $where } lacks one thing that is needed
       *[other] { $where } lacks { $count } things that are needed
    }
finding-lacks-text = Asked, and nobody does it: { $what }. One of them at least is a { $need }.
finding-set =
    { $count ->
        [one] { $what } is missing in 1 place where the rest is there
       *[other] { $what } is missing in { $count } places where the rest is there
    }
finding-set-text = { $where }.
finding-stopped =
    { $count ->
        [one] { $what } in { $where } has stopped
       *[other] { $what } has stopped in { $count } places
    }
finding-stopped-text = { $where }. A year ago it was done by { $who }.
finding-hidden =
    { $count ->
        [one] { $what } in { $where } hides a need that nobody meets
       *[other] { $what } in { $where } hides { $count } needs that nobody meets
    }
finding-hidden-text = The place as a whole does not show it at first sight. How much it is needed: { $need }.
finding-ask =
    { $count ->
        [one] { $what } is needed in 1 place where nobody has been asked
       *[other] { $what } is needed in { $count } places where nobody has been asked
    }
finding-ask-text = { $where }. How much it is needed: { $need }.
finding-overlap =
    { $count ->
        [one] 1 organisation does { $what } in { $where }
       *[other] { $count } organisations do the same in { $where }: { $what }
    }
finding-overlap-text = { $who } work for the same people: { $people }.
finding-one = { $where } rests on { $who } alone
finding-one-text =
    { $count ->
        [one] The one kind of work done there is done by nobody else.
       *[other] All { $count } kinds of work done there are done by nobody else.
    }
finding-unknown-column = { $what } is mostly unknown
finding-unknown-text = { $count } of { $of } places have not been asked.
finding-unknown-row = Little is known about { $where }
finding-unknown-row-text = { $count } of { $of } kinds of work have not been asked about.
finding-begun = { $what } has begun in { $where }
finding-begun-text = A year ago this was a gap. Now { $who } works there.
finding-everywhere = Every place has { $what }
finding-everywhere-text = A year ago this was true of { $before } of { $of }.
finding-step-cell = Look at it closely
finding-step-row = See this place
finding-step-open = Open it to see where
finding-step-together = See all places
finding-step-ask = Ask, then write it down here
finding-step-unknown = See what is not known
finding-step-organisation = See the organisation
finding-step-map = See it on the map

## The map

area-of = { $what } on the map
area-of-all = All work on the map
area-all = All kinds of work
area-list = The same as a list
area-beyond = { $where } { $count ->
        [one] is much larger than the other places, and is
       *[other] are much larger than the other places, and are
    } only partly drawn.
area-show-whole = Draw all of it
area-show-close = Fit it to the smaller places
area-gap = gap
area-nobody = nobody
area-map-says =
    { $place }: { $count ->
        [0] nobody recorded
        [one] 1 organisation
       *[other] { $count } organisations
    }{ $gaps ->
        [0] {""}
        [one] , 1 gap
       *[other] , { $gaps } gaps
    }
area-sentence = { $title }, { $said }
area-sentence-gaps = { $title }, { $said } Gaps: { $where }.
sketch-title = Arrange the squares
sketch-text = Where places have no outlines, the map draws each as a square. Put the squares where people here would look for them.
sketch-how = Drag a square to where it belongs, or choose it and then its new place. With the keyboard, the arrow keys move it. Two squares change places where one is put on the other. Then save.
sketch-grid = The squares as they stand
sketch-list = Row and column of each place
sketch-row = Row
sketch-column = Column
sketch-at = row { $row }, column { $column }
sketch-save = Save the squares
sketch-map = See the map
sketch-theirs = Now saved: { $at }
sketch-none = There is no place at this level.
sketch-too-many = These are too many to arrange by hand. They stand in rows, those of one province together.
sketch-outlined-title =
    { $count ->
        [one] One of these places has an outline
       *[other] { $count } of these places have outlines
    }
sketch-outlined-text = The map draws outlines wherever a place it shows has one. The squares are drawn where none has.
sketch-refused-off = { $name }: row and column are numbers from 1 to { $most }.
sketch-refused-taken = { $names } stand on one square: { $at }. Give one of them another.
sketch-refused-kept = What you typed is kept here. Nothing has been saved yet.
sketch-late-title = Somebody else arranged the squares meanwhile
sketch-late-text = What you did is kept here, and where they put a place stands beside it. Save again to have it your way.
area-sketch = A sketch: each place is drawn as a square, because its outline is not known here.
area-left-out =
    { $count ->
        [one] 1 place has no outline and stands only in the list.
       *[other] { $count } places have no outline and stand only in the list.
    }
area-legend-unmet = A need inside is met by nobody
area-legend-in-part = A need is met in a part of its place only
area-safe = Shown by district or province only. The address of a shelter is never drawn.

## Covered together

together-title = Covered together
together-text = These areas of focus belong together: { $areas }. Where one is missing, the others carry less far.
together-change = Change the set
empty-set = Nothing belongs together yet
empty-set-text = Some work carries only when other work is there too. Mark the areas of focus that belong together, and each place says here whether all of them are covered.
empty-set-wait = Some work carries only when other work is there too. Once a coordinator has marked the areas of focus that belong together, each place says here whether all of them are covered.
empty-set-step = Mark areas of focus
together-summary =
    { $whole ->
        [0] In no place are all { $areas } areas known to be covered. { $places ->
            [one] There is 1 place.
           *[other] There are { $places } places.
        }
       *[other] In { $whole } of { $places } places all { $areas } areas are covered.
    }
together-state = How it stands
together-has = Has
together-lacks = Lacks
together-not-known = Not asked yet
together-whole = All covered
together-broken = Something is missing
together-bare = Nothing at all
together-unknown = Not known yet

## Where to look first

first-title = Where to look first
first-text = What weighs most stands first: the greater the need, the higher. Of the same need, a gap comes before one hidden inside, one that not everybody was asked about, and one met in a part. A possible overlap never comes before a gap. Where the answer is more than a year old, it says to ask again.
empty-needs = Nothing stands out
empty-needs-text = There is no gap, no need that nobody was asked about or that is met in part, and no possible overlap in this choice. The more needs you record, the more can be told.
empty-wider = Nothing stands out among these places
empty-wider-text = The needs recorded for larger places are not counted here.
empty-needs-step = Record what is needed
first-why = Why
first-gap = Gap
first-hidden = Hidden inside
first-ask = Ask first
first-in-part = Met in part
first-in-part-why =
    { $count ->
        [one] Somebody works in a part of the place, nobody for the whole of it: { $need }.
       *[other] Somebody works in parts of the places, nobody for the whole of them: { $count } needs, the highest { $need }.
    }
first-again = Ask again
first-again-why = This is needed here ({ $need }). Nobody did it when it was asked, but that is more than a year ago: ask again.
first-overlap = Possible overlap
first-gap-why = This is needed here ({ $need }). It was asked who does it, and nobody does.
first-hidden-why =
    { $count ->
        [one] One need inside is met by nobody: { $need }.
       *[other] { $count } needs inside are met by nobody. The greatest: { $need }.
    }
first-ask-why = This is needed here ({ $need }). Not everybody has been asked who does it.
first-overlap-why = { $count } organisations do this in { $place } for the same people: { $people }.
first-step-overlap = See who works there

## Needs and questions

needs-title = Needs and questions
needs-text = Write down what is needed where, and where you asked who does it. Where nobody was asked, an empty cell may only mean that nobody knows.
needs-table = Needs, place by place
needs-table-text = Open a cell to say how much is needed there.
needs-caption = How much is needed: { $rows } by { $cols }, { $day }
needs-round = About { $focuses }. In { $places }.
needs-lately = Asked lately
needs-lately-none = Nothing has been written down yet. After a meeting, write down what you asked about: it takes two minutes.
needs-edit-text = Say how much this is needed here, and why you think so.
needs-level = How much is it needed
needs-level-0 = It is no longer needed
needs-level-1 = Some need
needs-level-2 = High need
needs-level-3 = Greatest need
needs-reason = Why we think so
needs-reason-hint = One sentence: who said so, from what. The history keeps it, also when a need is taken away. No names, no cases.
needs-save = Save
needs-refused-level = Choose one of the four.
needs-refused-reason = Please shorten the reason.
needs-refused-reason-missing = Say in a sentence why you think so.
needs-refused-how = Please shorten this.
needs-refused-ahead = This day lies ahead. Give the day on which you asked.
needs-refused-many = That is too much at once. Please choose fewer places or kinds of work.
asked-title = Write down what was asked
asked-text = Who does this here? Write down for which places and kinds of work you asked, even where the answer was “nobody”. What you heard about goes in as activities.
asked-on = When
asked-how = How
asked-how-hint = For example: at the meeting in June, by telephone, from the ministry’s list.
asked-places = Places
asked-places-hint = A province stands for everything inside it.
asked-focuses = Kinds of work
asked-focuses-hint = A whole area stands for all kinds of work in it.
asked-save = Save
asked-round-title = Correct what was asked
asked-round-text = This is everything written down for one day and one way of asking. Give it another day or way, or take away what was written down for a wrong place or kind of work.
asked-which = What you asked about
asked-whole = All of { $name }
asked-old = asked more than a year ago
asked-which-hint = What you leave ticked is corrected or taken away. The rest stays as it is.
asked-correct = Save the day and how
asked-correct-it = Correct
asked-remove = Take away what is ticked
asked-remove-question =
    { $count ->
        [one] Take away 1 record of what was asked?
       *[other] Take away { $count } records of what was asked?
    }
asked-late-changed = another day or way for { $names }.
asked-late-gone =
    { $count ->
        [one] 1 of those you had ticked was taken away.
       *[other] { $count } of those you had ticked were taken away.
    }
asked-remove-text = Cells that nobody else asked about then say “not asked yet” again. The history keeps who wrote it down and who took it away.

## For whom


## History

event-activity-added = { $who } added the activity { $name }
event-activity-changed = { $who } changed the activity { $name }
event-activity-ended = { $who } ended { $name }
event-activity-called-off = { $who } called off { $name }
event-activity-revived = { $who } brought back { $name }
event-activity-removed = { $who } removed { $name }, which had been written down by mistake
event-activity-confirmed = { $who } said that { $name } is still true
event-need-added = { $who } recorded a need: { $name }
event-need-changed = { $who } changed a need: { $name }
event-need-removed = { $who } removed a need: { $name }
event-asked-added = { $who } wrote down what was asked: { $name }
event-asked-changed = { $who } corrected what was asked: { $name }
event-asked-removed = { $who } took away what was asked: { $name }
event-population-added = { $who } added { $name } to the groups of people
event-population-changed = { $who } changed { $name } in the groups of people

# What was typed is given back under these, by the names of the fields.
typed-from-on = { activities-from }
typed-to-on = { activities-to }
typed-reach = { activities-reach }
typed-title = { activities-title }
typed-note = { activities-note }
