# Starting a coalition.
start-step = Step { $number } of 3
start-onward = Save and go on
start-later = Leave this for now
start-back = Step 1: the name
start-name-title = Start your coalition
start-name-why = Give it a working name. You can change it at any time, and nobody outside sees it.
start-name-label = Name of the coalition
start-name-hint = For example: Three Rivers Coalition
start-purpose-title = Why are you coming together?
start-purpose-why = One sentence helps everybody you ask to join. It need not be perfect.
start-purpose-label = Your purpose in one sentence
start-purpose-hint = For example: We work together so that people who leave exploitation in our three provinces find help within a day.
start-refused-name = Give the coalition a name.
start-refused-name-long = Use at most 120 letters for the name.
start-refused-slug = The address word may have small letters a–z, digits and single dashes, 2 to 40 in all.


# Search.
find-title = Find
find-text = Organisations, activities and places by any of their names, in any script; organisations and activities also by what they do; needs by their place and kind of work. Contacts are never found here: they stand on their organisation’s page.
find-label = What are you looking for?
find-button = Find
find-count = { $count ->
    [one] One thing found
   *[other] { $count } things found
}
find-cut = There is more than is shown here. Add a word to find fewer.
find-none-title = Nothing is called “{ $words }” here
find-none-text = Try fewer letters, another spelling, or the name in another language.
find-none-step = See all organisations
find-kind-organisation = Organisations
find-kind-activity = Activities
find-kind-place = Places
find-kind-need = Needs

# News.
news-title = What has changed
news-text = Everything anybody added, changed, ended or confirmed, latest first. What one person did on one day stands on one line that opens.
news-none-title = Nothing has happened yet
news-none-text = As soon as somebody adds an organisation or an activity, it stands here.
news-none-step = Back to home
news-older = Show earlier
news-filtered-text = Nothing of this kind has been written down. Remove one of the choices above.
news-days = Day by day
news-about = About
news-about-organisations = Organisations and contacts
news-about-activities = Activities
news-about-needs = Needs, and who was asked
news-about-places = Places
news-about-lists = Lists
news-about-imports = Spreadsheets taken in
news-about-seats = People and seats
news-about-coalition = The coalition itself
news-who = Who
news-organisation = Organisation
# Several at once, on one line: $kind is the kind of thing, $count at least two.
news-many-added =
    { $kind ->
        [activity] { $who } added { $count } activities
        [organisation] { $who } added { $count } organisations
        [contact] { $who } added { $count } contacts
        [place] { $who } added { $count } places
        [need] { $who } recorded { $count } needs
        [asked] { $who } wrote down what was asked in { $count } places or kinds of work
        [seat] { $who } gave { $count } seats
        [sector] { $who } added { $count } sectors
        [focus] { $who } added { $count } areas of focus or kinds of work
        [population] { $who } added { $count } groups of people
        [sign-in-link] { $who } made new sign-in links for { $count } people
        [private-link] { $who } made private links for { $count } organisations
        [representation] { $who } wrote down who speaks for { $count } organisations
        [import] { $who } brought { $count } spreadsheets
       *[other] { $who } added { $count } entries
    }
news-many-changed =
    { $kind ->
        [activity] { $who } changed { $count } activities
        [organisation] { $who } changed { $count } organisations
        [contact] { $who } changed { $count } contacts
        [place] { $who } changed { $count } places
        [need] { $who } changed { $count } needs
        [asked] { $who } corrected { $count } answers
        [seat] { $who } changed { $count } seats
        [sector] { $who } changed { $count } sectors
        [focus] { $who } changed { $count } areas of focus or kinds of work
        [population] { $who } changed { $count } groups of people
       *[other] { $who } changed { $count } entries
    }
news-many-ended =
    { $kind ->
        [activity] { $who } ended { $count } activities
        [organisation] { $who } ended { $count } organisations
        [place] { $who } ended { $count } places
        [seat] { $who } ended { $count } seats
        [sector] { $who } ended { $count } sectors
        [focus] { $who } ended { $count } areas of focus or kinds of work
        [population] { $who } ended { $count } groups of people
        [private-link] { $who } revoked the private links of { $count } organisations
        [mail] { $who } took { $count } mails back
       *[other] { $who } ended { $count } entries
    }
news-many-called-off = { $who } called off { $count } activities
news-many-revived =
    { $kind ->
        [activity] { $who } brought back { $count } activities
        [organisation] { $who } brought back { $count } organisations
        [place] { $who } brought back { $count } places
        [sector] { $who } brought back { $count } sectors
        [focus] { $who } brought back { $count } areas of focus or kinds of work
        [mail] { $who } had { $count } mails sent again
        [population] { $who } brought back { $count } groups of people
       *[other] { $who } brought back { $count } entries
    }
news-many-removed =
    { $kind ->
        [activity] { $who } removed { $count } activities that had been written down by mistake
        [organisation] { $who } removed { $count } organisations that had been written down by mistake
        [contact] { $who } removed { $count } contacts
        [need] { $who } removed { $count } needs
        [asked] { $who } took away { $count } answers
        [representation] { $who } wrote down that nobody speaks any longer for { $count } organisations
        [import] { $who } took { $count } spreadsheets away
        [place] { $who } removed { $count } places
        [focus] { $who } removed { $count } areas of focus or kinds of work
       *[other] { $who } removed { $count } entries
    }
news-many-confirmed =
    { $kind ->
        [activity] { $who } said that { $count } activities are still true
        [organisation] { $who } said that { $count } organisations are still true
        [private-link] { $who } said { $count } times that this is everything
       *[other] { $who } said that { $count } entries are still true
    }
news-many-struck =
    { $kind ->
        [activity] { $who } took texts out of the history of { $count } activities
        [organisation] { $who } took texts out of the history of { $count } organisations
        [place] { $who } took texts out of the history of { $count } places
        [need] { $who } took texts out of the history of { $count } needs
        [asked] { $who } took texts out of the history of { $count } answers
       *[other] { $who } took texts out of the history of { $count } entries
    }
news-many-taken-in = { $who } took { $count } spreadsheets in
news-many-undone = { $who } undid what came with { $count } spreadsheets
news-many-merged = { $who } merged { $count } organisations
news-many-split = { $who } took { $count } organisations apart again
news-times = { $sentence }: { $count } times

# Settings.
settings-room-coalition = Name, purpose and limits
settings-room-coalition-text = What the coalition is called, what it is for, how exact places may be, when an overlap is marked.
settings-room-places = Places
settings-room-places-text = Where you work: provinces and districts, with their names and outlines.
settings-room-sectors = Sectors
settings-room-sectors-text = The parts of society your organisations come from.
settings-room-focuses = Areas of focus and kinds of work
settings-room-focuses-text = What organisations do, and which areas must be covered together.
settings-room-populations = For whom
settings-room-populations-text = The groups of people an activity may be for.
settings-room-needs = Needs and questions
settings-room-needs-text = What is needed where, and where you have already asked.
settings-room-imports = Spreadsheets taken in
settings-room-imports-text = Lists kept elsewhere: bring one, see what it would change, take it in.
settings-room-mail = Mail
settings-room-mail-text = What is sent from here, and what became of it.
settings-room-seats = People and seats
settings-room-seats-text = Who takes part, as what, and for which organisation; new people, new sign-in links.
settings-no-needs = You do not set needs now
settings-no-needs-text = So the cloth can show where nobody works, but not where that is a gap.
settings-no-needs-again = Take it up again
settings-one-coordinator = There is only one coordinator
settings-one-coordinator-text = Two are the least we advise, so that the coalition goes on when one of them is away.

# Seats.
seats-earlier = Earlier seats, and what has changed in them
seats-text = Whoever has a seat may come in. Access comes from the seat and ends with it.
seat-since = { $said }, since { $day }
seat-own = you
seat-title = A seat
seat-give = Give somebody a seat
seat-give-text = They come in by a link that you send them. What they may do depends on the seat, and you can change it later.
seat-called = What are they called?
seat-called-hint = As others know them, or a name they chose. They can change it themselves.
seat-organisation = For which organisation
seat-organisation-hint = Only for a representative.
seat-organisation-write = Only for a representative. Write the name or the short name as it stands in the list of organisations.
seat-refused-unknown = Weft does not find one organisation called { $name }. Check how it is written in the list of organisations, or add it there first.
seat-refused-known = Somebody of this name has a seat already. Open their seat to change it or to make a new link; or add a word here that tells the two apart.
seat-link-title = Sign-in link
seat-link-for = A sign-in link for { $name }
seat-link-text = Copy it now: it is shown only here, and only this once.
seat-link-once = It works once, and for 24 hours.
seat-link-way = Whoever has it can come in. Send it only to them, in a way that nobody else reads.
seat-link-lost = If it is lost or no longer works, open their seat and make a new one.
seat-link-done = Back to people and seats
seat-link-new = Make a new link
seat-link-new-text = For somebody whose link no longer works, or who lost their device. It signs them out everywhere else, and earlier links no longer work. It is recorded that you made it.
seat-end-title = End this seat
seat-end = End the seat
seat-end-text = For somebody who no longer takes part.
seat-end-own-text = This is your own seat: without it you can no longer open this coalition.
seat-end-question = End the seat of { $name }?
seat-end-consequence-1 = They can no longer open anything here, from this moment on.
seat-end-consequence-2 = What they wrote down stays, with their name.
seat-end-consequence-3 = If they come back, you give them a new seat.
notice-seat-given-already = They have been given this seat already. If the link was lost, make a new one here.
notice-seat-ended = The seat has ended.

# You.
you-text = This is how people in your coalitions see you: beside what you write down, confirm and change.
you-save = Save
you-refused-taken = Somebody in your coalition is called that. Add a word that tells the two of you apart.
you-history = What is kept about you
you-history-text = When you signed in, and when you changed your name. Earlier names are not kept. It is shown on this page only.
notice-you-saved = Saved. Everybody sees this name from now on.

# About, safety, accessibility.
about-title = About Weft
about-text = Weft is the working home of a coalition. Its pictures, lists and warnings are worked out from what the coalition has written down.
about-licence-title = Free software
about-licence-text = This is version { $version }, free under the GNU Affero General Public License, version 3 or later (AGPL-3.0-or-later). You may use, study, change and share it.
about-source = The source of the program that runs here
about-source-ask = Its source is yours to have: ask whoever looks after this server.
about-sources-title = Where the map and the place names come from
about-sources-text = Countries and their first-level areas come with the program. Outlines show who governs, not who should.
about-sources-notice = Whose letters and signs the pages use
about-safety-title = Privacy and safety
about-safety-leave-title = Leaving quickly
about-safety-leave-text = “Leave quickly” on every page opens a weather page and blanks this one first. Pressing Shift three times does the same. Your browser’s history may still show that you were here: a private window helps.
about-safety-stored-title = What is kept
about-safety-stored-text = What people write down about organisations, their work and places, and who changed what and when. A session keeps no network address and no browser name.
about-safety-never-title = What is never kept
about-safety-never-text = Nothing about a person who needs help: no names, no cases. No exact place of a shelter: places stop at the level the coalition has set.
about-safety-promise-title = What cannot be promised
about-safety-promise-text = Nobody can protect a phone that somebody else watches, or a page that somebody photographs. If you are not safe on this device, use another one.
about-accessibility-title = Accessibility
about-accessibility-aim-title = What we aim for
about-accessibility-aim-text = Every page is meant to meet the Web Content Accessibility Guidelines 2.2, level AA: with a keyboard, a screen reader, large text, on a small phone, in light and dark, and without JavaScript.
about-accessibility-keys-title = Keys
about-accessibility-keys-text = Tab moves through the page and Enter opens. In the cloth, the arrow keys move from cell to cell. The key / goes to the search box. Shift pressed three times leaves.
about-accessibility-tell-title = When something does not work for you
about-accessibility-tell-text = Tell your coordinator, or whoever looks after this server, which page it was and what you were trying to do.

# An organisation's page.
organisation-page-activities = What it does, and where
organisation-page-as-list = As a list
organisation-page-stale = Not confirmed for a year.
organisation-page-now = Under way now
organisation-page-runs = runs { $count }
organisation-page-supports = supports { $count }
organisation-page-pays = pays for { $count }
organisation-page-planned = Planned
organisation-page-past = Past
organisation-page-all-now = All that is under way now
organisation-page-all-planned = All that is planned
organisation-page-all-past = All that is past
organisation-page-add = Add an activity
organisation-page-grid = Add several at once
organisation-page-sheet = A sheet to fill in (XLSX)
organisation-page-none-title = Nothing is written down yet
organisation-page-none-text = Tick what this organisation does in which places. It takes about two minutes.
organisation-page-none-step = Tick places and kinds of work
organisation-page-none-read = Its representative or a coordinator can write it down.
organisation-page-about = About
organisation-page-edit = Change
organisation-page-sectors = Sectors
organisation-page-focuses = Kinds of work
organisation-page-places = Places
organisation-page-languages = Languages
organisation-page-names = Also called
organisation-page-website = Website
organisation-page-confirmed = Last confirmed
organisation-page-confirmed-stale = { $day }, more than a year ago
organisation-page-never = Not yet
organisation-page-link = Make a private link
organisation-page-confirm = Say what is still true
organisation-page-contacts = Contacts
organisation-page-contacts-keep = Change
organisation-page-contacts-none = No contact is written down.
organisation-page-tidy = Tidy up
organisation-page-merge = This is the same as another organisation
organisation-page-end = This organisation has closed or left
organisation-page-removal = This was written down by mistake
organisation-page-revive = Bring this organisation back
organisation-page-split = This was a mistake: take the two apart again
organisation-page-history = History
organisation-page-merged = Merged
organisation-page-merged-text = This record was merged. What it did now counts for
organisation-page-split-one = Take them apart
organisation-page-merged-here = Merged into this record
organisation-page-ended = This organisation has ended

# The home page.
home-hello = Hello, { $name }
home-nothing = Nothing waits for your answer now.
home-read = Everything here is for you to read. Begin with:
home-needs = { $count ->
    [one] One thing needs you.
   *[other] { $count } things need you.
}
home-need = What needs you now
home-stands = How the cloth stands
home-first = Where to look first
home-organisations = Organisations in the directory
home-activities = Activities under way
home-gaps = Gaps
home-overlaps = Possible overlaps
home-ask-first = Needs nobody was asked about
home-cloth = Who does what, where
home-cloth-open = The whole cloth
home-bare-title = No answers yet
home-bare-text = Bring the list you have, or start with three organisations you know. Ten minutes give you a first map.
home-bare-text-then = Ten minutes give you a first map.
home-list = Bring your who-does-what-where list
home-list-text = Do you keep a spreadsheet of who does what, and where? Most of these steps are then done at once.
home-bare-wait = As soon as somebody writes down who does what where, it stands here.
home-findings = What this shows
home-news = What has changed
home-news-all = All that has changed
home-steps = First steps
home-steps-done = { $done } of { $all } first steps are done.
home-step-done = Done
home-step-part = { $done } of { $all }
home-step-next = Next
home-step-then = Then
home-step-aside = Left out
home-step-needs-leave = We do not set needs now
home-young-few = The cloth begins to speak as soon as it is written down what three organisations do, and where.
home-young-unasked = As soon as you write down where you asked, the cloth tells what nobody does from what nobody knows.
notice-needs-aside = Noted: you do not set needs now. Under Settings you take it up again.
notice-needs-again = Noted: you set needs after all.
home-step-area = Say where you work
home-step-area-text = Choose your provinces or districts; the map and the cloth are made of them.
home-step-organisations = Add three organisations you know
home-step-organisations-text = A name is enough to begin with.
home-step-activities = Write down what three organisations do, and where
home-step-activities-of = Write down what { $name } does, and where
home-step-activities-text = One table to tick for each organisation, about two minutes. Three give you a first map.
home-step-asked = Write down where you asked
home-step-asked-text = So that “nobody does this” and “nobody was asked” are told apart.
home-step-needs = Say what is needed, and where
home-step-needs-text = Open a cell of the table, and say how much is lacking there and why.
home-task-ask-first = { $count ->
    [one] Ask about one need
   *[other] Ask about { $count } needs
}
home-task-ask-first-one = Ask who does this: { $about }
home-task-ask-first-text = Something is needed there, and nobody has been asked who does it.
home-task-ask-first-state = Ask
home-task-ask-again = { $count ->
    [one] Ask again about one gap
   *[other] Ask again about { $count } gaps
}
home-task-ask-again-text = It was asked more than a year ago, and things may have changed.
home-task-ask-again-state = Ask
home-task-stale = { $count ->
    [one] One activity was not confirmed for a year
   *[other] { $count } activities were not confirmed for a year
}
home-task-stale-text = Ask the organisations whether they are still true.
home-task-stale-state = Check
home-task-stale-organisations = { $count ->
    [one] One organisation was not confirmed for a year
   *[other] { $count } organisations were not confirmed for a year
}
home-task-stale-organisations-text = Ask them whether what is written about them is still true.
home-task-stale-organisations-state = Check
home-task-links = { $count ->
    [one] One organisation has not answered its private link
   *[other] { $count } organisations have not answered their private links
}
home-task-links-text = See since when. Each can be reminded once.
home-task-links-state = Check
home-task-stale-page = Say whether your organisation’s page is still true
home-task-stale-page-text = Nobody has confirmed it for a year. It takes about a minute.
home-task-stale-page-state = Answer
home-task-stale-own = { $count ->
    [one] Say whether one activity of yours is still true
   *[other] Say whether { $count } activities of yours are still true
}
home-task-stale-own-text = Nobody has confirmed them for a year. It takes about a minute.
home-task-stale-own-state = Answer
home-task-own-first = Tick what your organisation does, and where
home-task-own-first-text = It takes about two minutes, and puts you on the map.
home-task-own-first-state = Not started
home-task-own = { $count ->
    [0] Your organisation has no activity under way
    [one] Your organisation has one activity under way
   *[other] Your organisation has { $count } activities under way
}
home-task-own-text = Look it over, add what is new, end what is over.
home-task-own-state = Look

# Removing an organisation that was written down by mistake.
removal-question = Remove { $name }?
removal-goes = It goes from the list of organisations, from search, from files and from forms, with its profile and its contacts.
removal-stays = The history keeps its name, and that you removed it today.
removal-earlier = What was changed in it before stays in “What has changed”. A coordinator can take it out there, and its name too. Files that were downloaded and backups that were made still hold it.
removal-for-good = It cannot be brought back.
removal-yes = Remove it for good
removal-not-yet = { $name } cannot be removed yet
removal-not-yet-text = Something else would lose its hold. First put this right:
removal-activities =
    { $count ->
        [one] One activity names it: change or remove that first.
       *[other] { $counted } activities name it: change or remove them first.
    }
removal-seats =
    { $count ->
        [one] One person has a seat for it: give them another one, or end it first.
       *[other] { $count } people have a seat for it: give them others, or end these first.
    }
removal-merged = { $name } stands for it since they were merged: split the two first.
removal-merged-here =
    { $count ->
        [one] It stands for another one since they were merged: split the two first.
       *[other] It stands for { $count } others since they were merged: split them first.
    }
removal-instead = Or is it something else?
removal-merge = It is the same as another organisation: merge the two
removal-end = It has closed or left: end it, and earlier days keep it
notice-organisation-removed = The organisation has been removed. The history says that it was here.

# Merging two organisations that are one.
merge-title = Merge { $name } with another
merge-text = When the same organisation is here twice, let one stand for both. First find the other one.
merge-find = Name of the other one
merge-compare = Compare
merge-none = No active organisation of that name.
merge-stays = Which one stays?
merge-what-happens = What will happen
merge-consequence-1 = The one that stays stands for both: the activities of the other count for it from now on.
merge-consequence-2 = The other one’s record is kept and can be read. Its names still lead here.
merge-links =
    { $count ->
        [one] The private link of one of them closes at once, and mail that carries it is taken back: what was made for one must not speak for the other. Make a new one afterwards.
       *[other] The private links of both close at once, and mail that carries them is taken back: what was made for one must not speak for the other. Make a new one afterwards.
    }
merge-link = Private link
merge-link-open = Works now
merge-contacts = No contact goes over. Those of the other stay with its record, and nothing is sent to them any more. Add to the one that stays whom you still need, once they agree.
merge-contacts-shared =
    { $count ->
        [one] One person can be reached at both. The stricter counts for them: no mail if either says so, and both notes on how it is safe.
       *[other] { $count } people can be reached at both. The stricter counts for them: no mail if either says so, and both notes on how it is safe.
    }
merge-contacts-fact = Contacts
merge-contacts-count = { $barred ->
    [0] { $count }
   *[other] { $count }, without mail: { $barred }
}
merge-speakers = Who may speak for both?
merge-speakers-hint = Whoever spoke for the one that stays goes on. Tick who of the other may keep both from now on, its contacts too. The rest keep their seat, and speak for nobody until you say for whom.
merge-consequence-3 = Nothing is deleted, and you can split them again.
merge-do = Merge them
merge-other = Choose another
merge-late-title = One of them was changed meanwhile
merge-late-text = Here they are as they stand now. Nothing has been merged yet.

# Ending an organisation.
ending-question = Has { $name } ended?
ending-end = End it here
ending-consequence-1 = It leaves the list of organisations and is no longer offered in forms.
ending-consequence-2 = Everything about it stays and can be read, with its history.
ending-consequence-3 = Its private link closes at once, mail that carries it is taken back, and no reminder goes to its contacts.
ending-consequence-4 = You can bring it back at any time. It then needs a new private link.
ending-alone = What it runs alone
ending-alone-text = Nobody goes on with these. After today they no longer count, whatever you choose below. What has not begun is called off with it.
ending-shared = What it runs with others
ending-shared-text = These go on. The others run them.
ending-more = See all of them
ending-activities = Its activities
ending-activities-hint = Without this they go on being listed as planned or under way.
ending-activities-changed = There is work now that was not on the page you answered. Please look once more.
ending-activities-yes =
    { $count ->
        [one] End the one it runs alone too
       *[other] End the { $count } it runs alone too
    }
ending-seats = Seats to end with it
ending-seats-hint = These people speak for it. Whoever stays ticked can no longer come in, and a sign-in link they have not used stops working. Whoever is not ticked can still come in and read.
notice-organisation-ended = The organisation has ended. Everything about it can still be read.
notice-organisation-ended-with = The organisation has ended, and so has what it ran alone; what had not begun is called off. Everything about it can still be read.

# Saying what is still true.
confirming-title = What is still true of { $name }?
confirming-text = Look it over once, and say it for everything together. What was not confirmed for the longest time stands first. Readers see how fresh it is.
confirming-which = Still true today
confirming-which-hint = What was confirmed within the last year is ticked. Take the tick away where something has changed; afterwards, open it and change it or end it. What nobody has confirmed for a year is not ticked: read it first, and tick it if it is still true.
confirming-profile = What is written under “About”
confirming-last = Last confirmed on { $day }.
confirming-last-old = Last confirmed on { $day }. Not confirmed for a year.
confirming-never = Never confirmed.
confirming-line = { $people }. { $when }. { $status }.
confirming-line-last = { $what } { $confirmed }
confirming-more = Here are those that nobody has confirmed for the longest time.
confirming-yes = Still true: everything ticked
notice-still-true = Thank you. What you ticked is noted as still true today.

# Bringing an organisation back, with what ended with it.
returning-title = What does { $name } take up again?
returning-text = These activities ended when the organisation did. Those ticked go on as they were before, with the last day they had and the day they were last confirmed.
returning-line = { $people }. { $when }.
returning-which = Activities to take up again
returning-yes = Take up again what is ticked
returning-more = There are more. They follow when you have answered for these.
notice-taken-up = Taken up again as they were.
notice-taken-up-some = Some of it goes on again. The rest was changed by somebody else meanwhile, and was left as it is.
