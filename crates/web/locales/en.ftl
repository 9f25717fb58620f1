### Words of the pages' surroundings: navigation, forms, lists, errors, days and numbers.

## Around every page

skip = Skip to the main content
leave-quickly = Leave quickly
crumbs-label = Back up
nav-main = Main
nav-short = Main, short
nav-everything = Everything
nav-home = Home
nav-organisations = Organisations
nav-activities = Activities
nav-maps = Maps
nav-settings = Settings
nav-find = Find
nav-find-label = Find organisations, activities and places
nav-more = More
nav-coalitions = Your coalitions
nav-you = You
nav-about = About and sources
nav-accessibility = Accessibility
nav-safety = Privacy and safety
signed-in-as = Signed in as
sign-in = Sign in
sign-out = Sign out

## Forms

form-missing = { $label }: please fill this in.
form-missing-one = { $label }: please choose one.
form-missing-ticks = { $label }: please choose at least one.
form-unknown-choice = { $label }: please choose from the list.
form-too-long = { $label }: please shorten this. It may have { $most } letters and has { $given }.
form-not-a-day = { $label }: please give a day that exists, with the day first, such as 23/11/2026.
form-not-a-number = { $label }: please write a whole number in digits, such as 12.
form-mistake = Please check:
form-optional = optional
form-choose = Choose one
form-inside =
    { $count ->
        [one] 1 inside { $name }
       *[other] { $count } inside { $name }
    }
form-saving = Saving…
form-cancel = Cancel
form-summary =
    { $count ->
        [one] Please check one answer
       *[other] Please check { $count } answers
    }
form-title-mistake = Please check:
form-conflict-title = { $name } saved this while you were writing
form-conflict-when = Saved on { $when }.
form-conflict-text = Nothing you wrote is lost, and nothing of theirs has been replaced. These are the answers that differ, theirs under each question. Change yours if you like, then save again: what stands here will be kept.
form-conflict-none = Both of you gave the same answers. Nothing more is needed; you can save again or cancel.
form-further = More, if you like
form-conflict-same = Answers that do not differ
form-theirs = Saved meanwhile:
form-theirs-empty = nothing, it was left empty
confirm-back = Go back
copy-link = Copy the link
copy-words = Copy the words
copy-done = Copied
print = Print

## Lists

filter-label = Narrow this list
filter-any = All
filter-chosen =
    { $count ->
        [one] 1 chosen
       *[other] { $count } chosen
    }
filter-more = More to narrow by
filter-show = Show
filter-clear = Show everything
listing-none = Nothing found
listing-all =
    { $count ->
        [one] 1 in all
       *[other] { $count } in all
    }
listing-range = { $first }–{ $last } of { $total }
number-many = more than { $count }
listing-many = { $first }–{ $last } of more than { $total }
listing-pages = Pages
listing-previous = Previous
listing-next = Next
download-label = Download this list:
download-csv = CSV
download-xlsx = Spreadsheet (XLSX)
download-json = JSON
download-3w = 3W with hashtags: who does what where
download-4w = 4W: also when
download-5w = 5W: also for whom and how many
download-geojson = Map (GeoJSON)
history-changes =
    { $count ->
        [one] 1 change
       *[other] { $count } changes
    }
history-before = Before:
history-after = Now:
history-empty = now empty
history-struck = taken out
history-strike = Take a text out of this history
progress-count = { $done } of { $total }

## When something stops

error-sign-in-title = Please sign in first
error-sign-in-text = This page is for people who have signed in. Nothing was changed. Once you have signed in, come back to this address.
error-forbidden-title = You may not do this here
error-forbidden-text = Your seat in this coalition does not allow it. Nothing was changed. If you need to do this, ask a coordinator.
error-no-link-title = This page opens with your link
error-no-link-text = Nothing was changed. Open the link you were given once more. If it no longer opens, ask whoever gave it to you for a new one.
error-old-form-title = Please look once more before this is saved
error-old-form-text = What was sent does not come from a page you have opened since you last signed in. Nothing was changed.
error-not-found-title = There is nothing at this address
error-not-found-text = The page may have been moved or taken away, or it belongs to a coalition in which you have no seat. Nothing was changed.
error-stale-title = Somebody else changed this meanwhile
error-stale-text = What they saved is safe, and yours has not been saved yet. Open the page again to see how it stands now.
error-bad-request-title = We could not understand what was sent
error-bad-request-text = Nothing was changed. Go back to the page before, load it again, and try once more.
error-too-large-title = That is too much at once
error-too-large-text = Nothing was changed. Please send it in smaller parts.
error-too-slow-title = It took too long to arrive
error-too-slow-text = The line is slow or broke off, so nothing was changed. Please go back and send it once more.
error-wrong-method-title = This address takes something else
error-wrong-method-text = What was sent does not belong to this address. Nothing was changed. Go back to the page before and use what stands there.
error-full-title = There is no room to save
error-full-text = The server’s disk is full. Everything saved earlier is safe and can be read, but nothing new can be kept until whoever looks after the server makes room. Please copy your text somewhere safe.
error-busy-title = Others are saving just now
error-busy-text = Somebody else’s work is being saved for longer than usual. Everything saved earlier is safe. Please try again in a moment.
error-away-title = The records cannot be reached just now
error-away-text = The database does not answer. Everything saved earlier is safe. Please try again in a minute; if it goes on, tell whoever looks after the server.
error-broken-title = Something went wrong on our side
error-broken-text = This is not your doing. Everything saved earlier is safe. Please try again; if it happens again, tell whoever looks after the server what you were doing.
error-typed-title = What you wrote
error-typed-text = It has not been saved yet. You can send it again from here, or copy it first.
error-typed-sign-in-text = It has not been saved yet. Sign in again in another window, then come back here and send it.
error-typed-no-link-text = It has not been saved yet. Open your new link in another window, then come back here and send it.
error-typed-piece = What you wrote, part { $number }
error-typed-chosen = What you ticked or chose from lists is kept as well, and goes with it.
error-try-again = Try again
error-home = Go to the coalition’s home page
error-start = Go to the start

## Days, numbers and lists

day = { $day } { $month } { $year }
moment = { $day }, { $time } UTC
time = { $time } UTC
thousands-mark = ,
list-comma = {", "}
list-and = { $start } and { $last }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# In place of a title, for whoever came by a private link: it may be read over somebody’s shoulder.
by-link-title = What we do
by-link-kept = What you had typed here is back. It has not been saved yet.
by-link-waiting = There is no line just now. What you typed is kept here and will be sent when the line is back. Please keep this page open.
