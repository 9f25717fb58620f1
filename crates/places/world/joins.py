"""Joins made by hand: where the sources disagree about codes or boundaries, this page says what holds.

Everything here is read by make_world.py. Keep each table short and each line with its reason.
"""

# Subdivision codes which ISO 3166-2 lists inside a country although the same land has a country code of
# its own. They are left out below the country, and their outlines become the outline of the country named.
OWN_COUNTRY = {
    "CN-HK": "HK", "CN-MO": "MO", "CN-TW": "TW", "FI-01": "AX", "NO-21": "SJ", "NO-22": "SJ",
    "FR-971": "GP", "FR-972": "MQ", "FR-973": "GF", "FR-974": "RE", "FR-976": "YT",
    "FR-GP": "GP", "FR-MQ": "MQ", "FR-GF": "GF", "FR-RE": "RE", "FR-YT": "YT",
    "FR-BL": "BL", "FR-MF": "MF", "FR-NC": "NC", "FR-PF": "PF", "FR-PM": "PM", "FR-TF": "TF", "FR-WF": "WF",
    "NL-AW": "AW", "NL-CW": "CW", "NL-SX": "SX",
    "US-AS": "AS", "US-GU": "GU", "US-MP": "MP", "US-PR": "PR", "US-VI": "VI", "US-UM": "UM",
}

# Listed by ISO but left out: Pattaya is a city inside Chon Buri; Clipperton has no people; Bonaire, Saba and Sint Eustatius stand below BQ.
LEFT_OUT = {"TH-S", "FR-CP", "NL-BQ1", "NL-BQ2", "NL-BQ3"}

# Countries whose top level in ISO is geography rather than administration: the level below is the first.
SKIP_TOP_LEVEL = {"ID"}

# Outlines of these countries are older than the areas ISO lists today; same names, other borders.
# Their first level has no outlines (the country itself has).
OLD_BORDERS = {"KE", "CI", "LU", "MA", "NP", "LV", "LY"}

# Natural Earth's code -> today's code, where the land is the same (or the newer area is made of the old ones).
RENAMED = {
    "BA-X01~": "BA-SRP", "BA-X02~": "BA-SRP", "BA-X03~": "BA-SRP", "BA-X04~": "BA-SRP", "BA-X05~": "BA-SRP",
    "BA-X06~": "BA-SRP", "BA-X07~": "BA-SRP", "CZ-PL": "CZ-32", "KZ-AKM": "KZ-11", "TW-TPQ": "TW-NWT",
    "ES-PM": "ES-PM", "NL-BQ1": "BQ-BO", "NL-BQ2": "BQ-SA", "NL-BQ3": "BQ-SE", "UG-118": "UG-118", "NO-X01~": "BV", "LC-04": "LC", "LC-09": "LC",
    "CZ-US": "CZ-42", "CZ-LI": "CZ-51", "CZ-KA": "CZ-41",
    "CZ-KR": "CZ-52", "CZ-OL": "CZ-71", "CZ-PA": "CZ-53", "CZ-ZL": "CZ-72", "EE-67": "EE-68", "EE-82": "EE-81",
    "EE-86": "EE-87", "EE-65": "EE-64", "EE-78": "EE-79", "EE-49": "EE-50", "EE-70": "EE-71", "EE-51": "EE-52",
    "KZ-YUZ": "KZ-61", "KZ-KZY": "KZ-43", "KZ-AKT": "KZ-15", "KZ-SEV": "KZ-59", "KZ-KUS": "KZ-39",
    "KZ-ATY": "KZ-23", "IS-0": "IS-1", "OM-BA": "OM-BS", "OM-SH": "OM-SJ", "PK-TA": "PK-KP", "MX-DIF": "MX-CMX",
    "MD-CAM": "MD-SN", "MD-GRI": "MD-SN", "MK-50": "MK-607", "MK-22": "MK-304", "IT-CI": "IT-SU", "IT-VS": "IT-SU",
    "IT-OT": "IT-SS", "IT-OG": "IT-NU", "PH-MNL": "PH-00", "PH-MAG": "PH-14",
    # Norway joined counties in 2020.
    "NO-01": "NO-30", "NO-02": "NO-30", "NO-06": "NO-30", "NO-04": "NO-34", "NO-05": "NO-34", "NO-07": "NO-38",
    "NO-08": "NO-38", "NO-09": "NO-42", "NO-10": "NO-42", "NO-12": "NO-46", "NO-14": "NO-46", "NO-16": "NO-50",
    "NO-17": "NO-50", "NO-19": "NO-54", "NO-20": "NO-54",
    # Pieces without a country code.
    "-99-X16~": "CY", "-99-X17~": "CY", "-99-X04~": "CY", "-99-X11~": "SO", "-99-X13~": "CU", "-99-X05~": "KZ-43",
    "-99-X15~": "CC", "-99-X14~": "CX", "-99-X03~": "AU",
}

# Single features of Natural Earth whose code is another area's: (code, name) -> today's code.
MISLABELLED = {
    ("BA-SRP", "Posavina"): "BA-BIH", ("CO-CUN", "Bogota"): "CO-DC", ("MV-12", "Malé"): "MV-MLE",
    ("LA-VI", "Vientiane [prefecture]"): "LA-VT", ("PE-LIM", "Lima Province"): "PE-LMA",
    ("HR-12", "Požega-Slavonia"): "HR-11", ("SD-DE", "Central Darfur"): "SD-DC", ("SD-DS", "Eastern Darfur"): "SD-DE",
    ("IR-30", "Razavi Khorasan"): "IR-09", ("GB-BMH", "Bournemouth"): "GB-BCP", ("GB-POL", "Poole"): "GB-BCP",
}

# Countries whose codes were dealt out anew since Natural Earth's map: joined by name only.
CODES_MOVED = {"IR", "UG"}

# Claimed by several and lived in by nobody: drawn in no country.
NOT_DRAWN = {"-99-X06~", "-99-X08~", "-99-X02~", "CN-X01~"}

# Countries whose listed codes and names are newer than the dictionary's ("Lumbini", no longer "Province 5").
LISTED_NAMES = {"IR", "NP", "UG"}

# Countries for which ISO's long form is not offered as a further name.
NAMED_ONCE = {"TW"}

# English country names where the plain dictionary name reads badly on a page.
ENGLISH = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "HK": "Hong Kong", "MO": "Macao",
    "MM": "Myanmar", "PS": "Palestine", "CI": "Côte d’Ivoire", "TR": "Türkiye",
}

# Further English names that people still type.
ALSO_KNOWN_AS = {"MM": ["Burma"], "TL": ["East Timor"], "SZ": ["Swaziland"], "CV": ["Cape Verde"], "TR": ["Turkey"],
                 "CZ": ["Czech Republic"], "MK": ["Macedonia"], "CD": ["Zaire", "DRC"], "GB": ["Great Britain", "UK"],
                 "US": ["USA", "United States of America"], "AE": ["UAE"]}

# Local names that the sources have wrong.
LOCAL = {("NP-P5", "ne"): "लुम्बिनी"}

# Words before a name that only say what kind of area it is; the kind is kept in a field of its own.
BEFORE_NAME = {"th": ("จังหวัด", "แขวง"), "lo": ("ແຂວງ", "ຈັງຫວັດ"), "km": ("ខេត្ត",), "vi": ("tỉnh ", "Tỉnh ")}

# Languages kept for every area where a source has them; each country's official languages come on top.
LANGUAGES = ("en fr es ar th km lo my zh zh-Hant sw ru hi pt vi id bn ne ur fa de it ja ko tr uk fil am ta te "
             "so ha ms pl nl ro el").split()
