# Starting a coalition.
start-step = Step { $number } of 3
start-onward = Save and go on
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

