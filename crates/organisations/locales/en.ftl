# One organisation.
organisation-name = Name
organisation-name-hint = As the organisation writes it. Other languages and the short name can follow later.
organisation-acronym = Short name
organisation-other-names = Other names
organisation-other-names-hint = One to a line, with its language if you like. For example: Thai: เครือข่ายทางเปิด
organisation-about = What it does, in a few words
organisation-about-hint = No names or stories of people it helps.
organisation-sectors = Sectors
organisation-sectors-hint = The parts of society it comes from. As many as are true.
organisation-focuses = Kinds of work
organisation-focus-area = { $area }, in general
organisation-places = Where it works
organisation-places-hint = Where it can help, not where its houses are.
organisation-languages = Languages in which it can help
organisation-languages-hint = Spoken by its own people, or through somebody it can call.
organisation-more-languages = Other languages
organisation-more-languages-hint = By their codes of two or three letters, for example: kac, mhx
organisation-website = Website
organisation-website-hint = For example: www.example.org
organisation-state = How it stands
organisation-state-active = Active
organisation-state-ended = Ended
organisation-state-merged = Merged with another
organisation-added-on = Added on
organisation-save = Save

organisation-add = Add an organisation
organisation-new-title = Add an organisation
organisation-new-text = A name is enough to begin with. The rest can be ticked now or filled in later, by you or by the organisation itself.
organisation-first-title = Who is already working on this?
organisation-first-text = Start with three organisations you know. Ten minutes give you a first map.
organisation-first-list = Or bring your who-does-what-where list
organisation-first-added = { $name } has been added.
organisation-first-so-far =
    { $count ->
        [1] That is 1 of 3. Write down what it does, or add the next one here.
        [2] That is 2 of 3. Write down what it does, or add the next one here.
       *[other] That is enough for a first map. Write down what each of them does, or add more here.
    }
organisation-first-does = Write down what it does
organisation-first-enough = That is enough for now
organisation-edit-title = Change { $name }
organisation-edit-text = What you save is seen by everybody in the coalition. Phone numbers and addresses for getting in touch have a page of their own.
organisation-known-title = Looks like one that is already here
organisation-known-text = Have a look at it first. If yours is a different one, tick the box under the name.
organisation-anyway = Alike, and different
organisation-anyway-yes = Mine is a different organisation; add it anyway
organisation-refused-known = This looks like one that is already here. Tick the box if yours is a different one.
organisation-refused-name = Name: please fill this in.
organisation-refused-name-long = Name: please use at most 200 letters.
organisation-refused-acronym-long = Short name: please use at most 40 letters.
organisation-refused-about-long = What it does: please use at most 2,000 letters.
organisation-refused-website = Website: please give an address such as www.example.org.
organisation-refused-other-name-long = Other names: please use at most 200 letters for each.
organisation-refused-other-names-many = Other names: please give at most 30.
organisation-refused-language = Other languages: please give codes of two or three small letters, such as kac.
organisation-refused-languages-many = Please choose at most 60 languages.
notice-organisation-added = The organisation has been added.
notice-organisation-revived = The organisation is active again.
notice-organisation-merged = The two are one now. This one stands for both. Their private links are closed: it needs a new one.
notice-organisation-split = The two are separate again.
notice-organisation-stands = That cannot be done as the organisation stands now.
notice-organisation-is-merged = This organisation has been merged with another and is kept as history. To change it, split the two first.

# The list of organisations.
directory-links = Private links
directory-import = From a spreadsheet
directory-text = Everybody who works on this, by what they do and where.
directory-search = Name, in any script
directory-sector = Sector
directory-focus = Kind of work
directory-focus-area = All of { $area }
directory-place = Place
directory-language = Language
directory-state = How they stand
directory-state-any = All of them
directory-order = In order of
directory-order-name = name
directory-order-name-backwards = name, from the end
directory-order-latest = last change, latest first
directory-order-oldest = last change, oldest first
directory-views = How the list is shown
directory-cards = Cards
directory-table = Table
directory-name = Name
directory-sectors = Sectors
directory-places = Places
directory-places-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
directory-confirmed = Last confirmed
directory-stale = more than a year ago
directory-stale-long = Not confirmed for a year
directory-stale-only = More than a year ago
directory-none-text = Try fewer words, or remove one of the choices above.
directory-empty-title = No organisations yet
directory-empty-text = Here you will see who works on this, and find them again by what they do, where, and in which language. Start with three you know.
directory-empty-first = Add the first
directory-empty-wait = Here you will see who works on this. Your coordinator adds the first ones.
directory-no-contacts = Contacts are never in these files: who can be reached, and how, stays inside.
directory-head-id = Id
directory-head-name = Name
directory-head-acronym = Short name
directory-head-other-names = Other names
directory-head-sectors = Sectors
directory-head-kinds-of-work = Kinds of work
directory-head-places = Places
directory-head-languages = Languages
directory-head-about = What it does
directory-head-website = Website
directory-head-state = How it stands
directory-head-confirmed-on = Last confirmed

# Several at once.
several-link = Add several at once
several-title = Add several organisations at once
several-text = Copy a list of names from a letter or a table and paste it here. Nothing is added until you have looked at it.
several-names = Names, one to a line
several-names-hint = Up to { $most } at a time. Numbers and dashes in front of a name are left out. Of the rows of a table only the name is taken.
several-look = Look through them
several-look-title =
    { $count ->
        [0] None of these are new
        [one] 1 new organisation
       *[other] { $count } new organisations
    }
several-look-text = Nothing has been added yet. Where a line looks like an organisation that is already here, have a look, and take it out of the list if it is the same.
several-done-title =
    { $count ->
        [0] None of these were new
        [one] 1 organisation has been added
       *[other] { $count } organisations have been added
    }
several-done-text = Next, write down what they do and where, one after another. It takes about two minutes for each.
several-next = Begin with { $name }
several-list = See the list of organisations
several-left-out =
    { $count ->
        [one] 1 line is left out. Beside it stands why.
       *[other] { $count } lines are left out. Beside each stands why.
    }
several-columns = Some lines have several columns. Only the first one with words is taken, as the name. Everything else can be written on the page of each organisation.
several-fate = What will happen
several-became = What became of it
several-added = Added: open its page
several-new = Will be added
several-like = Looks like { $name }: { $why }
several-known = Already here: have a look
several-again = The same as a line above
several-too-long = Too long for a name; it will be left out
several-add =
    { $count ->
        [one] Add 1 organisation
       *[other] Add { $count } organisations
    }
several-back = Change the list
several-refused-many = Names: please paste at most { $most } lines at a time. There are { $given }.

# Organisations that look alike.
duplicates-title = Look for duplicates
duplicates-text = These may be the same organisation written twice. If they are one, merge them: nothing is lost, and it can be undone. If they are two, keep them apart, and they are not shown together again.
duplicates-sure = Very likely one
duplicates-probable = Probably one
duplicates-possible = Perhaps one
duplicates-why = Alike: { $why }
duplicates-merge = They are one: merge
duplicates-contact = Contact
duplicates-contact-yes = Written down
duplicates-contact-no = None written down
duplicates-unknown = Not written down
duplicates-idle = None written down
duplicates-wait-title = Names are being compared
duplicates-wait-text = With many organisations this takes a few seconds. The page looks again by itself.
duplicates-wait-look = Look now
duplicates-tell-apart = Keep them apart
duplicates-differences =
    { $count ->
        [one] One pair is said to be different
       *[other] { $count } pairs are said to be different
    }
duplicates-different = Different from
duplicates-perhaps-one = Perhaps the same as
event-organisation-changed-duplicates-different = { $who } said that { $name } and { $other } are two different organisations
event-organisation-changed-duplicates-perhaps-one = { $who } said that { $name } and { $other } may be the same after all
event-contact-added = { $who } added a contact of { $name }
event-contact-changed = { $who } changed a contact of { $name }
event-contact-removed = { $who } removed a contact of { $name }
event-representation-added = { $who } wrote down who speaks for { $name }
event-representation-removed = { $who } wrote down that somebody no longer speaks for { $name }
notice-organisations-different = Noted. These two are not shown together again.
notice-organisations-perhaps-one = They are shown together again where they look alike.

# Why two names are thought to be one.
alike-why-same = the same letters
alike-why-aside = the same but for small words or the legal form
alike-why-order = the same words in another order
alike-why-variant = written in another usual way
alike-why-spaces = written together or apart
alike-why-acronym = by the short name
alike-why-spelling = nearly the same spelling
alike-why-script = written in another script
alike-why-part = one has words that the other leaves out
alike-why-shared = some words are the same
differences-title = Alike, and different
differences-text = Somebody looked at these pairs and said that each is two different organisations.
differences-take-back = They may be the same
differences-none-title = No pairs yet
differences-none-text = When two organisations look alike and are not the same, you can say so, and they are kept here.
duplicates-none-title = No duplicates found
duplicates-none-text = No two organisations have names so much alike that they could be the same.

# Ending, reviving, merging, splitting.
standing-reason = Why
standing-reason-hint = For those who read the history later. No stories of people.
standing-revive = Bring it back
standing-revive-question = Bring { $name } back?
standing-revive-consequence-1 = It stands in the list of organisations again, as it was.
standing-revive-consequence-2 = Activities that have ended stay ended at first. Next you are shown those that ended with it, and can take them up again.
standing-split = Split them
standing-split-question = Split { $name } from { $other }?
standing-split-consequence-1 = { $name } stands for itself again, with everything it had before.
standing-split-consequence-2 = What was added to { $other } since stays there.
standing-merged-into = Stood for by
standing-merged-here = Stands for
standing-refused-not-active = Only active organisations can be ended or merged.
standing-refused-not-ended = Only an organisation that has ended can be brought back.
standing-refused-not-merged = Only a merged organisation can be split.
standing-refused-itself = An organisation cannot be merged with itself.
standing-refused-reason-long = Why: please use at most 500 letters.
event-organisation-removed = { $who } removed { $name }, which had been written down by mistake
event-organisation-merged-standing-merged-into = { $who } merged { $name } into { $other }
event-organisation-merged-standing-merged-here = { $who } merged { $other } into { $name }
event-organisation-split-standing-merged-into = { $who } took { $name } and { $other } apart again
event-organisation-split-standing-merged-here = { $who } took { $other } and { $name } apart again

# Contacts.
contacts-title = Contacts of { $name }
contacts-text = How to reach this organisation safely. Seen by the coalition only; never in search, in downloads, or in the history.
contacts-keep = Keep its contacts
contacts-none = No contact yet.
contact-new-title = Add a contact
contact-edit-title = Change a contact
contact-name = Name
contact-name-hint = A person or a desk. Only what is needed for getting in touch.
contact-role = Role
contact-phone = Telephone
contact-email = Email
contact-safe-note = How to get in touch safely
contact-safe-note-hint = For example: Ring before five. Never leave a message. Say only that it is about the meeting.
contact-mail = Mail
contact-mail-never = Never send mail there
contact-save = Save the contact
contact-change = Change
contact-remove = Remove
contact-removal-question = Remove { $contact } from the contacts of { $name }?
contact-removal-consequence = The details are taken out for good. The history says that a contact was removed, not which.
contact-refused-empty = Please fill in at least one line.
contact-refused-long = Please shorten this: lines may have 200 letters, the note 500.
contact-refused-email = Email: please give an address such as desk@example.org.
contact-refused-phone = Telephone: please give a number.
contact-refused-many = Please keep at most 50 contacts for one organisation.
notice-contact-added = The contact has been added.
notice-contact-removed = The contact has been removed.

# The coalition’s own lists.
lists-title = Lists
lists-text = The words your coalition sorts by. Change them to your own; what was sorted before keeps its place.
lists-open = Open
lists-name = Name
lists-about = In a sentence
lists-short = Short name
lists-short-hint = For the heads of columns, at most 24 letters.
lists-area = Area of focus
lists-area-hint = Leave this open to make a new area.
lists-must-cover = Covered together
lists-must-cover-hint = For areas only. Maps then show which of these are missing in a place.
lists-must-cover-yes = Must be covered in every place
lists-must-cover-tag = Together
lists-add-inside = Add a kind of work to { $area }
lists-save = Save
lists-position = Place in the list
lists-up = Move up
lists-down = Move down
lists-ended = No longer offered
lists-edit-title = Change “{ $name }”
lists-codes = The same in other systems
lists-codes-text = By these codes your lists can be read together with those of others.
lists-offer-title = On the list
lists-end = Take it off the list
lists-end-text = It is no longer offered. Whatever has it already keeps it.
lists-end-area-text = Its kinds of work are no longer offered either.
lists-revive = Bring it back to the list
lists-ended-text = It is not offered now. Whatever has it already keeps it.
lists-ended-area-text = Nor are its kinds of work; they come back with it.
lists-history = History
lists-sectors-title = Sectors
lists-sectors-text = The parts of society your organisations come from. An organisation may have several.
lists-sectors-counted =
    { $count ->
        [one] 1 sector, a part of society your organisations come from
       *[other] { $count } sectors, the parts of society your organisations come from
    }
lists-sectors-add = Add a sector
lists-focuses-title = Areas of focus and kinds of work
lists-focuses-text = Areas marked “together” are the ones your coalition wants covered in every place at the same time.
lists-focuses-counted = { $count } areas of focus with { $inside } kinds of work
lists-focuses-add = Add an area or a kind of work
lists-populations-title = For whom
lists-populations-text = The people work is done for, in your own words. What was recorded before keeps its place.
lists-populations-counted =
    { $count ->
        [one] 1 group of people an activity can be for
       *[other] { $count } groups of people an activity can be for
    }
lists-populations-add = Add a group of people
list-refused-name = Name: please fill this in.
list-refused-name-long = Name: please use at most 120 letters.
list-refused-name-taken = Name: this one is on the list already.
list-refused-short-long = Short name: please use at most 24 letters.
list-refused-about-long = In a sentence: please use at most 400 letters.
list-refused-area = Area: please choose from the list.

# Languages.
language-ahk = Akha
language-am = Amharic
language-ar = Arabic
language-bn = Bengali
language-my = Burmese
language-zh = Chinese
language-en = English
language-fa = Persian
language-fil = Filipino
language-fr = French
language-ff = Fula
language-de = German
language-ha = Hausa
language-he = Hebrew
language-hi = Hindi
language-hu = Hungarian
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-km = Khmer
language-ko = Korean
language-lhu = Lahu
language-lo = Lao
language-ms = Malay
language-mnw = Mon
language-nod = Northern Thai
language-ne = Nepali
language-ps = Pashto
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-ksw = S’gaw Karen
language-shn = Shan
language-si = Sinhala
language-so = Somali
language-es = Spanish
language-sw = Swahili
language-ta = Tamil
language-te = Telugu
language-th = Thai
language-ti = Tigrinya
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-uz = Uzbek
language-vi = Vietnamese
language-yo = Yoruba
