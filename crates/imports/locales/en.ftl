# What is said of the rows of a table that is taken in.
import-no-name = No column says what the organisations are called.
import-no-place-named = No column says which place a row is about.
import-no-organisation = No column says who does it.
import-no-place = No column says where.
import-no-work = No column says what is done.
import-asks-organisation = { $written } may be { $name }.
import-asks-new-organisation = { $written } is not on the list of organisations yet.
import-asks-split = { $written } may name several organisations.
import-asks-place = { $written } may be { $name }.
import-asks-new-place = { $written } is not among the places yet.
import-asks-kind = { $written } may be { $name }.
import-asks-new-kind = { $written } is not among the kinds of work yet.
import-asks-population = { $written } may be { $name }.
import-asks-some-population = { $written } is not among those for whom work is done.
import-asks-country = No country stands beside { $written }, and the coalition has no places yet. The work seems to be in { $name }.
import-asks-some-country = No country stands beside { $written }, and the coalition has no places yet. Choose them first (Settings, or “weft import places”), or add a column with the country.
import-country-likely = { $name }: { $found } of { $names } names are found there
import-taken-for = { $written } was taken for { $name }.
import-split = { $written } was read as several organisations.
import-odd-day = { $written } is no day, and was left out.
import-turned-day = { $written } was read as { $day }. Others in this column have the day first; look whether it is right.
import-odd-number = { $written } is no number of people, and was left out.
import-odd-status = { $written } says nothing about how far it has come, and was left out.
import-no-population = { $written } is not among those for whom work is done; the row now counts as work for everybody.
import-began-then = There is no first day. { $day } was taken.
import-coarser = Places stop at a level above { $written }; the place around it was taken.
import-same-organisation = It speaks of the same organisation as row { $row }.
import-is-merged = { $written } was merged with another: { $name } stands for it. Nothing was changed.
import-refused-over = { $written } has ended or was merged, as its row says. Only organisations that are there are added.
import-refused-ended = { $name } has ended, and nothing of it was changed. Bring it back first, on its page.
import-refused-nameless = It does not say what the organisation is called.
import-no-kind = { $written } is not among the kinds of work, and was left out.
import-no-such-place = It cannot be told where { $written } is; it was left out.
import-no-sector = { $written } is not among the sectors, and was left out.
import-no-language = { $written } is no language known here, and was left out.
import-no-website = { $written } is no address of a website, and was left out.
import-no-contact = The contact was left out. { $reason }
import-no-email = What stands as the contact’s email is no address. It was left out; whatever else stands there of the contact stays.
import-other-emails = Only the first email address of the contact was taken.
import-no-phone = What stands as the contact’s telephone is no number. It was left out; whatever else stands there of the contact stays.
import-not-yet = { $written } has not come yet, and was left out.
import-contact = Contact
import-contact-one = one more
import-contact-mail = Mail to the contact, who is known already
import-contact-may = may go
import-contact-never = never goes there
import-contact-note = How to get in touch safely with the contact, who is known already
import-contact-noted = the note in the list
import-sum = It only adds up other rows, so it is left out.
import-several-places = { $written } was read as several places, each with an activity of its own; how many people it reaches stands with the first.
import-several-kinds = { $written } was read as several kinds of work, each with an activity of its own; how many people it reaches stands with the first.
import-twice = It says the same as row { $row }.
import-word-left-out = { $written } was left out, as was chosen.
import-left-out = Left out, as was chosen for { $written }.
import-refused-nobody = Nobody is named who does it.
import-refused-name = { $written } cannot be the name of an organisation: it is too long, or has no letters.
import-refused-place = It cannot be told where { $written } is.
import-refused-country = It cannot be told in which country { $written } is, and the coalition has no places yet. Choose them first (Settings, or “weft import places”), or add a column with the country.
import-refused-nowhere = It does not say where.
import-refused-kind = It cannot be told which kind of work { $written } is.
import-refused-nothing = It does not say what is done.
import-refused-no-name = It does not say what the place is called.
import-refused-around = It lies inside { $written }, which is not among the places.
import-refused-inside = It does not say inside which place { $written } lies.
import-refused-world = { $written } is neither among the places nor on the world’s list of countries and provinces.
import-without-outline = The outline of { $written } was left out. { $reason }
import-outline-points = { $count } points
import-elsewhere = Other work

## Bringing a file

import-title = Spreadsheets taken in
import-text = A list that somebody keeps elsewhere goes in as it is: activities, organisations or places. You see what it will change before anything is written.
import-empty = No spreadsheet has been taken in yet
import-empty-text = Bring the list you have: who does what where, your members, or your places. Columns and names are looked up, and you settle what is not sure.
import-new = Take a spreadsheet in
import-new-text = Choose a file, or paste cells. Nothing is written to the coalition’s records before you have seen what it will change.
import-kind = What it tells of
import-kind-activities = Activities
import-kind-activities-hint = Who does what where; organisations, places and kinds of work that are missing are added on the way
import-kind-organisations = Organisations
import-kind-organisations-hint = A list of members, with what you know of each
import-kind-places = Places
import-kind-places-hint = A row for each place, or GeoJSON with outlines
import-inside = All of them lie inside
import-inside-hint = Only where the list does not say it itself.
import-file = The file
import-file-hint = Excel, OpenDocument, CSV or JSON, for places GeoJSON too, up to 20 MB, with or without hashtags (HXL). It stays here until you take it away.
import-cells = Or cells, pasted
import-cells-hint = Mark the cells in your spreadsheet together with their headings, copy them, and paste them here.
import-read = Read it
import-nothing = Please choose a file, or paste some cells.
import-no-workbook = This file is called a workbook, but it is a plain text without a table. Choose the workbook itself.
import-no-rows = There are headings, but no rows below them.
import-file-empty = There is nothing in this file.
import-file-protected = The file is protected with a password. Save a copy without one and choose that.
import-file-damaged = The file is damaged or incomplete. Open it in your spreadsheet program, save it again, and choose it once more.
import-file-no-table = There is no table in this file.
import-file-not-a-table-picture = This is a picture, not a table.
import-file-not-a-table-pdf = This is a PDF document, not a table. Ask whoever made it for the spreadsheet.
import-file-not-a-table-document = This is a text document, not a table. Copy its table into a spreadsheet, or paste its cells.
import-file-not-a-table-bytes = This is no file that can be read here. Save it as XLSX or CSV and choose that.
import-pasted = Pasted cells
import-head-file = File
import-head-kind = Tells of
import-head-brought = Brought
import-head-rows = Rows
import-head-state = How far
import-state-open = Not taken in yet
import-state-taken = Taken in
import-state-undone = Undone
import-remove = Take this file away
import-has-contacts = The file holds contacts. When you no longer need it here, take it away; what came with it stays.
import-remove-question = Take { $name } away?
import-remove-text = The file and what was said of its columns and words leave Weft for good.
import-remove-work-stays = What came with it stays. The import can then no longer be undone as a whole.
notice-import-removed = The file has been taken away.

## What columns mean

import-columns-title = What the columns mean
import-columns-text = Look whether each column was understood. What you choose is remembered for the next file with the same headings.
import-seems-activities = This looks like a list of activities: who does what, where
import-seems-activities-take = Read it as activities
import-seems-organisations = This looks like a list of organisations
import-seems-organisations-take = Read it as organisations
import-seems-places = This looks like a list of places
import-seems-places-take = Read it as places
import-columns-save = Go on
import-columns-again = Look at the columns again
import-columns-cut = Only the first 120 columns are shown; the others are left alone.
import-column-means = What { $heading } means
import-column-number = Column { $number }
import-sheet = Sheet
import-sheet-read = Read this sheet
import-head-column = Column
import-head-cells = First cells
import-head-means = Means
import-head-sure = How sure
import-sure-hashtag = by its hashtag
import-sure-heading = sure
import-sure-guess = please look
import-sure-said = as you said
import-sure-unused = not kept here
import-sure-none = nothing tells
import-rows-title = How the first rows are read
import-head-row = Row
import-head-who = Who
import-head-what = What
import-head-where = Where
import-head-when = When
import-head-reached = Contact
import-head-place = Place
import-head-inside = Lies inside
import-head-code = Code
import-head-names = Other names
import-about-who = Who
import-about-what = What, and for whom
import-about-where = Where
import-about-when = When
import-about-more = More
import-about-contact = Contact
import-about-place = The place itself
import-means-nothing = Leave it alone
import-means-organisation = Organisation that runs it
import-means-supports = Organisation that supports it
import-means-pays = Organisation that pays for it
import-means-acronym = Short name of the organisation
import-means-role = What the organisation does: runs, supports, pays
import-means-sector = Sector of the organisation
import-means-area = Area of focus
import-means-kind = Kind of work
import-means-title = Name of the activity
import-means-for-whom = For whom
import-means-country = Country
import-means-country-code = Code of the country
import-means-province = Province
import-means-province-code = Code of the province
import-means-district = District
import-means-district-code = Code of the district
import-means-below = Place below the district
import-means-below-code = Code of the place below the district
import-means-place = Place of any level
import-means-from = First day
import-means-to = Last day
import-means-then = A day on which it was so
import-means-status = How far it has come
import-means-reached = People reached
import-means-targeted = People it is meant to reach
import-means-confirmed = Day on which it was confirmed
import-means-note = Note
import-means-code = Number or code of the activity
import-means-code-organisations = Id in Weft’s own list
import-means-code-places = Code of the place
import-means-kind-places = What it is called there: province, district
import-means-sector-organisations = Sector
import-means-acronym-organisations = Short name
import-means-confirmed-organisations = Day on which it was last confirmed
import-means-place-organisations = Where it works, any level
import-means-name = Name
import-means-other-name = Other names
import-means-about = What it does, in sentences
import-means-language = Languages
import-means-website = Website
import-means-contact-name = Name of a contact
import-means-contact-role = What the contact does there
import-means-contact-phone = Telephone
import-means-contact-email = Email
import-means-contact-never = That no mail goes to the contact
import-means-contact-note = When and how it is safe to get in touch
import-means-state = How it stands
import-means-local-name = Name in the script written there
import-means-level = Level: 0 country, 1 province, 2 district
import-means-inside = Place around it
import-means-inside-code = Code of the place around it

## Words that are not sure

import-matches-title = Who and what is meant
import-matches-text =
    { $count ->
        [one] One word is not surely known here.
       *[other] { $count } words are not surely known here.
    } The likeliest answer stands there already; change what is not so.
import-matches-more =
    { $count ->
        [one] One comes after these.
       *[other] { $count } come after these.
    }
import-matches-save = These are right
import-matches-rest = Take the best match for all that are left
import-matches-new =
    { $count ->
        [one] These are right, and the one after them that is like nothing here is new
       *[other] These are right, and the { $count } after them that are like nothing here are new
    }
import-asked-country = Country
import-asked-organisation = Organisations ({ $count })
import-asked-several = One organisation or several ({ $count })
import-asked-place = Places ({ $count })
import-asked-kind = Kinds of work ({ $count })
import-asked-population = For whom ({ $count })
import-asked-likely = { $rows } It may be { $name }: { $why }.
import-country = In which countries is the work?
import-country-hint = The coalition has no places yet, and no country stands beside { $names }. { $rows }
import-country-other = Another country
import-country-missing = Choose the country in which the work is. Its provinces are then found by their names.
import-asked-rows =
    { $count ->
        [one] In row { $row }.
       *[other] In { $count } rows, first in row { $row }.
    }
import-answer-likely = It may be
import-answer-or = Or
import-answer-others = One of those that are there
import-answer-this = { $name } ({ $why })
import-answer-new = It is new: add it
import-answer-new-inside = It is new
import-answer-inside = It is new, inside { $name }
import-answer-out = Leave these rows out
import-answer-word-out = Leave the word out
import-answer-several = Several organisations
import-answer-one = One organisation
import-answer-everybody = For everybody

## Before it is taken in, and after

import-preview-title = What it will change
import-preview-text = Nothing has been written yet.
import-take = Take it in
import-taken-title = It was taken in
import-taken-text = This is what became of its rows.
import-lacking = Something has to be known first
import-open =
    { $count ->
        [one] One word is still to be settled
       *[other] { $count } words are still to be settled
    }
import-idle = It says nothing new
import-idle-text = Everything in it that can be taken in is here already.
import-idle-refused =
    { $count ->
        [one] It says nothing new, and one row cannot be taken in
       *[other] It says nothing new, and { $count } rows cannot be taken in
    }
import-idle-refused-text = Everything else in it is here already. Why a row is left stands beside it below. Mend the list and bring it once more, or see whether the columns are understood.
import-none = No row can be taken in
import-none-text = Why stands beside each row. See whether the columns are understood, or mend the list and bring it once more.
import-going-failed = It was not taken in
import-going-back-failed = It was not undone
import-failed-text = Nothing has changed. You can try again.
import-likely = Where nobody answered, the best match is taken, and what is missing is added.
import-anew = Ask me about each word
import-fact-rows = Rows
import-fact-new = New
import-fact-changed = Changed
import-fact-unchanged = Unchanged
import-fact-refused = Not taken in
import-fact-joined = Rows that add to others
import-count-new = { $count } new
import-count-changed = { $count } changed
import-count-unchanged = { $count } unchanged
import-count-refused = { $count } not taken in
import-first-rows = These are the first { $count }. All of them stand in the sheet with remarks.
import-change = { $field }: { $before } → { $after }
import-change-nothing = nothing
import-made = What will be added on the way
import-made-then = What was added on the way
import-made-organisations =
    { $count ->
        [one] 1 organisation
       *[other] { $count } organisations
    }
import-made-places =
    { $count ->
        [one] 1 place
       *[other] { $count } places
    }
import-made-kinds =
    { $count ->
        [one] 1 kind of work
       *[other] { $count } kinds of work
    }
import-made-more = { $count } more
import-refused-title = Rows that are not taken in
import-head-why = Why
import-remarks-title = Worth a look
import-remarks-take = Download the sheet with remarks
import-remarks-hint = Of an Excel workbook (XLSX) it is the whole file as it came, with one more column. Of other files it holds the cells of this list, without their looks and without other sheets.
import-remarks-heading = Remarks
import-fate-new = New.
import-fate-changed = Changed.
import-fate-unchanged = Unchanged.
import-fate-refused = Not taken in.
import-to-activities = Look at the activities
import-to-organisations = Look at the organisations
import-to-places = Look at the places
import-to-maps = Look at the cloth
import-going-title = It is being taken in
import-going-doing = Rows looked at
import-trying-doing = Rows looked at
import-going-writing = All rows are looked at; now they are written. That may take a while.
import-trying-writing = All rows are looked at; now it is worked out what they would change. That may take a while.
import-going-back-doing = Everything becomes again what it was
import-going-back-title = It is being undone
import-going-back-text = You can leave this page; it goes on by itself. Either all of it is undone, or nothing.
import-going-text = You can leave this page; it goes on by itself, and you find it again under “Spreadsheets taken in”. Either all of it is written, or nothing.
import-trying-title = Its rows are being looked at
import-trying-text = Nothing has been written. You can leave this page; you find it again under “Spreadsheets taken in”, and then it says what would be new and what would change.
import-going-look = See how far it is
import-begun = It has not been taken in
import-begun-text = Somebody began to take it in, { $when }, and that did not come to an end here: Weft was stopped meanwhile, or another server is still at it. As long as this stands here, nothing of it is written. You can take it in again; it is never taken in twice.

## Undoing

import-undo = Undo this import
import-undo-question = Undo what came with { $name }?
import-undo-removed =
    { $count ->
        [one] One activity that it added goes.
       *[other] { $count } activities that it added go.
    }
import-undo-restored =
    { $count ->
        [one] One activity that it changed becomes what it was.
       *[other] { $count } activities that it changed become what they were.
    }
import-undo-profiles =
    { $count ->
        [one] One organisation that it changed becomes what it was.
       *[other] { $count } organisations that it changed become what they were.
    }
import-undo-areas =
    { $count ->
        [one] One place that it changed becomes what it was.
       *[other] { $count } places that it changed become what they were.
    }
import-undo-safety =
    { $count ->
        [one] One contact says again of getting in touch safely what it said before. Look whether mail may really go there again.
       *[other] { $count } contacts say again of getting in touch safely what they said before. Look whether mail may really go there again.
    }
import-undo-contacts =
    { $count ->
        [one] One contact that it added goes.
       *[other] { $count } contacts that it added go.
    }
import-undo-organisations =
    { $count ->
        [one] One organisation that was added for it goes: { $names }.
       *[other] { $count } organisations that were added for it go: { $names }.
    }
import-undo-kinds =
    { $count ->
        [one] One area or kind of work that was added for it goes: { $names }.
       *[other] { $count } areas or kinds of work that were added for it go: { $names }.
    }
import-undo-places =
    { $count ->
        [one] One place that was added for it goes: { $names }.
       *[other] { $count } places that were added for it go: { $names }.
    }
import-undo-nothing = Nothing that came with it can be undone.
import-undo-history = The history keeps that all this was here, and that you undid it.
import-undo-once = It can be done once. To take the list in again, bring the file again.
import-undo-yes = Undo it
import-undo-but = Undo all but these
import-stays =
    { $count ->
        [one] Something stands in the way
       *[other] { $count } things stand in the way
    }
import-stays-text = Somebody has worked with them since.
import-stays-unless = Nothing is undone as long as they stand in the way, unless you leave them as they are.
import-stays-later = If a later list changed them, undo that one first.
import-stays-more =
    { $count ->
        [one] One more is not shown.
       *[other] { $count } more are not shown.
    }
import-stays-changed = changed, confirmed or ended since
import-stays-confirmed = somebody said since that it is still true
import-stays-contacts = it has contacts
import-stays-seats = somebody has a seat for it
import-stays-merged = it was merged with another one
import-stays-named = something else names it that stays
import-stays-holds = it holds something that stays
import-undone-title = It was undone
import-undone-text = It had been taken in, and was undone { $when }. This is what became of its rows at the time.
import-undone-stayed =
    { $count ->
        [one] One thing stayed
       *[other] { $count } things stayed
    }
import-undone-stayed-text = They stood in the way, because somebody has worked with them since.
import-undo-not-taken = It was not taken in, so there is nothing to undo.
import-undo-done = It has been undone before.
notice-import-undone = The import is undone.
notice-import-undone-before = It has been undone before.
notice-import-not-taken = It was not taken in, so there is nothing to undo.

## What happened

event-import-added = { $who } brought a spreadsheet
event-import-taken-in = { $who } took a spreadsheet in
event-import-undone = { $who } undid what came with a spreadsheet
event-import-removed = { $who } took a spreadsheet away

## What a list names no longer

import-missing =
    { $count ->
        [one] One activity is not in this list any more
       *[other] { $count } activities are not in this list any more
    }
import-missing-title = What is not in this list any more
import-missing-text =
    { $count ->
        [0] Everything that was in the list before is in it still, or is over.
        [one] One activity was in the list before, or is run by somebody in it, and is not in it now. Unless you say otherwise, nothing happens to it.
       *[other] { $count } activities were in the list before, or are run by somebody in it, and are not in it now. Unless you say otherwise, nothing happens to them.
    }
import-missing-refused = Some rows are not taken in
import-missing-refused-text = What they mean may stand here, although the list names it. Until these rows are settled, only what you choose one by one ends.
import-missing-whole = How much the list holds
import-missing-whole-yes = It is the whole list of the organisations in it: ask about everything else they run, too
import-missing-whole-ask = Is something not in this list any more?
import-missing-day = Last day
import-missing-day-hint = For everything of which you say that it has ended.
import-missing-all = All of them
import-missing-all-yes = All have ended on that day, but for those of which I say something else; what has not begun will not take place
import-missing-since = { $who }, since { $day }
import-missing-unsaid = As I say of all of them
import-missing-goes-on = It goes on
import-missing-ended = It has ended on that day
import-missing-called-off = It will not take place
import-missing-too-early = It began on { $day }, and cannot have ended before.
import-missing-save = These are right
import-fact-ended = Ended with it

## Words that are remembered

import-asked-remembered = { $rows } As you said the last time.
import-answer-remembered = As the last time
import-words-title = Words that are remembered
import-words-text = What somebody chose for a word in a list stands there first when the word comes again; it can be changed each time. A word that is forgotten is asked about as if it were new.
import-words-empty = No word is remembered yet
import-words-empty-text = When you take a spreadsheet in and say what its words mean, they stand here.
import-head-word = Word
import-head-about = About
import-head-meant = Means
import-word-unasked = { $means } (the best match; nobody was asked)
import-head-forget = Forget
import-word-organisation = An organisation
import-word-several = One organisation or several
import-word-place = A place
import-word-kind = A kind of work
import-word-population = For whom work is done
import-word-new = It was new then
import-word-out = Its rows are left out
import-word-gone = Something that is no longer here
import-word-forget = Forget { $word }
notice-import-word-forgotten = The word is forgotten.

import-contact-note-stays = This contact is known already, and has a note on getting in touch safely. It stays; what the list says was not added to it. Please compare the two on the organisation’s page.
import-contact-barred = Another contact of this organisation wants no mail. So no mail goes to this one either, until somebody says on the organisation’s page that it may.
