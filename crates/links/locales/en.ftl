# Private links as a coordinator sees them.
links-title = Private links
links-text = Each organisation keeps what it does by itself: you send it a link, and it says on any phone what is still true, what has changed, and what is missing. Nobody needs an account. You copy the links and pass them on, or have them sent by mail, whichever is safe.
links-new = Make links
links-new-text = Choose for whom, and whether you pass the links on yourself. Each link is for one organisation. A link to copy is shown once, on the next page, with words to send it by.
links-new-more = There are more organisations than fit here. Make these first, then come again for the others.
links-remind = Remind those who have not answered ({ $count })
links-remind-hint = Each gets a new link, once. The earlier link works for 7 more days, so that nobody who has just been sent it stands outside. It goes by mail where the link went by mail; the others you get to copy.
links-remind-left-out = { $count ->
    [one] One was asked less than 3 days ago and is left out.
   *[other] { $count } were asked less than 3 days ago and are left out.
}
links-reminded = Reminded on { $day }.
links-anew = Make a new link
links-first = Make a link
links-revoke = Revoke
links-states = How they stand
links-none-text = No organisation stands like this now.
links-part-all = All: { $count }
links-part-owed = Not answered: { $count }
links-part-waiting = Waiting: { $count }
links-part-expired = Out of date: { $count }
links-part-revoked = Revoked: { $count }
links-part-none = No link yet: { $count }
links-part-answered = Answered: { $count }
links-sheet-text = Whoever would rather write in a spreadsheet gets the sheet with what they run already. It comes back under Activities, “Take a spreadsheet in”.
links-sheet = Sheet to send
links-column-who = Organisation
links-column-state = How it stands
links-column-since = Since
links-column-until = The link works until
links-column-next = What next
links-state-none = No link yet
links-state-waiting = Waiting
links-state-begun = Has begun
links-state-answered = Answered
links-state-expired = Out of date
links-state-revoked = Revoked

links-for = For whom
links-for-all = All who run something ({ $count })
links-for-all-hint = With those of whom nothing is known yet. Whoever has a link that works, or has answered, is left out.
links-make = Make these links
links-days = For how many days they work
links-days-hint = 30 is enough for most. 90 is the most.
links-refused-days = Use a number from 1 to 90.
links-way = How they go
links-way-copy = I copy them
links-way-copy-hint = They are shown on the next page, once.
links-way-mail = By mail
links-way-mail-hint = To the contact named above. The mail names nobody and says nothing of the work. Where there is no address, you get the link to copy.
links-way-mail-laid = No mail server is set: each mail lies to be read under Mail. Where there is no address, you get the link to copy.
links-own-words = A sentence of your own
links-own-words-hint = So that they know it is from you, such as: As we agreed on the telephone. Somebody else may read it: name nobody.
links-mail-to = Mail would go to { $address }.
links-mail-to-noted = Mail would go to { $address }. Its note says: { $note }
links-mail-unfit = No mail can go to { $address }: correct the contact, or copy the link.
links-mail-never = Its contact does not want mail: copy the link.
links-mail-none = No mail address: copy the link.
links-mail-is-waiting = The mail waits to be sent.
links-mail-is-laid = The mail lies to be read since { $day }.
links-mail-is-sent = Mail sent on { $day }.
links-mail-is-refused = The mail did not arrive. Correct the contact, or copy a new link.
links-mail-is-given-up = The mail could not be sent. Copy a new link, or try again.
links-mail-is-withdrawn = The mail was taken back on { $day }.
links-mail-is-late = The mail was not sent in time.
mail-purpose-private-link = Private link

# What the mail says. Whoever looks over somebody's shoulder learns nothing from it.
links-mail-subject = A page for you to look at
links-mail-hello = Hello,
links-mail-ask = You are asked to look at a page and say what is still true on it, and what is missing. It takes a few minutes on any phone, and needs no account:
links-mail-remind = You were asked to look at a page and say what is still true on it. There is no answer yet. Please use this address; an earlier one works no longer, or only for a few days:
links-mail-last = It is for you only, and works until { $day }. Please do not pass it on.
links-mail-unexpected = If you do not know what this is about, do not open it, and ask those you work with in person.

links-has-waiting = Has a link that works. A new one ends it at once.
links-has-answered = Has answered. A new link asks again.
links-has-expired = Its last link is out of date.
links-has-revoked = Its last link was revoked.

links-made = Private links
links-made-count = { $count ->
    [one] One link is ready
   *[other] { $count } links are ready
}
links-made-mailed = These get theirs by mail
links-made-laid = The mails for these lie to be read, since no mail server is set
links-made-text = Copy them now: they are shown only here, and only this once.
links-made-way = Whoever has a link can speak for that organisation. Send each only to its own people, in a way that nobody else reads.
links-made-copies = Several people may use the same link. Nobody is asked for a name; the history says that it came by private link.
links-made-lost = If one is lost, or went to the wrong person, make a new one: the old one ends at once.
links-made-file = Take them along as a list (CSV)
links-column-link = Private link
links-made-all = All of them, to copy in one go
links-made-done = Back to private links
links-words = Words to send it by
links-words-greeting = Hello { $name },
links-words-ask = { $who } asks what { $name } does now, and where. Please look at what we know, and say what is still true and what is missing. It takes a few minutes on any phone, and needs no account:
links-words-remind = { $who } has not heard from { $name } yet. Please look at what we know, and say what is still true and what is missing. It takes a few minutes on any phone, and needs no account. Please use this link; an earlier one works no longer, or only for a few days:
links-words-last = It is for you only, and works until { $day }. Please do not pass it on outside your organisation.

links-revoke-question = Revoke the link of { $name }?
links-revoke-at-once = Whoever has it is out at their next step.
links-revoke-kept = Everything that was said by it stays.
links-revoke-again = You can make a new one at any time.
notice-links-revoked = The link has been revoked.
notice-links-ended-already = This link had ended already.
notice-links-made-already = These links have been made already, and are shown only once. Make new ones for those you could not copy.
notice-links-mailed = The links go by mail. What became of each stands in the list.
notice-links-laid = No mail server is set, so each mail lies here to be read.
notice-links-reminded-already = There is nobody to remind just now: everybody has answered, was reminded already, or was asked less than 3 days ago.
notice-links-nobody = There is nobody to make a link for just now.

links-all = Everybody has answered
links-all-text = So everybody was asked, and where nobody works, it is known.
links-asked = Write that down
links-asked-question = Write down that everybody was asked?
links-asked-all = { $count ->
    [one] The one organisation here has answered, on { $day }. That day is written down.
   *[other] All { $count } organisations have said that this is everything they do, the first on { $day }. That day is written down.
}
links-asked-places = It holds for everything inside these places: { $places }.
links-asked-areas = It holds for every kind of work in these areas of focus: { $areas }.
links-asked-gaps = Where there is a need and nobody works, the cloth then shows a gap. Under Needs it can be put right, and taken away.
links-asked-do = Write it down
links-asked-how = Private links
notice-links-asked = It is written down that everybody was asked. Needs lists it.
notice-links-asked-many = There are too many places and areas of focus to write down at once. Under Needs you can do it in parts.
notice-links-not-all = Not everybody has answered yet, so nothing was written down.

event-private-link-added = { $who } made a private link for { $name }
event-private-link-ended = { $who } revoked the private link of { $name }
event-private-link-undone = { $who } took back that this is everything that { $name } does
event-private-link-confirmed = { $who } said that this is everything that { $name } does

# What a private link leads to.
own-speak-for = You speak for { $name }
own-given = { $who } made this link for you on { $day }.
own-until = It works until { $day }, as often as you like.
own-begin = Begin
own-begin-text = You will see what is known of your work, and can say what is still true, change it, end it, or add to it. It takes a few minutes.
own-begin-sees = The members of the coalition see what you say. Please write nothing about a person who needs help, and no exact address.
own-begin-nobody = Nobody asks who you are. It is only kept that somebody at your organisation said it.
own-closed-title = This link does not open
own-closed-unknown = No link is known at this address. Perhaps a part of it was lost on the way: copy the whole of it once more.
own-closed-expired = Its last day has passed.
own-closed-revoked = It has been closed. That happens when lists are put in order, and says nothing about you or your work.
own-closed-replaced = A newer one has taken its place.
own-closed-next = Whatever was said by it has been kept. If there is more to say, ask whoever gave it to you for a new one: in person or by telephone is best.
own-text = This is what is known of your work. Say what is still true, and change the rest.
own-text-none = Nothing is known of your work yet. Add what you do, one thing after the other.
own-all-true = All still true, and nothing missing
own-all-true-text = Or say it for all of them at once, if every one above is still true.
own-take-back = That was a mistake: take it back
own-add = Add something
own-change = Change
own-end = It ended
own-cancellation = Call it off
own-more = There is more than fits here. What nobody has confirmed for the longest time is shown.
own-last = Last confirmed on { $said }.
own-whole = Is that everything you do?
own-whole-text = If you went through the list above one by one, say here that nothing is missing. Then we can also see where nobody is.
own-whole-yes = Yes, nothing is missing
own-whole-none = Is there nothing that you do here now?
own-whole-none-text = Then please say so. It helps us to see where nobody is.
own-whole-none-yes = That is so: nothing now
own-answered = Thank you. You said on { $day } that this is everything.
own-answered-text = You can still change anything here, and say it again.
own-leave-title = When you are done
own-leave-text = Close the page if others use this phone or computer too: then nobody sees here what you do. Your link still opens it.
own-leave = Close my page
notice-own-answered = Thank you. That is a full answer, and you are done.
notice-own-taken-back = It is taken back: everything is as it was before. What you said since then stays.
notice-own-not-taken-back = There is nothing to take back any more.
notice-own-kept = Thank you. It has been kept.
