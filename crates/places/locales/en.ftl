# Choosing where the coalition works.
area-title = Where do you work?
area-step = Step 3 of 3
area-text = Choose the areas in which your coalition works, in one country or several. You can add more at any time.
area-find = Find an area
area-search = Name of an area
area-search-hint = In any language and script, for example: Chiang Rai, เชียงราย, ຊຽງຮາຍ
area-search-do = Find
area-country = Or choose a country
area-country-do = Show its areas
area-inside = Areas in { $name }
area-found =
    { $count ->
        [0] No area has this name
        [one] 1 area found
       *[other] { $count } areas found
    }
area-none = Try another spelling, a shorter name, or the country.
area-already =
    { $count ->
        [one] 1 of them has been chosen already.
       *[other] { $count } of them have been chosen already.
    }
area-whole-label = The whole country or area
area-whole = All { $count } of them
area-areas = The areas
area-areas-found = The areas found
area-kept = Ticked before, not saved yet
area-kept-areas = Areas
area-further = Look inside
area-open = Show its areas
area-save = Add these
area-save-on = Save and go on
area-save-more = Save and choose more
area-chosen = Chosen so far
area-chosen-text = Chosen by mistake? Open the area and end it there. Lower areas, such as districts, can be added later by hand.
area-country-only = the country as a whole
area-onward = Go on to your first organisation
area-skip = Leave this for now and add the first organisation
area-refused-none = Tick at least one area.
area-words-more = { $names } and { $count } more
notice-area-added = The areas have been added.

# The list of places and one place.
places-title = Places
places-text = The areas where the coalition works. Every activity and every need belongs to one of them.
places-empty-title = No places yet
places-empty-text = Choose the countries and provinces where you work. The map and the cloth are drawn over them.
places-empty-ask = A coordinator chooses the countries and provinces where the coalition works. The map and the cloth are drawn over them.
places-choose = Choose areas from the world’s list
places-add-hand = Add a place by hand
places-import = From a file
places-search = Name, in any language, or code
places-none-found = No place fits. Show everything again, or try another spelling.
places-name = Name
places-local-name = Name in the script written there
places-local-name-hint = For example: แม่สาย
places-kind = Kind
places-kind-hint = What it is called there: district, township, commune
places-level = Level
places-level-0 = Country
places-level-1 = Province, state or region
places-level-2 = District
places-level-3 = Sub-district or commune
places-code = Code
places-code-hint = The official one, if there is one (for example a p-code). It lets spreadsheets from elsewhere find this place.
places-inside = Lies inside
places-inside-code = Code of the place around it
places-count-inside = Places inside
places-ended-on = Ended on
places-ended = ended
places-about = About this place
places-children = Places inside it
places-children-none = There are none here yet.
places-names = Names in other languages
places-names-hint = One on each line: the language in short, a colon, the name. For example: th: แม่สาย. For another code by which lists know the place, zxx: TH5709
places-names-count =
    { $count ->
        [one] 1 name
       *[other] { $count } names
    }
places-names-none = No other names are known.
places-outline = Outline
places-outline-hint = Only if the map should show this place. Paste GeoJSON (a Polygon or MultiPolygon), at most 20,000 points. Shapes under about one kilometre are refused, so that nobody can be found by one.
places-outline-points =
    { $count ->
        [one] drawn by hand, 1 point
       *[other] drawn by hand, { $count } points
    }
places-picture-label = Outline of { $name }
places-picture-world = The outline comes with Weft; it shows who governs, not who should.
places-picture-hand = The outline was drawn by hand.
places-picture-none = There is no outline of this place yet. The map shows it as a square.
places-history = History
places-new-title = Add a place
places-add = Add this place
places-add-inside = Add a place inside it
places-deepest = Nothing more exact is kept here. This protects shelters and the people in them: the settings say how exact places may be.
places-safety = The most exact places kept here: { $level }. Never write the address or the exact position of a shelter.
places-edit = Change
places-edit-title = Change { $name }
places-save = Save
places-end = End this place
places-end-question = End { $name }?
places-end-consequence-1 = It is no longer offered when somebody adds an activity or a need.
places-end-consequence-2 = What was recorded there stays, with its history.
places-end-consequence-3 = A coordinator can bring it back.
places-end-not-now = It cannot end yet
places-revive = Bring it back
places-did-added = { $name } added this place
places-did-changed = { $name } changed this place
places-did-ended = { $name } ended this place
places-did-revived = { $name } brought this place back
places-did-struck = { $name } took a text out of this history
places-did-program = Weft
places-square = Square on the sketch map
notice-place-added = The place has been added.
notice-place-ended = The place has ended. Its history stays.
notice-place-revived = The place is back.
notice-place-inside-ended = It lies inside a place that has ended. Bring that one back first.

# Why a place was not taken.
places-refused-inside = Choose the place in which it lies.
places-refused-inside-ended = The place around it has ended. Bring that one back first, or choose another.
places-refused-deep = Nothing more exact than this is kept here. A list of small places could lead somebody to a shelter or to a person, so the coalition has set a limit. A coordinator can change it in the settings.
places-refused-name = Give the place a name.
places-refused-long = Names and kinds may have 200 letters. Please shorten this.
places-refused-name-taken = There is a place of this name and kind there already.
places-refused-kind = Say what kind of place it is, for example: district.
places-refused-code = A code has up to 40 letters and digits and no spaces.
places-refused-code-taken = Another place of the coalition has this code.
places-refused-code-unknown = One of these areas is not in the world’s list. Load the page again and choose once more.
places-refused-names-line = Line { $number } of the names cannot be read. Write the language in short, a colon, and the name: “th: แม่สาย”.
places-refused-names-many = A place may have { $number } other names.
places-refused-children =
    { $number ->
        [one] 1 place lies inside it and has not ended. End that one first.
       *[other] { $number } places lie inside it and have not ended. End those first.
    }
places-outline-refused-json = This is not GeoJSON. It should begin with a brace and the word “type”. Copy the whole text from the program that drew the outline.
places-outline-refused-kind = The outline has to be an area: GeoJSON with a Polygon or a MultiPolygon. Points and lines are not taken.
places-outline-refused-ring = Ring { $number } of the outline has too few points. It needs at least three corners.
places-outline-refused-point = Point { $number } of the outline is not a pair of numbers.
places-outline-refused-earth = Point { $number } of the outline does not lie on the earth. Give degrees, longitude before latitude (WGS 84).
places-outline-refused-many = The outline has { $number } points; 20,000 is the most. Please simplify it in the program that drew it.
places-outline-refused-small = The outline is smaller than about one kilometre. So exact a place could lead somebody to a shelter, so it is not kept.

# Languages in which places have names.
places-language-am = Amharic
places-language-ar = Arabic
places-language-bn = Bengali
places-language-de = German
places-language-el = Greek
places-language-en = English
places-language-es = Spanish
places-language-fa = Persian
places-language-fr = French
places-language-ha = Hausa
places-language-hi = Hindi
places-language-id = Indonesian
places-language-it = Italian
places-language-ja = Japanese
places-language-km = Khmer
places-language-ko = Korean
places-language-lo = Lao
places-language-ms = Malay
places-language-my = Burmese
places-language-ne = Nepali
places-language-nl = Dutch
places-language-pl = Polish
places-language-ps = Pashto
places-language-pt = Portuguese
places-language-ro = Romanian
places-language-ru = Russian
places-language-si = Sinhala
places-language-so = Somali
places-language-sw = Swahili
places-language-ta = Tamil
places-language-te = Telugu
places-language-th = Thai
places-language-tr = Turkish
places-language-uk = Ukrainian
places-language-ur = Urdu
places-language-vi = Vietnamese
places-language-zxx = Another code
places-language-zh = Chinese
places-language-zh-hant = Chinese, traditional
